/// What a left side names: `f(x)`, `f'(x)`, `dy/dx`, `∂L/∂w1`, `∇f`.
package enum Quantity: Hashable, Sendable {
  /// A function or a variable by its name alone: `y`, `f(x)`.
  case value(String)
  /// A derivative; its variables are nil where the notation does not tell them: `f'`, `y''`.
  case derivative(String, order: Int, by: [Symbol]?)
  case gradient(String)

  /// The name of the function; empty in `d/dx`.
  package var name: String {
    switch self {
    case .value(let name), .derivative(let name, _, _), .gradient(let name): name
    }
  }

  /// Whether the quantity may be meant where another is asked for.
  func names(_ asked: Quantity) -> Bool {
    switch (self, asked) {
    case (.value(let name), .value(let other)), (.gradient(let name), .gradient(let other)): return name == other
    case (.derivative(let name, let order, let by), .derivative(let other, let askedOrder, let askedBy)):
      guard name == other || name.isEmpty, order == askedOrder else { return false }
      guard let by, let askedBy else { return true }
      // Mixed partial derivatives may be taken in any order.
      return by.sorted() == askedBy.sorted()
    case (.value(let name), .derivative(let other, let order, let by)):
      // `f_x`, `f_xy` for partial derivatives.
      guard let by, by.count == order, name.hasPrefix(other + "_") else { return false }
      let variables = String(name.dropFirst(other.count + 1))
      return by.map(\.name).sorted().joined() == String(variables.sorted())
    case (.value, _), (.derivative, _), (.gradient, _): return false
    }
  }
}

extension Quantity: CustomStringConvertible {
  /// In plain notation: `f'(x)`, `dy/dx`, `grad f`.
  package var description: String {
    switch self {
    case .value(let name): name
    case .gradient(let name): "grad \(name)"
    case .derivative(let name, let order, nil): name + String(repeating: "'", count: min(order, 8))
    case .derivative(let name, let order, let by?):
      "d\(order == 1 ? "" : "^\(order)")\(name)/\(by.map { "d\($0)" }.joined())"
    }
  }
}
