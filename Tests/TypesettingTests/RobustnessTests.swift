import Calculus
import Foundation
import FuzzCorpus
import Testing

@testable import Typesetting

@Suite struct RobustnessTests {
  /// Every rendering of a node, each checked for what all have in common.
  private func render(_ node: MathNode, _ source: String) {
    for repertoire in Repertoire.allCases {
      let pictures = [
        node.display(repertoire), node.display(repertoire, width: 20), node.line(repertoire),
        node.inline(repertoire, fits: 40),
      ]
      for picture in pictures { check(picture, repertoire, source) }
      #expect(node.line(repertoire).height == 1, "\(source)")
    }
    _ = node.spoken
    _ = node.latex
  }

  private func check(_ picture: Typeset, _ repertoire: Repertoire, _ source: String) {
    #expect(!picture.rows.isEmpty, "\(source)")
    #expect(picture.rows.indices.contains(picture.baseline), "\(source)")
    for row in picture.rows {
      #expect(Cells.count(row) == picture.width, "\(source): \(row)")
      if repertoire == .ascii { #expect(row.utf8.count == row.unicodeScalars.count, "\(source): \(row)") }
      #expect(!row.unicodeScalars.contains { $0.properties.generalCategory == .control }, "\(source)")
    }
    for span in picture.spans {
      #expect(picture.rows.indices.contains(span.row), "\(source)")
      #expect(span.columns.lowerBound >= 0 && span.columns.upperBound <= picture.width, "\(source)")
    }
  }

  private static let tokens: [String] =
    [
      "{", "}", "{", "}", "^", "_", "'", "&", "\\\\", " ", "(", ")", "[", "]", "|", "\\|", "\\left(", "\\right)",
      "\\left", "\\right",
      "\\left.", "\\right|", "\\middle|", "\\begin{matrix}", "\\end{matrix}", "\\begin{cases}", "\\end{cases}",
      "\\begin{aligned}", "\\end{aligned}", "\\begin{array}{lc}", "\\end{array}", "\\begin{nothing}", "\\begin",
      "\\end", "\\frac", "\\sqrt",
      "\\sqrt[", "\\text", "\\text{", "\\hat", "\\vec{", "\\overbrace", "\\underbrace{", "\\boxed", "\\sum", "\\int_",
      "\\lim_",
      "\\operatorname", "\\mathbb{R}", "\\mathcal", "\\mathrm{", "\\not", "\\substack{", "\\binom", "\\pmod", "\\tag",
      "\\limits",
      "\\color", "\\quad", "\\,", "\\unknown", "\\", "x", "y", "2", ".5", "1.", "+", "-", "=", "<", "\\alpha", "\\to",
      "日", "é", "\u{301}",
      "\u{202E}", "\u{7}", "👩‍👩‍👧", "\n", "%", "$", "#", "~", "!", ",", "/", "*", "\\arg", "\\max", "\\phantom{",
    ]

  @Test(arguments: 0..<20)
  func tokenSoup(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<25 {
      let count = Int.random(in: 1...60, using: &random)
      let source = (0..<count).map { _ in Self.tokens.randomElement(using: &random) ?? "" }.joined()
      let (node, diagnostics) = MathNode.reading(latex: source)
      for diagnostic in diagnostics {
        #expect(
          diagnostic.range.lowerBound >= 0 && diagnostic.range.upperBound <= source.utf8.count, "\(seed): \(source)")
        #expect(!diagnostic.message.isEmpty)
      }
      render(node, "\(seed): \(source)")
    }
  }

  @Test func whatFuzzingKept() throws {
    let inputs = try corpus("LaTeX")
    #expect(!inputs.isEmpty)
    for input in inputs {
      let source = String(decoding: input, as: UTF8.self)
      render(MathNode(latex: source), source)
    }
  }

  /// What a symbol, a function or a command alone looks like.
  @Test func everyCommandStandsAlone() {
    let commands = SymbolTable.all.flatMap(\.commands) + FunctionTable.all.map(\.name) + LaTeXCommand.byName.keys
    for command in commands where !command.isEmpty {
      for source in ["\\\(command)", "\\\(command) x", "\\\(command){x}{y}^2_1", "x \\\(command){"] {
        render(MathNode(latex: source), source)
      }
    }
  }

  @Test func everySymbolIsOneCellAndSpelledInSevenBits() {
    for name in SymbolTable.all {
      #expect(Cells.count(name.symbol.glyph) == 1, "\(name.symbol.glyph)")
      #expect(!name.ascii.isEmpty && name.ascii.utf8.count == name.ascii.unicodeScalars.count, "\(name.symbol.glyph)")
      #expect(!name.spoken.isEmpty, "\(name.symbol.glyph)")
      for command in name.commands {
        #expect(SymbolTable.byCommand[command]?.symbol.glyph == name.symbol.glyph, "two symbols are called \(command)")
      }
    }
  }

  private static let nests: [(String, String)] = [
    ("{", "}"), ("(", ")"), ("\\left(", "\\right)"), ("\\sqrt{", "}"), ("\\frac{1}{", "}"), ("x^{", "}"), ("\\hat", ""),
    ("\\frac", ""), ("|", "|"), ("\\begin{matrix}", "\\end{matrix}"), ("\\underbrace{", "}_{n}"), ("\\boxed{", "}"),
    ("\\text{", "}"), ("x_", ""), ("-", ""), ("\\left(", ""), ("\\substack{", "}"),
  ]

  @Test(arguments: nests)
  func deepNesting(open: String, close: String) {
    for depth in [50, 199, 201, 400] {
      let source = String(repeating: open, count: depth) + "x" + String(repeating: close, count: depth)
      let node = MathNode.reading(latex: source).notation
      _ = node.line().text
      _ = node.display(.ascii).height
      _ = node.spoken
      _ = node.latex
      _ = node.readsWellOnOneLine
    }
  }

  /// Four times the source takes about four times the time: nothing in reading or drawing is quadratic.
  @Test(arguments: [
    "x^2 + ", "(a", "a)", "|x| ", "{", "\\frac{a}{b} ", "x_i^2 ", "\\unknown ", "a & b \\\\ ", "\\left( ", "\\sum_{i} ",
    "[", "|",
    "x' ", "a = b + c ", "\\begin{matrix} ", "\\hat{x} ", "\\sqrt{x} ", "\\text{a} ", "\\not ", "^", "x^2^3",
  ])
  func linearTime(unit: String) {
    /// The processor time of this thread, so that busy neighbours do not count.
    func seconds(_ length: Int) -> Double {
      let source = String(String(repeating: unit, count: length / unit.count + 1).prefix(length))
      return (0..<2).map { _ in
        let start = clock()
        let node = MathNode.reading(latex: source).notation
        _ = node.display(width: 80).rows.count
        _ = node.line(.ascii).rows.count
        _ = node.spoken.count
        return clock() - start
      }.min() ?? 0
    }
    func clock() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
    let (short, long) = (seconds(1_250), seconds(5_000))
    #expect(long < short * 10 + 0.05, "\(unit): \(short) s for 1,250 characters, \(long) s for 5,000")
  }

  @Test func longerSourcesAreCutAndSaidToBe() {
    let source = String(repeating: "x", count: 10_050)
    let (_, diagnostics) = MathNode.reading(latex: source)
    #expect(diagnostics.map(\.cause) == [.tooLong(maximum: 10_000)])
    #expect(diagnostics.first?.range == 10_000..<10_050)
  }
}
