import Calculus

/// Writes a formula anew with values in the place of variables, as people write it: no factor 1, no `+ -3`, numbers that
/// meet a drawn one are worked out, decimals stay decimals. What no value touches stays as its author wrote it.
struct Substitution {
  /// A part of the new text. Its sign is kept apart, so that sums and products can take it over.
  struct Part {
    var isNegative = false
    /// The part without its sign.
    var text: String
    var binding = Binding.atom
    /// The value with its sign, where the part is an exact number.
    var number: Rational?
    /// Whether a value was put into it.
    var isDrawn = false
    var isDecimal = false

    var signed: String { isNegative ? "-" + text : text }

    /// With brackets around it where it holds together less tightly.
    func text(atLeast needed: Binding) -> String {
      isNegative || binding.rawValue < needed.rawValue ? "(\(signed))" : text
    }
  }

  /// How tightly a text holds together.
  enum Binding: Int { case sum, product, power, atom }

  private let source: String
  private let root: Syntax
  private let draw: Draw
  /// Whether powers that are too large to be exact are written so that they can be evaluated.
  private let isNumeric: Bool

  init(_ formula: Formula, _ draw: Draw) {
    (source, root, self.draw, isNumeric) = (formula.text, formula.root, draw, false)
  }

  /// For evaluating what has no exact value of a bearable length: 0.998^2849 is written exp(2849*ln(0.998)).
  init(numeric source: String, _ root: Syntax) {
    (self.source, self.root, draw, isNumeric) = (source, root, Draw(), true)
  }

  /// The whole formula.
  var text: String { write(root).signed }

  /// A number that was worked out or drawn.
  func part(_ number: Rational, asDecimal: Bool) -> Part {
    let magnitude = number.magnitude
    let decimal = asDecimal ? magnitude.decimalText : nil
    return Part(
      isNegative: number.isNegative, text: decimal ?? Expression(magnitude).text(.plain),
      binding: decimal != nil || magnitude.isInteger ? .atom : .product, number: number, isDrawn: true,
      isDecimal: asDecimal)
  }

  func write(_ syntax: Syntax) -> Part {
    switch syntax.kind {
    case .number(let value, let numeral):
      Part(text: written(syntax.range), number: value, isDecimal: numeral == .decimal)
    case .constant(let constant):
      Part(text: constant.expression.text(.plain), binding: constant == .tau ? .product : .atom)
    case .variable(let symbol): variable(symbol)
    case .group(let inner, _): group(write(inner))
    case .negation(let inner): negated(write(inner))
    case .sum(let terms): sum(terms)
    case .product(let factors): product(factors.map { ($0.link, write($0.value)) })
    case .fraction(let numerator, let denominator):
      product([(.times, write(numerator.unwrapped)), (.divide, write(denominator.unwrapped))])
    case .power(let base, let exponent): power(write(base), write(exponent.unwrapped))
    case .root(nil, let radicand): applied("sqrt", [write(radicand.unwrapped)])
    case .root(let index?, let radicand):
      Part(
        text: "\\sqrt[\(write(index.unwrapped).signed)]{\(write(radicand.unwrapped).signed)}",
        isDrawn: write(radicand).isDrawn || write(index).isDrawn)
    case .absoluteValue(let inner): applied("abs", [write(inner.unwrapped)])
    case .application(let function, let arguments, _): applied(function.name, arguments.map { write($0.unwrapped) })
    case .logarithm(let base, let argument):
      applied("log_{\(write(base.unwrapped).signed)}", [write(argument.unwrapped)])
    case .vector(let components, _): list(components.map(write))
    case .matrix(let rows): list(rows.map { list($0.map(write)) })
    case .equation(let left, let right): Part(text: "\(write(left).signed) = \(write(right).signed)", binding: .sum)
    case .point(let coordinates):
      Part(
        text: coordinates.map { "\($0.symbol.name) = \(write($0.value).signed)" }.joined(separator: ", "),
        binding: .sum)
    }
  }

  /// As its author wrote it.
  private func written(_ range: Range<Int>) -> String {
    String(decoding: source.utf8.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self)
  }

  private func variable(_ symbol: Symbol) -> Part {
    guard let value = draw.values[symbol] else { return Part(text: symbol.name) }
    if let number = value.number { return part(number, asDecimal: draw.decimals.contains(symbol)) }
    let text = value.text(.plain)
    let isWord = text.allSatisfy { $0.isLetter || $0.isNumber }
    return Part(text: text, binding: isWord ? .atom : .sum, isDrawn: true)
  }

  /// Brackets around what is one number or name now are not needed any more.
  private func group(_ inner: Part) -> Part {
    if inner.isDrawn, inner.binding == .atom || inner.number != nil { return inner }
    return Part(text: "(\(inner.signed))", isDrawn: inner.isDrawn)
  }

  private func negated(_ part: Part) -> Part {
    var part = part
    if part.binding == .sum { part = Part(text: "(\(part.signed))", isDrawn: part.isDrawn) }
    part.isNegative.toggle()
    part.number = part.number.map { -$0 }
    return part
  }

  private func list(_ parts: [Part]) -> Part { Part(text: "[" + parts.map(\.signed).joined(separator: ", ") + "]") }

  private func applied(_ name: String, _ arguments: [Part]) -> Part {
    Part(
      text: "\(name)(\(arguments.map(\.signed).joined(separator: ", ")))", isDrawn: arguments.contains(where: \.isDrawn)
    )
  }

  private func power(_ base: Part, _ exponent: Part) -> Part {
    if exponent.isDrawn, exponent.number == .one { return base }
    let isDrawn = base.isDrawn || exponent.isDrawn
    if isDrawn, let number = base.number, let count = exponent.number?.machineInteger, (0...9).contains(count),
      let value = number.raised(to: count), value.isShort
    {
      return part(value, asDecimal: base.isDecimal)
    }
    if isNumeric, let number = base.number, number > .zero, exponent.number.map({ $0.magnitude > 64 }) ?? false {
      return applied("exp", [Part(text: "\(exponent.text(atLeast: .product))*ln(\(base.text))")])
    }
    return Part(
      text: base.text(atLeast: .atom) + "^" + exponent.text(atLeast: .atom), binding: .power, isDrawn: isDrawn)
  }
}

extension Rational {
  /// Whether people would work it out rather than leave it standing.
  var isShort: Bool {
    guard let numerator = Rational(numerator).machineInteger, let denominator = Rational(denominator).machineInteger
    else { return false }
    return numerator.magnitude < 1_000_000 && denominator < 1_000_000
  }
}
