import Calculus

/// Functions in terms of exponentials, logarithms, turns, signs and roots.
extension FiniteCompiler {
  mutating func apply(_ function: Function, _ arguments: [Expression], _ stage: Int) -> Int? {
    let u = arguments[0]
    switch function {
    case .exp: return exponential(of: u, stage)
    case .ln: return logarithm(of: u, stage)
    case .log2, .log10:
      guard let above = logarithm(of: u, stage), let below = logarithm(of: Rational(function == .log2 ? 2 : 10), stage)
      else { return nil }
      return quotient(above, below, stage)
    case .sqrt: return power(u, .half, stage)
    case .sin, .cos, .tan, .sec, .csc, .cot: return trigonometric(function, u, stage)
    case .sinh, .cosh, .tanh, .sigmoid, .silu: return hyperbolic(function, u, stage)
    case .abs, .sign, .step, .relu, .leakyRelu, .max, .min, .clip: return piecewise(function, arguments, stage)
    case .softplus: return logarithm(of: 1 + .apply(.exp, u), stage)
    case .arsinh: return logarithm(of: u + (u * u + 1).squareRoot, stage)
    case .arcosh: return logarithm(of: u + (u * u - 1).squareRoot, stage)
    case .artanh:
      guard let above = logarithm(of: 1 + u, stage), let below = logarithm(of: 1 - u, stage),
        let difference = difference(above, below, stage)
      else { return nil }
      return scaled(difference, by: .half, stage)
    case .arccos:
      guard let right = register(of: Expression.pi.scaled(by: .half), stage), let arcsine = odd(.arcsin, u, stage)
      else { return nil }
      return difference(right, arcsine, stage)
    case .arcsin, .arctan, .erf: return odd(function, u, stage)
    case .gelu:
      let error = Expression.apply(.erf, u * Expression(2 as Rational).squareRoot.scaled(by: .half))
      return register(of: u.scaled(by: .half) * (1 + error), stage)
    }
  }

  /// f(u) with f(−u) = −f(u).
  private mutating func odd(_ function: Function, _ argument: Expression, _ stage: Int) -> Int? {
    guard let u = register(of: argument, stage) else { return nil }
    let sign = emit(.sign(u), stage)
    let value = emit(.opaque(UInt64(function.rawValue), [product(sign, u, stage)]), stage)
    return product(sign, value, stage)
  }

  private mutating func hyperbolic(_ function: Function, _ u: Expression, _ stage: Int) -> Int? {
    guard let e = exponential(of: u, stage), let one = number(.one, stage) else { return nil }
    let inverse = emit(.reciprocal(e), stage)
    switch function {
    case .sinh: return difference(e, inverse, stage).flatMap { scaled($0, by: .half, stage) }
    case .cosh: return scaled(sum(e, inverse, stage), by: .half, stage)
    case .tanh: return difference(e, inverse, stage).map { quotient($0, sum(e, inverse, stage), stage) }
    case .sigmoid: return quotient(e, sum(one, e, stage), stage)
    case .silu: return register(of: u, stage).map { product($0, quotient(e, sum(one, e, stage), stage), stage) }
    case .exp, .ln, .log2, .log10, .sqrt, .abs, .sign, .step, .max, .min, .clip, .sin, .cos, .tan, .sec, .csc, .cot,
      .arcsin, .arccos, .arctan, .arsinh, .arcosh, .artanh, .softplus, .relu, .leakyRelu, .gelu, .erf:
      return nil
    }
  }

