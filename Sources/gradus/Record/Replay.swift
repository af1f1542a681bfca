import Calculus
import Courseware
import Grading
import Journal
import Practice

/// Decides attempts anew: the exercise drawn again from its seed, the answer read and judged again.
struct Replay {
  let folder: CourseFolder?
  /// Lessons as they are read, each once.
  private var lessons: [String: Lesson] = [:]

  init(_ folder: CourseFolder?) { self.folder = folder }

  struct Decision {
    /// As the record calls it; nil where the answer is not judged, or the exercise is no more.
    let verdict: String?
    let reading: [String]
    let question: String
  }

  /// Nil where the exercise cannot be found.
  mutating func decide(_ attempt: Attempt) -> Decision? {
    guard let (question, text) = question(of: attempt) else { return nil }
    let verdict: String? =
      switch question.judge(attempt.answer) {
      case .right: "right"
      case .wrong: "wrong"
      case .undecided: "undecided"
      case .unreadable, .otherShape, .otherForm: nil
      }
    return Decision(verdict: verdict, reading: question.explanation(of: attempt.answer), question: text)
  }

  private mutating func question(of attempt: Attempt) -> (Question, String)? {
    if attempt.lesson == DayCount.practice { return generated(attempt) }
    guard let lesson = lesson(attempt.lesson) else { return nil }
    for (_, block) in lesson.liveBlocks where block.id == attempt.exercise {
      guard case .exercise(let exercise) = block else { return nil }
      let drawn = attempt.seed.map { exercise.instance(seed: $0) } ?? exercise
      return (ExerciseQuestion(drawn, lesson: lesson.id).question, "\(lesson.id)/\(exercise.id)")
    }
    return nil
  }

  private mutating func lesson(_ id: String) -> Lesson? {
    if let known = lessons[id] { return known }
    guard let folder, let entry = (try? folder.list())?.entry(id: id) else { return nil }
    let lesson = folder.lesson(entry)
    lessons[id] = lesson
    return lesson
  }

  /// `product-rule/power-exponential/2/typed`: only what was typed is an answer to the exercise itself.
  private func generated(_ attempt: Attempt) -> (Question, String)? {
    let parts = attempt.exercise.split(separator: "/").map(String.init)
    guard parts.count == 4, parts[3] == "typed", let skill = Skill.named(parts[0]),
      let template = skill.template(parts[1]), let level = Int(parts[2]), let seed = attempt.seed,
      let exercise = Generator.exercise(skill, template, level: level, seed: seed)
    else { return nil }
    return (exercise.question, exercise.functionTexts.joined(separator: "; "))
  }
}
