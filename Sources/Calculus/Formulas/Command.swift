/// What a command of LaTeX stands for. Greek letters, functions and accents have their rows in other tables.
enum Command {
  /// Spacing and sizes: nothing.
  case nothing
  case token(Token.Kind)
  /// `\frac`, `\sqrt`: may take single digits without braces.
  case fraction, root
  /// `\mathrm{…}`: a name, or braces that are as good as none.
  case font
  case left, right
  case begin, end
  case refused(ParseError.Unsupported)

  static let table: [String: Command] = {
    var table: [String: Command] = [:]
    func set(_ names: String, _ command: Command) {
      for name in names.split(separator: " ") { table[String(name)] = command }
    }
    set("quad qquad displaystyle textstyle scriptstyle limits nolimits thinspace medspace thickspace", .nothing)
    set("big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr strut mathstrut nonumber hspace", .nothing)
    set("cdot times ast", .token(.times))
    set("div slash", .token(.divide))
    set("frac dfrac tfrac cfrac", .fraction)
    set("sqrt", .root)
    set("lvert", .token(.barOpen))
    set("rvert", .token(.barClose))
    set("vert mid", .token(.bar))
    set("langle lt", .token(.less))
    set("rangle gt", .token(.greater))
    set("mathrm mathit mathbf mathsf mathtt mathcal mathbb mathnormal boldsymbol bm text textrm textit textbf", .font)
    set("operatorname vec", .font)
    set("left", .left)
    set("right", .right)
    set("begin", .begin)
    set("end", .end)
    set("partial nabla prime", .refused(.differentiation))
    set("int iint oint", .refused(.integral))
    set("sum prod", .refused(.summation))
    set("lim limsup liminf to rightarrow", .refused(.limit))
    set("infty", .refused(.infinity))
    set("pm mp", .refused(.plusMinus))
    set("le leq ge geq ne neq approx equiv sim ll in", .refused(.comparison))
    set("circ degree", .refused(.degree))
    set("top intercal", .refused(.transpose))
    set("det", .refused(.determinant))
    set("Vert lVert rVert", .refused(.norm))
    set("bmod pmod mod", .refused(.remainder))
    return table
  }()

  /// Other spellings of Greek letters.
  static let greekVariants: [String: String] = [
    "varepsilon": "epsilon", "varphi": "phi", "vartheta": "theta", "varrho": "rho", "varsigma": "sigma",
    "varkappa": "kappa", "varpi": "pi",
  ]

  static func accent(_ name: String) -> Glyph.Accent? { Glyph.Accent.allCases.first { $0.commands.contains(name) } }

  /// The environments that hold a matrix.
  static let matrices = ["matrix", "pmatrix", "bmatrix", "Bmatrix", "smallmatrix", "array"]

  /// Every command that is read, for what a misspelled one might have been.
  static var names: [String] {
    table.keys.sorted() + greekVariants.keys.sorted() + Glyph.greekNames.sorted()
      + Glyph.Accent.allCases.flatMap(\.commands) + Function.allCases.map(\.name)
  }
}
