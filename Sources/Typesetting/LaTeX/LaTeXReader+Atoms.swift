extension LaTeXReader {
  enum Atom {
    case piece(MathNode)
    /// Joins with its partner in the row.
    case delimiter(MathSymbol)
    /// Said and not shown.
    case nothing
  }

  /// One piece without its scripts, at a token that begins one.
  mutating func atom() -> Atom {
    let start = token
    switch start.kind {
    case .open: return .piece(group())
    case .character(let character):
      if character.isASCIIDigit { return .piece(number()) }
      advance()
      return Self.atom(character)
    case .command(let name):
      advance()
      return command(name, at: start.range)
    case .close, .superscript, .subscript, .prime, .ampersand, .newline, .space, .end:
      advance()
      return .nothing
    }
  }

  private mutating func number() -> MathNode {
    var digits = ""
    while case .character(let character) = token.kind {
      if character.isASCIIDigit {
        digits.append(character)
        advance()
        continue
      }
      let next = min(index + 1, tokens.endIndex - 1)
      guard character == ".", !digits.contains(".") else { break }
      let decimals = bracedDigits(at: next)
      guard isDigit(tokens[next]) || decimals != nil else { break }
      digits.append(character)
      advance()
      guard let decimals else { continue }
      digits += decimals
      for _ in 0..<decimals.count + 2 { advance() }
    }
    return .number(digits)
  }

  /// The decimals of `0.{7}`, as a template writes them; nil where anything but digits stands in the braces.
  private func bracedDigits(at start: Int) -> String? {
    guard tokens[start].kind == .open else { return nil }
    var digits = ""
    for token in tokens[(start + 1)...] {
      if token.kind == .close { return digits.isEmpty ? nil : digits }
      guard isDigit(token), case .character(let digit) = token.kind else { return nil }
      digits.append(digit)
    }
    return nil
  }

  private func isDigit(_ token: LaTeXToken) -> Bool {
    if case .character(let character) = token.kind { character.isASCIIDigit } else { false }
  }

  private static func atom(_ character: Character) -> Atom {
    switch character.asciiScalar {
    case .some("a"..."z"), .some("A"..."Z"): return .piece(.letter(character))
    case "-": return .piece(.symbol(.minus))
    case "~": return .piece(.space(1))
    case "*": return .piece(.symbol(MathSymbol("∗", .binary)))
    case "(", "[", "{": return .delimiter(MathSymbol(character, .opening))
    case ")", "]", "}": return .delimiter(MathSymbol(character, .closing))
    case "|": return .delimiter(MathSymbol(character, .ordinary))
    case nil:
      switch character {
      case "⋅", "∙": return .piece(.symbol(MathSymbol("·", .binary)))
      case "⟨", "⌈", "⌊": return .delimiter(MathSymbol(character, .opening))
      case "⟩", "⌉", "⌋": return .delimiter(MathSymbol(character, .closing))
      case "‖": return .delimiter(MathSymbol(character, .ordinary))
      case _: break
      }
    case _: break
    }
    if let known = SymbolTable.byGlyph[character] { return .piece(.symbol(known.symbol)) }
    return .piece(Cells.count(character) == 1 ? .letter(character) : .text(String(character)))
  }

  private mutating func command(_ name: String, at range: Range<Int>) -> Atom {
    if let command = LaTeXCommand.byName[name] { return read(command, name, at: range) }
    if name == "arg", let extreme = extreme() { return .piece(.function("arg " + extreme)) }
    if let function = FunctionTable.byName[name] { return .piece(.function(function.name)) }
    guard let known = SymbolTable.byCommand[name] else {
      diagnose(.unknownCommand(name, suggestion: suggestion(for: name, among: Self.commands)), range)
      return .piece(.text("\\" + name))
    }
    switch known.symbol.glyph {
    case "(", ")", "[", "]", "{", "}", "⟨", "⟩", "⌈", "⌉", "⌊", "⌋", "|", "‖": return .delimiter(known.symbol)
    case _: return .piece(.symbol(known.symbol))
    }
  }

  /// The `max` or `min` of `\arg\max`, taken.
  private mutating func extreme() -> String? {
    let start = index
    skipSpaces()
    while case .command(",") = token.kind { advance() }
    if case .command(let name) = token.kind, name == "max" || name == "min" {
      advance()
      return name
    }
    index = start
    return nil
  }

  private static let commands: [String] =
    Array(LaTeXCommand.byName.keys) + SymbolTable.byCommand.keys + FunctionTable.byName.keys

  private mutating func read(_ command: LaTeXCommand, _ name: String, at range: Range<Int>) -> Atom {
    if depth >= MathNode.maximumDepth {
      _ = nested(at: range, { _ in .empty }, skipping: { _ in })
      return .piece(.letter("…"))
    }
    depth += 1
    defer { depth -= 1 }
    let label = "\\" + name
    switch command {
    case .symbol(let symbol): return .delimiter(symbol)
    case .space(let width): return width == 0 ? .nothing : .piece(.space(width))
    case .ignored(let count):
      for _ in 0..<count { _ = argument(of: label, at: range) }
      return .nothing
    case .limits, .noLimits: return .nothing
    case .right:
      diagnose(.unopenedRight, range)
      return delimiter(after: name, at: range).map { .piece(.letter($0)) } ?? .nothing
    case .middle:
      return delimiter(after: name, at: range).map { .piece(.symbol(MathSymbol($0, .relation))) } ?? .nothing
    case .end:
      let environment = rawGroup()
      diagnose(.unopenedEnvironment(environment), range)
      return .nothing
    case .negation: return .piece(negation(at: range))
    case .phantom: return .piece(.space(Layout(repertoire: .unicode).box(argument(of: label, at: range), .flat).width))
    case .fraction, .binomial, .root, .accent, .brace, .text, .upright, .bold, .plain, .alphabet, .operatorName, .left,
      .begin, .overset, .underset, .labelledArrow, .boxed, .tag, .modulo, .lines:
      return .piece(structure(command, label, at: range))
    }
  }

  private mutating func structure(_ command: LaTeXCommand, _ label: String, at range: Range<Int>) -> MathNode {
    switch command {
    case .fraction:
      let numerator = argument(of: label, at: range)
      return .fraction(numerator, argument(of: label, at: range))
    case .binomial:
      let upper = argument(of: label, at: range)
      return .fenced("(", .grid(Grid(.lines, rows: [[upper], [argument(of: label, at: range)]])), ")")
    case .root:
      let index = optionalArgument()
      return .root(argument(of: label, at: range), index: index)
    case .accent(let accent): return .accent(accent, argument(of: label, at: range))
    case .brace(let side): return .brace(side, argument(of: label, at: range), label: nil)
    case .text:
      let text = MathNode.text(rawGroup())
      return label == "\\textbf" ? .bold(text) : text
    case .upright: return .upright(argument(of: label, at: range))
    case .bold: return .bold(argument(of: label, at: range))
    case .alphabet(let alphabet):
      return argument(of: label, at: range).mappingLetters { alphabet.glyph(for: $0) }
    case .operatorName(let hasLimits):
      let name = MathNode.function(rawGroup())
      return hasLimits ? .limits(name, under: nil, over: nil) : name
    case .left: return fence(at: range)
    case .begin: return environment(at: range)
    case .overset:
      let over = argument(of: label, at: range)
      return .limits(argument(of: label, at: range), under: nil, over: over)
    case .underset:
      let under = argument(of: label, at: range)
      return .limits(argument(of: label, at: range), under: under, over: nil)
    case .labelledArrow(let glyph):
      return .limits(.symbol(MathSymbol(glyph, .relation)), under: nil, over: argument(of: label, at: range))
    case .boxed: return .boxed(argument(of: label, at: range))
    case .tag: return .row([.space(4), .fenced("(", argument(of: label, at: range), ")")])
    case .modulo(let parenthesised):
      guard parenthesised else { return .symbol(MathSymbol("%", .binary)) }
      return .row([.space(1), .fenced("(", .row([.function("mod"), argument(of: label, at: range)]), ")")])
    case .lines: return substack(at: range)
    case .plain, .symbol, .space, .ignored, .limits, .noLimits, .right, .middle, .end, .negation, .phantom:
      return argument(of: label, at: range)
    }
  }

  private mutating func optionalArgument() -> MathNode? {
    skipSpaces()
    guard token.kind == .character("[") else { return nil }
    advance()
    let argument = row(until: .bracket)
    if token.kind == .character("]") { advance() }
    return argument
  }

  /// `\not=`: the glyph of the negated relation where there is one, else a stroke through it.
  private mutating func negation(at range: Range<Int>) -> MathNode {
    let negated: [Character: Character] = [
      "=": "≠", "∈": "∉", "∃": "∄", "≡": "≢", "⊂": "⊄", "⊆": "⊈", "<": "≮", ">": "≯", "≤": "≰", "≥": "≱", "∣": "∤",
      "≈": "≉", "∼": "≁",
    ]
    guard case .symbol(let symbol) = argument(of: "\\not", at: range) else { return .letter("¬") }
    let struck = negated[symbol.glyph] ?? Character(String(symbol.glyph) + "\u{338}")
    return .symbol(MathSymbol(struck, symbol.role))
  }

  /// A command within text.
  private static func text(of name: String) -> String {
    if case .space(let width) = LaTeXCommand.byName[name] { return width == 0 ? "" : " " }
    return SymbolTable.byCommand[name].map { String($0.symbol.glyph) } ?? name
  }

  /// The source between the braces that follow, as it stands; escapes of LaTeX are resolved.
  mutating func rawGroup() -> String {
    skipSpaces()
    guard token.kind == .open else {
      guard case .character(let character) = token.kind else { return "" }
      advance()
      return String(character)
    }
    advance()
    var text = ""
    var open = 1
    while token.kind != .end {
      switch token.kind {
      case .open: open += 1
      case .close: open -= 1
      case .character(let character): text.append(character == "~" ? " " : character)
      case .command(let name): text += Self.text(of: name)
      case .superscript: text += "^"
      case .subscript: text += "_"
      case .prime: text += "'"
      case .ampersand: text += "&"
      case .newline, .space: text += " "
      case .end: break
      }
      advance()
      if open == 0 { break }
    }
    return text
  }
}

