/// Something in LaTeX mathematics that is not read as its author meant; the rest is shown all the same.
package struct LaTeXDiagnostic: Hashable, Sendable {
  package enum Cause: Hashable, Sendable {
    /// With the nearest known command, if one is near.
    case unknownCommand(String, suggestion: String?)
    case unknownEnvironment(String, suggestion: String?)
    case unclosedBrace
    case unopenedBrace
    case unclosedLeft
    case unopenedRight
    case unclosedEnvironment(String)
    case unopenedEnvironment(String)
    /// `\end` names another environment than its `\begin`.
    case mismatchedEnvironment(begun: String, ended: String)
    case missingArgument(String)
    case missingDelimiter(String)
    /// `x^2^3`, `x_1_2`.
    case doubleScript
    /// A `&` outside an environment with columns.
    case strayAlignment
    case forbiddenCharacter
    case tooDeep(maximum: Int)
    case tooLong(maximum: Int)
  }

  package let cause: Cause
  /// In UTF-8 bytes of the source.
  package let range: Range<Int>
}
