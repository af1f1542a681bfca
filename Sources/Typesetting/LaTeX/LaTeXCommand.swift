/// The commands that do more than name a symbol or a function.
enum LaTeXCommand: Hashable {
  case fraction, binomial, root
  case accent(Accent)
  case brace(Brace)
  case text, upright, bold, plain
  case alphabet(LaTeXAlphabet)
  case operatorName(limits: Bool)
  case left, right, middle
  case begin, end
  case limits, noLimits
  case overset, underset, labelledArrow(Character)
  case boxed, negation, phantom, tag, modulo(parenthesised: Bool), lines
  case space(Int)
  /// Said and not shown: sizes, styles; with so many arguments to drop.
  case ignored(arguments: Int)
  /// One glyph with a role of its own.
  case symbol(MathSymbol)

  static let byName: [String: LaTeXCommand] = [
    "frac": .fraction, "dfrac": .fraction, "tfrac": .fraction, "cfrac": .fraction,
    "binom": .binomial, "dbinom": .binomial, "tbinom": .binomial, "sqrt": .root,
    "hat": .accent(.hat), "widehat": .accent(.hat), "bar": .accent(.bar), "overline": .accent(.bar),
    "vec": .accent(.vec), "overrightarrow": .accent(.vec), "dot": .accent(.dot), "ddot": .accent(.ddot),
    "tilde": .accent(.tilde), "widetilde": .accent(.tilde),
    "overbrace": .brace(.over), "underbrace": .brace(.under),
    "text": .text, "textrm": .text, "textit": .text, "textsf": .text, "texttt": .text, "textnormal": .text,
    "mbox": .text, "textbf": .text,
    "mathrm": .upright, "mathsf": .upright, "mathtt": .upright, "mathit": .upright, "rm": .ignored(arguments: 0),
    "mathbf": .bold, "boldsymbol": .bold, "bm": .bold, "mathnormal": .plain,
    "mathop": .plain, "mathbin": .plain, "mathrel": .plain, "mathord": .plain, "mathstrut": .ignored(arguments: 0),
    "mathbb": .alphabet(.doubleStruck), "mathcal": .alphabet(.script), "mathscr": .alphabet(.script),
    "mathfrak": .plain,
    "operatorname": .operatorName(limits: false), "operatorname*": .operatorName(limits: true),
    "left": .left, "right": .right, "middle": .middle, "begin": .begin, "end": .end,
    "limits": .limits, "nolimits": .noLimits,
    "overset": .overset, "stackrel": .overset, "underset": .underset,
    "xrightarrow": .labelledArrow("→"), "xleftarrow": .labelledArrow("←"),
    "boxed": .boxed, "fbox": .boxed, "not": .negation, "phantom": .phantom, "hphantom": .phantom, "tag": .tag,
    "tag*": .tag, "pmod": .modulo(parenthesised: true), "bmod": .modulo(parenthesised: false),
    "mod": .modulo(parenthesised: false), "substack": .lines,
    ",": .space(1), ":": .space(1), ">": .space(1), ";": .space(1), " ": .space(1), "thinspace": .space(1),
    "enspace": .space(1), "space": .space(1), "quad": .space(2), "qquad": .space(4), "!": .space(0),
    "color": .ignored(arguments: 1), "textcolor": .ignored(arguments: 1), "label": .ignored(arguments: 1),
    "hspace": .ignored(arguments: 1), "hspace*": .ignored(arguments: 1), "vspace": .ignored(arguments: 1),
    "vphantom": .ignored(arguments: 1),
    "displaystyle": .ignored(arguments: 0), "textstyle": .ignored(arguments: 0),
    "scriptstyle": .ignored(arguments: 0), "scriptscriptstyle": .ignored(arguments: 0),
    "big": .ignored(arguments: 0), "Big": .ignored(arguments: 0), "bigg": .ignored(arguments: 0),
    "Bigg": .ignored(arguments: 0), "bigl": .ignored(arguments: 0), "Bigl": .ignored(arguments: 0),
    "biggl": .ignored(arguments: 0), "Biggl": .ignored(arguments: 0), "bigr": .ignored(arguments: 0),
    "Bigr": .ignored(arguments: 0), "biggr": .ignored(arguments: 0), "Biggr": .ignored(arguments: 0),
    "bigm": .ignored(arguments: 0), "nonumber": .ignored(arguments: 0), "notag": .ignored(arguments: 0),
    "hline": .ignored(arguments: 0), "centering": .ignored(arguments: 0), "relax": .ignored(arguments: 0),
    "lvert": .symbol(MathSymbol("|", .opening)), "rvert": .symbol(MathSymbol("|", .closing)),
    "lVert": .symbol(MathSymbol("‖", .opening)), "rVert": .symbol(MathSymbol("‖", .closing)),
  ]
}
