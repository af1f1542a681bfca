import Testing

@testable import Calculus

/// Gradients of random expressions by four engines: the tape, dual numbers, central differences, the compiler.
/// What each may be off by is what intervals say that rounding can do.
struct RandomGradientTests {
  private static let variables: [Symbol] = ["x", "y"]

  /// 5,000 expressions; 100,000 in a soak.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func enginesAgree(seed: UInt64) {
    var random = RandomExpression(seed: seed &* 7_919)
    var compared = (duals: 0, differences: 0, compiler: 0)
    for _ in 0..<Soak.count(250, soak: 5_000) {
      let formula = random.expression(size: 12)
      let point = (0..<2).map { _ in Double.random(in: -3...3, using: &random.generator) }
      var evaluator = Tape(formula, inputs: RandomGradientTests.variables).evaluator()
      var gradient: [Double] = []
      guard evaluator.gradient(at: point, into: &gradient).value != nil else { continue }
      let compiled = CompiledSurface(formula)?.gradient(at: point)
      for (index, variable) in RandomGradientTests.variables.enumerated() {
        let enclosed = formula.slope(at: point.map { Interval($0) }, index)
        guard enclosed.isCertain, enclosed.magnitude < 1e100 else { continue }
        let note = "seed \(seed): ∂/∂\(variable) of \(formula) at \(point)"
        #expect(enclosed.admits(gradient[index]), "\(note): the tape's \(gradient[index])")
        let dual = formula.slope(at: point, index)
        #expect(enclosed.admits(dual), "\(note): the dual's \(dual)")
        compared.duals += 1
        if let slope = compiled?[index], slope.isFinite {
          #expect(enclosed.admits(slope), "\(note): the compiler's \(slope)")
          compared.compiler += 1
        }
        if let difference = CentralDifference(&evaluator, formula, point, index) {
          #expect(
            (difference.slope - gradient[index]).magnitude <= difference.error,
            "\(note): the difference \(difference.slope) ± \(difference.error) for \(gradient[index])")
          compared.differences += 1
        }
      }
    }
    // Most can be compared, or the test says nothing.
    let least = Soak.count(250, soak: 5_000)
    #expect(compared.duals > least && compared.compiler > least && compared.differences > least / 2, "\(compared)")
  }
}

/// (f(x + h) − f(x − h))/2h, and how wrong it may be.
private struct CentralDifference {
  let slope: Double
  let error: Double

  /// Nil where the function is not smooth enough around the point for the error to be known.
  init?(_ evaluator: inout Evaluator, _ formula: Expression, _ point: [Double], _ index: Int) {
    let step = 0x1p-14
    var series: [Double] = []
    var direction = [0.0, 0]
    direction[index] = 1
    guard evaluator.taylor(at: point, along: direction, into: &series).value != nil, evaluator.kinks.isEmpty else {
      return nil
    }
    // The terms of the series fall so fast that what comes after the last one cannot matter, and no corner is near.
    let terms = series.enumerated().map { $1.magnitude * Double.power(step, Rational($0)) }
    guard zip(terms.dropFirst(), terms.dropFirst(2)).allSatisfy({ $1 <= 0x1p-3 * $0 || $1 < 1e-30 * terms[0] }) else {
      return nil
    }
    var (up, down) = (point, point)
    up[index] += step
    down[index] -= step
    let names: [Symbol] = ["x", "y"]
    let ends = [up, down].map { end in
      Interval(valueOf: formula, at: [names[0]: Interval(end[0]), names[1]: Interval(end[1])])
    }
    let between = Interval(
      valueOf: formula,
      at: [
        names[0]: Interval(lower: min(up[0], down[0]), upper: max(up[0], down[0])),
        names[1]: Interval(lower: min(up[1], down[1]), upper: max(up[1], down[1])),
      ])
    guard ends.allSatisfy(\.isCertain), between.isCertain, !formula.hasCorners,
      let above = evaluator.value(at: up).value, let below = evaluator.value(at: down).value
    else { return nil }
    slope = (above - below) / (2 * step)
    let rounding = (ends[0].width + ends[1].width + above.ulp + below.ulp) / step
    error = 4 * (terms[3] / step) + rounding + 1e-12 * slope.magnitude
  }
}

extension Expression {
  /// Whether a function occurs whose derivative jumps somewhere.
  fileprivate var hasCorners: Bool {
    if case .function(let function, _) = kind, function.row.mayHaveKinks { return true }
    if case .power(_, let exponent) = kind, let number = exponent.number, !number.isInteger { return true }
    return children.contains(where: \.hasCorners)
  }

  /// A partial derivative by forward mode, over any number.
  fileprivate func slope<Number: Scalar>(at point: [Number], _ index: Int) -> Number {
    var duals: [Symbol: Dual<Number>] = ["x": Dual(point[0]), "y": Dual(point[1])]
    duals[index == 0 ? "x" : "y"]?.tangent = 1
    return evaluated(at: duals, undefined: Dual(.power(0, -1 as Rational))).tangent
  }
}
