import CReference

/// Work that can be repeated, with the memory that it keeps.
protocol Workload {
  /// Does the work; something that depends on all of it.
  mutating func runOnce() -> Double
}

extension Workload {
  /// Does the work so many times; the sum of what came out, so that none of it can be left out.
  mutating func run(_ repetitions: Int) -> Double {
    var sum = 0.0
    for _ in 0..<repetitions { sum += runOnce() }
    return sum
  }
}

/// One thing done by the tape, and by what it is measured against.
struct Benchmark {
  let name: String
  /// How many things a call does, to divide the time by.
  let units: Int
  /// How many times slower than the reference the tape may be.
  let limit: Double
  var tape: any Workload
  var reference: any Workload

  init(_ name: String, units: Int = 1, limit: Double, tape: any Workload, reference: any Workload) {
    (self.name, self.units, self.limit, self.tape, self.reference) = (name, units, limit, tape, reference)
  }
}

/// What was measured, in nanoseconds a unit.
struct Measurement {
  let tape: Double
  let reference: Double
  /// The median over the rounds of the times' ratio: on a busy machine the clock alone tells little.
  let ratio: Double
  /// Requests for memory in a hundred calls; negative where they are not counted.
  let allocations: Int
}

extension Benchmark {
  private static let rounds = 9
  private static let roundTime = Duration.milliseconds(20)

  mutating func measure() -> Measurement {
    // What is kept from call to call is made by the first ones.
    Benchmark.keep(tape.run(20))
    let tapeCount = Benchmark.count(&tape)
    let referenceCount = Benchmark.count(&reference)
    var pairs: [(tape: Double, reference: Double)] = []
    for _ in 0..<Benchmark.rounds {
      let mine = Benchmark.time(&tape, tapeCount)
      pairs.append((mine, Benchmark.time(&reference, referenceCount)))
    }
    let before = reference_allocations()
    let sum = tape.run(100)
    let allocations = before < 0 || sum.isNaN ? -1 : reference_allocations() - before
    return Measurement(
      tape: pairs.map(\.tape).median / Double(units), reference: pairs.map(\.reference).median / Double(units),
      ratio: pairs.map { $0.tape / $0.reference }.median, allocations: allocations)
  }

  /// How many repetitions take long enough to be timed.
  private static func count(_ work: inout any Workload) -> Int {
    var count = 1
    while time(&work, count) * Double(count) < roundTime / .nanoseconds(1) { count *= 2 }
    return count
  }

  private static func time(_ work: inout any Workload, _ count: Int) -> Double {
    let start = ContinuousClock.now
    keep(work.run(count))
    return start.duration(to: .now) / .nanoseconds(1) / Double(count)
  }

  @inline(never)
  private static func keep(_ value: Double) {}
}

extension [Double] {
  fileprivate var median: Double { sorted()[count / 2] }
}
