/// The functions of the table, made from the elementary ones.
extension BallArithmetic {
  /// The value of a function, undefined or only possibly defined where its domain ends.
  package func apply(_ function: Function, _ arguments: [Ball]) -> Ball {
    guard let first = arguments.first, function.row.entry.arity.contains(arguments.count) else { return .undefined }
    var definition = arguments.reduce(Interval.Definition.certain) { max($0, $1.definition) }
    if let condition = function.row.entry.domain { definition = max(definition, self.definition(condition, on: first)) }
    if definition == .never { return .undefined }
    return value(of: function, first, arguments).with(definition)
  }

  package func apply(_ function: Function, _ argument: Ball) -> Ball { apply(function, [argument]) }

  private func value(of function: Function, _ x: Ball, _ arguments: [Ball]) -> Ball {
    switch function {
    case .exp: return exponential(x)
    case .ln: return logarithm(x)
    case .log2: return through(x) { $0.divide($0.logarithm($1), $0.logarithmOfTwo) }
    case .log10: return through(x) { $0.divide($0.logarithm($1), $0.logarithm(Ball(10))) }
    case .sqrt: return squareRoot(x)
    case .abs: return absoluteValue(x)
    case .sign: return sign(x, atZero: .zero)
    case .step: return scale(add(sign(x, atZero: Ball(-1)), .one), byPowerOfTwo: -1)
    case .max: return arguments.dropFirst().reduce(x) { maximum($0, $1) }
    case .min: return arguments.dropFirst().reduce(x) { minimum($0, $1) }
    case .clip: return clip(x, arguments[1], arguments[2])
    case .sin: return sine(x)
    case .cos: return cosine(x)
    case .tan: return through(x) { $0.divide($0.sine($1), $0.cosine($1)) }
    case .sec: return through(x) { $0.divide(.one, $0.cosine($1)) }
    case .csc: return through(x) { $0.divide(.one, $0.sine($1)) }
    case .cot: return through(x) { $0.divide($0.cosine($1), $0.sine($1)) }
    case .arcsin: return arcsine(x)
    case .arccos: return through(x) { $0.subtract($0.scale($0.pi, byPowerOfTwo: -1), $0.arcsine($1)) }
    case .arctan: return arctangent(x)
    case .sinh:
      return through(x) { $0.scale($0.subtract($0.exponential($1), $0.exponential($0.negate($1))), byPowerOfTwo: -1) }
    case .cosh:
      return through(x) { $0.scale($0.add($0.exponential($1), $0.exponential($0.negate($1))), byPowerOfTwo: -1) }
    case .tanh: return through(x) { $0.tanh($1) }
    case .arsinh: return through(x) { $0.arsinh($1) }
    case .arcosh: return through(x) { $0.arcosh($1) }
    case .artanh: return through(x) { $0.artanh($1) }
    case .sigmoid: return through(x) { $0.sigmoid($1) }
    case .softplus: return through(x) { $0.softplus($1) }
    case .relu: return maximum(x, .zero)
    case .leakyRelu: return leakyRelu(x, slope: arguments.count > 1 ? arguments[1] : number(Rational(1, 100)))
    case .gelu: return through(x) { $0.gelu($1) }
    case .silu: return through(x) { $0.multiply($1, $0.sigmoid($1)) }
    case .erf: return errorFunction(x)
    }
  }

  /// Steps on the way with more bits: a few for their roundings, and as many as a small argument has zeros before its
  /// first digit, which a difference of numbers near 1 would lose.
  private func through(_ x: Ball, _ formula: (BallArithmetic, Ball) -> Ball) -> Ball {
    rounded(formula(finer(by: 24 + smallness(of: x.center)), x))
  }

  private func sign(_ x: Ball, atZero: Ball) -> Ball {
    if x.isPositive { return .one }
    if x.isNegative { return Ball(-1) }
    return x.isExactZero ? atZero : Ball(.zero, .power(ofTwo: 0))
  }

  private func clip(_ x: Ball, _ low: Ball, _ high: Ball) -> Ball {
    let room = subtract(high, low)
    let definition: Interval.Definition =
      room.isNegative ? .never : room.isPositive || room.isExactZero ? .certain : .possible
    return minimum(maximum(x, low), high).with(definition)
  }

  private func leakyRelu(_ x: Ball, slope: Ball) -> Ball {
    if x.isPositive { return x }
    let left = multiply(slope, minimum(x, .zero))
    return x.isNegative || x.isExactZero ? left : hull(left, maximum(x, .zero))
  }