extension MathNode {
  /// The same with every letter replaced; rows, scripts and accents are entered.
  func mappingLetters(_ transform: (Character) -> Character) -> MathNode {
    switch self {
    case .symbol(let symbol): .symbol(MathSymbol(transform(symbol.glyph), symbol.role))
    case .number(let digits): digits.count == 1 ? .letter(transform(Character(digits))) : self
    case .row(let pieces): .row(pieces.map { $0.mappingLetters(transform) })
    case .scripts(let base, let sub, let sup): .scripts(base.mappingLetters(transform), sub: sub, sup: sup)
    case .accent(let accent, let base): .accent(accent, base.mappingLetters(transform))
    case .bold(let inner): .bold(inner.mappingLetters(transform))
    case .function, .text, .fraction, .root, .limits, .fenced, .grid, .brace, .boxed, .space, .marked: self
    }
  }

  /// `\mathrm`: letters in a row are one word.
  static func upright(_ argument: MathNode) -> MathNode {
    guard case .row(let pieces) = argument else { return argument }
    var word = ""
    for piece in pieces {
      switch piece {
      case .symbol(let symbol) where symbol.role == .ordinary: word.append(symbol.glyph)
      case .number(let digits): word += digits
      case _: return argument
      }
    }
    return .text(word)
  }
}
