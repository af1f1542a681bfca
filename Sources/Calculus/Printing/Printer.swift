/// Writes expressions on one line, as people write them.
///
/// Text is gathered as UTF-8 bytes; printing takes time linear in the text. A derivative repeats the parts of its
/// function many times, so what was written once is copied from where it stands.
struct Printer {
  let notation: Notation
  private var text: TextBuffer
  /// What was written of the parts of what is printed, which keeps them alive.
  private var written = WrittenParts()
  /// The weight from which on parts are remembered: lighter ones are cheaper to write than to look up.
  private let rememberedWeight: UInt32

  private init(_ notation: Notation, of expression: Expression) {
    self.notation = notation
    text = TextBuffer(capacity: 4 * min(expression.weight, 10_000))
    rememberedWeight = expression.weight < 24 ? .max : 3
  }

  static func utf8(_ expression: Expression, _ notation: Notation) -> [UInt8] {
    var printer = Printer(notation, of: expression)
    printer.write(expression)
    return printer.text.bytes
  }

  /// How tightly a piece of text holds together; what is looser than its place asks for gets parentheses.
  enum Binding: Int {
    case sum, product, power, atom
  }

  @inline(__always)
  mutating func put(_ text: StaticString) {
    self.text.append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func put(_ text: String) {
    var text = text
    text.withUTF8 { self.text.append($0) }
  }

  mutating func put(_ number: Int) {
    if (0...9).contains(number) {
      text.append(48 + UInt8(number))
    } else {
      put(String(number))
    }
  }

  // MARK: Expressions

  mutating func write(_ expression: Expression, atLeast least: Binding = .sum) {
    guard expression.node.weight >= rememberedWeight else {
      let needsParentheses = binding(of: expression).rawValue < least.rawValue
      if needsParentheses { open() }
      compose(expression)
      if needsParentheses { close() }
      return
    }
    let known = written[expression.node]
    let binding = known?.binding ?? binding(of: expression)
    let needsParentheses = binding.rawValue < least.rawValue
    if needsParentheses { open() }
    if let known {
      text.appendCopy(of: known.range)
    } else {
      let start = text.count
      compose(expression)
      written.insert(expression.node, WrittenParts.Part(range: start..<text.count, binding: binding))
    }
    if needsParentheses { close() }
  }

  private mutating func compose(_ expression: Expression) {
    switch expression.kind {
    case .number(let value): writeFraction(of: value)
    case .constant(let constant): writeConstant(constant)
    case .variable(let symbol): put(symbol.text(notation))
    case .sum(let terms): writeSum(terms)
    case .product(let coefficient, let factors): writeProduct(coefficient, factors)
    case .power(let base, let exponent):
      if expression.isDenominator {
        writeProduct(.one, [expression])
      } else {
        writePower(base, exponent)
      }
    case .function(let function, let arguments): writeApplication(function, arguments)
    case .undefined: put(notation == .latex ? "\\text{undefined}" : "undefined")
    }
  }

  /// How tightly the text of an expression holds together.
  func binding(of expression: Expression) -> Binding {
    switch expression.kind {
    case .number(let value): value.isNegative ? .sum : value.isInteger ? .atom : notation == .latex ? .power : .product
    case .constant, .variable, .undefined: .atom
    case .sum: .sum
    case .product(let coefficient, let factors):
      coefficient.isNegative
        ? .sum
        : notation == .latex && (!coefficient.isInteger || factors.contains(where: \.isDenominator)) ? .power : .product
    case .power(let base, let exponent):
      if expression.isDenominator {
        notation == .latex ? .power : .product
      } else {
        exponent.number == .half && (notation != .unicode || binding(of: base) != .atom) ? .atom : .power
      }
    case .function(.exp, _): notation == .plain ? .atom : .power
    case .function: .atom
    }
  }

  private mutating func writeSum(_ terms: [Expression]) {
    // 1 − x rather than −x + 1.
    if terms.count == 2, terms[0].isNegativeForm, !terms[1].isNegativeForm {
      write(terms[1], atLeast: .product)
      writeTerm(terms[0])
      return
    }
    write(terms[0], atLeast: .sum)
    for term in terms.dropFirst() { writeTerm(term) }
  }

  /// A term that is not the first, after its sign.
  private mutating func writeTerm(_ term: Expression) {
    switch term.kind {
    case .number(let value) where value.isNegative:
      putMinus()
      writeFraction(of: -value)
    case .product(let coefficient, let factors) where coefficient.isNegative:
      putMinus()
      writeProduct(-coefficient, factors)
    case .number, .constant, .variable, .sum, .product, .power, .function, .undefined:
      put(" + ")
      write(term, atLeast: .product)
    }
  }

  private mutating func putMinus() { put(notation == .unicode ? " − " : " - ") }

  private mutating func putSign() { put(notation == .unicode ? "−" : "-") }

  mutating func open() { put(notation == .latex ? "\\left(" : "(") }
  mutating func close() { put(notation == .latex ? "\\right)" : ")") }

  // MARK: Numbers

  private mutating func writeFraction(of value: Rational) {
    if value.isNegative {
      putSign()
      writeFraction(of: -value)
      return
    }
    guard !value.isInteger else { return writeInteger(value) }
    guard notation == .latex else {
      writeInteger(value)
      put("/")
      writeDenominator(value)
      return
    }
    put("\\frac{")
    writeInteger(value)
    put("}{")
    writeDenominator(value)
    put("}")
  }

  /// The numerator of a number.
  mutating func writeInteger(_ value: Rational) {
    switch value.storage {
    case .machine(let numerator, _): put(numerator)
    case .big(let numerator, _): put(String(numerator))
    }
  }

  mutating func writeDenominator(_ value: Rational) {
    switch value.storage {
    case .machine(_, let denominator): put(denominator)
    case .big(_, let denominator): put(String(denominator))
    }
  }

  private mutating func writeConstant(_ constant: Constant) {
    switch (constant, notation) {
    case (.e, _): put("e")
    case (.pi, .plain): put("pi")
    case (.pi, .unicode): put("π")
    case (.pi, .latex): put("\\pi")
    }
  }
}

extension Expression {
  /// Whether a factor is written below the line: its exponent is a negative number.
  @inline(__always)
  var isDenominator: Bool { node.isDenominator }

  /// The expression in a notation, on one line; reads back as an equal expression.
  package func text(_ notation: Notation = .plain) -> String {
    String(decoding: utf8(notation), as: UTF8.self)
  }

  /// The bytes of `text`, without the cost of a string.
  package func utf8(_ notation: Notation = .plain) -> [UInt8] { Printer.utf8(self, notation) }
}

extension Expression: CustomStringConvertible {
  package var description: String { text(.plain) }
}