  private func hull(_ left: Ball, _ right: Ball) -> Ball {
    let definition = max(left.definition, right.definition)
    guard let a = left.lower, let b = left.upper, let c = right.lower, let d = right.upper else {
      return Ball(.zero, .infinity, definition)
    }
    return rounded(Ball(from: a < c ? a : c, to: b < d ? d : b, definition))
  }

  // MARK: Inverse and hyperbolic functions

  private func arcsine(_ x: Ball) -> Ball {
    through(x) { fine, x in
      let inside = fine.multiply(fine.subtract(.one, x), fine.add(.one, x))
      let half = fine.scale(fine.pi, byPowerOfTwo: -1)
      // At an end the arc tangent has no argument.
      if inside.isExactZero { return x.center.isNegative ? fine.negate(half) : half }
      if inside.containsZero { return fine.multiply(half, Ball(.zero, .power(ofTwo: 0))) }
      return fine.arctangent(fine.divide(x, fine.squareRoot(inside)))
    }
  }

  /// 1 − 2/(e^(2x) + 1), where the exponential cannot overflow.
  private func tanh(_ x: Ball) -> Ball {
    let power = exponential(scale(absoluteValue(x), byPowerOfTwo: 1))
    guard x.isPositive || x.isNegative || x.isExactZero else {
      return x.radius.logarithm.map { $0 < 0 ? Ball(.zero, x.magnitude) : Ball(.zero, .power(ofTwo: 0)) }
        ?? Ball(.zero, .power(ofTwo: 0))
    }
    let value =
      power.radius.isInfinite ? Ball(.one, .power(ofTwo: -bits)) : subtract(.one, divide(Ball(2), add(power, .one)))
    return x.isNegative ? negate(value) : value
  }

  private func arsinh(_ x: Ball) -> Ball {
    let size = absoluteValue(x)
    let value = logarithm(add(size, squareRoot(add(multiply(size, size), .one))))
    if x.isNegative { return negate(value) }
    return x.isPositive || x.isExactZero ? value : Ball(.zero, value.magnitude)
  }

  private func arcosh(_ x: Ball) -> Ball {
    let root = multiply(squareRoot(subtract(x, .one)), squareRoot(add(x, .one)))
    let value = logarithm(add(x, root))
    guard value.radius.isInfinite, let upper = x.upper else { return value }
    // Around 1 from the upper end alone.
    guard let most = arcosh(Ball(upper)).upper else { return value }
    return rounded(Ball(from: .zero, to: most))
  }

  private func artanh(_ x: Ball) -> Ball {
    scale(logarithm(divide(add(.one, x), subtract(.one, x))), byPowerOfTwo: -1)
  }

  // MARK: Activations

  private func sigmoid(_ x: Ball) -> Ball {
    // The exponential of what is not positive.
    if x.center.isNegative {
      let power = exponential(x)
      return divide(power, add(.one, power))
    }
    return divide(.one, add(.one, exponential(negate(x))))
  }

  private func softplus(_ x: Ball) -> Ball {
    if x.center.isNegative { return logarithm(add(.one, exponential(x))) }
    return add(x, logarithm(add(.one, exponential(negate(x)))))
  }

  private func gelu(_ x: Ball) -> Ball {
    let argument = divide(x, squareRoot(Ball(2)))
    return scale(multiply(x, add(.one, errorFunction(argument))), byPowerOfTwo: -1)
  }

  // MARK: Domains

  /// Whether a condition holds on a ball.
  private func definition(_ condition: DomainCondition, on x: Ball) -> Interval.Definition {
    switch condition {
    case .positive: return definition(of: x, zero: .never)
    case .nonnegative: return definition(of: x, zero: .certain)
    case .atLeastOne: return definition(of: subtract(x, .one), zero: .certain)
    case .withinUnit: return definition(of: subtract(.one, absoluteValue(x)), zero: .certain)
    case .insideUnit: return definition(of: subtract(.one, absoluteValue(x)), zero: .never)
    case .cosineNotZero: return cosine(x).containsZero ? .possible : .certain
    case .sineNotZero: return x.isExactZero ? .never : sine(x).containsZero ? .possible : .certain
    }
  }

  private func definition(of room: Ball, zero: Interval.Definition) -> Interval.Definition {
    if room.isPositive { return .certain }
    if room.isNegative { return .never }
    return room.isExactZero ? zero : .possible
  }
}
