import Testing

@testable import Calculus

struct ReadingNoteTests {
  @Test(arguments: [
    ("1/2x", "product-after-division", "1/2x", "(1/2)*x", "1/(2*x)"),
    ("1/2(x+1)", "product-after-division", "1/2(x+1)", "(1/2)*(x+1)", "1/(2*(x+1))"),
    ("3+1/2 sin x", "product-after-division", "1/2 sin x", "(1/2)*(sin x)", "1/(2*(sin x))"),
    ("a/b/c", "repeated-division", "a/b/c", "(a/b)/c", "a/(b/c)"),
    ("e^-x/2", "exponent-ends", "e^-x/2", "(e^(-x))/2", "e^(-x/2)"),
    ("e^2x", "exponent-ends", "e^2x", "(e^2)*x", "e^(2*x)"),
    ("2^-1x", "exponent-ends", "2^-1x", "(2^(-1))*x", "2^(-1*x)"),
    ("x^1/2", "exponent-ends", "x^1/2", "(x^1)/2", "x^(1/2)"),
    ("2^3^2", "power-tower", "2^3^2", "2^(3^2)", "(2^3)^2"),
    ("sin x^2", "power-in-argument", "sin x^2", "sin(x^2)", "(sin(x))^2"),
    ("ln x²", "power-in-argument", "ln x²", "ln(x²)", "(ln(x))²"),
    ("√x^2", "power-in-argument", "√x^2", "√(x^2)", "(√(x))^2"),
    ("sin x(x+1)", "bracket-in-argument", "sin x(x+1)", "sin(x(x+1))", "sin(x)*(x+1)"),
    ("sin x/2", "argument-ends", "sin x/2", "sin(x)/2", "sin(x/2)"),
    ("sin^-1 x", "inverse-function", "sin^-1 x", "arcsin(x)", "1/sin(x)"),
    ("sin⁻¹(x)", "inverse-function", "sin⁻¹(x)", "arcsin(x)", "1/sin(x)"),
    (#"\cos^{-1} x"#, "inverse-function", #"\cos^{-1} x"#, "arccos(x)", "1/cos(x)"),
    ("log x", "natural-logarithm", "log", "natural logarithm ln", "log10 or log2"),
    (#"\log(x)"#, "natural-logarithm", #"\log"#, "natural logarithm ln", "log10 or log2"),
    ("x(t+1)", "variable-before-bracket", "x(t+1)", "x*(t+1)", "the value of x at t+1"),
    ("xy", "joined-names", "xy", "x*y", "one name xy"),
    ("sinx", "joined-argument", "sinx", "sin(x)", "one name sinx"),
  ])
  func ambiguous(text: String, code: String, part: String, reading: String, alternative: String) throws {
    let notes = try Parser.parse(text).notes
    let note = try #require(notes.first, "\(text)")
    #expect(notes.count == 1, "\(text): \(notes)")
    #expect(note.code.rawValue == code)
    #expect(text.slice(note.range) == part)
    #expect(note.reading == reading)
    #expect(note.alternative == alternative)
    // What a note says was read is what was read, and the alternative is something else.
    guard ![.naturalLogarithm, .variableBeforeBracket, .joinedNames, .joinedArgument].contains(note.code) else {
      return
    }
    let whole =
      text.slice(0..<note.range.lowerBound) + note.reading + text.slice(note.range.upperBound..<text.utf8.count)
    let other =
      text.slice(0..<note.range.lowerBound) + note.alternative + text.slice(note.range.upperBound..<text.utf8.count)
    #expect(try Parser.parseExpression(whole) == Parser.parseExpression(text), "\(whole)")
    #expect(try Parser.parseExpression(other) != Parser.parseExpression(text), "\(other)")
  }

  @Test(arguments: [
    "2x", "x^2y", "x²y", "x^2/2", "-x^2", "x(x+1)", "sin(x)/2", "sin(x)^2", "sin^2 x", "sin 2x", "sin x cos x",
    "np.log(x)",
    "ln x", "log10(x)", "log_2(x)", "e^(-x/2)", "e^{2}x", "2^(3^2)", "1/(2x)", "(1/2)x", "a/b", "a*b/c", "3x^2 sin(x)",
    "x y",
    #"\frac{1}{2}x"#, "2(x+1)", "(x+1)(x-1)", "arcsin(x)", "ln e^x", "2^x²", "x*(t+1)",
  ])
  func plain(text: String) throws {
    #expect(try Parser.parse(text).notes.isEmpty, "\(text)")
  }

  @Test func notesComeInTheOrderOfTheText() throws {
    let notes = try Parser.parse("log x + 1/2x + sin x^2 + xy").notes
    #expect(notes.map(\.code) == [.naturalLogarithm, .productAfterDivision, .powerInArgument, .joinedNames])
  }
}
