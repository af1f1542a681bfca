/// What a unit of a network applies to the weighted sum of its inputs.
package enum Activation: String, Hashable, Sendable, CaseIterable {
  case identity, relu, leakyRelu, sigmoid, tanh, softplus, gelu, silu

  /// The function of the table; nil for the identity.
  package var function: Function? {
    switch self {
    case .identity: nil
    case .relu: .relu
    case .leakyRelu: .leakyRelu
    case .sigmoid: .sigmoid
    case .tanh: .tanh
    case .softplus: .softplus
    case .gelu: .gelu
    case .silu: .silu
    }
  }

  package func callAsFunction(_ sum: Expression) -> Expression { function.map { .apply($0, sum) } ?? sum }
}
