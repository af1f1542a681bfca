import Testing

@testable import Terminal

struct NumberTests {
  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (-4, "-4"), (0.1, "0.1"), (0.012345, "0.0123"), (123.456, "123"), (1234, "1230"),
      (99999, "100000"), (999_999, "1e6"), (0.99999, "1"), (1e6, "1e6"), (1.5e7, "1.5e7"), (-1.234e-5, "-1.23e-5"),
      (0.0001, "0.0001"),
      (0.00001, "1e-5"), (1e300, "1e300"), (.leastNonzeroMagnitude, "5e-324"), (.nan, "undefined"), (.infinity, "∞"),
      (-.infinity, "-∞"),
      (2.5, "2.5"), (1e16, "1e16"), (0.30000000000000004, "0.3"),
    ] as [(Double, String)])
  func labelsAreShort(value: Double, expected: String) {
    #expect(NumberLabel.text(value) == expected)
  }

  @Test(
    arguments: [
      (0.0...10.0, 6, ["0", "2", "4", "6", "8", "10"]),
      (-1...1, 5, ["-1", "-0.5", "0", "0.5", "1"]),
      (0...0.01, 3, ["0", "0.005", "0.01"]),
      (0...1e9, 3, ["0", "5e8", "1e9"]),
      (0.31...0.39, 3, ["0.35"]),
      (1000...1003, 4, ["1000", "1001", "1002", "1003"]),
      (0...1, 0, []),
      (1e18...(1e18 + 1000), 5, []),
    ] as [(ClosedRange<Double>, Int, [String])])
  func ticksAreRound(range: ClosedRange<Double>, count: Int, expected: [String]) {
    #expect(Tick.marks(in: range, atMost: count).map(\.label) == expected)
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func ticksLieInTheirRange(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let low = Double.random(in: -1000...1000, using: &generator)
    let width = Tick.power(Int.random(in: -6...8, using: &generator)) * Double.random(in: 1...10, using: &generator)
    let count = Int.random(in: 2...12, using: &generator)
    let marks = Tick.marks(in: low...(low + width), atMost: count)
    #expect(marks.count <= count, "seed \(seed)")
    #expect(marks.count * 5 >= count - 3 || marks.count >= 1, "seed \(seed)")
    for mark in marks {
      #expect(mark.value >= low - width * 1e-6 && mark.value <= low + width * (1 + 1e-6), "seed \(seed)")
      let read = Double(mark.label) ?? .nan
      #expect(abs(read - mark.value) <= width * 1e-6, "seed \(seed): \(mark)")
    }
  }

  @Test(
    arguments: [
      (0...0, -0.5...0.5), (5...5, 2.5...7.5), (1...2, 1...2),
    ] as [(ClosedRange<Double>, ClosedRange<Double>)])
  func rangesCanBeDrawn(range: ClosedRange<Double>, expected: ClosedRange<Double>) {
    #expect(PlotRange.drawable(range) == expected)
  }

  @Test func aRangeFitsItsValuesButNotAPole() {
    #expect(PlotRange.fitting([]) == -1...1)
    #expect(PlotRange.fitting([.nan, 3, .infinity], margin: 0).contains(3))
    #expect(PlotRange.fitting([0, 10], margin: 0.1) == -1...11)
    let pole = PlotRange.fitting((1...200).map { 1 / (Double($0) - 100.5) })
    #expect(pole.upperBound < 1 && pole.lowerBound > -1)
    let line = PlotRange.fitting((0...200).map { Double($0) }, margin: 0)
    #expect(line == 0...200)
  }

  @Test func aRangeIsNeverInfinite() {
    let range = PlotRange.drawable(-.infinity ... .infinity)
    #expect((range.upperBound - range.lowerBound).isFinite)
  }
}
