/// Writes notation as LaTeX that reads back to the same picture.
struct LaTeXWriter {
  private(set) var text = ""

  private mutating func put(_ piece: String) {
    // A command's name ends where no letter follows.
    if let first = piece.first, first.isLetter, endsWithCommand { text.append(" ") }
    text += piece
  }

  private var endsWithCommand: Bool {
    guard let last = text.last, last.isLetter, let slash = text.lastIndex(of: "\\") else { return false }
    return text[text.index(after: slash)...].allSatisfy(\.isLetter)
  }

  private mutating func group(_ node: MathNode) {
    put("{")
    write(node)
    put("}")
  }

  mutating func write(_ node: MathNode) {
    switch node {
    case .row(let pieces): for piece in pieces { part(piece) }
    case .symbol(let symbol): put(Self.spelling(of: symbol))
    case .number(let digits): put(digits)
    case .function(let name):
      put(FunctionTable.byName[name]?.isCommand ?? false ? "\\" + name : "\\operatorname{\(Self.escaped(name))}")
    case .text(let words): put("\\text{\(Self.escaped(words))}")
    case .fraction(let numerator, let denominator):
      put("\\frac")
      group(numerator)
      group(denominator)
    case .root(let radicand, let index):
      put("\\sqrt")
      if let index {
        put("[")
        write(index)
        put("]")
      }
      group(radicand)
    case .scripts(let base, let sub, let sup):
      self.base(base)
      scripts(sub, sup)
    case .limits(let base, let under, let over): limits(base, under, over)
    case .accent(let accent, let base):
      put("\\" + accent.rawValue)
      group(base)
    case .fenced(let open, let body, let close): fenced(open, body, close)
    case .grid(let grid): self.grid(grid)
    case .brace(let side, let body, let label): brace(side, body, label)
    case .boxed(let inner):
      put("\\boxed")
      group(inner)
    case .space(let width): space(width)
    case .bold(let inner):
      put("\\mathbf")
      group(inner)
    case .marked(_, let inner): write(inner)
    }
  }

  /// A row in a row keeps its braces: the space around it depends on them.
  private mutating func part(_ node: MathNode) {
    if case .row(let pieces) = node, pieces.count > 1 { group(node) } else { write(node) }
  }

  private mutating func base(_ node: MathNode) {
    switch node {
    case .symbol, .number, .fenced, .function, .accent, .text: write(node)
    case .row, .fraction, .root, .scripts, .limits, .grid, .brace, .boxed, .space, .bold, .marked: group(node)
    }
  }

  private mutating func scripts(_ sub: MathNode?, _ sup: MathNode?) {
    if let sub {
      put("_")
      group(sub)
    }
    if let sup {
      put("^")
      group(sup)
    }
  }

  private mutating func limits(_ base: MathNode, _ under: MathNode?, _ over: MathNode?) {
    if case .function(let name) = base, !(FunctionTable.byName[name]?.isCommand ?? false) {
      put("\\operatorname*{\(Self.escaped(name))}")
      return scripts(under, over)
    }
    if base.takesLimits {
      write(base)
      return scripts(under, over)
    }
    if let over {
      put("\\overset")
      group(over)
    }
    if let under {
      put(over == nil ? "\\underset" : "{\\underset")
      group(under)
    }
    group(base)
    if over != nil, under != nil { put("}") }
  }

  private mutating func fenced(_ open: Character?, _ body: MathNode, _ close: Character?) {
    if open == "{", close == nil, case .grid(let grid) = body, grid.kind == .cases { return self.grid(grid) }
    if case .grid(let grid) = body, grid.kind == .lines, grid.rows.count == 2, open == "(", close == ")" {
      put("\\binom")
      for row in grid.rows { group(row.first ?? .empty) }
      return
    }
    put("\\left" + Self.delimiter(open))
    write(body)
    put("\\right" + Self.delimiter(close))
  }

  private mutating func grid(_ grid: Grid) {
    let (name, columns) =
      switch grid.kind {
      case .matrix where grid.alignments.isEmpty: ("matrix", "")
      case .matrix: ("array", "{" + grid.alignments.map(Self.letter).joined() + "}")
      case .cases: ("cases", "")
      case .aligned: ("aligned", "")
      case .lines: ("gathered", "")
      }
    put("\\begin{\(name)}\(columns)")
    for (index, row) in grid.rows.enumerated() {
      if index > 0 { put(" \\\\ ") }
      for (column, cell) in row.enumerated() {
        if column > 0 { put(" & ") }
        write(cell)
      }
    }
    put("\\end{\(name)}")
  }

  private mutating func brace(_ side: Brace, _ body: MathNode, _ label: MathNode?) {
    put(side == .over ? "\\overbrace" : "\\underbrace")
    group(body)
    guard let label else { return }
    put(side == .over ? "^" : "_")
    group(label)
  }

  private mutating func space(_ width: Int) {
    switch width {
    case 2: put("\\quad ")
    case 4: put("\\qquad ")
    case _: for _ in 0..<width { put("\\,") }
    }
  }

  // MARK: Spelling

  private static func letter(_ alignment: Grid.Alignment) -> String {
    switch alignment {
    case .left: "l"
    case .center: "c"
    case .right: "r"
    }
  }

  private static func delimiter(_ glyph: Character?) -> String {
    guard let glyph else { return "." }
    switch glyph {
    case "(", ")", "[", "]", "|", "/": return String(glyph)
    case _: return SymbolTable.byGlyph[glyph]?.commands.first.map { "\\" + $0 } ?? String(glyph)
    }
  }

  private static func spelling(of symbol: MathSymbol) -> String {
    switch symbol {
    case .application: return ""
    case .invisibleTimes, .juxtaposition: return " "
    case .minus: return "-"
    case _: break
    }
    switch symbol.glyph {
    case "(", ")", "[", "]", "|", ":", "<", ">": return String(symbol.glyph)
    case "∗": return "*"
    case _: break
    }
    if let styled = LaTeXAlphabet.letters[symbol.glyph] {
      return "\\\(styled.alphabet.rawValue){\(styled.letter)}"
    }
    return SymbolTable.byGlyph[symbol.glyph]?.commands.first.map { "\\" + $0 } ?? String(symbol.glyph)
  }

  private static func escaped(_ words: String) -> String {
    words.map { "\\{}%&#$_^".contains($0) ? ($0 == "\\" ? "\\backslash{}" : "\\\($0)") : String($0) }.joined()
  }
}

extension MathNode {
  /// LaTeX that reads back to the same picture.
  package var latex: String {
    var writer = LaTeXWriter()
    writer.write(self)
    return writer.text
  }
}
