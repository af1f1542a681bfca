import Calculus
import Typesetting

extension FormulaText {
  /// As its author wrote it, ready to be set.
  package var notation: MathNode { MathNode(formula) }

  /// As its author wrote it: brackets, order, decimals and fractions stay.
  package var latex: String { notation.latex }

  /// As its author wrote it, in each notation.
  var spelling: Spelling { Spelling(plain: formula.text, unicode: notation.line().text, latex: latex) }
}
