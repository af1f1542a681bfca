import Calculus

extension ExerciseCheck {
  /// The second opinion on every derivative: the autodiff tape of what was differentiated, at points of its domain.
  static func tapeAgreement(_ trial: ExerciseTrial) -> [Diagnostic] {
    let (links, range): ([DerivativeLink], SourceRange)
    switch trial.exercise.task {
    case .derive(let derivation): (links, range) = (derivation.links, derivation.function.range)
    case .invert(let inversion): (links, range) = ([inversion.link], inversion.solution.range)
    case .answer, .predict: return []
    }
    for link in links {
      if let disagreement = link.disagreement { return [Diagnostic(.tapeDisagrees(disagreement), at: range)] }
    }
    return []
  }
}

/// One differentiation on the way to an answer: a function, and what its first partial derivatives are said to be.
private struct DerivativeLink {
  var function: Expression
  var partials: [(variable: Symbol, derivative: Expression)]

  private static let neededPoints = 3
  private static let tries = 40
  /// Far above what rounding does to these small formulas, far below what a wrong derivative is off by.
  private static let tolerance = 1e-6

  /// Where tape and symbolic derivative differ: `at x = 0.7 the tape gives 2, the derivative 3`; nil where they agree.
  var disagreement: String? {
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

extension ExerciseBlock.Inversion {
  fileprivate var link: DerivativeLink {
    DerivativeLink(gradientOf: solution.expression, by: variables)
  }
}

extension ExerciseBlock.Derivation {
  /// The differentiations that lead to the answer, each of first order.
  fileprivate var links: [DerivativeLink] {
    switch kind {
    case .derivative(let variable, 1): return [partialLink(variable)]
    case .derivative(let variable, let order): return chain(Array(repeating: variable, count: order))
    case .mixed(let variables): return chain(variables)
    case .gradient(let variables): return variables.map(partialLink)
    case .hessian(let variables):
      let first = DerivativeLink(gradientOf: expanded, by: variables)
      return [first] + first.partials.map { DerivativeLink(gradientOf: $0.derivative, by: variables) }
    case .jacobian(let variables):
      return function.value.entries.map { DerivativeLink(gradientOf: definitions.expand($0), by: variables) }
    }
  }

  private func partialLink(_ variable: Symbol) -> DerivativeLink {
    DerivativeLink(gradientOf: moved(by: variable), by: [variable])
  }

  private func chain(_ variables: [Symbol]) -> [DerivativeLink] {
    var links: [DerivativeLink] = []
    var current = expanded
    for variable in variables {
      links.append(DerivativeLink(gradientOf: current, by: [variable]))
      current = links.last?.partials.first?.derivative ?? current
    }
    return links
  }
}

extension DerivativeLink {
  fileprivate init(gradientOf expression: Expression, by variables: [Symbol]) {
    self.init(function: expression, partials: Array(zip(variables, expression.gradient(by: variables))))
  }
}
