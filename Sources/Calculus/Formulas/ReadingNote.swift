/// A legal reading that is often a slip: shown to the learner before it counts.
package struct ReadingNote: Hashable, Sendable {
  package enum Code: String, Hashable, Sendable, CaseIterable {
    /// `1/2x` is (1/2)·x.
    case productAfterDivision = "product-after-division"
    /// `a/b/c` is (a/b)/c.
    case repeatedDivision = "repeated-division"
    /// `e^-x/2` is (e^-x)/2, `e^2x` is (e^2)·x.
    case exponentEnds = "exponent-ends"
    /// `2^3^2` is 2^(3^2).
    case powerTower = "power-tower"
    /// `sin x^2` is sin(x^2).
    case powerInArgument = "power-in-argument"
    /// `sin x(x+1)` is sin(x·(x+1)).
    case bracketInArgument = "bracket-in-argument"
    /// `sin x/2` is sin(x)/2.
    case argumentEnds = "argument-ends"
    /// `sin^-1 x` is arcsin(x).
    case inverseFunction = "inverse-function"
    /// `log` is the natural logarithm.
    case naturalLogarithm = "natural-logarithm"
    /// `x(t+1)` is x·(t+1).
    case variableBeforeBracket = "variable-before-bracket"
    /// `xy` is x·y.
    case joinedNames = "joined-names"
    /// `sinx` is sin(x).
    case joinedArgument = "joined-argument"
  }

  package let code: Code
  /// Offsets into the UTF-8 of the text.
  package let range: Range<Int>
  /// How the part was read.
  package let reading: String
  /// What it might have been meant to say.
  package let alternative: String
}
