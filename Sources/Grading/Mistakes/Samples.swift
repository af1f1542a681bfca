import Calculus

/// The values of an expression at four points at once: what candidates are compared by before anything is proved.
struct Samples: Scalar {
  var lanes: SIMD4<Double>

  init(_ lanes: SIMD4<Double>) { self.lanes = lanes }
  init(_ exact: Rational) { lanes = SIMD4(repeating: Double(exact)) }
  init(integerLiteral value: Int) { lanes = SIMD4(repeating: Double(value)) }

  static let pi = Samples(SIMD4(repeating: .pi))
  static let undefined = Samples(SIMD4(repeating: .nan))

  static func + (left: Samples, right: Samples) -> Samples { Samples(left.lanes + right.lanes) }
  static func - (left: Samples, right: Samples) -> Samples { Samples(left.lanes - right.lanes) }
  static func * (left: Samples, right: Samples) -> Samples { Samples(left.lanes * right.lanes) }
  static func / (left: Samples, right: Samples) -> Samples { Samples(left.lanes / right.lanes) }
  static prefix func - (value: Samples) -> Samples { Samples(-value.lanes) }

  static func power(_ base: Samples, _ exponent: Rational) -> Samples {
    if exponent == .minusOne { return Samples(1 / base.lanes) }
    if exponent == 2 { return Samples(base.lanes * base.lanes) }
    return base.map { .power($0, exponent) }
  }

  static func power(_ base: Samples, _ exponent: Samples) -> Samples {
    var result = base
    for lane in 0..<4 { result.lanes[lane] = .power(base.lanes[lane], exponent.lanes[lane]) }
    return result
  }

  static func apply(_ function: Function, to arguments: [Samples]) -> Samples {
    if arguments.count == 1 { return arguments[0].map { .apply(function, $0) } }
    var result = arguments[0]
    for lane in 0..<4 { result.lanes[lane] = .apply(function, to: arguments.map { $0.lanes[lane] }) }
    return result
  }

  private func map(_ function: (Double) -> Double) -> Samples {
    Samples(SIMD4(function(lanes[0]), function(lanes[1]), function(lanes[2]), function(lanes[3])))
  }

  var isFinite: Bool { lanes[0].isFinite && lanes[1].isFinite && lanes[2].isFinite && lanes[3].isFinite }

  /// Whether all four agree to within a share of their size.
  func agrees(with other: Samples, tolerance: Double = 1e-9) -> Bool {
    for lane in 0..<4 {
      let (a, b) = (lanes[lane], other.lanes[lane])
      guard (a - b).magnitude <= tolerance * (a.magnitude + b.magnitude) + 1e-300 else { return false }
    }
    return true
  }
}
