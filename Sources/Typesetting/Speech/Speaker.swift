/// Puts notation into words for a screen reader: natural where that is unambiguous, with spoken brackets ("fraction … end
/// fraction") where it is not.
struct Speaker {
  private(set) var text = ""
  /// Within a fraction every fraction says where it ends.
  private var isInFraction = false

  mutating func say(_ words: String) {
    guard !words.isEmpty else { return }
    if !text.isEmpty, words != ",", words != ";", words != ":" { text.append(" ") }
    text += words
  }

  mutating func speak(_ node: MathNode) {
    switch node {
    case .row(let pieces): row(pieces)
    case .symbol(let symbol): say(Self.words(for: symbol))
    case .number(let digits), .text(let digits): say(digits.split(separator: " ").joined(separator: " "))
    case .function(let name): say(FunctionTable.byName[name]?.spoken ?? name)
    case .fraction(let numerator, let denominator): fraction(numerator, denominator)
    case .root(let radicand, let index): root(radicand, index)
    case .scripts(let base, let sub, let sup): scripts(base, sub, sup)
    case .limits(let base, let under, let over): limits(base, under, over)
    case .accent(let accent, let base): self.accent(accent, base)
    case .fenced(let open, let body, let close): fenced(open, body, close, isMarked: false)
    case .grid(let grid): self.grid(grid, "matrix")
    case .brace(_, let body, let label):
      speak(body)
      guard let label else { return }
      say(",")
      say("labelled")
      speak(label)
      say(",")
    case .boxed(let inner), .bold(let inner), .marked(_, let inner): speak(inner)
    case .space: break
    }
  }

  private static func words(for symbol: MathSymbol) -> String {
    switch symbol {
    case .application: return "of"
    case .invisibleTimes: return ""
    case .juxtaposition: return "times"
    case _: break
    }
    if let known = SymbolTable.byGlyph[symbol.glyph] { return known.spoken }
    if symbol.glyph == "𝔼" { return "expectation" }
    if symbol.glyph == "ℙ" { return "probability" }
    if let styled = LaTeXAlphabet.letters[symbol.glyph] { return styled.alphabet.spoken + String(styled.letter) }
    return symbol.glyph == "|" ? "given" : String(symbol.glyph)
  }

  // MARK: Rows

  mutating func row(_ parts: [MathNode]) {
    let pieces = Self.groupingApplications(parts)
    var last: MathNode?
    for (index, piece) in pieces.enumerated() {
      if case .space = piece { continue }
      if let last { say(Self.link(last, piece)) }
      let next =
        index + 1 < pieces.count ? pieces[(index + 1)...].first { if case .space = $0 { false } else { true } } : nil
      if case .symbol(let symbol) = piece, symbol.glyph == ":",
        pieces[index...].contains(.symbol(MathSymbol("→", .relation)))
      {
        say("from")
      } else if case .symbol(let symbol) = piece, symbol.glyph == "|" || symbol.glyph == "∣" {
        say("given")
      } else if case .symbol(let symbol) = piece, symbol.glyph == "!", symbol.role == .closing {
        say("factorial")
      } else if let last, last.isApplied(to: piece), let body = piece.argumentBody {
        argument(body)
      } else {
        speak(piece)
      }
      if let next, piece.expectsArgument, !next.isApplicationSign, !next.leadingRole.endsArgument { say("of") }
      last = piece
    }
  }

  /// `f(x)²` is the square of `f(x)`: the scripts after an argument's parentheses belong to the whole.
  private static func groupingApplications(_ pieces: [MathNode]) -> [MathNode] {
    var grouped: [MathNode] = []
    for piece in pieces {
      if case .scripts(let base, let sub, let sup) = piece, case .fenced("(", _, ")") = base.core,
        let function = grouped.last,
        function.isApplied(to: base), !function.isApplicationSign, !function.isBigOperation
      {
        grouped[grouped.count - 1] = .scripts(.row([function, base]), sub: sub, sup: sup)
      } else {
        grouped.append(piece)
      }
    }
    return grouped
  }

