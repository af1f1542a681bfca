import Testing

@testable import Calculus

/// The tape against engines that share nothing with its sweeps: dual numbers, intervals, symbolic derivatives.
struct TapeOracleTests {
  private static let variables: [Symbol] = ["x", "y"]

  @Test(arguments: Function.allCases)
  func everyFunctionHasItsValueAndPartials(function: Function) {
    for point in function.row.entry.samples {
      let variables = point.indices.map { Symbol("x\($0)") }
      let formula = Expression.apply(function, to: variables.map { Expression($0) })
      let tape = Tape(formula, inputs: variables)
      #expect(tape.value(at: point) == .defined(function.row.value(point)), "\(function.name) at \(point)")
      guard let gradient = tape.gradient(at: point).value else {
        Issue.record("\(function.name) has no gradient at \(point)")
        continue
      }
      for index in point.indices {
        var duals = point.map { Dual($0) }
        duals[index].tangent = 1
        let dual = Dual.apply(function, to: duals)
        #expect(dual.value == function.row.value(point))
        #expect(
          (gradient[index] - dual.tangent).magnitude <= 1e-14 * max(1, dual.tangent.magnitude),
          "\(function.name) at \(point): \(gradient[index]) for \(dual.tangent)")
      }
    }
  }

  /// Value and gradient lie where intervals prove the true ones to be.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func valuesAndGradientsAreWhereIntervalsSay(seed: UInt64) {
    var random = RandomExpression(seed: seed)
    for _ in 0..<Soak.count(50) {
      let formula = random.expression(size: 14)
      let tape = Tape(formula, inputs: TapeOracleTests.variables)
      let point = random.point()
      let value = Interval(valueOf: formula, at: point.named)
      let result = tape.value(at: point)
      if value.isCertain, value.magnitude < 1e150 {
        #expect(result.value.map(value.admits) ?? false, "seed \(seed): \(formula) at \(point): \(result) for \(value)")
      }
      if value.definition == .never {
        #expect(result.value == nil, "seed \(seed): \(formula) at \(point): \(result)")
      }
      let gradient = tape.gradient(at: point)
      for (index, variable) in TapeOracleTests.variables.enumerated() {
        let dual = formula.dual(at: point.named, by: variable)
        let symbolic = Interval(valueOf: formula.derivative(by: variable), at: point.named)
        guard value.isCertain, dual.tangent.isCertain, dual.tangent.magnitude < 1e100, let gradient = gradient.value
        else { continue }
        #expect(
          dual.tangent.admits(gradient[index]),
          "seed \(seed): ∂/∂\(variable) of \(formula) at \(point): \(gradient[index]) for \(dual.tangent)")
        if symbolic.isCertain {
          // The sweep rounds as the duals do, whose bounds say how much; the symbols may have cancelled that away.
          let rounding = dual.tangent.width
          let bounds = Interval(lower: symbolic.lower - rounding, upper: symbolic.upper + rounding)
          #expect(
            bounds.admits(gradient[index]), "seed \(seed): symbolic ∂/∂\(variable) of \(formula) at \(point)")
        }
      }
    }
  }

  /// Second derivatives against duals within duals, and the products against the matrix.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func hessiansAgreeWithNestedDuals(seed: UInt64) {
    var random = RandomExpression(seed: seed)
    for _ in 0..<Soak.count(10) {
      let formula = random.expression(size: 10)
      var evaluator = Tape(formula, inputs: TapeOracleTests.variables).evaluator()
      let point = random.point()
      guard let hessian = evaluator.hessian(at: point).value else { continue }
      let direction = [0.75, -1.5]
      let product = evaluator.hessian(at: point, times: direction).value
      for (row, first) in TapeOracleTests.variables.enumerated() {
        var isWellConditioned = true
        for (column, second) in TapeOracleTests.variables.enumerated() {
          let nested = formula.secondDual(at: point.named, by: first, second)
          isWellConditioned = isWellConditioned && nested.isCertain && nested.width < 1e-12 * nested.magnitude
          guard nested.isCertain, nested.magnitude < 1e100 else { continue }
          #expect(
            nested.admits(hessian[row][column]),
            "seed \(seed): \(first)\(second) of \(formula) at \(point): \(hessian[row][column]) for \(nested)")
        }
        guard isWellConditioned else { continue }
        let expected = zip(hessian[row], direction).reduce(0) { $0 + $1.0 * $1.1 }
        let scale = hessian[row].reduce(0) { max($0, $1.magnitude) }
        #expect(((product?[row] ?? .nan) - expected).magnitude <= 1e-9 * scale, "seed \(seed): \(formula)")
      }
      if let gradient = evaluator.tape.gradient(at: point).value,
        let slope = evaluator.directional(at: point, along: direction).value
      {
        // What may be all rounding is told by the duals' bounds.
        let tangents = TapeOracleTests.variables.map { formula.dual(at: point.named, by: $0).tangent }
        guard tangents.allSatisfy(\.isCertain) else { continue }
        let bound = zip(gradient, tangents).reduce(0) { max($0, 1e-9 * $1.0.magnitude + 3 * $1.1.width) }
        #expect(
          (slope - (gradient[0] * 0.75 - gradient[1] * 1.5)).magnitude <= bound, "seed \(seed): slope of \(formula)")
      }
    }
  }

  /// Only a smoke test: a central difference has six digits at best.
  @Test(arguments: ["x^2*y + sin(x*y)", "exp(-x^2-y^2)*(x-y)", "ln(1+x^2*y^2)", "sqrt(x^2+y^2+1)/(1+x)", "x^y"])
  func gradientsLookLikeDifferences(text: String) throws {
    var evaluator = Tape(try read(text), inputs: TapeOracleTests.variables).evaluator()
    let point = [0.7, 1.3]
    let gradient = try #require(evaluator.tape.gradient(at: point).value)
    for index in 0...1 {
      func value(_ step: Double) throws -> Double {
        var moved = point
        moved[index] += step
        return try #require(evaluator.value(at: moved).value)
      }
      #expect((gradient[index] - (try value(1e-5) - value(-1e-5)) / 2e-5).magnitude < 1e-8)
    }
  }
}

extension RandomExpression {
  /// A point of the plane, now and then far out.
  fileprivate mutating func point() -> [Double] {
    let reach = pick([1.0, 3, 3, 30])
    return [Double.random(in: -reach...reach, using: &generator), Double.random(in: -reach...reach, using: &generator)]
  }
}

extension [Double] {
  fileprivate var named: [Symbol: Interval] { ["x": Interval(self[0]), "y": Interval(self[1])] }
}

extension Expression {
  /// The value and the derivative in intervals, by forward mode.
  fileprivate func dual(at point: [Symbol: Interval], by variable: Symbol) -> Dual<Interval> {
    var duals = point.mapValues { Dual($0) }
    duals[variable]?.tangent = 1
    return evaluated(at: duals, undefined: Dual(.undefined))
  }

  /// A second derivative in intervals: a dual number whose parts are dual numbers.
  fileprivate func secondDual(at point: [Symbol: Interval], by first: Symbol, _ second: Symbol) -> Interval {
    var duals = point.mapValues { Dual(Dual($0)) }
    duals[first]?.value.tangent = 1
    duals[second]?.tangent.value = 1
    return evaluated(at: duals, undefined: Dual(Dual(.undefined))).tangent.tangent
  }
}
