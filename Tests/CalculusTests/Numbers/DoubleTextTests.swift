import Calculus
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
