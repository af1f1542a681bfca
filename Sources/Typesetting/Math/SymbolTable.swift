/// One row of the symbol table: how LaTeX, the screen, ASCII and a voice name a glyph.
package struct SymbolName: Sendable {
  /// Without the backslash; the first is the one that is written.
  package let commands: [String]
  package let symbol: MathSymbol
  package let ascii: String
  package let spoken: String

  init(_ commands: String, _ glyph: Character, _ role: Role, ascii: String, spoken: String) {
    self.commands = commands.split(separator: " ").map(String.init)
    symbol = MathSymbol(glyph, role)
    self.ascii = ascii
    self.spoken = spoken
  }
}

/// All symbols that have a name; reader, layout, speech, LaTeX writer and tests loop over it.
package enum SymbolTable {
  package static let all: [SymbolName] = greek + letters + operators + relations + arrows + delimiters + punctuation

  static let byCommand: [String: SymbolName] = Dictionary(
    all.flatMap { name in name.commands.map { ($0, name) } }, uniquingKeysWith: { first, _ in first })

  static let byGlyph: [Character: SymbolName] = Dictionary(
    all.map { ($0.symbol.glyph, $0) }, uniquingKeysWith: { first, _ in first })

  private static func greek(_ command: String, _ glyph: Character, spoken: String? = nil) -> SymbolName {
    let spoken = spoken ?? command
    return SymbolName(command, glyph, .ordinary, ascii: command, spoken: spoken)
  }

  private static func capital(_ command: String, _ glyph: Character) -> SymbolName {
    SymbolName(command, glyph, .ordinary, ascii: command, spoken: "capital " + command.lowercased())
  }

  private static let greek: [SymbolName] = [
    greek("alpha", "α"), greek("beta", "β"), greek("gamma", "γ"), greek("delta", "δ"),
    SymbolName("epsilon varepsilon", "ε", .ordinary, ascii: "epsilon", spoken: "epsilon"),
    greek("zeta", "ζ"), greek("eta", "η"),
    SymbolName("theta vartheta", "θ", .ordinary, ascii: "theta", spoken: "theta"),
    greek("iota", "ι"), greek("kappa", "κ"), greek("lambda", "λ"), greek("mu", "μ"), greek("nu", "ν"),
    greek("xi", "ξ"), greek("omicron", "ο"), greek("pi", "π"),
    SymbolName("rho varrho", "ρ", .ordinary, ascii: "rho", spoken: "rho"),
    greek("sigma", "σ"), greek("varsigma", "ς", spoken: "final sigma"), greek("tau", "τ"), greek("upsilon", "υ"),
    SymbolName("phi varphi", "φ", .ordinary, ascii: "phi", spoken: "phi"),
    greek("chi", "χ"), greek("psi", "ψ"), greek("omega", "ω"),
    capital("Gamma", "Γ"), capital("Delta", "Δ"), capital("Theta", "Θ"), capital("Lambda", "Λ"), capital("Xi", "Ξ"),
    capital("Pi", "Π"), capital("Sigma", "Σ"), capital("Upsilon", "Υ"), capital("Phi", "Φ"), capital("Psi", "Ψ"),
    capital("Omega", "Ω"),
  ]

  private static let letters: [SymbolName] = [
    SymbolName("partial", "∂", .ordinary, ascii: "d", spoken: "partial"),
    SymbolName("nabla", "∇", .ordinary, ascii: "grad", spoken: "gradient of"),
    SymbolName("infty", "∞", .ordinary, ascii: "inf", spoken: "infinity"),
    SymbolName("ell", "ℓ", .ordinary, ascii: "l", spoken: "script l"),
    SymbolName("hbar", "ħ", .ordinary, ascii: "hbar", spoken: "h bar"),
    SymbolName("Re", "ℜ", .ordinary, ascii: "Re", spoken: "real part of"),
    SymbolName("Im", "ℑ", .ordinary, ascii: "Im", spoken: "imaginary part of"),
    SymbolName("aleph", "ℵ", .ordinary, ascii: "aleph", spoken: "aleph"),
    SymbolName("emptyset varnothing", "∅", .ordinary, ascii: "{}", spoken: "the empty set"),
    SymbolName("forall", "∀", .ordinary, ascii: "for all", spoken: "for all"),
    SymbolName("exists", "∃", .ordinary, ascii: "exists", spoken: "there exists"),
    SymbolName("nexists", "∄", .ordinary, ascii: "no", spoken: "there exists no"),
    SymbolName("neg lnot", "¬", .ordinary, ascii: "not", spoken: "not"),
    SymbolName("top", "⊤", .ordinary, ascii: "T", spoken: "top"),
    SymbolName("bot", "⊥", .ordinary, ascii: "_|_", spoken: "bottom"),
    SymbolName("angle", "∠", .ordinary, ascii: "angle", spoken: "angle"),
    SymbolName("prime", "′", .ordinary, ascii: "'", spoken: "prime"),
    SymbolName("degree", "°", .ordinary, ascii: "deg", spoken: "degrees"),
    SymbolName("checkmark", "✓", .ordinary, ascii: "ok", spoken: "check mark"),
    SymbolName("square Box", "□", .ordinary, ascii: "[]", spoken: "square"),
    SymbolName("triangle", "△", .ordinary, ascii: "triangle", spoken: "triangle"),
    SymbolName("ldots dots dotsc", "…", .inner, ascii: "...", spoken: "and so on"),
    SymbolName("cdots dotsb", "⋯", .inner, ascii: "...", spoken: "and so on"),
    SymbolName("vdots", "⋮", .ordinary, ascii: ":", spoken: "and so on down"),
    SymbolName("ddots", "⋱", .ordinary, ascii: "\\", spoken: "and so on diagonally"),
  ]

  private static func big(_ command: String, _ glyph: Character, ascii: String, spoken: String) -> SymbolName {
    SymbolName(command, glyph, .operation, ascii: ascii, spoken: spoken)
  }

  private static func binary(_ command: String, _ glyph: Character, ascii: String, spoken: String) -> SymbolName {
    SymbolName(command, glyph, .binary, ascii: ascii, spoken: spoken)
  }

  private static let operators: [SymbolName] = [
    big("sum", "∑", ascii: "sum", spoken: "sum"), big("prod", "∏", ascii: "prod", spoken: "product"),
    big("coprod", "∐", ascii: "coprod", spoken: "coproduct"),
    big("int", "∫", ascii: "int", spoken: "integral"), big("iint", "∬", ascii: "iint", spoken: "double integral"),
    big("iiint", "∭", ascii: "iiint", spoken: "triple integral"),
    big("oint", "∮", ascii: "oint", spoken: "closed integral"),
    big("bigcup", "⋃", ascii: "union", spoken: "union"),
    big("bigcap", "⋂", ascii: "intersection", spoken: "intersection"),
    big("bigoplus", "⨁", ascii: "(+)", spoken: "direct sum"),
    big("bigotimes", "⨂", ascii: "(x)", spoken: "tensor product"),
    binary("", "+", ascii: "+", spoken: "plus"), binary("", "−", ascii: "-", spoken: "minus"),
    binary("pm", "±", ascii: "+-", spoken: "plus or minus"), binary("mp", "∓", ascii: "-+", spoken: "minus or plus"),
    binary("cdot", "·", ascii: "*", spoken: "times"), binary("times", "×", ascii: "x", spoken: "times"),
    binary("div", "÷", ascii: "/", spoken: "divided by"), binary("ast", "∗", ascii: "*", spoken: "star"),
    binary("star", "⋆", ascii: "*", spoken: "star"), binary("circ", "∘", ascii: "o", spoken: "composed with"),
    binary("bullet", "•", ascii: "*", spoken: "bullet"),
    binary("odot", "⊙", ascii: "(.)", spoken: "element-wise times"),
    binary("otimes", "⊗", ascii: "(x)", spoken: "tensor"), binary("oplus", "⊕", ascii: "(+)", spoken: "circled plus"),
    binary("ominus", "⊖", ascii: "(-)", spoken: "circled minus"),
    binary("cup", "∪", ascii: "union", spoken: "union"), binary("cap", "∩", ascii: "intersect", spoken: "intersection"),
    binary("setminus", "∖", ascii: "\\", spoken: "without"),
    binary("land wedge", "∧", ascii: "and", spoken: "and"), binary("lor vee", "∨", ascii: "or", spoken: "or"),
    binary("dagger", "†", ascii: "+", spoken: "dagger"),
  ]

  private static func relation(_ commands: String, _ glyph: Character, ascii: String, spoken: String) -> SymbolName {
    SymbolName(commands, glyph, .relation, ascii: ascii, spoken: spoken)
  }

  private static let relations: [SymbolName] = [
    relation("", "=", ascii: "=", spoken: "equals"),
    relation("lt", "<", ascii: "<", spoken: "is less than"),
    relation("gt", ">", ascii: ">", spoken: "is greater than"),
    relation("le leq leqslant", "≤", ascii: "<=", spoken: "is at most"),
    relation("ge geq geqslant", "≥", ascii: ">=", spoken: "is at least"),
    relation("ne neq", "≠", ascii: "!=", spoken: "is not equal to"),
    relation("approx", "≈", ascii: "~=", spoken: "is approximately"),
    relation("equiv", "≡", ascii: "==", spoken: "is identical to"),
    relation("sim", "∼", ascii: "~", spoken: "is distributed as"),
    relation("simeq", "≃", ascii: "~=", spoken: "is asymptotically"),
    relation("cong", "≅", ascii: "~=", spoken: "is congruent to"),
    relation("propto", "∝", ascii: "prop. to", spoken: "is proportional to"),
    relation("ll", "≪", ascii: "<<", spoken: "is much less than"),
    relation("gg", "≫", ascii: ">>", spoken: "is much greater than"),
    relation("in", "∈", ascii: "in", spoken: "in"), relation("notin", "∉", ascii: "not in", spoken: "not in"),
    relation("ni", "∋", ascii: "contains", spoken: "contains"),
    relation("subset", "⊂", ascii: "subset of", spoken: "is a subset of"),
    relation("subseteq", "⊆", ascii: "subset of", spoken: "is a subset of or equal to"),
    relation("supset", "⊃", ascii: "contains", spoken: "is a superset of"),
    relation("supseteq", "⊇", ascii: "contains", spoken: "is a superset of or equal to"),
    relation("perp", "⟂", ascii: "_|_", spoken: "is perpendicular to"),
    relation("parallel", "∥", ascii: "||", spoken: "is parallel to"),
    relation("mid", "∣", ascii: "|", spoken: "given"),
    relation("prec", "≺", ascii: "<", spoken: "precedes"), relation("succ", "≻", ascii: ">", spoken: "succeeds"),
    relation("preceq", "⪯", ascii: "<=", spoken: "precedes or equals"),
    relation("succeq", "⪰", ascii: ">=", spoken: "succeeds or equals"),
    relation("coloneqq coloneq", "≔", ascii: ":=", spoken: "is defined as"),
    relation("triangleq", "≜", ascii: ":=", spoken: "is defined as"),
    relation("doteq", "≐", ascii: ":=", spoken: "is defined as"),
    relation("vdash", "⊢", ascii: "|-", spoken: "proves"), relation("models", "⊨", ascii: "|=", spoken: "models"),
    relation("therefore", "∴", ascii: "so", spoken: "therefore"),
    relation("because", "∵", ascii: "since", spoken: "because"),
  ]

  private static let arrows: [SymbolName] = [
    relation("to rightarrow longrightarrow", "→", ascii: "->", spoken: "to"),
    relation("leftarrow gets longleftarrow", "←", ascii: "<-", spoken: "becomes"),
    relation("leftrightarrow", "↔", ascii: "<->", spoken: "corresponds to"),
    relation("mapsto longmapsto", "↦", ascii: "|->", spoken: "maps to"),
    relation("implies Rightarrow Longrightarrow", "⇒", ascii: "=>", spoken: "implies"),
    relation("impliedby Leftarrow", "⇐", ascii: "<=", spoken: "is implied by"),
    relation("iff Leftrightarrow Longleftrightarrow", "⇔", ascii: "<=>", spoken: "if and only if"),
    relation("uparrow", "↑", ascii: "^", spoken: "up"), relation("downarrow", "↓", ascii: "v", spoken: "down"),
    relation("nearrow", "↗", ascii: "/", spoken: "rising"), relation("searrow", "↘", ascii: "\\", spoken: "falling"),
    relation("hookrightarrow", "↪", ascii: "->", spoken: "into"),
    relation("rightsquigarrow leadsto", "⇝", ascii: "~>", spoken: "leads to"),
    relation("rightharpoonup", "⇀", ascii: "->", spoken: "to"),
  ]

  private static let delimiters: [SymbolName] = [
    SymbolName("lparen", "(", .opening, ascii: "(", spoken: "open parenthesis"),
    SymbolName("rparen", ")", .closing, ascii: ")", spoken: "close parenthesis"),
    SymbolName("lbrack", "[", .opening, ascii: "[", spoken: "open bracket"),
    SymbolName("rbrack", "]", .closing, ascii: "]", spoken: "close bracket"),
    SymbolName("{ lbrace", "{", .opening, ascii: "{", spoken: "open brace"),
    SymbolName("} rbrace", "}", .closing, ascii: "}", spoken: "close brace"),
    SymbolName("langle", "⟨", .opening, ascii: "<", spoken: "open angle bracket"),
    SymbolName("rangle", "⟩", .closing, ascii: ">", spoken: "close angle bracket"),
    SymbolName("lceil", "⌈", .opening, ascii: "ceil[", spoken: "ceiling of"),
    SymbolName("rceil", "⌉", .closing, ascii: "]", spoken: "end ceiling"),
    SymbolName("lfloor", "⌊", .opening, ascii: "floor[", spoken: "floor of"),
    SymbolName("rfloor", "⌋", .closing, ascii: "]", spoken: "end floor"),
    SymbolName("vert", "|", .ordinary, ascii: "|", spoken: "bar"),
    SymbolName("| Vert", "‖", .ordinary, ascii: "||", spoken: "double bar"),
    SymbolName("backslash", "\\", .ordinary, ascii: "\\", spoken: "backslash"),
    SymbolName("", "/", .ordinary, ascii: "/", spoken: "over"),
  ]

  private static let punctuation: [SymbolName] = [
    SymbolName("", ",", .punctuation, ascii: ",", spoken: ","),
    SymbolName("", ";", .punctuation, ascii: ";", spoken: ";"),
    SymbolName("colon", ":", .relation, ascii: ":", spoken: "such that"),
    SymbolName("", "!", .closing, ascii: "!", spoken: "factorial"),
    SymbolName("%", "%", .ordinary, ascii: "%", spoken: "percent"),
    SymbolName("$", "$", .ordinary, ascii: "$", spoken: "dollars"),
    SymbolName("#", "#", .ordinary, ascii: "#", spoken: "number sign"),
    SymbolName("&", "&", .ordinary, ascii: "&", spoken: "and"),
    SymbolName("_", "_", .ordinary, ascii: "_", spoken: "underscore"),
    SymbolName("", "*", .binary, ascii: "*", spoken: "times"),
  ]
}
