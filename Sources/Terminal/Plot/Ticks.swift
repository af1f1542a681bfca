/// Round numbers along an axis: multiples of 1, 2 or 5 times a power of ten.
package struct Tick: Hashable, Sendable {
  package let value: Double
  package let label: String

  /// At most `count` ticks within a range. None when the range cannot be drawn or asks for more than 15 digits.
  package static func marks(in range: ClosedRange<Double>, atMost count: Int) -> [Tick] {
    let width = range.upperBound - range.lowerBound
    guard count > 0, width.isFinite, width > 0 else { return [] }
    for (mantissa, exponent) in steps(from: width / Double(count)) {
      let step = Double(mantissa) * power(exponent)
      let first = (range.lowerBound / step - 1e-9).rounded(.up)
      let last = (range.upperBound / step + 1e-9).rounded(.down)
      guard abs(first) < 1e15, abs(last) < 1e15, let low = Int(exactly: first), let high = Int(exactly: last) else {
        return []
      }
      guard high - low < count else { continue }
      guard low <= high else { return [] }
      return (low...high).map { index in
        Tick(
          value: Double(index) * step, label: NumberLabel.text(mantissa: index * mantissa, exponent: exponent))
      }
    }
    return []
  }

  /// The steps not below a width, from the smallest: enough of them that one fits.
  private static func steps(from width: Double) -> [(mantissa: Int, exponent: Int)] {
    let decade = exponent(of: width)
    return (decade...(decade + 2)).flatMap { exponent in [(1, exponent), (2, exponent), (5, exponent)] }
      .filter { Double($0.0) * power($0.1) >= width * 0.999_999 }
  }

  /// The power of ten not above a positive number.
  static func exponent(of value: Double) -> Int {
    guard value > 0, value.isFinite else { return 0 }
    var exponent = (Double(value.exponent) * 0.301_029_995_663_981_2).rounded(.down).cells
    while power(exponent + 1) <= value { exponent += 1 }
    while power(exponent) > value { exponent -= 1 }
    return exponent
  }

  /// A power of ten, read as decimal so that it is the nearest number there is.
  static func power(_ exponent: Int) -> Double {
    Double("1e\(exponent)") ?? (exponent < 0 ? 0 : .infinity)
  }
}
