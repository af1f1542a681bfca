import Calculus

/// A point at which formulas are evaluated in doubles: variables in the order of their names, a value for each.
struct Coordinates {
  let variables: [Symbol]
  let values: [Double]

  /// - Throws: a `Failure` where a variable of the formulas has no value.
  init(_ point: [Symbol: Double], for formulas: [Expression]) throws {
    let used = Set(formulas.flatMap(\.variables))
    if let missing = used.sorted().first(where: { point[$0] == nil }) {
      throw Failure(.badInput, "the point gives no value for \(missing.name): say \(missing.name)=1, for example")
    }
    variables = point.keys.sorted()
    values = variables.map { point[$0, default: .nan] }
  }

  /// The same variables, with other values.
  init?(_ point: [Symbol: Double], like variables: [Symbol]) {
    guard point.count == variables.count, variables.allSatisfy({ point[$0] != nil }) else { return nil }
    self.variables = variables
    values = variables.map { point[$0, default: .nan] }
  }
}

extension JSONRequest {
  /// The numbers of an object that gives each variable its value: `{"x": 1, "y": "pi/2"}`.
  func coordinates(_ key: String) throws -> [Symbol: Double] {
    switch self[key] {
    case .none, .null?: return [:]
    case .object(let members)?:
      var point: [Symbol: Double] = [:]
      point.reserveCapacity(members.count)
      for (name, value) in members { point[try JSONRequest.symbol(name)] = try JSONRequest.coordinate(value, of: name) }
      return point
    case .string(let text)?: return try Input.numericPoint(text)
    case .number?, .bool?, .array?:
      throw Failure(.badInput, "\"\(key)\" must be an object such as {\"x\": 1, \"y\": 2}")
    }
  }

  /// Names come in every spelling that formulas may use.
  private static func symbol(_ name: String) throws -> Symbol {
    guard let expression = try? Parser.parseExpression(name), case .variable(let symbol) = expression.kind else {
      throw Failure(.badInput, "\"\(name)\" is not the name of a variable")
    }
    return symbol
  }

  private static func coordinate(_ value: JSONValue, of name: String) throws -> Double {
    switch value {
    case .number(let number): return number
    case .string(let text):
      if let number = Tape(try Parser.parseExpression(text)).value(at: []).value { return number }
    case .bool, .null, .array, .object: break
    }
    throw Failure(.badInput, "the value of \"\(name)\" is no number")
  }

  /// Whether a member is true; false where there is none.
  func isTrue(_ key: String) throws -> Bool {
    switch self[key] {
    case .none, .null?: return false
    case .bool(let value)?: return value
    case .string?, .number?, .array?, .object?: throw Failure(.badInput, "\"\(key)\" must be true or false")
    }
  }
}
