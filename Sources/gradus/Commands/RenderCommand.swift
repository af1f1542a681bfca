import ArgumentParser
import Calculus
import Terminal
import Typesetting

/// `gradus render`: mathematics from LaTeX or plain notation, set in rows of text, spoken, or as markup.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Set mathematics in two dimensions, speak it, or turn it into MathML or LaTeX.",
    discussion: """
      The formula is set as it was written: nothing is simplified. Without an argument it is read from standard input.

      Examples:
        gradus render '(x^2+1)/sqrt(2x)'
        gradus render '\\frac{\\partial L}{\\partial w} = \\sum_{i=1}^n x_i \\delta_i'
        gradus render 'd/dx = x^2*sin(x)' --to speech
        echo '$\\sqrt{x}$' | gradus render --to mathml
      """)

  /// What mathematics becomes.
  enum Goal: String, ExpressibleByArgument, CaseIterable {
    /// Stacked rows; one row; words; markup.
    case rows, line, speech, mathml, latex
  }

  /// How a formula is written.
  enum Source: String, ExpressibleByArgument, CaseIterable {
    case auto, latex, expression
  }

  @Argument(help: "The formula, in LaTeX or in the notation of answers.") var formula: String?
  @Option(help: "rows (stacked), line, speech, mathml or latex.") var to = Goal.rows
  @Option(help: "How the formula is written: latex, expression, or auto, which looks for backslashes and braces.")
  var from = Source.auto
  @Option(help: "Break rows at operators to fit so many cells; otherwise the width of the terminal.") var width: Int?
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let width, !(1...10_000).contains(width) { throw ValidationError("--width takes a number from 1 to 10000.") }
  }

  func run() throws {
    let text = RenderCommand.withoutDelimiters(try formula ?? StandardInput.text(atMost: Bounds.characters))
    guard !text.isEmpty else { throw Failure(.badInput, "there is no formula: give one, or send one through a pipe") }
    print(written(try notation(of: text)))
  }

  private func notation(of text: String) throws -> MathNode {
    let isLaTeX = from == .latex || from == .auto && text.contains { $0 == "\\" || $0 == "{" || $0 == "&" }
    guard isLaTeX else {
      let formula = try Input.formula(text)
      guard let label = formula.label else { return MathNode(formula) }
      let left = formula.source(label.range).split(separator: "=").joined(separator: "=")
      return .row([MathNode(latex: left), .symbol(.equals), MathNode(formula)])
    }
    let (notation, diagnostics) = MathNode.reading(latex: text)
    for diagnostic in diagnostics {
      complain(pointing(at: diagnostic.range, of: text, diagnostic.message))
    }
    return notation
  }

  private func written(_ notation: MathNode) -> String {
    let repertoire = common.ascii ? Repertoire.ascii : .unicode
    switch to {
    case .rows: return notation.display(repertoire, width: width ?? StandardOutput.columns ?? .max).trimmedText
    case .line: return notation.line(repertoire).trimmedText
    case .speech: return notation.spoken
    case .mathml: return notation.mathML(isDisplayed: true)
    case .latex: return notation.latex
    }
  }

  /// The mathematics between the marks that set it off from prose: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`.
  private static func withoutDelimiters(_ text: String) -> String {
    let formula = text.trimmed
    for (open, close) in [("$$", "$$"), ("$", "$"), ("\\(", "\\)"), ("\\[", "\\]")]
    where formula.hasPrefix(open) && formula.hasSuffix(close) && formula.count >= open.count + close.count {
      return String(formula.dropFirst(open.count).dropLast(close.count)).trimmed
    }
    return formula
  }
}
