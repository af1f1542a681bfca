/// The two doubles that enclose the exact result of an operation; one and the same where the result is a double.
struct Rounding {
  let down: Double
  let up: Double

  private init(_ nearest: Double, error: Double) {
    // An error that is no number tells nothing: the operation overflowed.
    down = error >= 0 ? nearest : nearest.nextDown
    up = error <= 0 ? nearest : nearest.nextUp
  }

  /// The error of a sum is a double itself (Møller 1965, Knuth 1969).
  static func sum(_ a: Double, _ b: Double) -> Rounding {
    let sum = a + b
    let share = sum - a
    return Rounding(sum, error: (a - (sum - share)) + (b - share))
  }

  /// The error of a product is a double too, but for products so small that it would underflow.
  static func product(_ a: Double, _ b: Double) -> Rounding {
    // Zero times anything real is zero; ends are infinite only because they overflowed.
    if a == 0 || b == 0 { return Rounding(0, error: 0) }
    let product = a * b
    return Rounding(product, error: product.magnitude < 0x1p-960 ? .nan : (-product).addingProduct(a, b))
  }
}
