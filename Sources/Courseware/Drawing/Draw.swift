import Calculus

/// What was drawn for the parameters of an exercise, and how it is written.
package struct Draw: Hashable, Sendable {
  package var values: [Symbol: Expression]
  /// The parameters whose values their author writes as decimals: they stay decimals.
  var decimals: Set<Symbol>

  init(_ values: [Symbol: Expression] = [:], decimals: Set<Symbol> = []) {
    self.values = values
    self.decimals = decimals
  }

  /// `a = 2, r = 0.05`
  package var text: String {
    values.keys.sorted().map { "\($0.text(.plain)) = \(spelling(of: $0).plain)" }.joined(separator: ", ")
  }

  /// How the value of a parameter is written.
  func spelling(of symbol: Symbol) -> Spelling {
    Spelling(values[symbol] ?? Expression(symbol), asDecimal: decimals.contains(symbol))
  }
}

/// A value as each notation writes it.
struct Spelling: Hashable, Sendable {
  var plain: String
  var unicode: String
  var latex: String

  init(plain: String, unicode: String, latex: String) {
    (self.plain, self.unicode, self.latex) = (plain, unicode, latex)
  }

  init(_ expression: Expression, asDecimal: Bool = false) {
    if asDecimal, let text = expression.number?.decimalText {
      self.init(plain: text, unicode: text, latex: text)
    } else {
      self.init(plain: expression.text(.plain), unicode: expression.text(.unicode), latex: expression.text(.latex))
    }
  }
}

extension Rational {
  /// The decimal that it is exactly, where that takes at most 15 digits: 961/100 is 9.61, 1/3 is none.
  var decimalText: String? {
    let text = Double(self).text(significantDigits: 15)
    guard !text.contains("e"), (try? Parser.parseExpression(text))?.number == self else { return nil }
    return text
  }
}
