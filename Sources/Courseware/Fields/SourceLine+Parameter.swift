import Calculus

extension SourceLine {
  /// `a = 2..9`, `a = -3..3 except 0`, `r = 0.1..1 by 0.1`, `n = 2|3|4`
  func parameter() throws(Diagnostic) -> Parameter {
    let failure = Diagnostic(.badParameter(text), at: range)
    guard let (name, values) = halves(at: "="), !values.text.isEmpty else { throw failure }
    let variable = Symbol(reading: try name.name().text)
    // `..` between the ends of a range is no decimal point.
    let isDecimal = values.text.replacing("..", with: " ").contains(".")
    if let (from, rest) = values.halves(at: "..") {
      return Parameter(
        variable: variable, values: try Self.range(from: from, rest: rest, failure), isDecimal: isDecimal, range: range)
    }
    let alternatives = values.parts(at: "|")
    guard alternatives.allSatisfy({ !$0.text.isEmpty }) else { throw failure }
    return Parameter(
      variable: variable, values: try alternatives.map { part throws(Diagnostic) in try part.constant() },
      isDecimal: isDecimal, range: range)
  }

  /// The values of `lower..upper [by step] [except a|b]`, exact.
  private static func range(from: SourceLine, rest: SourceLine, _ failure: Diagnostic) throws(Diagnostic)
    -> [Expression]
  {
    let (most, exceptions) = rest.halves(at: " except ") ?? (rest, SourceLine("", line: 1, column: 1))
    let (to, step) = most.halves(at: " by ") ?? (most, SourceLine("1", line: 1, column: 1))
    let numbers = [from, to, step].map { (try? $0.constant())?.number }
    guard let lower = numbers[0], let upper = numbers[1], let stride = numbers[2] else { throw failure }
    let excluded = exceptions.text.isEmpty ? [] : exceptions.parts(at: "|").map { (try? $0.constant())?.number }
    guard !excluded.contains(nil), stride > .zero, lower <= upper else { throw failure }
    var values: [Expression] = []
    var value = lower
    while value <= upper {
      if !excluded.contains(value) { values.append(Expression(value)) }
      guard values.count <= CoursewareLimits.parameterValues else {
        throw Diagnostic(.tooManyParameterValues, at: failure.range)
      }
      value = value + stride
    }
    guard !values.isEmpty else { throw failure }
    return values
  }
}
