import Calculus

/// One differentiation on the way to an answer: a function, and what its first partial derivatives are said to be.
package struct DerivativeLink {
  package let function: Expression
  package let partials: [(variable: Symbol, derivative: Expression)]

  package init(function: Expression, partials: [(variable: Symbol, derivative: Expression)]) {
    (self.function, self.partials) = (function, partials)
  }

  package init(gradientOf function: Expression, by variables: [Symbol]) {
    self.init(function: function, partials: Array(zip(variables, function.gradient(by: variables))))
  }

  private static let neededPoints = 3
  private static let tries = 40
  /// Far above what rounding does to these small formulas, far below what a wrong derivative is off by.
  private static let tolerance = 1e-6

  /// Where tape and symbolic derivative differ: `at x = 0.7 the tape gives 2, the derivative 3`; nil where they agree.
  package var disagreement: String? {
    let variables = Set(function.variables + partials.map(\.variable)).sorted()
    var tape = Tape(function, inputs: variables).evaluator()
    var symbolic = Tape(partials.map(\.derivative), inputs: variables).evaluator()
    var random = SplitMix64(seed: 7)
    var gradient: [Double] = []
    var agreed = 0
    for number in 0..<Self.tries where agreed < Self.neededPoints {
      let reach: Double = number < 16 ? 3 : number < 28 ? 30 : 1_000
      let point = variables.map { _ in
        number % 4 == 3 ? Double.random(in: 0.05...reach, using: &random) : .random(in: -reach...reach, using: &random)
      }
      guard case .defined = tape.gradient(at: point, into: &gradient) else { continue }
      var isDefined = true
      for (index, value) in symbolic.values(at: point).enumerated() {
        guard let value = value.value, let column = variables.firstIndex(of: partials[index].variable) else {
          isDefined = false
          continue
        }
        let other = gradient[column]
        guard (value - other).magnitude > Self.tolerance * (1 + value.magnitude + other.magnitude) else { continue }
        let place = zip(variables, point).map { "\($0.text(.plain)) = \($1.text(significantDigits: 6))" }
        return "at \(place.joined(separator: ", ")) the tape gives \(other.text(significantDigits: 6)), "
          + "the derivative \(value.text(significantDigits: 6))"
      }
      if isDefined { agreed += 1 }
    }
    return nil
  }
}
