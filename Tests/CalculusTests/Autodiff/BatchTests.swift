import Testing

@testable import Calculus

/// Many points at once against one at a time.
struct BatchTests {
  private static let variables: [Symbol] = ["x", "y"]

  /// Values and slopes are the same numbers to the last bit, whatever varies and whatever is shared.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func gradientsEqualThoseAtSinglePoints(seed: UInt64) {
    BatchTests.forEachFormula(seed) { round, evaluator, random, note in
      let varying = [[0], [1], [0, 1], [1, 0]][round % 4]
      // Blocks that are full, cut short, and one lane long.
      let count = [1, 7, 64, 700][round / 4 % 4]
      let columns = varying.map { _ in (0..<count).map { _ in Double.random(in: -3...3, using: &random.generator) } }
      let shared = [0.625, -1.25]
      var (values, slopes): ([Double], [Double]) = ([], [])
      let batch = Batch(inputs: varying, columns: columns)
      evaluator.gradients(over: batch, at: shared, values: &values, into: &slopes)
      #expect(values.count == count && slopes.count == count * varying.count)
      var gradient: [Double] = []
      for index in 0..<count {
        var point = shared
        for (place, input) in varying.enumerated() { point[input] = columns[place][index] }
        let single = evaluator.gradient(at: point, into: &gradient)
        if let value = single.value { #expect(values[index] == value, "\(note) at \(point)") }
        for (place, input) in varying.enumerated() {
          let slope = slopes[place * count + index]
          let same = slope == gradient[input] || !slope.isFinite && !gradient[input].isFinite
          #expect(same, "\(note): slope by \(input) at \(point): \(slope), \(gradient[input])")
        }
      }
    }
  }

  /// Grids and lines too, of widths that are no whole number of chunks.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func gridsEqualSinglePoints(seed: UInt64) {
    BatchTests.forEachFormula(seed) { round, evaluator, _, note in
      let (x, y) = (SampleAxis(-3...2.5, count: [23, 5, 16, 1][round % 4]), SampleAxis(-1...40, count: 11))
      let grid = evaluator.values(x: x, y: y)
      #expect(grid.count == x.count * 11)
      for (index, value) in grid.enumerated() {
        let point = [x[index % x.count], y[index / x.count]]
        let single = evaluator.value(at: point).value
        #expect(single == (value.isFinite ? value : nil), "\(note) at \(point)")
      }
      let line = evaluator.values(along: x, point: [0, 0.5])
      for (index, value) in line.enumerated() {
        #expect(evaluator.value(at: [x[index], 0.5]).value == (value.isFinite ? value : nil), "\(note) along x")
      }
    }
  }

  /// The program that gradients run once they are asked for often gives what the sweep backward gives, to the last bit.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func repeatedGradientsEqualTheFirst(seed: UInt64) {
    BatchTests.forEachFormula(seed) { _, evaluator, random, note in
      let points = (0..<24).map { _ in (0..<2).map { _ in Double.random(in: -3...3, using: &random.generator) } }
      var gradient: [Double] = []
      for point in points + points {
        let repeated = evaluator.gradient(at: point, into: &gradient)
        let first = evaluator.tape.gradient(at: point)
        #expect(repeated.undefined == first.undefined, "\(note) at \(point)")
        #expect(repeated.value == evaluator.value(at: point).value || first.value == nil, "\(note) at \(point)")
        if let slopes = first.value { #expect(slopes == gradient, "\(note) at \(point)") }
      }
    }
  }

  /// Copies share their programs and no memory: what one works out the other does not see.
  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func copiesDoNotMeet(seed: UInt64) {
    BatchTests.forEachFormula(seed) { _, evaluator, random, note in
      let column = (0..<70).map { _ in Double.random(in: -3...3, using: &random.generator) }
      let batch = Batch(inputs: [0], columns: [column])
      func values(_ evaluator: inout Evaluator, y: Double) -> [UInt64] {
        var (values, slopes): ([Double], [Double]) = ([], [])
        evaluator.gradients(over: batch, at: [0, y], values: &values, into: &slopes)
        return (values + slopes).map { $0.isNaN ? 0 : $0.bitPattern }
      }
      let expected = [0.5, -2.0].map { y in
        var fresh = evaluator.tape.evaluator()
        return values(&fresh, y: y)
      }
      #expect(values(&evaluator, y: 0.5) == expected[0], "\(note)")
      var copy = evaluator
      for _ in 0..<2 {
        #expect(values(&copy, y: -2) == expected[1], "\(note), the copy")
        #expect(values(&evaluator, y: 0.5) == expected[0], "\(note), the original")
      }
    }
  }

  private static func forEachFormula(
    _ seed: UInt64,
    _ body: (_ round: Int, _ evaluator: inout Evaluator, _ random: inout RandomExpression, _ note: String) -> Void
  ) {
    var random = RandomExpression(seed: seed)
    for round in 0..<Soak.count(10) {
      let formula = random.expression(size: 14)
      var evaluator = Tape(formula, inputs: variables).evaluator()
      body(round, &evaluator, &random, "seed \(seed): \(formula)")
    }
  }

  /// A mini-batch's loss and gradient are the means of its examples'.
  @Test(arguments: [1, 5, 64, 1_000])
  func meansAreMeans(count: Int) throws {
    let formula = try read("(w2*tanh(w1*x+b) - t)^2 + 0.01*w1^2")
    let inputs: [Symbol] = ["w1", "w2", "b", "x", "t"]
    var evaluator = Tape(formula, inputs: inputs).evaluator()
    var random = SplitMix64(seed: UInt64(count))
    let columns = (0..<2).map { _ in (0..<count).map { _ in Double.random(in: -2...2, using: &random) } }
    let weights = [0.5, -1.25, 0.1]
    var mean: [Double] = []
    let loss = evaluator.meanGradient(over: Batch(inputs: [3, 4], columns: columns), at: weights, into: &mean)
    var (sum, total) = ([0.0, 0, 0], 0.0)
    var gradient: [Double] = []
    for index in 0..<count {
      let value = evaluator.gradient(at: weights + [columns[0][index], columns[1][index]], into: &gradient)
      total += try #require(value.value)
      for place in sum.indices { sum[place] += gradient[place] }
    }
    #expect((try #require(loss.value) - total / Double(count)).magnitude <= 1e-14 * total)
    for place in sum.indices { #expect((mean[place] - sum[place] / Double(count)).magnitude <= 1e-13) }
  }

  @Test func aBatchWithABadExampleSaysWhichPartFails() throws {
    var evaluator = Tape(try read("w*ln(x)"), inputs: ["w", "x"]).evaluator()
    var gradient: [Double] = []
    func loss(_ xs: [Double]) -> Evaluation<Double> {
      evaluator.meanGradient(over: Batch(inputs: [1], columns: [xs]), at: [2], into: &gradient)
    }
    #expect(loss([1, 2, -1, 4]).undefined == Undefined(cause: try read("ln(x)"), reason: .outsideDomain(.ln)))
    #expect(loss([1, 1]) == .defined(0))
    #expect(loss([]).undefined != nil)
    #expect(gradient == [0])
  }
}
