import Calculus

extension Mistake {
  /// The catalogue, and behind it the slips of algebra that come on top of a right derivative.
  package static let catalogue: [Mistake] = all + slips

  /// S. Slips of algebra.
  static let slips: [Mistake] = [
    slip("S1", "opposite-sign", 3, "all signs are turned over", "Follow the signs from line to line."),
    slip("S2", "constant-factor", 2, "a constant factor is off", "The form is right; look at the numbers in front."),
    slip("S3", "upside-down", 1, "top and bottom are swapped", "Look at what stands above the line and what below."),
    slip(
      "S4", "bracket-lost", 2, "a factor or a minus reaches only the first term of a bracket",
      "What stands in front of a bracket goes to each of its terms."),
    slip(
      "S5", "sign-of-term", 2, "the sign of one term is turned over", "Follow the sign of each term from line to line."),
    slip(
      "S6", "constant-added", 2, "a constant is added",
      "A derivative has no constant of integration: constants have slope 0."),
  ]

  private static func slip(_ id: String, _ name: String, _ weight: Int, _ cause: String, _ advice: String) -> Mistake {
    Mistake(id, name, weight, cause, advice, answers: { _ in [] })
  }

  static func place(of id: String) -> Int? { catalogue.firstIndex { $0.id == id } }
}

/// Looks for slips of algebra: what becomes of a right expression when a line is copied wrongly.
struct AlgebraSlips {
  let right: Expression

  /// The slips, each with what it makes of the expression.
  var variants: [(id: String, expression: Expression)] {
    var found: [(String, Expression)] = [("S1", -right), ("S3", 1 / right)]
    found += AlgebraSlips.brackets(right).map { ("S4", $0) }
    found += AlgebraSlips.signs(right).map { ("S5", $0) }
    return found
  }

  /// A factor in front of a sum that reaches its first term alone: c·(a + b) as c·a + b.
  private static func brackets(_ expression: Expression) -> [Expression] {
    switch expression.kind {
    case .product(let coefficient, let factors):
      return factors.indices.flatMap { index -> [Expression] in
        guard case .sum(let terms) = factors[index].kind else { return [] }
        let others = Expression.product(
          [Expression(coefficient)] + factors.indices.filter { $0 != index }.map { factors[$0] })
        return terms.indices.map { reached in
          .sum(terms.enumerated().map { $0.offset == reached ? others * $0.element : $0.element })
        }
      }
    case .sum(let terms):
      return terms.indices.flatMap { index in
        brackets(terms[index]).map { changed in
          .sum(terms.enumerated().map { $0.offset == index ? changed : $0.element })
        }
      }
    case .number, .constant, .variable, .power, .function, .undefined: return []
    }
  }

  /// One term of a sum with the other sign: in the sum itself, or in a factor.
  private static func signs(_ expression: Expression) -> [Expression] {
    switch expression.kind {
    case .sum(let terms):
      return terms.indices.map { index in
        .sum(terms.enumerated().map { $0.offset == index ? -$0.element : $0.element })
      }
    case .product(let coefficient, let factors):
      return factors.indices.flatMap { index in
        signs(factors[index]).map { changed in
          .product([Expression(coefficient)] + factors.enumerated().map { $0.offset == index ? changed : $0.element })
        }
      }
    case .power(let base, let exponent):
      return exponent.variablesAreAbsent ? signs(base).map { .power($0, exponent) } : []
    case .number, .constant, .variable, .function, .undefined: return []
    }
  }
}

extension AlgebraSlips {
  /// The slip that leads from one line to the next; nil where none does.
  static func diagnosis(from right: Problem.Answer, to given: Problem.Answer, seed: UInt64) -> Diagnosis? {
    guard right.shape == given.shape else { return nil }
    func equals(_ a: Expression, _ b: Expression) -> Bool {
      if case .equivalent = Comparison(expected: a, answer: b, seed: seed).verdict { true } else { false }
    }
    guard let (before, after) = zip(right.entries, given.entries).first(where: { !equals($0, $1) }) else { return nil }
    let found = AlgebraSlips(right: before).variants.filter { equals($0.expression, after) }.compactMap { variant in
      Mistake.place(of: variant.id).map {
        Explanation(mistakes: [$0], site: nil, prior: Double(Mistake.catalogue[$0].weight))
      }
    }
    return Diagnosis(found)
  }
}
