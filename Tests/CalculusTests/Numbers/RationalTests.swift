import BigInt
import Calculus
import Testing

struct RationalTests {
  /// Integers small, large and at the edges of a machine word.
  private func numbers(_ generator: inout SplitMix64) -> Int {
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: Int.random(in: -12...12, using: &generator)
    case 1: Int.random(in: -1_000_000...1_000_000, using: &generator)
    case 2: Int.random(in: Int.min...Int.max, using: &generator)
    default: [Int.min, Int.min + 1, Int.max, 1 << 62, -(1 << 62)].randomElement(using: &generator) ?? 0
    }
  }

  private func rational(_ generator: inout SplitMix64) -> Rational {
    var denominator = 0
    while denominator == 0 { denominator = numbers(&generator) }
    return Rational(numbers(&generator), denominator)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func obeysTheLawsOfAField(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    for _ in 0..<200 {
      let (a, b, c) = (rational(&generator), rational(&generator), rational(&generator))
      #expect((a + b) * c == a * c + b * c, "seed \(seed): \(a), \(b), \(c)")
      #expect(a - a == .zero)
      #expect(
        a + b == Rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator))
      #expect((a < b) == (a.numerator * b.denominator < b.numerator * a.denominator))
      if let quotient = a.divided(by: b) { #expect(quotient * b == a) } else { #expect(b.isZero) }
      #expect((a.hashValue == b.hashValue) || a != b)
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func nearestDoubleIsNearest(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    for _ in 0..<100 {
      let value = rational(&generator)
      let nearest = Double(value)
      let distance = try #require(Rational(exactly: nearest)).distance(to: value)
      for neighbour in [nearest.nextUp, nearest.nextDown] {
        #expect(try #require(Rational(exactly: neighbour)).distance(to: value) >= distance, "seed \(seed): \(value)")
      }
    }
  }

  @Test(arguments: [
    (Rational(1, 3), 0.333_333_333_333_333_3), (Rational(BigInt(10).power(400), BigInt(10).power(399)), 10),
    (Rational(BigInt(1), BigInt(10).power(320)), 0x7e8p-1074), (Rational(BigInt(10).power(400)), .infinity),
    (Rational(BigInt(-1), BigInt(10).power(500)), 0), (Rational(BigInt(1) << 1023), 0x1p1023),
  ])
  func doublesOfExtremeNumbers(value: Rational, expected: Double) { #expect(Double(value) == expected) }

  @Test(arguments: [0.1, -3.75, Double.leastNonzeroMagnitude, 1.797e308, 0x1p-1022, 0])
  func everyDoubleIsExact(value: Double) throws {
    #expect(Double(try #require(Rational(exactly: value))) == value)
  }

  @Test func powersAreBounded() {
    #expect(Rational(9).raised(to: 387_420_489) == nil)
    #expect(Rational(9).raised(to: .min) == nil)
    #expect(Rational(-1).raised(to: .max) == .minusOne)
    #expect(Rational.zero.raised(to: -1) == nil)
    #expect(Rational(2, 3).raised(to: -3) == Rational(27, 8))
    #expect(String(Rational(10).raised(to: 4_000)?.numerator ?? 0).count == 4_001)
  }
}

extension Rational {
  fileprivate func distance(to other: Rational) -> Rational { (self - other).magnitude }
}
