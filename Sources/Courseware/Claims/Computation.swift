import Calculus

/// Something that the program works out for an author: `d/dx (x^2+1)^3 at x = 1 to 4`.
struct Computation: Hashable, Sendable {
  private enum Operation: Hashable, Sendable {
    case derivative(Symbol)
    case gradient, hessian
  }

  /// In the order of writing: the last is done first.
  private var operations: [Operation] = []
  private var formula: FormulaText
  private var point: [Symbol: Expression] = [:]
  /// To how many significant digits it is shown; exact where it is not said.
  private(set) var digits: Int?
  /// Whether the author writes decimals, so that results are shown as such.
  private let hasDecimals: Bool

  init(_ source: SourceLine) throws(Diagnostic) {
    hasDecimals = source.text.contains(".")
    var rest = source.trimmed
    if let (before, after) = rest.lastHalves(at: " to "), let count = Int(after.text) {
      guard (1...17).contains(count) else {
        throw Diagnostic(.numberOutOfRange(after.text, lower: "1", upper: "17"), at: after.range)
      }
      (digits, rest) = (count, before)
    }
    if let (before, after) = rest.lastHalves(at: " at ") {
      for part in try after.assignments() {
        guard let name = part.name else { throw Diagnostic(.badAssignment(after.text), at: after.range) }
        point[Symbol(reading: name.text)] = try FormulaText(part.value.mathematics, as: .scalar).expression
      }
      rest = before
    }
    while let (operation, after) = Self.operation(rest) {
      operations.append(operation)
      rest = after
    }
    formula = try FormulaText(evaluating: rest.mathematics)
  }

  /// `d/dx`, `∂/∂x`, `grad` or `hess` at the beginning, and what follows.
  private static func operation(_ text: SourceLine) -> (Operation, SourceLine)? {
    for (word, operation) in [("grad ", Operation.gradient), ("∇", .gradient), ("hess ", .hessian)]
    where text.text.hasPrefix(word) {
      return (operation, text.dropping(word.unicodeScalars.count).trimmed)
    }
    for mark in ["d/d", "∂/∂"] where text.text.hasPrefix(mark) {
      let name = text.text.unicodeScalars.dropFirst(mark.unicodeScalars.count).prefix {
        $0.properties.isAlphabetic || "0"..."9" ~= $0 || $0 == "_"
      }
      guard !name.isEmpty else { return nil }
      let rest = text.dropping(mark.unicodeScalars.count + name.count).trimmed
      return (.derivative(Symbol(reading: String(name))), rest)
    }
    return nil
  }

  /// The value, with these values of parameters.
  func value(with values: [Symbol: Expression] = [:]) -> Formula.Value {
    // What is differentiated by stays a variable until all is differentiated.
    let early = values.filter { symbol, _ in point[symbol] == nil }
    var value = formula.value.map { $0.substituting(early) }
    for operation in operations.reversed() {
      switch (operation, value) {
      case (.derivative(let variable), _): value = value.map { $0.derivative(by: variable) }
      case (.gradient, .scalar(let expression)): value = .vector(expression.gradient(by: expression.variables))
      case (.gradient, .vector(let rows)):
        let variables = value.variables
        value = .matrix(rows.map { $0.gradient(by: variables) })
      case (.hessian, .scalar(let expression)): value = .matrix(expression.hessian(by: expression.variables))
      case (.gradient, _), (.hessian, _): value = .scalar(.undefined)
      }
    }
    let places = point.mapValues { $0.substituting(values) }
    return places.isEmpty ? value : value.map { $0.substituting(places) }
  }

  /// How the value is shown, in LaTeX: in decimals where the author writes decimals or asks for digits, else exactly.
  func latex(with draw: Draw = Draw()) -> String {
    let hasDecimals = hasDecimals || formula.value.variables.contains(where: draw.decimals.contains)
    return value(with: draw.values).text { expression in
      if let digits, let value = expression.number64 { return value.text(significantDigits: digits).latexNumber }
      if hasDecimals, let text = expression.number?.decimalText { return text }
      return expression.text(.latex)
    }
  }
}

extension String {
  /// `1.5e-7` as LaTeX writes it.
  fileprivate var latexNumber: String {
    let parts = split(separator: "e")
    return parts.count == 2 ? "\(parts[0]) \\cdot 10^{\(parts[1])}" : self
  }
}
