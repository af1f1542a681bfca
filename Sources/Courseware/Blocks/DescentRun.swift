import Calculus
import Descent

/// An optimiser on its way, without the judgement of a race: what a question or a claim about its steps is proved by.
struct DescentRun {
  let loss: Expression
  let variables: [Symbol]
  let start: [Double]
  let optimizer: Optimizer
  let rate: Double

  /// Position and loss after some steps; `nil` where a step leaves the domain of the loss.
  func state(after steps: Int) -> (position: [Double], loss: Double)? {
    var evaluator = Tape(loss, inputs: variables).evaluator()
    var state = optimizer.start(at: start)
    var gradient: [Double] = []
    for _ in 0..<steps {
      guard case .defined = evaluator.gradient(at: state.point, into: &gradient) else { return nil }
      guard let next = optimizer.step(state, gradient: gradient, rate: rate, &evaluator) else { return nil }
      state = next
    }
    guard case .defined(let value) = evaluator.value(at: state.point) else { return nil }
    return (state.point, value)
  }

  /// The places it goes through, the start among them; it ends where a step leaves the domain of the loss.
  func path(steps: Int) -> [[Double]] {
    var evaluator = Tape(loss, inputs: variables).evaluator()
    var state = optimizer.start(at: start)
    var gradient: [Double] = []
    var path = [state.point]
    for _ in 0..<steps {
      guard case .defined = evaluator.gradient(at: state.point, into: &gradient) else { break }
      guard let next = optimizer.step(state, gradient: gradient, rate: rate, &evaluator) else { break }
      state = next
      guard state.point.allSatisfy(\.isFinite) else { break }
      path.append(state.point)
    }
    return path
  }
}
