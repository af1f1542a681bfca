import Calculus
import Grading

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
