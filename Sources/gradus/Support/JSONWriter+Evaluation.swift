import Calculus

extension JSONWriter {
  mutating func numbers(_ values: [Double]) { array { json in for value in values { json.number(value) } } }

  mutating func rows(_ rows: [[Double]]) { array { json in for row in rows { json.numbers(row) } } }

  /// A number for each variable.
  mutating func numbers(_ values: [Double], of variables: [Symbol]) {
    object { json in
      for (variable, value) in zip(variables, values) {
        json.member(variable.name, value)
      }
    }
  }

  /// Why there is no number, and the part of the formula that has none.
  mutating func reason(_ undefined: Undefined) {
    key("reason")
    string(undefined.message)
    key("cause")
    string(undefined.cause.text())
  }

  /// The parts that stand at a corner, where the derivative is a convention.
  mutating func kinks(_ parts: [Expression]) {
    guard !parts.isEmpty else { return }
    key("kinks")
    array { json in for part in parts { json.string(part.text()) } }
  }
}
