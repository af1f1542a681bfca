import Testing

@testable import Calculus

/// Whatever is typed: an answer or an error, at once.
struct ParserRobustnessTests {
  private func survives(_ text: String, _ scope: Scope, _ seed: UInt64) {
    do {
      let formula = try Parser.parse(text, in: scope)
      for note in formula.notes { _ = formula.text.columns(of: note.range) }
      #expect(formula.root.range.upperBound <= text.utf8.count, "seed \(seed): \(text.debugDescription)")
      if let expression = formula.expression {
        #expect((try? Parser.parseExpression(text, in: scope)) == expression, "seed \(seed): \(text.debugDescription)")
      }
    } catch {
      #expect(
        error.range.lowerBound >= 0 && error.range.upperBound <= text.utf8.count,
        "seed \(seed): \(text.debugDescription) \(error)")
      #expect(
        error.message.unicodeScalars.allSatisfy {
          $0.value >= 32 && !(127..<160).contains($0.value) && $0.properties.generalCategory != .format
        },
        "seed \(seed): \(text.debugDescription)")
      _ = text.columns(of: error.range)
      for repair in error.repairs {
        #expect((try? Parser.parse(repair.text, in: scope)) != nil, "seed \(seed): \(repair.text.debugDescription)")
      }
    }
  }

  private static let pieces = [
    "x", "y", "2", "0.5", "1e3", ".", ",", ";", "+", "-", "*", "**", "/", "^", "(", ")", "[", "]", "{", "}", "|", "<",
    ">", "=", "sin", "ln", "log", "log_", "exp",
    "sqrt", "max", "e", "pi", "theta", "θ", "σ", "²", "⁻", "ˣ", "⁽", "⁾", "₁", "_", "_1", "_{", "√", "∛", "½", "·", "−",
    "×", "∂", "∇", "'", "\\frac", "\\sqrt", "\\left",
    "\\right", "\\sin", "\\cdot", "\\begin{pmatrix}", "\\end{pmatrix}", "&", "\\\\", "\\hat", "\\text{", "\\mathrm",
    "$", "np.", "[0]", " ", "\\", "!", "%", "y\u{302}", "х",
    "\u{202E}", "\u{FFFD}", "relu", "sigma", "array", "d/dx", "xy", "sinx", "\\,", "\\operatorname{", "w_1", "\\log_",
    "9^9",
  ]

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func tokenSoups(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<Soak.count(150) {
      let count = Int.random(in: 1...14, using: &random)
      let text = (0..<count).map { _ in
        ParserRobustnessTests.pieces[Int.random(in: 0..<ParserRobustnessTests.pieces.count, using: &random)]
      }.joined()
      survives(text, Bool.random(using: &random) ? .any : Scope(["x", "y", "w1", "theta"]), seed)
    }
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func randomBytes(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<Soak.count(150) {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      survives(String(decoding: bytes, as: UTF8.self), .any, seed)
      survives(String(decoding: bytes.map { $0 & 0x7F }, as: UTF8.self), Scope(["x"]), seed)
    }
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func damagedTexts(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let texts = [
      "3x²·sin(x) − e^(−x)/2", #"\frac{1}{2}x^{2} - \sin^{2}\left(x\right)"#, "f'(x) = [2x, log_2(x)]",
      "np.exp(-x**2) + w[0]",
    ]
    for _ in 0..<Soak.count(150) {
      var scalars = Array(texts[Int.random(in: 0..<texts.count, using: &random)].unicodeScalars)
      for _ in 0..<Int.random(in: 1...3, using: &random) where !scalars.isEmpty {
        let place = Int.random(in: 0..<scalars.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: scalars.remove(at: place)
        case 1: scalars.insert(scalars[Int.random(in: 0..<scalars.count, using: &random)], at: place)
        default: scalars.swapAt(place, Int.random(in: 0..<scalars.count, using: &random))
        }
      }
      survives(String(String.UnicodeScalarView(scalars)), .any, seed)
    }
  }

  struct Long: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let code: String

    init(_ name: String, _ text: String, _ code: String = "") { (self.name, self.text, self.code) = (name, text, code) }
    var testDescription: String { name }
  }

  private static func many(_ part: String, _ count: Int) -> String { String(repeating: part, count: count) }
  private static func joined(_ count: Int, by sign: String, _ part: (Int) -> String) -> String {
    (1...count).map(part).joined(separator: sign)
  }

  private static let refused: [Long] = [
    Long("parentheses", many("(", 1_000_000), "too-long"), Long("characters", many("x", 1_000_000), "too-long"),
    Long("nested", many("(", 4_000) + "x" + many(")", 4_000), "too-deep"),
    Long("open", many("(", 9_000), "too-deep"), Long("functions", many("sin ", 2_000) + "x", "too-deep"),
    Long("roots", many("√", 3_000) + "x", "too-deep"), Long("fractions", many("\\frac{", 1_500), "too-deep"),
    Long("bars", many("|", 9_000), "too-deep"), Long("powers", many("x^", 4_000) + "x", "too-deep"),
    Long("matrix", many("[", 5_000), "too-deep"), Long("negative powers", many("x^-", 3_000) + "x", "too-deep"),
    Long("arrays", many("array(", 1_600), "too-deep"), Long("letters", many("q", 9_999), "unknown-name"),
    Long("towers", "9^9^9^9", "number-too-large"), Long("power", "(2^4000)^4000", "number-too-large"),
    Long("products", joined(1_000, by: "*") { _ in "9^4000" }, "number-too-large"),
    Long("harmonic", joined(900, by: "+") { "1/\($0 * 7919)" }, "number-too-large"),
    Long("digits", many("1", 9_000), "number-too-long"),
    Long("cubes", many("x³", 4_999) + "!", "unsupported-factorial"),
  ]

  private static let accepted: [Long] = [
    Long("sum", joined(3_333, by: "+") { "x\($0 % 10)" }), Long("distinct", joined(1_400, by: "+") { "x\($0)" }),
    Long("product", many("x*", 4_999) + "x"), Long("implicit", many("x ", 5_000)),
    Long("signs", many("-", 9_999) + "x"),
    Long("spaces", many(" ", 9_999) + "x"), Long("brackets", many("(x)", 3_333)), Long("bars", many("|x|", 3_333)),
    Long("superscripts", "x" + many("1", 0) + many("⁰", 39) + "²"), Long("functions", many("sinx", 60)),
    Long("power", "(x+1)^(10^9)"), Long("tower", "x^x^x^x^x^x^x^x^x"),
    Long("deep", many("(", 199) + "x" + many(")", 199)),
    Long("vector", "[" + joined(2_000, by: ",") { _ in "x" } + "]"), Long("divisions", many("x/", 4_999) + "y"),
    Long("sines", many("sin(", 190) + "x" + many(")", 190)),
    Long("quotients", many("1/(1+", 190) + "x" + many(")", 190)),
    Long("negations", many("-(", 190) + "x" + many(")", 190)), Long("roots", many("√(1+", 190) + "x" + many(")", 190)),
  ]

  /// Long and deep texts take time in proportion to their length, or are refused before any is spent.
  @Test(arguments: refused)
  func isRefused(_ long: Long) throws {
    let start = ContinuousClock.now
    let error = try #require(throws: ParseError.self) { try Parser.parse(long.text) }
    #expect(error.code == long.code, "\(error.message)")
    #expect(ContinuousClock.now - start < .seconds(2))
  }

  @Test(arguments: accepted)
  func isRead(_ long: Long) throws {
    let start = ContinuousClock.now
    _ = try Parser.parse(long.text)
    #expect(ContinuousClock.now - start < .seconds(2))
  }

  @Test func boundsAreExact() throws {
    let nested = { (count: Int) in String(repeating: "(", count: count) + "x" + String(repeating: ")", count: count) }
    _ = try Parser.parse(nested(Bounds.nesting))
    #expect(throws: ParseError.self) { try Parser.parse(nested(Bounds.nesting + 1)) }
    _ = try Parser.parse(String(repeating: " ", count: Bounds.characters - 1) + "x")
    #expect(throws: ParseError.self) { try Parser.parse(String(repeating: " ", count: Bounds.characters) + "x") }
    _ = try Parser.parse(String(repeating: "θ", count: Bounds.characters))
    _ = try Parser.parse(String(repeating: "9", count: Bounds.literalDigits))
    #expect(throws: ParseError.self) { try Parser.parse(String(repeating: "9", count: Bounds.literalDigits + 1)) }
    _ = try Parser.parse("1e400")
    _ = try Parser.parse("1e-400")
    #expect(throws: ParseError.self) { try Parser.parse("1e-401") }
    // 10^4095 has 4,096 digits.
    #expect(try Parser.parseExpression("10^4095").number != nil)
    #expect(throws: ParseError.self) { try Parser.parseExpression("10^4200") }
  }
}
