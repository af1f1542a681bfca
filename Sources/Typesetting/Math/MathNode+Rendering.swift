extension MathNode {
  /// Stacked: fractions with a bar, roots, delimiters that grow.
  ///
  /// A formula wider than `width` breaks before relations, then before `+` and `−`; `Typeset.width` is larger than
  /// `width` where that does not suffice.
  package func display(_ repertoire: Repertoire = .unicode, width: Int = .max) -> Typeset {
    Layout(repertoire: repertoire).lines(self, width: width).painted()
  }

  /// One row, with parentheses where a fraction or a root is flattened: `(x + 1)/2`, `∂L/∂w₁`.
  package func line(_ repertoire: Repertoire = .unicode) -> Typeset {
    Layout(repertoire: repertoire).box(self, .flat).painted()
  }

  /// For a place in a paragraph: one row where that reads well and is at most `width` wide, else stacked rows, of which
  /// `baseline` belongs on the line of text.
  package func inline(_ repertoire: Repertoire = .unicode, fits width: Int) -> Typeset {
    let layout = Layout(repertoire: repertoire)
    let flat = layout.box(self, .flat)
    if readsWellOnOneLine && flat.width <= width { return flat.painted() }
    let stacked = layout.lines(self, width: width)
    return stacked.width < flat.width || !readsWellOnOneLine ? stacked.painted() : flat.painted()
  }
}
