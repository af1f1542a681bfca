import RealModule

/// What the rules of differentiation compute with: doubles, dual numbers, intervals, expressions.
///
/// A rule written once over `Scalar` serves every one of them, so they cannot disagree.
package protocol Scalar: Sendable, ExpressibleByIntegerLiteral {
  init(_ exact: Rational)
  static var pi: Self { get }
  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  static func / (left: Self, right: Self) -> Self
  static prefix func - (value: Self) -> Self
  var squared: Self { get }
  /// A base to an exponent, with real odd roots: `(-8)^(1/3)` is −2.
  static func power(_ base: Self, _ exponent: Rational) -> Self
  static func power(_ base: Self, _ exponent: Self) -> Self
  static func apply(_ function: Function, to arguments: [Self]) -> Self
  static func apply(_ function: Function, _ argument: Self) -> Self
  /// The derivative of a function of one argument, given its value.
  static func slope(of function: Function, at x: Self, value y: Self) -> Self
}

extension Scalar {
  package static func apply(_ function: Function, _ argument: Self) -> Self { apply(function, to: [argument]) }

  package static func slope(of function: Function, at x: Self, value y: Self) -> Self {
    function.row.slope(at: x, value: y)
  }

  package var squared: Self { self * self }
  var reciprocal: Self { 1 / self }
  var squareRoot: Self { .power(self, .half) }
}

extension Double: Scalar {
  package static func power(_ base: Double, _ exponent: Rational) -> Double {
    if base == 0 { return exponent.isPositive ? 0 : .nan }
    if let integer = exponent.machineInteger { return Double.pow(base, integer) }
    if exponent == .half { return Double.sqrt(base) }
    let magnitude = power(ofPositive: base.magnitude, exponent)
    if base >= 0 { return magnitude }
    if exponent.hasEvenDenominator { return .nan }
    return exponent.hasEvenNumerator ? magnitude : -magnitude
  }

  /// x^(p/q) = x^e·(1 + (p/q − e)·ln x) to first order, where e is the double next to p/q: what e is off by grows with the
  /// logarithm of the base, to hundreds of units in the last place.
  private static func power(ofPositive base: Double, _ exponent: Rational) -> Double {
    let rounded = Double(exponent)
    let power = Double.pow(base, rounded)
    guard power.isFinite, power > 0, case .machine(let numerator, let denominator) = exponent.storage else {
      return power
    }
    let rest = Double(numerator).addingProduct(-rounded, Double(denominator)) / Double(denominator)
    return rest == 0 ? power : power.addingProduct(power * rest, .log(base))
  }

  package static func power(_ base: Double, _ exponent: Double) -> Double {
    if base == 0 { return exponent > 0 ? 0 : .nan }
    // The C library's 1^NaN and NaN^0 are 1.
    return base.isNaN || exponent.isNaN ? .nan : Double.pow(base, exponent)
  }

  package static func apply(_ function: Function, to arguments: [Double]) -> Double {
    function.row.value(arguments)
  }

  @inline(__always)
  package static func apply(_ function: Function, _ argument: Double) -> Double {
    Function.unary[Int(function.rawValue)].value(argument)
  }

  @inline(__always)
  package static func slope(of function: Function, at x: Double, value y: Double) -> Double {
    Function.unary[Int(function.rawValue)].derivative(x, y)
  }
}

extension Expression: Scalar {}