  /// The turn by an angle: multiples of π/12 are drawn out, as a full turn is no element of the fields.
  private mutating func turn(by angle: Expression, _ stage: Int) -> (cosine: Int, sine: Int)? {
    guard let angles = FiniteStage.all[stage].angles else {
      // Symbols with one sign more: cos(−u) = cos u, sin(−u) = −sin u.
      guard let u = register(of: angle, stage) else { return nil }
      let sign = emit(.sign(u), stage)
      let size = product(sign, u, stage)
      let sine = emit(.opaque(Name.sine, [size]), stage)
      return (emit(.opaque(Name.cosine, [size]), stage), product(sign, sine, stage))
    }
    var rest = angle
    var twelfths = 0
    for term in angle.termList {
      guard let multiple = term.multipleOfPi else { continue }
      let count = multiple * 12
      guard count.isInteger else { return nil }
      guard let turns = Rational(count.numerator % 24).machineInteger else { return nil }
      twelfths += (turns + 24) % 24
      rest = rest - term
    }
    guard let u = register(of: rest, angles.stage) else { return nil }
    let cosine = emit(.turn(u), stage)
    let sine = emit(.sine, stage)
    guard twelfths % 24 != 0 else { return (cosine, sine) }
    let shift = angles.twelfth.times(UInt64(twelfths), in: field(stage))
    let (a, b) = (emit(.constant(shift.cosine), stage), emit(.constant(shift.sine), stage))
    guard
      let shiftedCosine = difference(product(cosine, a, stage), product(sine, b, stage), stage)
    else { return nil }
    return (shiftedCosine, sum(product(cosine, b, stage), product(sine, a, stage), stage))
  }

  private mutating func trigonometric(_ function: Function, _ u: Expression, _ stage: Int) -> Int? {
    let key = Key(stage: stage, expression: u)
    guard let turn = turns[key] ?? turn(by: u, stage) else { return nil }
    turns[key] = turn
    return switch function {
    case .sin: turn.sine
    case .cos: turn.cosine
    case .tan: quotient(turn.sine, turn.cosine, stage)
    case .cot: quotient(turn.cosine, turn.sine, stage)
    case .sec: emit(.reciprocal(turn.cosine), stage)
    case .csc: emit(.reciprocal(turn.sine), stage)
    case .exp, .ln, .log2, .log10, .sqrt, .abs, .sign, .step, .max, .min, .clip, .arcsin, .arccos, .arctan, .sinh,
      .cosh, .tanh, .arsinh, .arcosh, .artanh, .sigmoid, .softplus, .relu, .leakyRelu, .gelu, .silu, .erf:
      nil
    }
  }

  // MARK: Pieces

  private mutating func sign(of u: Int, _ stage: Int) -> Int { emitBranch(.sign(u), on: u, stage) }

  private mutating func magnitude(_ u: Int, _ stage: Int) -> Int { product(sign(of: u, stage), u, stage) }

  /// 1 where a value is above zero, else 0.
  private mutating func step(_ u: Int, _ stage: Int) -> Int? {
    number(.one, stage).flatMap { scaled(sum($0, sign(of: u, stage), stage), by: .half, stage) }
  }

  private mutating func piecewise(_ function: Function, _ arguments: [Expression], _ stage: Int) -> Int? {
    guard let u = register(of: arguments[0], stage) else { return nil }
    switch function {
    case .abs: return magnitude(u, stage)
    case .sign: return sign(of: u, stage)
    case .step: return step(u, stage)
    case .relu: return scaled(sum(u, magnitude(u, stage), stage), by: .half, stage)
    case .max, .min:
      var result = u
      for argument in arguments.dropFirst() {
        guard let other = register(of: argument, stage), let lead = difference(result, other, stage),
          let size = scaled(magnitude(lead, stage), by: function == .max ? .one : .minusOne, stage),
          let next = scaled(sum(sum(result, other, stage), size, stage), by: .half, stage)
        else { return nil }
        result = next
      }
      return result
    case .leakyRelu:
      guard arguments.count == 2, let slope = register(of: arguments[1], stage), let step = step(u, stage),
        let one = number(.one, stage), let rest = difference(one, slope, stage)
      else { return nil }
      return product(u, sum(slope, product(rest, step, stage), stage), stage)
    case .clip:
      return register(of: .apply(.min, to: [.apply(.max, to: [arguments[0], arguments[1]]), arguments[2]]), stage)
    case .exp, .ln, .log2, .log10, .sqrt, .sin, .cos, .tan, .sec, .csc, .cot, .arcsin, .arccos, .arctan, .sinh, .cosh,
      .tanh, .arsinh, .arcosh, .artanh, .sigmoid, .softplus, .gelu, .silu, .erf:
      return nil
    }
  }
}
