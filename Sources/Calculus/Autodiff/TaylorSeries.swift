/// A number that depends on a time t, as far as its first derivatives tell: c₀ + c₁t + c₂t² + … + c₈t⁸.
///
/// Dual numbers with more than one term. Calculate with series as with numbers and drop every t⁹: products multiply out,
/// and whatever else there is follows from y′ = f′(x)·x′, which gives each coefficient of y = f(x) from those before it.
/// So one pass forward has the first eight derivatives (Moore 1966; Griewank & Walther 2008, chapter 13).
struct TaylorSeries: Sendable {
  /// The last power that is kept.
  static let order = 8

  /// The coefficients, of which the first `order + 1` count; the others are zero.
  private(set) var coefficients: SIMD16<Double>

  init(_ value: Double, slope: Double = 0) {
    coefficients = .zero
    coefficients[0] = value
    coefficients[1] = slope
  }

  /// The coefficients one after the other, each from those before it.
  private init(each coefficient: (_ index: Int, _ before: TaylorSeries) -> Double) {
    coefficients = .zero
    for index in 0...TaylorSeries.order { coefficients[index] = coefficient(index, self) }
  }

  subscript(power: Int) -> Double { coefficients[power] }

  private var isConstant: Bool { (1...TaylorSeries.order).allSatisfy { coefficients[$0] == 0 } }

  /// A coefficient of y, where y′ = s·x′.
  private static func integral(_ index: Int, of slope: TaylorSeries, by x: TaylorSeries) -> Double {
    var sum = 0.0
    for power in 1...index where x[power] != 0 { sum += Double(power) * x[power] * slope[index - power] }
    return sum / Double(index)
  }
}

extension TaylorSeries: TapeScalar {
  init(_ exact: Rational) { self.init(Double(exact)) }
  init(integerLiteral value: Int) { self.init(Double(value)) }
  static var pi: TaylorSeries { TaylorSeries(Double.pi) }

  static func + (left: TaylorSeries, right: TaylorSeries) -> TaylorSeries {
    var result = left
    result.coefficients += right.coefficients
    return result
  }

  static func - (left: TaylorSeries, right: TaylorSeries) -> TaylorSeries {
    var result = left
    result.coefficients -= right.coefficients
    return result
  }

  static prefix func - (series: TaylorSeries) -> TaylorSeries {
    var result = series
    result.coefficients = -series.coefficients
    return result
  }

  static func * (left: TaylorSeries, right: TaylorSeries) -> TaylorSeries {
    TaylorSeries { index, _ in
      var sum = left[0] * right[index]
      for power in stride(from: 1, through: index, by: 1) { sum += left[power] * right[index - power] }
      return sum
    }
  }

  static func / (left: TaylorSeries, right: TaylorSeries) -> TaylorSeries {
    TaylorSeries { index, quotient in
      var rest = left[index]
      for power in 0..<index { rest -= quotient[power] * right[index - power] }
      return rest / right[0]
    }
  }

  static func quotient(_ dividend: TaylorSeries, _ divisor: TaylorSeries) -> TaylorSeries {
    divisor[0] == 0 ? TaylorSeries(.nan) : dividend / divisor
  }
}

// MARK: Powers

extension TaylorSeries {
  static func power(_ base: TaylorSeries, _ exponent: Rational) -> TaylorSeries {
    if base[0] == 0, let whole = exponent.machineInteger, whole > 0 { return base.raised(to: whole) }
    return base.raised(to: Double(exponent), first: .power(base[0], exponent))
  }

  static func power(_ base: TaylorSeries, _ exponent: TaylorSeries) -> TaylorSeries {
    guard exponent.isConstant else {
      let result = apply(.exp, exponent * apply(.ln, base))
      return base[0] > 0 ? result : TaylorSeries(.nan)
    }
    if base[0] == 0, let whole = Int(checking: exponent[0]), whole > 0, Double(whole) == exponent[0] {
      return base.raised(to: whole)
    }
    return base.raised(to: exponent[0], first: .power(base[0], exponent[0]))
  }

  /// y = xᵃ from x·y′ = a·x′·y.
  private func raised(to exponent: Double, first: Double) -> TaylorSeries {
    TaylorSeries { index, result in
      if index == 0 { return first }
      var sum = 0.0
      for power in 1...index where self[power] != 0 {
        sum += (exponent * Double(power) - Double(index - power)) * self[power] * result[index - power]
      }
      return sum / (Double(index) * self[0])
    }
  }

  /// A series that begins with a power of t, to a whole power.
  private func raised(to exponent: Int) -> TaylorSeries {
    guard exponent <= TaylorSeries.order else { return 0 }
    var result = self
    for _ in stride(from: 1, to: exponent, by: 1) { result = result * self }
    return result
  }
}

// MARK: Functions

extension TaylorSeries {
  static func apply(_ function: Function, to arguments: [TaylorSeries]) -> TaylorSeries {
    if arguments.count == 1 { return apply(function, arguments[0]) }
    var split = SeriesArguments(count: arguments.count)
    for (index, argument) in arguments.enumerated() { split.set(index, argument) }
    return value(of: function, at: split)
  }

  static func value(of function: Function, at arguments: SeriesArguments) -> TaylorSeries {
    TaylorSeries { index, result in
      if index == 0 { return function.row.value(arguments.values) }
      return arguments.list.indices.reduce(0) { sum, position in
        let slope = function.row.seriesPartial(position, arguments.list, result)
        return sum + integral(index, of: slope, by: arguments.list[position])
      }
    }
  }

  static func partial(
    of function: Function, _ index: Int, at arguments: SeriesArguments, value: TaylorSeries
  ) -> TaylorSeries {
    function.row.seriesPartial(index, arguments.list, value)
  }

  static func apply(_ function: Function, _ x: TaylorSeries) -> TaylorSeries {
    switch function {
    case .sin: return wave(x, sign: -1).sine
    case .cos: return wave(x, sign: -1).cosine
    case .sinh: return wave(x, sign: 1).sine
    case .cosh: return wave(x, sign: 1).cosine
    case .exp, .ln, .log2, .log10, .sqrt, .abs, .sign, .step, .max, .min, .clip, .tan, .sec, .csc, .cot, .arcsin,
      .arccos, .arctan, .tanh, .arsinh, .arcosh, .artanh, .sigmoid, .softplus, .relu, .leakyRelu, .gelu, .silu, .erf:
      break
    }
    let value = Double.apply(function, x[0])
    if x.isConstant { return TaylorSeries(value) }
    return TaylorSeries { index, result in
      if index == 0 { return value }
      return integral(index, of: .slope(of: function, at: x, value: result), by: x)
    }
  }

  /// Sine and cosine, whose derivatives are one another's but for a sign; for the sign + the hyperbolic ones.
  private static func wave(_ x: TaylorSeries, sign: Double) -> (sine: TaylorSeries, cosine: TaylorSeries) {
    var sine = TaylorSeries(.apply(sign < 0 ? .sin : .sinh, x[0]))
    var cosine = TaylorSeries(.apply(sign < 0 ? .cos : .cosh, x[0]))
    for index in 1...order {
      let (up, down) = (integral(index, of: cosine, by: x), sign * integral(index, of: sine, by: x))
      (sine.coefficients[index], cosine.coefficients[index]) = (up, down)
    }
    return (sine, cosine)
  }
}
