import Calculus
import Courseware
import Grading
import Practice
import Terminal
import Testing

@testable import Tutor

/// Generated exercises in each of their forms, answered on the screens that show them.
@Suite struct PracticeFormsTests {
  private static let context = Context(
    size: Size(width: 80, height: 24), course: .missing(""),
    record: LearnerRecord(now: Moment(milliseconds: 1_800_000_000_000, offset: 0)), preferences: Preferences())

  /// Exercises that come in a form, of as many skills as there are.
  private static func exercises(_ kind: ExerciseForm.Kind, most: Int = 12) -> [(Exercise, ExerciseForm)] {
    var found: [(Exercise, ExerciseForm)] = []
    for seed in 0..<UInt64(3) {
      for skill in Skill.all where found.count < most {
        guard let exercise = Generator.nearest(skill, skill.templates[0], level: 2, seed: seed),
          let form = exercise.form(kind)
        else { continue }
        found.append((exercise, form))
      }
    }
    return found
  }

  /// What is typed, or chosen: right, and wrong.
  private static func answers(_ exercise: Exercise, _ form: ExerciseForm) -> (right: String, wrong: String)? {
    switch form {
    case .typed:
      guard exercise.answer.entries.count == 1 else { return nil }
      let right = exercise.question.answerText(.plain)
      return (right, "(\(right)) + 1")
    case .choice(let options):
      guard let right = options.firstIndex(where: { $0.mistake == nil }),
        let wrong = options.firstIndex(where: { $0.mistake != nil })
      else { return nil }
      return ("\(right + 1)", "\(wrong + 1)")
    case .findMistake(let lines, let wrong, _):
      return ("\(wrong + 1)", "\((wrong + 1) % lines.count + 1)")
    case .order(_, let order):
      let text = order.map(String.init).joined(separator: ", ")
      return ("[\(text)]", "[\(order.reversed().map(String.init).joined(separator: ", "))]")
    case .fill(let lines, let gap):
      let right = lines[gap].derivative.text(.plain)
      return (right, "(\(right)) + 1")
    case .rule(_, let options):
      guard let right = options.firstIndex(where: \.isRight) else { return nil }
      return ("\(right + 1)", "\((right + 1) % options.count + 1)")
    }
  }

  /// Hands an answer in and lets the record keep it.
  private static func submit(_ text: String, to item: inout PracticeItem, _ context: inout Context) -> [Answer] {
    var answers: [Answer] = []
    for effect in item.screen.submit(text, context) {
      guard case .keep(let entry) = effect else { continue }
      context.record.apply(entry)
      if case .answer(let answer) = entry { answers.append(answer) }
      _ = item.screen.receive(.kept, context)
    }
    item.screen.arrange(context)
    return answers
  }

  @Test(arguments: ExerciseForm.Kind.allCases)
  func everyFormIsAnsweredWronglyAndRightly(kind: ExerciseForm.Kind) throws {
    let exercises = Self.exercises(kind)
    #expect(exercises.count >= 4, "\(kind)")
    for (exercise, form) in exercises {
      guard let (right, wrong) = Self.answers(exercise, form) else { continue }
      let place = "\(exercise.skill.id), \(exercise.functionTexts), seed \(exercise.seed), \(kind)"
      var context = Self.context
      var item = try #require(PracticeItem(exercise, kind, context), "\(place)")
      item.screen.arrange(context)
      #expect(Self.submit(wrong, to: &item, &context).map(\.verdict) == [.wrong], "\(place): \(wrong)")
      let kept = Self.submit(right, to: &item, &context)
      #expect(kept.map(\.verdict) == [.right], "\(place): \(right)")
      // The record's words bring the same exercise back, with the same wording.
      let answer = try #require(kept.first)
      let again = try #require(answer.seed.flatMap { PracticeLesson(id: answer.id.activity, seed: $0) }, "\(place)")
      #expect(again.block.contentHash == answer.contentHash, "\(place)")
      // And everything fits the screen's width.
      var surface = Surface(context.size)
      item.screen.draw(in: context.body, on: &surface, context)
      #expect(surface.text.contains("Right"), "\(place)\n\(surface.text)")
      #expect(!surface.text.contains("| "), "no mark of a field is shown: \(place)\n\(surface.text)")
    }
  }

  @Test func aDoubtHoldsWhatItTakesToDecideAgain() throws {
    for kind in ExerciseForm.Kind.allCases {
      let (exercise, form) = try #require(Self.exercises(kind, most: 1).first)
      let (_, wrong) = try #require(Self.answers(exercise, form))
      var context = Self.context
      var item = try #require(PracticeItem(exercise, kind, context))
      item.screen.arrange(context)
      // Nothing to doubt yet, and the footer says so.
      #expect(!item.screen.footer(context).hints.contains { $0.label == "doubt" })
      #expect(item.screen.handle(.function(7), context).isEmpty)
      _ = Self.submit(wrong, to: &item, &context)
      #expect(item.screen.footer(context).hints.contains { $0.label == "doubt" }, "\(kind)")
      #expect(item.screen.narration(context).choices.contains("doubt"), "\(kind)")
      let effects = item.screen.handle(.function(7), context)
      guard case .command(.write(let doubt))? = effects.first else {
        Issue.record("\(kind) writes nothing")
        continue
      }
      #expect(doubt.answer.text == wrong && doubt.answer.verdict == .wrong && doubt.answer.seed == exercise.seed)
      #expect(!doubt.trace.isEmpty && !doubt.key.isEmpty && !doubt.question.isEmpty, "\(kind)")
    }
  }

  @Test func stepsOfTheSolutionFade() throws {
    let exercise = try #require(
      Self.exercises(.typed, most: 30).map(\.0).first { ($0.solution?.count ?? 0) >= 3 })
    let count = try #require(exercise.solution?.count)
    var heights: [Int] = []
    for worked in [count, count - 1, 1, 0] {
      var item = try #require(PracticeItem(exercise, .typed, Self.context, worked: worked))
      #expect(item.isScaffolded == (worked > 0))
      item.screen.arrange(Self.context)
      let lines = item.screen.narration(Self.context).lines.count
      heights.append(lines)
      var surface = Surface(Self.context.size)
      item.screen.draw(in: Self.context.body, on: &surface, Self.context)
      #expect(surface.text.contains("Worked so far") == (worked > 0))
    }
    // The last step is never given away.
    #expect(heights[0] == heights[1] && heights[1] > heights[2] && heights[2] > heights[3], "\(heights)")
  }
}
