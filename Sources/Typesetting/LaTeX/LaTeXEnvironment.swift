/// What stands between `\begin` and `\end`.
struct LaTeXEnvironment {
  let kind: Grid.Kind
  var left: Character?
  var right: Character?
  /// Whether a column specification such as `{lcr}` follows its name.
  var hasColumns = false

  static let byName: [String: LaTeXEnvironment] = {
    let aligned = LaTeXEnvironment(kind: .aligned)
    let lines = LaTeXEnvironment(kind: .lines)
    return [
      "matrix": LaTeXEnvironment(kind: .matrix), "smallmatrix": LaTeXEnvironment(kind: .matrix),
      "pmatrix": LaTeXEnvironment(kind: .matrix, left: "(", right: ")"),
      "bmatrix": LaTeXEnvironment(kind: .matrix, left: "[", right: "]"),
      "Bmatrix": LaTeXEnvironment(kind: .matrix, left: "{", right: "}"),
      "vmatrix": LaTeXEnvironment(kind: .matrix, left: "|", right: "|"),
      "Vmatrix": LaTeXEnvironment(kind: .matrix, left: "‖", right: "‖"),
      "array": LaTeXEnvironment(kind: .matrix, hasColumns: true),
      "cases": LaTeXEnvironment(kind: .cases, left: "{"), "dcases": LaTeXEnvironment(kind: .cases, left: "{"),
      "rcases": LaTeXEnvironment(kind: .cases, right: "}"),
      "aligned": aligned, "align": aligned, "align*": aligned, "split": aligned, "eqnarray": aligned,
      "eqnarray*": aligned, "alignedat": LaTeXEnvironment(kind: .aligned, hasColumns: true),
      "gathered": lines, "gather": lines, "gather*": lines, "equation": lines, "equation*": lines,
      "multline": lines, "multline*": lines,
    ]
  }()
}
