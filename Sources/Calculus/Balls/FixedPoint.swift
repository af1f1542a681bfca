import BigInt

/// Power series in integers: numbers stand for their multiples of 2^−bits, and each result comes with a bound of its
/// error in such units.
struct FixedPoint {
  let bits: Int

  typealias Result = (value: BigInt, error: Magnitude)

  private var one: BigInt { BigInt(1) << bits }

  private func product(_ a: BigInt, _ b: BigInt) -> BigInt {
    let product = a * b
    return BigInt(sign: product.sign, magnitude: product.magnitude >> bits)
  }

  /// e^r for |r| ≤ 1, where r is known to within a unit.
  ///
  /// With r halved k times the terms of Σ rⁿ/n! fall fast; squaring k times undoes it (Brent 1976). A term is at most 3
  /// units wrong, the tail is at most 2 units, and each squaring at most doubles the error, times the value, which is
  /// at most e in the end.
  func exponential(_ r: BigInt) -> Result {
    let root = bits.magnitude.squareRootRoundedDown
    let halvings = 4 + Int(root) / 2
    let small = BigInt(sign: r.sign, magnitude: r.magnitude >> halvings)
    var (sum, term, count) = (one + small, small, 1)
    while term.magnitude > 1 {
      count += 1
      term = product(term, small) / BigInt(count)
      sum += term
    }
    for _ in 0..<halvings { sum = product(sum, sum) }
    return (sum, Magnitude(UInt64(3 * count + 8), exponent: halvings + 2))
  }

  /// The sine and the cosine of r for |r| ≤ 1, where r is known to within a unit, by their series: the terms alternate
  /// and fall, so the tail is below the last of them; each term is at most 6 units wrong.
  func sine(_ r: BigInt) -> Result {
    let square = product(r, r)
    var (sum, term, count) = (r, r, 1)
    while term.magnitude > 1 {
      term = -product(term, square) / BigInt((count + 1) * (count + 2))
      count += 2
      sum += term
    }
    return (sum, Magnitude(UInt64(6 * count + 8)))
  }

  func cosine(_ r: BigInt) -> Result {
    let square = product(r, r)
    var (sum, term, count) = (one, one, 0)
    while term.magnitude > 1 {
      term = -product(term, square) / BigInt((count + 1) * (count + 2))
      count += 2
      sum += term
    }
    return (sum, Magnitude(UInt64(6 * count + 8)))
  }

  /// Σ 2ⁿ·x^(2n+1)/(1·3·…·(2n+1)), which is √π/2·e^(x²)·erf x, for 0 ≤ x with x² ≤ `square`.
  ///
  /// Rises to at most x·e^(x²) and keeps its sign: nothing cancels. An error made at one term grows by a factor of at
  /// most e^(x²) until the last, and each term makes one of at most 2x·e^(x²) + 2 units.
  func errorFunctionSeries(_ x: BigInt, square: Int) -> Result {
    let doubled = product(x, x) << 1
    var (sum, term, count) = (x, x, 1)
    while term.magnitude > 1 || count < 4 * square + 4 {
      count += 2
      term = product(term, doubled) / BigInt(count)
      sum += term
    }
    let exponent = FixedPoint.errorFunctionGuard(square: square)
    return (sum, Magnitude(UInt64(count * count), exponent: exponent) + Magnitude(2))
  }

  /// (2x·e^(x²) + 2)·e^(x²) ≤ 2 to this power, with e < 2^(3/2).
  static func errorFunctionGuard(square: Int) -> Int { 3 * square + (Int.bitWidth - square.leadingZeroBitCount) + 2 }

  /// π by Machin's formula (1706): 16·arctan(1/5) − 4·arctan(1/239).
  var pi: Result {
    let (first, second) = (arctangent(ofReciprocal: 5), arctangent(ofReciprocal: 239))
    return (first.value << 4 - second.value << 2, first.error * Magnitude(16) + second.error * Magnitude(4))
  }

  /// ln 2 = 18·artanh(1/26) − 2·artanh(1/4801) + 8·artanh(1/8749).
  var logarithmOfTwo: Result {
    let parts = [(18, 26), (-2, 4801), (8, 8749)].map { (factor: $0.0, part: arctangent(ofReciprocal: $0.1, sign: 1)) }
    return (
      parts.reduce(0) { $0 + BigInt($1.factor) * $1.part.value },
      parts.reduce(.zero) { $0 + Magnitude(UInt64($1.factor.magnitude)) * $1.part.error }
    )
  }

  /// arctan(1/n), or artanh(1/n) for the sign 1: Σ (±1)^k/((2k+1)·n^(2k+1)).
  private func arctangent(ofReciprocal n: Int, sign: Int = -1) -> Result {
    var power = one / BigInt(n)
    var (sum, index) = (power, 1)
    let square = BigInt(n * n)
    while power.magnitude > 1 {
      power /= square
      index += 2
      let term = power / BigInt(index)
      sum += sign < 0 && index & 2 == 2 ? -term : term
    }
    return (sum, Magnitude(UInt64(2 * index + 4)))
  }
}

extension UInt {
  /// The integer part of the square root.
  fileprivate var squareRootRoundedDown: UInt {
    var root: UInt = 0
    while (root + 1) * (root + 1) <= self { root += 1 }
    return root
  }
}
