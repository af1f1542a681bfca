import Calculus
import Courseware
import Grading
import Terminal

/// What is said to an answer.
enum Feedback: Sendable {
  /// With the rule that made it work, and where the answer has no value although it should.
  case right(rule: String?, remark: String?)
  /// With a point at which the values differ, and the author's words for a mistake that was foreseen.
  case wrong(sentence: String, foreseen: Prose?)
  /// Nothing is counted.
  case undecided(String)
  case unreadable(ParseError)
  case otherShape(String, foreseen: Prose?)
  /// Right, and to be written in another way; nothing is counted.
  case otherForm(String)

  /// - Parameter diagnosis: the mistake that a wrong answer looks like, where it is to be named.
  init(_ judgement: Judgement, to block: ExerciseBlock, _ task: ExerciseTask, _ diagnosis: Diagnosis?) {
    switch judgement {
    case .unreadable(let error): self = .unreadable(error)
    case .otherShape(let mismatch):
      self = .otherShape(mismatch.message, foreseen: Feedback.reply(mismatch.foreseen, block))
    case .otherForm(_, let objection): self = .otherForm(objection.feedback)
    case .undecided(_, let doubt): self = .undecided(doubt.sentence)
    case .right(_, let remark): self = .right(rule: task.rule, remark: remark?.sentence)
    case .wrong(_, let wrong):
      self = .wrong(
        sentence: task.question.feedback(on: wrong),
        foreseen: Feedback.reply(wrong.foreseen, block)
          ?? diagnosis.map { [.paragraph([Markdown.Run(.text($0.message))])] })
    }
  }

  /// The author's words for a wrong answer that was foreseen.
  private static func reply(_ place: Int?, _ block: ExerciseBlock) -> Prose? {
    place.flatMap { block.wrongAnswers.indices.contains($0) ? block.wrongAnswers[$0].explanation : nil }
  }

  /// How the record calls it; nil for what is not counted as an answer.
  var verdict: Answer.Verdict? {
    switch self {
    case .right: .right
    case .wrong: .wrong
    case .undecided: .undecided
    case .unreadable, .otherShape, .otherForm: nil
    }
  }

  /// The words, for the record.
  var message: String? {
    switch self {
    case .right(_, let remark): remark
    case .wrong(let sentence, let foreseen): foreseen?.plainText ?? sentence
    case .undecided(let sentence): sentence
    case .unreadable, .otherShape, .otherForm: nil
    }
  }

  func sheet(_ typesetter: Typesetter, explanation: Prose) -> Sheet {
    switch self {
    case .right(let rule, let remark):
      var sheet = verdict("✓", "Right.", .correct, typesetter)
      let text = typesetter.narrowed(by: 2)
      for sentence in [remark, rule] {
        if let sentence { sheet.append(Sheet(sentence, width: text.width).indented(by: 2)) }
      }
      if !explanation.isEmpty { sheet.append(text.sheet(explanation).indented(by: 2)) }
      return sheet
    case .wrong(let sentence, let foreseen):
      var sheet = verdict("✗", "Not yet. " + sentence, .wrong, typesetter)
      if let foreseen { sheet.append(typesetter.narrowed(by: 2).sheet(foreseen).indented(by: 2)) }
      return sheet
    case .undecided(let sentence): return verdict("?", sentence, .warning, typesetter)
    case .otherForm(let sentence): return verdict("✓", sentence, .correct, typesetter)
    case .otherShape(let sentence, let foreseen):
      var sheet = verdict("?", sentence, .warning, typesetter)
      if let foreseen { sheet.append(typesetter.narrowed(by: 2).sheet(foreseen).indented(by: 2)) }
      return sheet
    case .unreadable(let error):
      var sheet = verdict(
        "?", error.message.sentence, .warning, typesetter)
      for repair in error.repairs {
        let text = Sanitizer.cleanLine(repair.text).truncated(to: max(1, typesetter.width - 16))
        sheet.append(Sheet([[Span("  did you mean ", .muted), Span(text, .code), Span("?", .muted)]]))
      }
      return sheet
    }
  }

  /// The same in words.
  func lines(_ narrator: Narrator, explanation: Prose, answer: String) -> [String] {
    switch self {
    case .right(let rule, let remark):
      ["Result: right."] + [remark, rule].compactMap(\.self) + narrator.lines(explanation)
    case .wrong(let sentence, let foreseen): ["Result: wrong. \(sentence)"] + narrator.lines(foreseen ?? [])
    case .undecided(let sentence): ["Result: not decided. \(sentence)"]
    case .otherForm(let sentence): ["Result: \(sentence)"]
    case .otherShape(let sentence, let foreseen): ["Result: not judged. \(sentence)"] + narrator.lines(foreseen ?? [])
    case .unreadable(let error):
      ["Result: not read, and not counted. \(error.message.sentence)", Self.place(of: error, in: answer)]
        + error.repairs.map { "Did you mean \(Sanitizer.cleanLine($0.text))?" }
    }
  }

  private static func place(of error: ParseError, in answer: String) -> String {
    let columns = answer.columns(of: error.range)
    let part = Sanitizer.cleanLine(String(Array(answer)[columns.clamped(to: 0..<answer.count)]))
    return part.isEmpty
      ? "Place: after the end of your answer." : "Place: character \(columns.lowerBound + 1), at “\(part)”."
  }

  /// A mark and a sentence; the sentence's first words carry the mark's colour.
  private func verdict(_ mark: String, _ sentence: String, _ role: Terminal.Role, _ typesetter: Typesetter) -> Sheet {
    let style = Style(role)
    return Sheet(sentence, style, width: typesetter.width - 2).indented(by: 2, marker: [Span(mark + " ", style)])
  }
}
