/// A way of writing that an exercise may demand of an answer, on top of its value.
///
/// Judged on what was typed, never on what it means: `x·x` and `x²` are one expression and only one of them is simplified.
package enum Form: String, Hashable, Sendable, CaseIterable {
  /// Nothing is left to collect, to cancel, to evaluate or to multiply out.
  case simplified
  /// No brackets to multiply out, like terms collected.
  case expanded
  /// A product of factors that are irreducible over the rationals.
  case factored
  /// One numerator over one denominator, with no fraction inside either.
  case singleFraction = "single-fraction"
  /// No common factor left in a fraction.
  case lowestTerms = "lowest-terms"
  /// No decimals.
  case exact
  case noNegativeExponents = "no-negative-exponents"
  case noFractionalExponents = "no-fractional-exponents"

  /// What an answer lacks to have the form, and where; nil where it has it.
  ///
  /// A vector or a matrix has a form where each of its entries has. Costs about as much as simplifying the answer.
  package func objection(to formula: Formula) -> Objection? { objection(to: formula.root) }

  /// Why an answer is not in the form that was asked for.
  package struct Objection: Hashable, Sendable {
    package let form: Form
    package let cause: Cause
    /// Offsets into the UTF-8 of the text.
    package let range: Range<Int>

    package enum Cause: Hashable, Sendable {
      /// A part with the simpler expression that it is equal to.
      case simpler(Expression)
      case likeTerms, powersOfOneBase, numbersToMultiply, doubleNegative, neutralElement
      case bracketsToMultiplyOut
      case notAProduct
      /// A factor that is a product itself.
      case reducible(Expression)
      case severalFractions, fractionWithinFraction
      case commonFactor(Expression)
      /// A decimal with the fraction that it is.
      case decimal(Rational)
      case negativeExponent, fractionalExponent
    }

    init(_ form: Form, _ cause: Cause, _ range: Range<Int>) {
      (self.form, self.cause, self.range) = (form, cause, range)
    }
  }

  private func objection(to node: Syntax) -> Objection? {
    switch node.kind {
    case .vector(let components, _): return components.firstObjection(objection)
    case .matrix(let rows): return rows.lazy.flatMap { $0 }.firstObjection(objection)
    case .equation(let left, let right): return [left, right].firstObjection(objection)
    case .point(let coordinates): return coordinates.map(\.value).firstObjection(objection)
    case .group(let inner, _): return objection(to: inner)
    case .number, .constant, .variable, .negation, .sum, .product, .fraction, .power, .root, .absoluteValue,
      .application, .logarithm:
      break
    }
    return switch self {
    case .simplified: SimplifiedForm.objection(to: node)
    case .expanded: ExpandedForm.objection(to: node)
    case .factored: FactoredForm.objection(to: node)
    case .singleFraction: SingleFractionForm.objection(to: node)
    case .lowestTerms: LowestTermsForm.objection(to: node)
    case .exact: ExactForm.objection(to: node)
    case .noNegativeExponents: ExponentForm.objection(to: node, .noNegativeExponents)
    case .noFractionalExponents: ExponentForm.objection(to: node, .noFractionalExponents)
    }
  }
}

extension Sequence where Element == Syntax {
  /// The first objection to any of the nodes.
  func firstObjection(_ objection: (Syntax) -> Form.Objection?) -> Form.Objection? {
    for node in self { if let found = objection(node) { return found } }
    return nil
  }
}

extension Syntax {
  /// The expression that a part of a tree means; nil where the tree could not be built (it was, once).
  package var expression: Expression? {
    guard case .scalar(let value)? = try? value() else { return nil }
    return value
  }

  /// The first objection anywhere in a tree, from the inside out.
  func firstObjection(_ objection: (Syntax) -> Form.Objection?) -> Form.Objection? {
    children.firstObjection { $0.firstObjection(objection) } ?? objection(self)
  }
}
