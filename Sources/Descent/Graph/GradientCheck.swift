import Calculus

/// How far difference quotients are from the derivative, for ever smaller steps: the error falls with the step, until
/// the cancelling of digits makes it grow again. On logarithmic axes that is a V.
package struct GradientCheck: Sendable {
  package struct Row: Hashable, Sendable {
    package let step: Double
    /// (f(x+h) − f(x))/h.
    package let forward: Double
    /// (f(x+h) − f(x−h))/2h.
    package let central: Double
    package let forwardError: Double
    package let centralError: Double
  }

  /// The derivative by the tape; NaN where there is none.
  package let derivative: Double
  /// From the widest step, 10⁻¹, to the narrowest, 10⁻¹⁵.
  package let rows: [Row]

  /// Checks the partial derivative by one variable.
  package init(_ tape: Tape, at point: [Double], by variable: Int) {
    var evaluator = tape.evaluator()
    var gradient: [Double] = []
    _ = evaluator.gradient(at: point, into: &gradient)
    let exact = variable < gradient.count ? gradient[variable] : .nan
    let value = evaluator.value(at: point).value ?? .nan
    func shifted(_ step: Double) -> Double {
      var moved = point
      moved[variable] += step
      return evaluator.value(at: moved).value ?? .nan
    }
    derivative = exact
    rows = (1...15).map { digits in
      let step = 1 / (10.0).raised(to: digits)
      let (above, below) = (shifted(step), shifted(-step))
      let (forward, central) = ((above - value) / step, (above - below) / (2 * step))
      return Row(
        step: step, forward: forward, central: central, forwardError: abs(forward - exact),
        centralError: abs(central - exact))
    }
  }

  /// The row with the least error of the forward quotient; of the central one.
  package var bestForward: Row? { rows.filter { $0.forwardError.isFinite }.min { $0.forwardError < $1.forwardError } }
  package var bestCentral: Row? { rows.filter { $0.centralError.isFinite }.min { $0.centralError < $1.centralError } }
}
