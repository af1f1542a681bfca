extension Evaluator {
  /// The Taylor coefficients of a formula along a line: f(point + t·direction) = c₀ + c₁t + c₂t² + …, so that the k-th
  /// derivative along the direction is k!·cₖ. One pass forward over series.
  ///
  /// - Parameters:
  ///   - order: the last coefficient, 0 to 8.
  ///   - coefficients: where they go, from c₀ on.
  /// - Returns: c₀; undefined where the formula has no value, or a derivative does not exist.
  package mutating func taylor(
    at point: [Double], along direction: [Double], order: Int = 8, output: Int = 0, into coefficients: inout [Double]
  ) -> Evaluation<Double> {
    let count = min(max(order, 0), TaylorSeries.order) + 1
    coefficients.resize(to: count)
    let value = value(at: point, output: output)
    guard case .defined = value else {
      for index in coefficients.indices { coefficients[index] = .nan }
      return value
    }
    var work = series.take() ?? Workspace(tape)
    work.runForward(tape, missing: TaylorSeries(.nan)) { index in
      index < point.count ? TaylorSeries(point[index], slope: index < direction.count ? direction[index] : 0) : nil
    }
    let result = work[tape.outputs[output]]
    series = work
    for index in 0..<count { coefficients[index] = result[index] }
    return coefficients.allSatisfy(\.isFinite) ? value : .undefined(withoutDerivative(output))
  }

  /// The Taylor coefficients of a formula of one variable at a point.
  package mutating func taylor(at x: Double, order: Int = 8, output: Int = 0) -> Evaluation<[Double]> {
    var coefficients: [Double] = []
    return switch taylor(at: [x], along: [1], order: order, output: output, into: &coefficients) {
    case .defined: .defined(coefficients)
    case .undefined(let undefined): .undefined(undefined)
    }
  }
}