  /// The argument of a function: in spoken parentheses unless it is one thing.
  private mutating func argument(_ body: MathNode) {
    if body.isSpokenSimple || body.isSimpleProduct || body.isSimpleList {
      speak(body)
    } else {
      say("open parenthesis")
      speak(body)
      say("close parenthesis")
    }
  }

  /// What is said between neighbours without a sign between them.
  private static func link(_ left: MathNode, _ right: MathNode) -> String {
    guard left.isOperand, right.isOperandStart, !left.isDifferentialSign, !left.isNabla else { return "" }
    // if ‖g‖ > 1: words do not multiply.
    if case .text = right.core { return "" }
    if case .text = left.core, !left.isApplied(to: right) { return "" }
    if left.isApplied(to: right) { return left.isApplicationSign ? "" : "of" }
    if left.isApplicationSign || right.isApplicationSign { return "" }
    if case .fraction(let numerator, _) = left.core, numerator.isDifferentialSign { return "of" }
    // 2 x, a x, x squared d x
    if right.core == .letter("∇") { return "times" }
    if right.isAtom, left.isAtom || left.isNumber { return "" }
    if right.isDifferential { return "" }
    if case .fenced = left.core, right.isAtom { return right.core == .letter("d") ? "" : "times" }
    return "times"
  }

  // MARK: Fractions, roots

  private mutating func fraction(_ numerator: MathNode, _ denominator: MathNode) {
    if let words = Fraction.words(numerator.core, denominator.core) { return say(words) }
    if denominator.isDifferential, numerator.isDifferentialSign || numerator.isDifferential {
      speak(numerator)
      say("by")
      return speak(denominator)
    }
    if !isInFraction, numerator.isSpokenSimple, denominator.isSpokenSimple {
      speak(numerator)
      say("over")
      return speak(denominator)
    }
    let outer = isInFraction
    isInFraction = true
    say("fraction")
    speak(numerator)
    say("over")
    speak(denominator)
    say("end fraction")
    isInFraction = outer
  }

  private mutating func root(_ radicand: MathNode, _ index: MathNode?) {
    switch index?.core {
    case nil, .number("2"): say("square root of")
    case .number("3"): say("cube root of")
    case let index?:
      say("root of index")
      speak(index)
      say("of")
    }
    speak(radicand)
    if !radicand.isSpokenSimple { say("end root") }
  }

  private mutating func accent(_ accent: Accent, _ base: MathNode) {
    if base.isSpokenSimple {
      if accent == .vec { say("vector") }
      speak(base)
      if accent != .vec { say(accent.spoken) }
    } else {
      say(accent.spoken + " over")
      speak(base)
      say("end " + accent.spoken)
    }
  }
}

extension MathNode {
  /// Words for a screen reader: "d by d x of x squared times sine of x".
  package var spoken: String {
    var speaker = Speaker()
    speaker.speak(self)
    var words = speaker.text
    while let last = words.last, ",;".contains(last) { words.removeLast() }
    return words
  }
}

extension Accent {
  fileprivate var spoken: String {
    switch self {
    case .hat, .bar, .dot, .tilde: rawValue
    case .vec: "vector"
    case .ddot: "double dot"
    }
  }
}

extension LaTeXAlphabet {
  fileprivate var spoken: String {
    switch self {
    case .doubleStruck: ""
    case .script: "script "
    }
  }
}

/// Small numeric fractions as they are said.
private enum Fraction {
  private static let names = [
    "2": "half", "3": "third", "4": "quarter", "5": "fifth", "6": "sixth", "8": "eighth", "10": "tenth",
  ]

  static func words(_ numerator: MathNode, _ denominator: MathNode) -> String? {
    guard case .number(let count) = numerator, case .number(let parts) = denominator, let name = names[parts],
      count.count <= 2
    else { return nil }
    if count == "1" { return "one " + name }
    return parts == "2" ? "\(count) halves" : "\(count) \(name)s"
  }
}
