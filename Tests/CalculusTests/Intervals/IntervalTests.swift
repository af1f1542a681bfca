import Calculus
import Testing

struct IntervalTests {
  /// Exact arithmetic never leaves the enclosure.
  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func containsExactResults(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    for _ in 0..<Soak.count(300) {
      let (a, b) = (Double.random(in: -9...9, using: &generator), Double.random(in: -9...9, using: &generator))
      let (p, q) = (try #require(Rational(exactly: a)), try #require(Rational(exactly: b)))
      let (u, v) = (Interval(a), Interval(b))
      for (interval, exact) in [
        (u + v, p + q), (u - v, p - q), (u * v, p * q), (u / v, p.divided(by: q) ?? .zero),
        (Interval.power(u, 3 as Rational), p * p * p), (Interval.power(u, -2 as Rational), (p * p).reciprocal ?? .zero),
      ] {
        #expect(interval.contains(exact), "seed \(seed): \(a), \(b)")
        #expect(interval.width <= 1e-12 * interval.magnitude)
      }
    }
  }

  /// The values inside an interval lie inside the enclosure of the interval.
  @Test(arguments: Function.allCases.filter { $0.row.isUnary })
  func enclosesEveryValue(function: Function) {
    var generator = SplitMix64(seed: UInt64(function.rawValue))
    for _ in 0..<Soak.count(200) {
      let (a, b) = (Double.random(in: -8...8, using: &generator), Double.random(in: -8...8, using: &generator))
      let interval = Interval(lower: min(a, b), upper: max(a, b))
      let enclosure = Interval.apply(function, to: [interval])
      for step in 0...20 {
        let x = interval.lower + (interval.upper - interval.lower) * Double(step) / 20
        let value = function.row.value([min(max(x, interval.lower), interval.upper)])
        if value.isNaN || value.isInfinite {
          #expect(enclosure.definition != .certain, "\(function.name) on \(interval)")
        } else {
          #expect(enclosure.lower <= value && value <= enclosure.upper, "\(function.name)(\(x)) on \(interval)")
          #expect(enclosure.definition != .never)
        }
      }
    }
  }

  @Test(arguments: [
    ("ln(x)", -1.0), ("sqrt(x)", -0.5), ("1/(x-2)", 2), ("arcsin(x)", 1.5), ("x^x", -0.5), ("artanh(x)", 1),
    ("(x-1)^(x-1)", 1),
  ])
  func knowsWhereThereIsNoValue(text: String, x: Double) throws {
    #expect(Interval(valueOf: try read(text), at: ["x": Interval(x)]).definition == .never, "\(text) at \(x)")
  }
}

extension Interval {
  fileprivate func contains(_ exact: Rational) -> Bool {
    guard let low = Rational(exactly: lower), let high = Rational(exactly: upper) else { return true }
    return low <= exact && exact <= high
  }
}
