import Calculus

/// What an exercise takes for granted of a variable: `x > 0`, `n integer`, `0 < p < 1`.
package struct Assumption: Hashable, Sendable {
  package let symbol: Symbol
  /// The bounds, which the variable never reaches.
  package let lower: Double
  package let upper: Double
  package let isInteger: Bool

  package init(_ symbol: Symbol, lower: Double = -.infinity, upper: Double = .infinity, isInteger: Bool = false) {
    (self.symbol, self.lower, self.upper, self.isInteger) = (symbol, lower, upper, isInteger)
  }

  func allows(_ value: Double) -> Bool {
    value > lower && value < upper && (!isInteger || value == value.rounded())
  }

  /// What two assumptions on one variable say together.
  func and(_ other: Assumption) -> Assumption {
    Assumption(
      symbol, lower: max(lower, other.lower), upper: min(upper, other.upper), isInteger: isInteger || other.isInteger)
  }
}

extension Assumption {
  /// Reads conditions as authors write them, joined by commas or "and": `x > -1/3`, `0 < p < 1`, `n integer`,
  /// `n = 1, 2, 3, …`, `x ≠ 0` (which leaves out a point that is never looked at, and so says nothing).
  ///
  /// Nil where a part is none of these.
  package static func reading(_ text: String) -> [Assumption]? {
    var found: [Assumption] = []
    for part in parts(of: text) {
      guard let assumptions = condition(part) else { return nil }
      found += assumptions
    }
    return found
  }

  private static func parts(of text: String) -> [String] {
    text.replacingAll([(" and ", ","), (";", ",")]).split(separator: ",").map(String.init)
  }

  private static func condition(_ text: String) -> [Assumption]? {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    if words.count >= 2, let symbol = variable(words[0]) {
      let rest = words.dropFirst().filter { $0 != "is" && $0 != "an" && $0 != "a" }.joined(separator: " ").lowercased()
      switch rest {
      case "integer", "whole number", "whole", "∈ z", "∈ ℤ", "in z": return [Assumption(symbol, isInteger: true)]
      case "natural", "natural number", "positive integer", "∈ n", "∈ ℕ", "in n":
        return [Assumption(symbol, lower: 0.5, isInteger: true)]
      case "positive": return [Assumption(symbol, lower: 0)]
      case "negative": return [Assumption(symbol, upper: 0)]
      case "real": return [Assumption(symbol)]
      default: break
      }
    }
    return comparison(
      text.replacingAll([
        ("\\neq", "≠"), ("\\ne", "≠"), ("!=", "≠"), ("\\geq", "≥"), ("\\ge", "≥"), (">=", "≥"), ("\\leq", "≤"),
        ("\\le", "≤"), ("<=", "≤"), ("\\lt", "<"), ("\\gt", ">"),
      ]))
  }

  /// `a < x`, `x ≥ a`, `a < x < b`; several variables may share a side: `x y > 0` is none of these.
  private static func comparison(_ text: String) -> [Assumption]? {
    let sides = text.split { "<>≤≥≠".contains($0) }.map(String.init)
    let signs = text.filter { "<>≤≥≠".contains($0) }
    guard sides.count == signs.count + 1, (1...2).contains(signs.count) else { return nil }
    var result: [Assumption] = []
    for (index, sign) in signs.enumerated() {
      let (left, right) = (sides[index], sides[index + 1])
      if let symbol = variable(left), let bound = number(right) {
        result.append(assumption(symbol, sign, bound))
      } else if let symbol = variable(right), let bound = number(left) {
        let mirrored: [Character: Character] = ["<": ">", ">": "<", "≤": "≥", "≥": "≤"]
        result.append(assumption(symbol, mirrored[sign] ?? sign, bound))
      } else {
        return nil
      }
    }
    return result
  }

  private static func assumption(_ symbol: Symbol, _ sign: Character, _ bound: Double) -> Assumption {
    switch sign {
    case "<", "≤": Assumption(symbol, upper: sign == "≤" ? bound.nextUp : bound)
    case ">", "≥": Assumption(symbol, lower: sign == "≥" ? bound.nextDown : bound)
    default: Assumption(symbol)
    }
  }

  private static func variable(_ text: String) -> Symbol? {
    guard case .variable(let symbol)? = (try? Parser.parseExpression(text))?.kind else { return nil }
    return symbol
  }

  private static func number(_ text: String) -> Double? {
    guard let value = try? Parser.parseExpression(text), value.variablesAreAbsent else { return nil }
    let interval = Interval(valueOf: value, at: [:])
    return interval.isCertain && interval.magnitude.isFinite ? interval.midpoint : nil
  }
}

extension Assumption: CustomStringConvertible {
  /// `x > 0`, `0 < p < 1`, `n a whole number`.
  package var description: String {
    let name = symbol.text(.unicode)
    func bound(_ value: Double) -> String { (value + 0).text(significantDigits: 6) }
    let range: String? =
      switch (lower.isFinite, upper.isFinite) {
      case (false, false): nil
      case (true, false): "\(name) > \(bound(lower))"
      case (false, true): "\(name) < \(bound(upper))"
      case (true, true): "\(bound(lower)) < \(name) < \(bound(upper))"
      }
    let kind = isInteger ? "\(name) a whole number" : nil
    return [range, kind].compactMap { $0 }.joined(separator: ", ")
  }
}

extension String {
  fileprivate func replacingAll(_ pairs: [(String, String)]) -> String {
    pairs.reduce(self) { text, pair in
      var result = ""
      var rest = text[...]
      while let first = rest.first {
        if rest.hasPrefix(pair.0) {
          result += pair.1
          rest = rest.dropFirst(pair.0.count)
        } else {
          result.append(first)
          rest = rest.dropFirst()
        }
      }
      return result
    }
  }
}
