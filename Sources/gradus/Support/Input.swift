import Calculus

/// Reads what stands on the command line, with the caret message where it does not read.
enum Input {
  static func formula(_ text: String, in scope: Scope = .any) throws -> Formula {
    do {
      return try Parser.parse(text, in: scope)
    } catch {
      throw Failure(error, in: text)
    }
  }

  static func expression(_ text: String, in scope: Scope = .any) throws -> Expression {
    do {
      return try Parser.parseExpression(text, in: scope)
    } catch {
      throw Failure(error, in: text)
    }
  }

  /// An expression with the formula that was typed, which has the notes on how it was read.
  static func reading(_ text: String) throws -> (formula: Formula, expression: Expression) {
    let formula = try formula(text)
    return (formula, try formula.expression ?? expression(text))
  }

  /// `x=1,y=2`: a value for each variable.
  static func point(_ text: String) throws -> [Symbol: Expression] {
    guard let point = try formula(text).point else {
      throw Failure(.badInput, "\(text)\n^ expected a point, such as x=1,y=2")
    }
    return point
  }

  static func numericPoint(_ text: String) throws -> [Symbol: Double] {
    try point(text).mapValues { value in
      let interval = Interval(valueOf: value, at: [:])
      guard interval.isCertain, interval.magnitude.isFinite else {
        throw Failure(.badInput, "\(text)\n^ the coordinate \(value) is no number")
      }
      return value.number.map { Double($0) } ?? interval.midpoint
    }
  }

  /// The variable to differentiate by: the one named, or the only one there is, or x.
  static func variable(_ name: String?, of expression: Expression) throws -> Symbol {
    if let name { return name == "x" ? "x" : try symbol(name) }
    let variables = expression.variables
    if variables.count <= 1 { return variables.first ?? "x" }
    if variables.contains("x") { return "x" }
    throw Failure(
      .badInput,
      "\(expression) has the variables \(variables.map(\.name).joined(separator: ", ")): "
        + "say which with --by, such as --by \(variables[0].name)")
  }

  /// A variable by its name, in any spelling.
  static func symbol(_ name: String) throws -> Symbol {
    guard case .variable(let symbol) = try expression(name).kind else {
      throw Failure(.badInput, "\(name)\n^ expected the name of a variable")
    }
    return symbol
  }
}
