/// Writes notation as presentation MathML, the part of it that browsers draw (MathML Core, W3C 2023).
struct MathMLWriter {
  private(set) var text = ""

  mutating func write(_ node: MathNode) {
    switch node {
    case .row(let pieces): element("mrow") { writer in for piece in pieces { writer.write(piece) } }
    case .symbol(let symbol): self.symbol(symbol)
    case .number(let digits): leaf("mn", digits)
    case .function(let name): leaf("mi", name, name.count == 1 ? "mathvariant=\"normal\"" : "")
    case .text(let words): leaf("mtext", words.replacing(" ", with: "\u{A0}"))
    case .fraction(let numerator, let denominator): children("mfrac", [numerator, denominator])
    case .root(let radicand, index: nil): children("msqrt", [radicand])
    case .root(let radicand, let index?): children("mroot", [radicand, index])
    case .scripts(let base, let sub?, let sup?): children("msubsup", [base, sub, sup])
    case .scripts(let base, let sub?, nil): children("msub", [base, sub])
    case .scripts(let base, nil, let sup?): children("msup", [base, sup])
    case .scripts(let base, nil, nil), .limits(let base, nil, nil): write(base)
    case .limits(let base, let under?, let over?): children("munderover", [base, under, over])
    case .limits(let base, let under?, nil): children("munder", [base, under])
    case .limits(let base, nil, let over?): children("mover", [base, over])
    case .accent(let accent, let base):
      element("mover", "accent=\"true\"") { writer in
        writer.write(base)
        writer.leaf("mo", accent.mark, accent == .vec || accent == .bar ? "" : "stretchy=\"false\"")
      }
    case .fenced(let open, let body, let close):
      element("mrow") { writer in
        if let open { writer.leaf("mo", String(open), "form=\"prefix\" fence=\"true\" stretchy=\"true\"") }
        writer.write(body)
        if let close { writer.leaf("mo", String(close), "form=\"postfix\" fence=\"true\" stretchy=\"true\"") }
      }
    case .grid(let grid): self.grid(grid)
    case .brace(let side, let body, let label): brace(side, body, label)
    case .boxed(let inner):
      element("mrow", "style=\"border: 1px solid; padding: 0.2em\"") { $0.write(inner) }
    case .space(let width): text += "<mspace width=\"\(width / 2).\(width % 2 * 5)em\"/>"
    case .bold(let inner): element("mrow", "style=\"font-weight: bold\"") { $0.write(inner) }
    case .marked(_, let inner): write(inner)
    }
  }

  private mutating func symbol(_ symbol: MathSymbol) {
    switch symbol.role {
    case .ordinary where symbol == .application || symbol == .invisibleTimes: leaf("mo", String(symbol.glyph))
    case .ordinary, .inner:
      leaf("mi", String(symbol.glyph), symbol.glyph.isLetter ? "" : "mathvariant=\"normal\"")
    case .times where symbol == .juxtaposition: leaf("mo", "\u{2062}")
    case .operation: leaf("mo", String(symbol.glyph), "largeop=\"true\" movablelimits=\"false\"")
    case .opening, .closing: leaf("mo", String(symbol.glyph), "stretchy=\"false\"")
    case .binary, .times, .relation, .punctuation: leaf("mo", String(symbol.glyph))
    }
  }

  private mutating func grid(_ grid: Grid) {
    element("mtable", grid.kind == .matrix ? "" : "displaystyle=\"true\"") { writer in
      for row in grid.rows {
        writer.element("mtr") { writer in
          for (column, cell) in row.enumerated() {
            let side =
              switch grid.alignment(ofColumn: column) {
              case .left: "left"
              case .center: "center"
              case .right: "right"
              }
            writer.element("mtd", "style=\"text-align: \(side)\"") { $0.write(cell) }
          }
        }
      }
    }
  }

  private mutating func brace(_ side: Brace, _ body: MathNode, _ label: MathNode?) {
    let outer = side == .over ? "mover" : "munder"
    func braced(_ writer: inout MathMLWriter) {
      writer.element(outer) { writer in
        writer.write(body)
        writer.leaf("mo", side == .over ? "⏞" : "⏟", "stretchy=\"true\"")
      }
    }
    guard let label else { return braced(&self) }
    element(outer) { writer in
      braced(&writer)
      writer.write(label)
    }
  }

  // MARK: Elements

  private mutating func children(_ name: String, _ nodes: [MathNode]) {
    element(name) { writer in for node in nodes { writer.write(node) } }
  }

  private mutating func element(_ name: String, _ attributes: String = "", _ content: (inout MathMLWriter) -> Void) {
    text += attributes.isEmpty ? "<\(name)>" : "<\(name) \(attributes)>"
    content(&self)
    text += "</\(name)>"
  }

  private mutating func leaf(_ name: String, _ content: String, _ attributes: String = "") {
    element(name, attributes) { writer in
      for character in content {
        switch character {
        case "&": writer.text += "&amp;"
        case "<": writer.text += "&lt;"
        case ">": writer.text += "&gt;"
        case _: writer.text.append(character)
        }
      }
    }
  }
}

extension Accent {
  fileprivate var mark: String {
    switch self {
    case .hat: "^"
    case .bar: "¯"
    case .vec: "→"
    case .dot: "˙"
    case .ddot: "¨"
    case .tilde: "~"
    }
  }
}

extension MathNode {
  /// A `math` element for a page of HTML.
  ///
  /// - Parameter isDisplayed: whether it stands on lines of its own.
  package func mathML(isDisplayed: Bool = false) -> String {
    var writer = MathMLWriter()
    writer.write(self)
    return "<math\(isDisplayed ? " display=\"block\"" : "")>\(writer.text)</math>"
  }
}
