import Calculus

/// What may stand in place of the derivative of one figure: the right formula, and the wrong ones that apply to it.
struct Plan {
  struct Entry {
    /// Over the slots and the variables of the formula.
    let formula: Expression
    /// The place of the mistake in the catalogue; nil for the right rule.
    let mistake: Int?
    /// Whether the derivatives of the parts enter.
    let usesFirst: Bool
    let usesSecond: Bool

    init(_ formula: Expression, mistake: Int? = nil) {
      self.formula = formula
      self.mistake = mistake
      usesFirst = formula.contains(Slot.du.symbol)
      usesSecond = formula.contains(Slot.dv.symbol)
    }
  }

  /// The right one first.
  let entries: [Entry]

  private static let letters = Dictionary(
    uniqueKeysWithValues: Template.letters.map { ($0, Template.letter($0)) })
  private static let slots = Slot.allCases.map { Expression($0.symbol) }

  /// - Parameter onTerm: for what a term adds to its sum, in place of the derivative of a figure.
  init(_ site: Site, onTerm: Bool = false) {
    let sign: Expression = site.term?.isNegative == true ? -1 : 1
    var entries = [Entry(onTerm ? sign * Expression(Slot.du.symbol) : Plan.right(site))]
    for (index, rule) in Mistake.rules where rule.isOnTerms == onTerm {
      guard let letters = rule.applies(site) else { continue }
      for template in rule.formulas {
        guard let formula = Plan.formula(template, site, letters, onTerm: onTerm), formula != entries[0].formula else {
          continue
        }
        entries.append(Entry(formula, mistake: index))
      }
    }
    self.entries = entries
  }

  /// A template over the slots; nil where it speaks of a letter that the figure does not have.
  private static func formula(_ template: Template, _ site: Site, _ own: [String: Expression], onTerm: Bool)
    -> Expression?
  {
    var values: [Symbol: Expression] = [:]
    func set(_ letter: String, _ value: Expression?) {
      if let symbol = letters[letter], let value { values[symbol] = value }
    }
    set("x", Expression(site.variable))
    set("n", site.exponent)
    set("a", site.base)
    set("k", onTerm ? (site.term?.isNegative == true ? -1 : 1) : site.factor)
    for (letter, value) in own { set(letter, value) }
    if let slope = site.outerSlope {
      let u = Slot.u.symbol
      set("s", slope)
      set("sx", slope.substituting([u: Expression(site.variable)]))
      set("sd", slope.substituting([u: Expression(Slot.du.symbol)]))
    }
    let formula = template.expression.substituting(values)
    let hasSecond = site.figure.parts.count > 1
    for (name, symbol) in letters where formula.contains(symbol) {
      switch name {
      case "f": break
      case "u": break
      case "du": if site.figure.parts.isEmpty && !onTerm { return nil }
      case "v", "dv": if !hasSecond { return nil }
      case _: return nil
      }
    }
    return formula
  }

  /// What the right rule says, over the slots; a sum adds up what its terms give.
  private static func right(_ site: Site) -> Expression {
    let (u, v, du, dv, f) = (slots[0], slots[1], slots[2], slots[3], slots[4])
    switch site.figure.shape {
    case .constant: return .zero
    case .variable: return .one
    case .multiple(let factor): return factor * du
    case .product: return du * v + u * dv
    case .quotient: return (du * v - u * dv) / (v * v)
    case .exponential(let base): return f * .apply(.ln, base) * du
    case .tower: return f * (dv * .apply(.ln, u) + v * du / u)
    case .power, .logarithm: return (site.outerSlope ?? .undefined) * du
    case .function:
      return site.outerSlope.map { $0 * du } ?? site.expression.derivative(by: site.variable)
    case .sum: return .undefined
    }
  }
}

extension Site {
  /// The slope of the outer operation, over the slots u and f.
  var outerSlope: Expression? {
    let u = Expression(Slot.u.symbol)
    switch figure.shape {
    case .power(let exponent): return exponent * .power(u, exponent - 1)
    case .exponential(let base): return .power(base, u) * .apply(.ln, base)
    case .logarithm(let base): return 1 / (u * .apply(.ln, base))
    case .function(let function):
      guard figure.parts.count == 1 else { return nil }
      return function.row.symbolicPartial(0, [u], .apply(function, u))
    case .constant, .variable, .multiple, .sum, .product, .quotient, .tower: return nil
    }
  }

  /// The parts in their surroundings.
  var inner: [Site] {
    figure.parts.enumerated().map { index, part in
      var site = Site(figure: part, variable: variable)
      switch figure.shape {
      case .sum(let signs):
        site.term = (signs[index], false)
        site.isInside = isInside
      case .multiple: site.isInside = isInside
      case .product:
        site.isPartOfProduct = part.isProduct
      case .power, .exponential, .logarithm, .function, .tower: site.isInside = true
      case .constant, .variable, .quotient: break
      }
      if site.isProduct, site.v?.isProduct == true { site.isPartOfProduct = true }
      return site
    }
  }

  /// The whole formula.
  init(whole figure: Figure, by variable: Symbol) {
    self.init(figure: figure, variable: variable, term: (false, true), isWhole: true)
    isPartOfProduct = isProduct && v?.isProduct == true
  }
}

extension Figure {
  var isProduct: Bool { if case .product = shape { true } else { false } }
}
