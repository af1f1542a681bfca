/// Reads what people type.
package enum Parser {
  /// Reads a text in any accepted notation: plain, Unicode, LaTeX or Python.
  ///
  /// Takes time in proportion to the length of the text. The result can be an expression, a vector, a matrix, a
  /// point or an equation; a left side that names what the scope asks for is dropped.
  package static func parse(_ text: String, in scope: Scope = .any) throws(ParseError) -> Formula {
    do {
      return try read(text, in: scope)
    } catch {
      throw repaired(error, text, scope)
    }
  }

  /// Reads one expression, without a syntax tree where nothing needs it: several times faster than `parse`.
  package static func parseExpression(_ text: String, in scope: Scope = .any) throws(ParseError) -> Expression {
    var source = text
    let direct = source.withUTF8 { bytes in try? expression(bytes, scope) }
    if let direct { return direct }
    // Only now is it worth knowing what is wrong, or whether a left side stands there.
    let formula = try parse(text, in: scope)
    guard let expression = formula.expression else {
      throw repaired(ParseError(.expectedExpression(found: formula.value.kind), formula.root.range), text, scope)
    }
    return expression
  }

  /// The syntax tree alone, for a text whose value would be too large to be exact.
  package static func syntax(_ text: String, in scope: Scope = .any) throws(ParseError) -> Syntax {
    var source = text
    return try source.withUTF8 { bytes in
      Result<Syntax, ParseError> { () throws(ParseError) in
        guard bytes.count <= Bounds.characters else { throw ParseError(.tooLong, 0..<bytes.count) }
        return try Statement(bytes: bytes, scope: scope).read().root
      }
    }.get()
  }

  /// Reads a text without looking for repairs.
  static func read(_ text: String, in scope: Scope) throws(ParseError) -> Formula {
    var source = text
    let result = source.withUTF8 { bytes in
      Result<Formula, ParseError> { () throws(ParseError) in
        if bytes.count > Bounds.characters, text.unicodeScalars.count > Bounds.characters {
          throw ParseError(.tooLong, 0..<bytes.count)
        }
        let (root, label) = try Statement(bytes: bytes, scope: scope).read()
        let value = try root.value()
        return Formula(text: text, root: root, label: label, notes: ReadingNote.all(in: root, of: bytes), value: value)
      }
    }
    return try result.get()
  }

  private static func expression(_ bytes: UnsafeBufferPointer<UInt8>, _ scope: Scope) throws(ParseError) -> Expression {
    guard bytes.count <= Bounds.characters else { throw ParseError(.tooLong, 0..<bytes.count) }
    var lexer = Lexer(bytes, 0..<bytes.count, scope)
    try lexer.run()
    var grammar = Grammar(lexer, ExpressionBuilder())
    return try grammar.whole()
  }

  private static func repaired(_ error: ParseError, _ text: String, _ scope: Scope) -> ParseError {
    var error = error
    error.repairs = Repairs(scope: scope).of(error, in: text)
    return error
  }
}
