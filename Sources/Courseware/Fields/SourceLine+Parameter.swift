extension SourceLine {
  /// `a = 2..9`, `a = -3..3 except 0`, `r = 0.1..1 by 0.1`, `n = 2|3|4`
  func parameter() throws(Diagnostic) -> Parameter {
    let failure = Diagnostic(.badParameter(text), at: range)
    guard let (name, values) = halves(at: "="), !values.text.isEmpty else { throw failure }
    let variable = try name.name().text
    if let (from, rest) = values.halves(at: "..") {
      return Parameter(name: variable, values: try Self.range(from: from, rest: rest, failure), range: range)
    }
    let alternatives = values.parts(at: "|")
    guard alternatives.allSatisfy({ !$0.text.isEmpty }) else { throw failure }
    return Parameter(name: variable, values: alternatives.map(\.mathematics), range: range)
  }

  /// The values of `lower..upper [by step] [except a|b]`, exact.
  private static func range(from: SourceLine, rest: SourceLine, _ failure: Diagnostic) throws(Diagnostic) -> [MathText]
  {
    let (most, exceptions) = rest.halves(at: " except ") ?? (rest, SourceLine("", line: 1, column: 1))
    let (to, step) = most.halves(at: " by ") ?? (most, SourceLine("1", line: 1, column: 1))
    guard let lower = Decimal(from.text), let upper = Decimal(to.text), let stride = Decimal(step.text) else {
      throw failure
    }
    let excluded = exceptions.text.isEmpty ? [] : exceptions.parts(at: "|").map { Decimal($0.text) }
    guard !excluded.contains(nil), let aligned = Decimal.aligned([lower, upper, stride]) else { throw failure }
    let (first, last, width, places) = (aligned.digits[0], aligned.digits[1], aligned.digits[2], aligned.places)
    guard width > 0, first <= last else { throw failure }
    let (span, overflow) = last.subtractingReportingOverflow(first)
    let count = overflow ? Int.max : span / width
    guard count < CoursewareLimits.parameterValues else {
      throw Diagnostic(.tooManyParameterValues(count), at: failure.range)
    }
    let values = (0...count).map { Decimal(digits: first + $0 * width, places: places) }
      .filter { !excluded.contains($0) }
    guard !values.isEmpty else { throw failure }
    return values.map { MathText(text: $0.text, range: from.range) }
  }
}

/// A number with finitely many decimals: `digits / 10^places`, as few places as possible.
struct Decimal: Equatable {
  private(set) var digits: Int
  private(set) var places: Int

  init(digits: Int, places: Int) {
    (self.digits, self.places) = (digits, places)
    while self.places > 0 && self.digits % 10 == 0 {
      self.digits /= 10
      self.places -= 1
    }
  }

  init?(_ text: String) {
    var digits = 0
    var places: Int?
    var isNegative = false
    var hasDigits = false
    for (index, scalar) in text.unicodeScalars.enumerated() {
      switch scalar {
      case "-", "\u{2212}":
        guard index == 0 else { return nil }
        isNegative = true
      case ".":
        guard places == nil else { return nil }
        places = 0
      case "0"..."9":
        let (shifted, overflow) = digits.multipliedReportingOverflow(by: 10)
        let (sum, carry) = shifted.addingReportingOverflow(Int(scalar.value - 0x30))
        guard !overflow, !carry else { return nil }
        digits = sum
        places = places.map { $0 + 1 }
        hasDigits = true
      default: return nil
      }
    }
    guard hasDigits else { return nil }
    self.init(digits: isNegative ? -digits : digits, places: places ?? 0)
  }

  /// The digits of several numbers with the same number of places; `nil` where they do not fit.
  static func aligned(_ numbers: [Decimal]) -> (digits: [Int], places: Int)? {
    let places = numbers.map(\.places).max() ?? 0
    var digits: [Int] = []
    for number in numbers {
      var value = number.digits
      for _ in number.places..<places {
        let (shifted, overflow) = value.multipliedReportingOverflow(by: 10)
        guard !overflow else { return nil }
        value = shifted
      }
      digits.append(value)
    }
    return (digits, places)
  }

  var text: String {
    let magnitude = String(digits.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - magnitude.utf8.count)) + magnitude
    let sign = digits < 0 ? "-" : ""
    return places == 0 ? sign + padded : sign + padded.dropLast(places) + "." + padded.suffix(places)
  }
}
