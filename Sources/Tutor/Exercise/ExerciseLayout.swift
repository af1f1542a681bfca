import Calculus
import Courseware
import Terminal
import Typesetting

/// The rows of an exercise: question, answer line, reading, verdict, hints, steps.
struct ExerciseLayout: Sendable {
  private(set) var sheet = Sheet()
  /// The row of the answer line.
  private(set) var inputRow = 0
  /// The row of the heading of the steps.
  private(set) var stepsRow = 0
  private let typesetter: Typesetter

  /// Where the text of the answer begins, behind its label.
  static let fieldColumn = 8

  init() { self.init(width: 1, .unicode) }

  init(width: Int, _ charset: Charset) {
    typesetter = Typesetter(width: width, charset: charset)
    sheet.append([])
  }

  mutating func ask(_ prose: Prose) { sheet.append(typesetter.sheet(prose), gap: sheet.height > 1 ? 1 : 0) }

  /// The answer line and below it how the answer reads, or the caret under what does not.
  mutating func input(_ text: String, isOpen: Bool, scope: Scope, _ feedback: Feedback?) {
    sheet.append([])
    inputRow = sheet.height
    sheet.append(Sheet([[Span("Answer", Style(isOpen ? .accent : .muted, .bold))]]))
    if case .unreadable(let error) = feedback {
      sheet.append(caret(under: text, error))
    } else {
      sheet.append(reading(of: text, scope))
    }
  }

  private func reading(of text: String, _ scope: Scope) -> Sheet {
    guard text.contains(where: { $0 != " " }), let formula = try? Parser.parse(text, in: scope) else {
      return Sheet(rows: [[]])
    }
    let room = typesetter.narrowed(by: Self.fieldColumn)
    var sheet = room.sentence("reads as", MathNode(formula), Style(.muted)).indented(by: Self.fieldColumn)
    if let note = formula.notes.first {
      let advice =
        "“\(formula.source(note.range))” is read as \(note.reading). Did you mean \(note.alternative)? Then write it so."
      sheet.append(
        Sheet(Sanitizer.cleanLine(advice), Style(.warning), width: room.width).indented(by: Self.fieldColumn))
    }
    return sheet
  }

  /// Carets under the place in the answer line; where the line is too long to be seen whole, under a part of it.
  private func caret(under text: String, _ error: ParseError) -> Sheet {
    let width = max(1, typesetter.width - Self.fieldColumn)
    let columns = text.columns(of: error.range)
    let characters = Array(text)
    let isWhole = text.columns < width
    let start = isWhole ? 0 : max(0, min(columns.lowerBound - width / 3, characters.count - width))
    let part = String(characters[start..<min(characters.count, start + max(1, width))])
    let before = String(characters[start..<min(max(start, columns.lowerBound), characters.count)]).columns
    let count = max(1, min(columns.count, width - before))
    var lines = isWhole ? [] : [[Span(Sanitizer.cleanLine(part).truncated(to: width), Style(.muted))]]
    lines.append([Span(String(repeating: " ", count: before)), Span(String(repeating: "^", count: count), .wrong)])
    return Sheet(lines).indented(by: Self.fieldColumn)
  }

  mutating func say(_ feedback: Feedback, explanation: Prose) {
    sheet.append(feedback.sheet(typesetter, explanation: explanation), gap: 1)
  }

  mutating func add(hint: Prose) {
    let content = typesetter.narrowed(by: 6).sheet(hint)
    sheet.append(content.indented(by: 6, marker: [Span("Hint", Style(.hint, .bold))]), gap: 1)
  }

  mutating func addSteps(of task: ExerciseTask) {
    stepsRow = sheet.height
    sheet.append(Sheet([[Span("How it is done", Style(.title, .bold))]]), gap: 1)
    let inner = typesetter.narrowed(by: 2)
    for step in task.derivation?.steps() ?? [] {
      sheet.append(Sheet(step.title.capitalised, Style(.accent), width: inner.width).indented(by: 2))
      sheet.append(inner.narrowed(by: 2).step(step).indented(by: 4))
    }
    sheet.append(
      inner.sentence("The answer is", MathNode(latex: task.question.answerText(.latex))).indented(by: 2), gap: 1)
  }
}
