import Calculus

extension ExerciseBlock {
  /// What Gradus differentiates, and how.
  package struct Derivation: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      /// With respect to one variable, `order` times; order 0 is the value itself.
      case derivative(variable: Symbol, order: Int)
      /// With respect to one variable after the other: ∂²f/∂x∂y.
      case mixed(variables: [Symbol])
      case gradient(variables: [Symbol])
      case hessian(variables: [Symbol])
      case jacobian(variables: [Symbol])
    }

    /// As it is written. A vector `[…]` for a Jacobian.
    package var function: FormulaText
    /// What the names in it stand for that are not inputs: `u = x^2+1`. None depends on itself.
    package var definitions: [Assignment]
    package var kind: Kind
    /// Where the value is asked for; empty where the answer is an expression.
    package var point: [Assignment]
    /// What the author says the answer is, checked by the linter; `nil` where it is left to Gradus.
    package var stated: FormulaText?
  }
}

extension ExerciseBlock.Derivation.Kind {
  /// With respect to what.
  package var variables: [Symbol] {
    switch self {
    case .derivative(let variable, _): [variable]
    case .mixed(let variables), .gradient(let variables), .hessian(let variables), .jacobian(let variables): variables
    }
  }
}

extension ExerciseBlock.Derivation {
  /// The function of the inputs alone.
  package var expanded: Expression { definitions.expand(function.expression) }

  /// The right answer, at the point where one is asked for.
  package var answer: Formula.Value {
    let general: Formula.Value =
      switch kind {
      case .derivative(let variable, let order):
        .scalar(
          order == 1 ? partial(variable) : order == 0 ? expanded : expanded.derivative(by: variable, order: order))
      case .mixed(let variables): .scalar(variables.reduce(expanded) { $0.derivative(by: $1) })
      case .gradient(let variables): .vector(variables.map(partial))
      case .hessian(let variables): .matrix(expanded.hessian(by: variables))
      case .jacobian(let variables):
        .matrix(function.value.entries.map { definitions.expand($0).gradient(by: variables) })
      }
    return point.isEmpty ? general : general.map { $0.substituting(point.values) }
  }

  /// The adjoint of a variable: how the function changes with it along all paths that lead from it.
  ///
  /// What is defined may be such a variable as well: it is then moved by itself, whatever its own inputs are.
  func partial(_ variable: Symbol) -> Expression {
    definitions.expand(moved(by: variable).derivative(by: variable))
  }

  /// The function of the inputs, and of a variable that is moved by itself although it may be defined.
  package func moved(by variable: Symbol) -> Expression {
    definitions.filter { $0.variable != variable }.expand(function.expression)
  }

  package var noun: String {
    switch kind {
    case .derivative(_, 0): "value"
    case .derivative(_, let order):
      switch (order, expanded.variables.count > 1) {
      case (1, true): "partial derivative"
      case (1, false): "derivative"
      case (_, true): "partial derivative of order \(order)"
      case (_, false): "derivative of order \(order)"
      }
    case .mixed: "mixed partial derivative"
    case .gradient: "gradient"
    case .hessian: "Hessian"
    case .jacobian: "Jacobian"
    }
  }
}

extension [Assignment] {
  /// An expression with every name that is defined here replaced, and so on until none is left.
  func expand(_ expression: Expression) -> Expression {
    var result = expression
    for _ in indices {
      let next = result.substituting(values)
      if next == result { break }
      result = next
    }
    return result
  }
}
