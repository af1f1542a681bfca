import Calculus

/// An expression in a field: as its author wrote it, as it reads, and its place.
package struct FormulaText: Sendable {
  package let formula: Formula
  /// What it means. Undefined where drawn parameters leave no value, such as 1/0.
  package let value: Formula.Value
  package let range: SourceRange

  /// As it stands in the field.
  package var text: String { formula.text }

  /// What it means; undefined where it is no single expression, which the reader of a field lets pass only where a
  /// vector or a matrix may stand.
  package var expression: Expression {
    if case .scalar(let expression) = value { expression } else { .undefined }
  }

  private init(formula: Formula, value: Formula.Value, range: SourceRange) {
    self.formula = formula
    self.value = value
    self.range = range
  }

  /// What may stand in a field.
  enum Shape {
    case scalar
    /// An expression or several in brackets, for a Jacobian.
    case scalarOrVector
    /// What an answer can be: an expression, a vector or a matrix.
    case answer
  }

  /// Reads a field, and says with its place in the file what does not read.
  init(_ source: MathText, in scope: Scope = .any, as shape: Shape) throws(Diagnostic) {
    let formula: Formula
    do throws(ParseError) {
      formula = try Parser.parse(source.text, in: scope)
    } catch {
      throw Diagnostic(.formula(error.message, repair: error.repairs.first?.text), at: source.place(of: error.range))
    }
    switch (formula.value, shape) {
    case (.scalar, _), (.vector, .scalarOrVector), (.vector, .answer), (.matrix, .answer): break
    case (.vector, .scalar), (.matrix, .scalar), (.matrix, .scalarOrVector), (.equation, _), (.point, _):
      throw Diagnostic(.notAnExpression(formula.value.kind), at: source.range)
    }
    self.init(formula: formula, value: formula.value, range: source.range)
  }

  /// Reads something to be worked out: where its exact value would be too large, it is evaluated.
  init(evaluating source: MathText) throws(Diagnostic) {
    do throws(ParseError) {
      _ = try Parser.parse(source.text)
    } catch {
      if error.cause == .numberTooLarge, let root = try? Parser.syntax(source.text),
        let formula = try? Parser.parse(Substitution(numeric: source.text, root).text)
      {
        self.init(formula: formula, value: formula.value, range: source.range)
        return
      }
    }
    try self.init(source, as: .answer)
  }

  /// The same with what was drawn in the place of parameters, written as people write it.
  func substituting(_ draw: Draw) -> FormulaText {
    guard value.variables.contains(where: { draw.values[$0] != nil }) else { return self }
    let changed = value.map { $0.substituting(draw.values) }
    let asWritten = try? Parser.parse(Substitution(formula, draw).text)
    if let asWritten, asWritten.value == changed {
      return FormulaText(formula: asWritten, value: changed, range: range)
    }
    let simplified = try? Parser.parse(changed.text(.plain))
    return FormulaText(formula: simplified ?? formula, value: changed, range: range)
  }
}

/// Two formulas are the same where they are written alike in the same place.
extension FormulaText: Hashable {
  package static func == (left: FormulaText, right: FormulaText) -> Bool {
    left.range == right.range && left.text == right.text
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(range)
    hasher.combine(text)
  }
}

extension MathText {
  /// The place of a stretch of the text's UTF-8.
  func place(of stretch: Range<Int>) -> SourceRange {
    func scalars(_ bytes: Range<Int>) -> Int {
      text.utf8.dropFirst(bytes.lowerBound).prefix(bytes.count).count { $0 & 0xC0 != 0x80 }
    }
    return range.part(at: scalars(0..<stretch.lowerBound), length: scalars(stretch))
  }
}

extension Formula.Value {
  /// The expressions in it, row by row.
  package var entries: [Expression] {
    switch self {
    case .scalar(let value): [value]
    case .vector(let components): components
    case .matrix(let rows): rows.flatMap(\.self)
    case .equation(let left, let right): [left, right]
    case .point(let coordinates): coordinates.sorted { $0.key < $1.key }.map(\.value)
    }
  }

  func map(_ transform: (Expression) -> Expression) -> Formula.Value {
    switch self {
    case .scalar(let value): .scalar(transform(value))
    case .vector(let components): .vector(components.map(transform))
    case .matrix(let rows): .matrix(rows.map { $0.map(transform) })
    case .equation(let left, let right): .equation(left: transform(left), right: transform(right))
    case .point(let coordinates): .point(coordinates.mapValues(transform))
    }
  }

  /// On one line, so that it reads back.
  package func text(_ notation: Notation) -> String { text { $0.text(notation) } }

  /// On one line, with each expression in a spelling of its own.
  func text(_ spell: (Expression) -> String) -> String {
    func list(_ items: [String]) -> String { "[" + items.joined(separator: ", ") + "]" }
    return switch self {
    case .scalar(let value): spell(value)
    case .vector(let components): list(components.map(spell))
    case .matrix(let rows): list(rows.map { list($0.map(spell)) })
    case .equation(let left, let right): spell(left) + " = " + spell(right)
    case .point(let coordinates):
      coordinates.sorted { $0.key < $1.key }.map { "\(spell(Expression($0.key))) = \(spell($0.value))" }
        .joined(separator: ", ")
    }
  }

  /// The variables in it, in order.
  package var variables: [Symbol] { Set(entries.flatMap(\.variables)).sorted() }
}
