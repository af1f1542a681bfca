import Calculus
import RealModule
import Testing

@Test(arguments: [
  (12 as Double, 4, "12"), (0.4321, 4, "0.4321"), (0.43216, 4, "0.4322"), (-1.5e-7, 4, "-1.5e-7"), (1e22, 4, "1e22"),
  (123_456, 4, "123500"), (99.999, 3, "100"), (0.001, 3, "0.001"), (1.0 / 3, 6, "0.333333"),
  (.leastNonzeroMagnitude, 3, "4.94e-324"),
  (.nan, 4, "undefined"), (-.infinity, 4, "-infinity"), (0, 4, "0"), (0.1 + 0.2, 17, "0.30000000000000004"),
  (1_234_567, 10, "1234567"), (9.9996, 4, "10"), (24, 15, "24"),
])
func writesNumbers(value: Double, digits: Int, text: String) {
  #expect(value.text(significantDigits: digits) == text)
}

/// The shortest description of a double, cut or filled up, is its exact value rounded: but for ties, which go up.
@Test func roundsTheExactValue() {
  var random = SplitMix64(seed: 11)
  var values: [Double] = [0.125, 0.375, 2.5, 2.675, 1.005, 1_125_899_906_842_624.25, 0x1p-1074, 0x1p-1022, 0x1p60, 9.5]
  for _ in 0..<2_000 {
    let bits = random.next()
    values.append(Double(bitPattern: bits))
    values.append(Double(Int(bits >> 44)) / 1_024)
    values.append(Double(Int(bits >> 50)) / 1_000)
  }
  for value in values where value.isFinite && value != 0 {
    guard let exact = Rational(exactly: value.magnitude) else { continue }
    for count in 1...17 {
      let text = value.text(significantDigits: count)
      let mantissa = text.split(separator: "e")[0].filter(\.isNumber).drop { $0 == "0" }
      // Half up, from as large a power of ten as leaves so many digits.
      let low = Int(checking: Double(count) - 2 - Double.log10(value.magnitude)) ?? 0
      let digits = (low...low + 3).map { (exact * (Rational(10).raised(to: $0) ?? .one) + .half).floor.description }
        .last { $0.count <= count || $0 == "1" + String(repeating: "0", count: count) }
      #expect(mantissa.trimmed == digits?[...].trimmed, "\(value.bitPattern) to \(count) digits is \(text)")
      #expect(((Double(text) ?? 0) - value).magnitude <= value.magnitude * .pow(10, 1 - count))
    }
  }
}

extension Substring {
  fileprivate var trimmed: String { String(reversed().drop { $0 == "0" }.reversed()) }
}
