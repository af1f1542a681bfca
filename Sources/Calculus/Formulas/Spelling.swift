/// Finds the known word that a misspelled one might have been.
struct Spelling {
  let scope: Scope

  init(_ scope: Scope) { self.scope = scope }

  /// Words that people use for functions of another name.
  static let misnomers: [(wrong: String, right: String)] = [
    ("sine", "sin"), ("cosine", "cos"), ("tangent", "tan"), ("secant", "sec"), ("cosecant", "csc"),
    ("cotangent", "cot"), ("cotan", "cot"), ("ctg", "cot"), ("tg", "tan"), ("arctg", "arctan"), ("arcsine", "arcsin"),
    ("arccosine", "arccos"), ("arctangent", "arctan"), ("sqr", "sqrt"), ("root", "sqrt"), ("squareroot", "sqrt"),
    ("logarithm", "log"), ("lg", "log10"), ("lb", "log2"), ("ld", "log2"), ("exponential", "exp"), ("absolute", "abs"),
    ("modulus", "abs"), ("fabs", "abs"), ("signum", "sign"), ("maximum", "max"), ("minimum", "min"), ("sig", "sigmoid"),
    ("relu6", "relu"), ("shin", "sinh"), ("sh", "sinh"), ("ch", "cosh"), ("th", "tanh"),
  ]

  /// Functions that are known elsewhere and not here, with what says the same up to the argument, if so little does.
  static let elsewhere: [String: String?] = [
    "sech": "1/cosh(", "csch": "1/sinh(", "coth": "1/tanh(", "log1p": "ln(1+", "expm1": nil, "exp2": "2^(",
    "rsqrt": "1/sqrt(", "softmax": nil, "logsumexp": nil, "mish": nil, "floor": nil,
    "ceil": nil, "round": nil, "trunc": nil, "mod": nil, "gcd": nil, "lcm": nil, "atan2": nil, "hypot": nil,
    "sinc": nil,
    "norm": nil, "det": nil, "trace": nil, "rank": nil, "dot": nil, "cross": nil, "inv": nil, "transpose": nil,
    "sum": nil, "prod": nil, "mean": nil, "var": nil, "std": nil, "cov": nil, "argmax": nil, "argmin": nil,
    "entropy": nil, "factorial": nil, "binom": nil, "real": nil, "imag": nil, "conj": nil, "grad": nil,
    "diff": nil, "integrate": nil, "limit": nil,
  ]

  func isMisnomer(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.utf8.count > 3 && Spelling.misnomers.contains { $0.wrong == name }
  }

  /// Whether a name in front of brackets is likelier a slip for a function than letters multiplied.
  func isMisspelling(_ name: String) -> Bool {
    guard let nearest = nearest(name, isApplied: true).first else { return false }
    return name.utf8.count > 2 || nearest.utf8.first == name.utf8.first || name.utf8.sorted() == nearest.utf8.sorted()
  }

  /// The known words near a name, the likeliest first.
  func nearest(_ name: String, isApplied: Bool) -> [String] {
    let folded = name.lowercased()
    if folded.utf8.count > 2 * Scope.longestName { return [] }
    var found: [(word: String, cost: Int, order: Int)] = []
    func consider(_ word: String, _ typed: String) {
      let shorter = min(word.utf8.count, typed.utf8.count)
      let allowance = shorter <= 1 ? 0 : shorter <= 3 ? 1 : shorter <= 6 ? 2 : 3
      guard let distance = typed.editDistance(to: word, atMost: allowance) else { return }
      // Among words that are as near: those with the same letters, then those with the same beginning.
      let sameLetters = typed.utf8.sorted() == word.utf8.sorted()
      let cost = distance * 4 - (sameLetters ? 2 : 0) - (word.utf8.first == typed.utf8.first ? 1 : 0)
      found.append((word, cost, found.count))
    }
    for (wrong, right) in Spelling.misnomers where wrong == folded { found.append((right, -8, 0)) }
    if !isApplied || scope.variables != nil {
      for symbol in scope.variables ?? [] {
        if symbol.name.lowercased() == folded { found.append((symbol.name, -6, found.count)) }
        if !isApplied { consider(symbol.name, name) }
      }
    }
    for function in Function.allCases {
      for spelling in function.row.spellings where spelling != folded { consider(spelling, folded) }
    }
    if !isApplied {
      for letter in Glyph.greekNames.sorted() where scope.isOpen && letter != name { consider(letter, name) }
    }
    if !isApplied { for constant in NamedConstant.allCases { consider(constant.spellings[0], folded) } }
    found.sort { $0.cost != $1.cost ? $0.cost < $1.cost : $0.order < $1.order }
    var words: [String] = []
    for (word, _, _) in found where !words.contains(word) && words.count < 2 { words.append(word) }
    return words
  }
}
