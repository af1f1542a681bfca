import CReference
import Calculus

/// Times the tape beside C compiled in the same build, and says where it is slower than promised, or allocates.
/// Arguments choose benchmarks by parts of their names.
@main
enum Main {
  static func main() {
    print("                                             tape ns       other ns    ratio   at most   allocations/100")
    let wanted = CommandLine.arguments.dropFirst()
    let benchmarks = benchmarks.filter { benchmark in wanted.isEmpty || wanted.contains { benchmark.name.contains($0) }
    }
    var failures = 0
    for var benchmark in benchmarks {
      let result = benchmark.measure()
      let isFine = result.ratio <= benchmark.limit && result.allocations <= 0
      if !isFine { failures += 1 }
      print(
        padded(benchmark.name, 40), number(result.tape), number(result.reference), number(result.ratio),
        number(benchmark.limit), result.allocations, isFine ? "" : "  <- too much")
    }
    var calls = RepeatedCalls()
    if wanted.isEmpty, let allocations = calls.allocations() {
      print("calls that ask for memory when repeated:", allocations.isEmpty ? "none" : "")
      for call in allocations { print("  \(call.name): \(call.count) times in 100") }
      failures += allocations.count
    }
    print(failures == 0 ? "all as promised" : "\(failures) break a promise")
  }

  private static var benchmarks: [Benchmark] {
    [
      Benchmark(
        "gradient, Rosenbrock in 2", limit: 12.5, tape: TapeGradient(Formulas.rosenbrock(2)),
        reference: ReferenceGradient(2)),
      Benchmark(
        "gradient, Rosenbrock in 100", limit: 8.9, tape: TapeGradient(Formulas.rosenbrock(100)),
        reference: ReferenceGradient(100)),
      Benchmark("gradient, network on 64 examples", limit: 1, tape: TapeNetwork(), reference: ReferenceNetwork()),
      Benchmark(
        "gradients at 1,000 points, a point", units: Points.count, limit: 3, tape: TapePoints(),
        reference: ReferencePoints()),
      Benchmark(
        "gradient and value, 1,000 instructions", limit: 3, tape: TapeGradient(Formulas.mixture()),
        reference: TapeValue(Formulas.mixture())),
      Benchmark(
        "gradient and value, Rosenbrock in 250", limit: 3, tape: TapeGradient(Formulas.rosenbrock(250)),
        reference: TapeValue(Formulas.rosenbrock(250))),
      Benchmark(
        "grid of Rosenbrock, a point", units: Grid.count, limit: 2, tape: TapeGrid(Formulas.valley),
        reference: ReferenceGrid(reference_surface_rosenbrock)),
      Benchmark(
        "grid of Himmelblau, a point", units: Grid.count, limit: 2, tape: TapeGrid(Formulas.himmelblau),
        reference: ReferenceGrid(reference_surface_himmelblau)),
      Benchmark(
        "grid of exponentials, a point", units: Grid.count, limit: 3, tape: TapeGrid(Formulas.hills),
        reference: ReferenceGrid(reference_surface_hills)),
    ]
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// Two decimals, right-aligned.
  private static func number(_ value: Double) -> String {
    let text = "\((value * 100).rounded() / 100)"
    return String(repeating: " ", count: max(0, 13 - text.count)) + text
  }
}
