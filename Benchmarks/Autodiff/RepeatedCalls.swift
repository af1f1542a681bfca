import CReference
import Calculus

/// Every call of the evaluator that is made again and again, to count how often it asks for memory.
struct RepeatedCalls {
  private var evaluator = Tape(
    [Formulas.hills, Formulas.parsed("max(x, y^2)*sqrt(x^2+1)"), Formulas.parsed("x^y"), Formulas.valley],
    inputs: ["x", "y"]
  ).evaluator()
  private var few = Tape([Formulas.parsed("x*y*z"), Formulas.parsed("x/z")], inputs: ["x", "y", "z"]).evaluator()
  private var network = TapeNetwork()
  private let batch = Batch(inputs: [0], columns: [Points.columns[1].map { $0 + 0.5 }])
  private let point = [0.7, 1.3]
  private let direction = [0.5, -0.25]
  private let weights: [Double] = [1, 0, 2, -1]
  private let space = [0.7, 1.3, 2]
  private var (list, other): ([Double], [Double]) = ([], [])
  private var (matrix, wide): ([[Double]], [[Double]]) = ([], [])

  /// The calls by name, in the order of `call`.
  static let names = [
    "value", "gradient", "vector-Jacobian product", "Jacobian-vector product", "Hessian-vector product", "Hessian",
    "Jacobian by columns", "Jacobian by rows", "directional derivative", "Taylor series", "values over a batch",
    "gradients over a batch", "mean gradient of a network", "grid",
  ]

  /// The names of the calls that ask for memory, and how often in a hundred times; nil where that is not counted.
  mutating func allocations() -> [(name: String, count: Int)]? {
    guard reference_allocations() >= 0 else { return nil }
    return RepeatedCalls.names.indices.compactMap { index in
      // What is kept from call to call is made by the first ones.
      for _ in 0..<20 { call(index) }
      let before = reference_allocations()
      for _ in 0..<100 { call(index) }
      let count = reference_allocations() - before
      return count == 0 ? nil : (RepeatedCalls.names[index], count)
    }
  }

  private mutating func call(_ index: Int) {
    switch index {
    case 0: _ = evaluator.value(at: point, output: 2)
    case 1: _ = evaluator.gradient(at: point, output: 1, into: &list)
    case 2: _ = evaluator.gradient(at: point, weights: weights, into: &list)
    case 3: _ = evaluator.jacobian(at: point, times: direction, into: &other)
    case 4: _ = evaluator.hessian(at: point, times: direction, into: &list)
    case 5: _ = evaluator.hessian(at: point, output: 3, into: &matrix)
    case 6: _ = evaluator.jacobian(at: point, into: &wide)
    case 7: _ = few.jacobian(at: space, into: &wide)
    case 8: _ = evaluator.directional(at: point, along: direction)
    case 9: _ = evaluator.taylor(at: point, along: direction, into: &list)
    case 10: evaluator.values(over: batch, at: point, output: 1, into: &list)
    case 11: evaluator.gradients(over: batch, at: point, output: 2, values: &list, into: &other)
    case 12: _ = network.runOnce()
    default: evaluator.values(x: Grid.x, y: Grid.y, into: &list)
    }
  }
}
