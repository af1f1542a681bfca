import Calculus

extension JSONRequest {
  /// One of the words of an enumeration; nil where there is none.
  func word<Word: RawRepresentable & CaseIterable>(_ key: String) throws -> Word? where Word.RawValue == String {
    guard let text = try text(key) else { return nil }
    guard let word = Word(rawValue: text) else {
      let words = Word.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
      throw Failure(.badInput, "\"\(key)\" must be one of \(words)")
    }
    return word
  }

  /// Whether a member is true; nil where there is none.
  func flag(_ key: String) throws -> Bool? {
    switch self[key] {
    case .none, .null?: nil
    case .bool(let value)?: value
    case .string?, .number?, .array?, .object?: throw Failure(.badInput, "\"\(key)\" must be true or false")
    }
  }

  /// A point, `{"x": 1, "y": "pi/2"}` or `"x=1, y=pi/2"`; nil where there is none. Decimals are exact.
  func point(_ key: String) throws -> [Symbol: Expression]? {
    switch self[key] {
    case .none, .null?: return nil
    case .string(let text)?: return try Input.point(text)
    case .object(let members)?:
      var point: [Symbol: Expression] = [:]
      for (name, value) in members {
        let symbol = try Input.symbol(name)
        switch value {
        case .number(let number): point[symbol] = try Parser.parseExpression(number.description)
        case .string(let text): point[symbol] = try Parser.parseExpression(text, in: Scope([]))
        case .bool, .null, .array, .object:
          throw Failure(.badInput, "\"\(name)\" in \"\(key)\" must be a number")
        }
      }
      return point
    case .number?, .bool?, .array?:
      throw Failure(.badInput, "\"\(key)\" must be a point, such as {\"x\": 1}")
    }
  }
}
