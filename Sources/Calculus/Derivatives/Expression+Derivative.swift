extension Expression {
  /// The derivative by a variable, the others held constant. Shared parts are differentiated once.
  ///
  /// What has no value has no derivative either. Takes time and memory about linear in the expression, of any shape.
  package func derivative(by variable: Symbol, order: Int = 1) -> Expression {
    if isUndefined { return .undefined }
    var result = self
    for _ in 0..<order {
      var differentiator = Differentiator(variable)
      result = differentiator.derivative(of: result)
    }
    return result
  }

  /// The partial derivatives, in the order of the variables.
  package func gradient(by variables: [Symbol]) -> [Expression] { variables.map { derivative(by: $0) } }

  /// The second partial derivatives, row by row.
  package func hessian(by variables: [Symbol]) -> [[Expression]] {
    gradient(by: variables).map { $0.gradient(by: variables) }
  }

  /// The rate of change as the variables move along a direction: Σ ∂e/∂xᵢ·dᵢ, for a direction of any length.
  package func directionalDerivative(along direction: [Symbol: Expression]) -> Expression {
    .sum(direction.keys.sorted().map { derivative(by: $0) * direction[$0, default: .zero] })
  }

  /// What is taken at the corners of the functions within, a sentence each: "Gradus takes ReLU'(0) = 0 …".
  package var conventions: [String] {
    var found: [String] = []
    var seen: Set<ObjectIdentifier> = []
    func visit(_ expression: Expression) {
      guard seen.insert(ObjectIdentifier(expression.node)).inserted else { return }
      if case .function(let function, _) = expression.kind, let convention = function.row.entry.convention,
        !found.contains(convention)
      {
        found.append(convention)
      }
      for child in expression.children { visit(child) }
    }
    visit(self)
    return found
  }
}

extension [Expression] {
  /// The partial derivatives of the components: a row for each component, a column for each variable.
  package func jacobian(by variables: [Symbol]) -> [[Expression]] { map { $0.gradient(by: variables) } }
}

/// Differentiates by one variable, remembering what it has done.
private struct Differentiator {
  let variable: Symbol
  private var known: [Expression: Expression] = [:]

  init(_ variable: Symbol) { self.variable = variable }

  /// Lighter parts are cheaper to differentiate twice than to look up.
  private static let rememberedWeight: UInt32 = 12

  mutating func derivative(of expression: Expression) -> Expression {
    if case .variable(let symbol) = expression.kind { return symbol == variable ? .one : .zero }
    guard expression.contains(variable) else { return .zero }
    guard expression.node.weight >= Differentiator.rememberedWeight else { return differentiate(expression) }
    if let derivative = known[expression] {
      hasSigns = hasSigns || !signed.isEmpty && signed.contains(expression)
      return derivative
    }
    let derivative = differentiate(expression)
    known[expression] = derivative
    return derivative
  }

  /// Whether an absolute value or a sign was differentiated since this was last reset.
  private var hasSigns = false
  /// The expressions within which one was.
  private var signed: Set<Expression> = []

  private mutating func differentiate(_ expression: Expression) -> Expression {
    let hadSigns = hasSigns
    hasSigns = false
    let linearization = Linearization(of: expression, by: variable)
    let derivative = linearization.derivative { self.derivative(of: $0) }
    guard hasSigns || linearization.rule.leavesSigns else {
      hasSigns = hadSigns
      return derivative
    }
    hasSigns = true
    signed.insert(expression)
    return linearization.derivative(joinsSigns: true) { self.derivative(of: $0) }
  }
}
