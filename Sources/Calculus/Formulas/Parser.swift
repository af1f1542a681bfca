/// Reads what people type.
package enum Parser {
  /// Reads a text in any accepted notation: plain, Unicode, LaTeX or Python.
  ///
  /// Takes time in proportion to the length of the text. The result can be an expression, a vector, a matrix, a
  /// point or an equation; a left side that names what the scope asks for is dropped.
  package static func parse(_ text: String, in scope: Scope = .any) throws(ParseError) -> Formula {
    var text = text
    let source = text
    return try text.withUTF8 { bytes in
      Result<Formula, ParseError> { () throws(ParseError) in try formula(bytes, source, scope) }
    }.get()
  }

  /// Reads one expression, without the syntax tree where nothing needs it; several times faster than `parse`.
  package static func parseExpression(_ text: String, in scope: Scope = .any) throws(ParseError) -> Expression {
    var source = text
    let direct = source.withUTF8 { bytes in
      Result<Expression, ParseError> { () throws(ParseError) in
        guard bytes.count <= Bounds.characters else { throw ParseError(.tooLong, 0..<bytes.count) }
        var lexer = Lexer(bytes, 0..<bytes.count, scope)
        try lexer.run()
        var grammar = Grammar(lexer, ExpressionBuilder())
        return try grammar.whole()
      }
    }
    if case .success(let expression) = direct { return expression }
    // Only now is it worth knowing what is wrong, or whether a left side stands there.
    let formula = try parse(text, in: scope)
    guard let expression = formula.expression else {
      throw ParseError(.expectedExpression(found: formula.value.description), formula.root.range)
    }
    return expression
  }

  private static func formula(_ bytes: UnsafeBufferPointer<UInt8>, _ text: String, _ scope: Scope) throws(ParseError)
    -> Formula
  {
    if bytes.count > Bounds.characters, text.unicodeScalars.count > Bounds.characters {
      throw ParseError(.tooLong, 0..<bytes.count)
    }
    let (root, label) = try Statement(bytes: bytes, scope: scope).read()
    let value = try root.value()
    return Formula(text: text, root: root, label: label, notes: ReadingNote.all(in: root, of: text), value: value)
  }
}
