import Calculus

/// The value of an expression at a point as a double, calculated with as many digits as it takes; or why there is none.
enum PointValue {
  case number(Double)
  /// There is a value, beyond the largest double.
  case tooLarge
  case none(reason: String)

  /// The values of expressions at a point that gives all their variables, shared parts being computed once.
  static func all(of expressions: [Expression], at point: [Symbol: Expression]) throws -> [PointValue] {
    let missing = Set(expressions.flatMap(\.variables)).subtracting(point.keys).sorted()
    guard missing.isEmpty else {
      let names = missing.map(\.name).joined(separator: ", ")
      let example = missing.map { "\($0.name)=1" }.joined(separator: ",")
      throw Failure(.badInput, "no value is given for \(names): add it to --at, such as --at \(example)")
    }
    let tape = Tape(expressions, inputs: point.keys.sorted())
    var values: [PointValue?] = Array(repeating: nil, count: expressions.count)
    for bits in precisions {
      let coordinates = tape.inputs.map { point[$0].map { Ball(valueOf: $0, at: [:], bits: bits) } ?? .undefined }
      for (index, ball) in tape.balls(at: coordinates, bits: bits).enumerated() where values[index] == nil {
        values[index] = value(ball, isLast: bits == precisions.last)
      }
      if values.allSatisfy({ $0 != nil }) { break }
    }
    return values.enumerated().map { index, value in
      value ?? .none(reason: reason(expressions[index], point))
    }
  }

  static func of(_ expression: Expression, at point: [Symbol: Expression]) throws -> PointValue {
    try all(of: [expression], at: point)[0]
  }

  private static let precisions = [128, 1_024]

  /// The double nearest to a ball, once the ball tells it; nil where more digits, or a reason, are wanted.
  private static func value(_ ball: Ball, isLast: Bool) -> PointValue? {
    guard ball.isCertain else { return nil }
    let interval = ball.interval
    if !interval.magnitude.isFinite { return ball.containsZero ? nil : .tooLarge }
    return isLast || interval.lower == interval.upper || interval.upper <= interval.lower.nextUp
      ? .number(ball.nearestDouble) : nil
  }

  private static func reason(_ expression: Expression, _ point: [Symbol: Expression]) -> String {
    let tape = Tape(expression, inputs: point.keys.sorted())
    let coordinates = tape.inputs.map { point[$0].map { Interval(valueOf: $0, at: [:]).midpoint } ?? .nan }
    return tape.value(at: coordinates).undefined?.message ?? "the expression has no value here"
  }

  private static let tooLargeReason = "the value is too large for a decimal; its exact form may show it"

  /// The number; a failure that says why there is none.
  var number: Double {
    get throws {
      switch self {
      case .number(let number): return number
      case .tooLarge: throw Failure(.badInput, PointValue.tooLargeReason)
      case .none(let reason): throw Failure(.badInput, reason)
      }
    }
  }

  /// The member `value`, and `reason` where it is null.
  func write(to json: inout JSONWriter) {
    json.key("value")
    switch self {
    case .number(let number): json.number(number)
    case .tooLarge: write(PointValue.tooLargeReason, to: &json)
    case .none(let reason): write(reason, to: &json)
    }
  }

  private func write(_ reason: String, to json: inout JSONWriter) {
    json.number(.nan)
    json.member("reason", reason)
  }
}
