import Calculus
import Testing

/// Derivatives stay short, and cost in proportion to their functions.
struct ExpressionSwellTests {
  /// At most 1.2 times as long as what SymPy prints, its names being counted as ours: `arctan` for `atan`.
  @Test func derivativesAreNoLongerThanSymPys() throws {
    #expect(SymPyLengths.table.count == 30)
    var (ours, theirs) = (0, 0)
    for row in SymPyLengths.table {
      let text = try read(row.function).derivative(by: "x").text().replacing("arctan", with: "atan")
      #expect(5 * text.utf8.count <= 6 * row.length, "\(row.name): \(text.utf8.count) for \(row.length)")
      ours += text.utf8.count
      theirs += row.length
    }
    #expect(ours <= theirs, "\(ours) in all for \(theirs)")
  }

  private static let families: [(name: String, function: @Sendable (Int) -> Expression)] = [
    ("product", { count in .product((1...count).map { .apply(.sin, Expression("x") * Expression(Rational($0))) }) }),
    ("sum", { count in .sum((1...count).map { .apply(.sin, Expression("x") * Expression(Rational($0))) }) }),
    (
      "quotient",
      { count in .product((1...count).map { .power(Expression("x") + Expression(Rational($0)), Rational.minusOne) }) }
    ),
  ]

  /// Ten times the function is at most twenty times the derivative.
  @Test(arguments: families.indices)
  func derivativesGrowInProportion(family: Int) {
    let (name, function) = ExpressionSwellTests.families[family]
    let (small, large) = (function(100).derivative(by: "x"), function(1_000).derivative(by: "x"))
    #expect(large.weight <= 20 * small.weight, "\(name): \(small.weight), then \(large.weight)")
  }
}
