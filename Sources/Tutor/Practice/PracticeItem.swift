import Courseware
import Practice
import Terminal

/// What is shown at a time: an exercise, a card, a worked example, a question about one, or a page of words.
struct PracticeItem: Sendable {
  enum Content: Sendable {
    case exercise(Exercise, ExerciseForm.Kind)
    case card(CardID)
    case example
    /// Which rule gives a worked line: asked for the thought, and counts for no skill.
    case prompt
    /// Waiting for the questions of lessons to be read.
    case waiting
    case last
  }

  var screen: any Screen
  let title: String
  let content: Content
  /// How the record calls it.
  var id: ActivityID?

  var card: CardID? { if case .card(let id) = content { id } else { nil } }
  var isExercise: Bool { if case .exercise = content { true } else { false } }
  var isLast: Bool { if case .last = content { true } else { false } }
  /// Whether it is passed at will, and leads on however it is left.
  var isAside: Bool {
    switch content {
    case .example, .prompt: true
    case .exercise, .card, .waiting, .last: false
    }
  }
  var isWaiting: Bool { if case .waiting = content { true } else { false } }
  /// Whether options or given steps make it easier.
  private(set) var isScaffolded = false

  init(_ screen: any Screen, title: String, _ content: Content, id: ActivityID? = nil) {
    (self.screen, self.title, self.content, self.id) = (screen, title, content, id)
  }

  /// Nil where the exercise does not come in that form.
  ///
  /// - Parameter worked: how many steps of the solution are given, where the answer is typed.
  init?(_ exercise: Exercise, _ kind: ExerciseForm.Kind, _ context: Context, worked: Int = 0) {
    guard let form = exercise.form(kind), let page = PracticeLesson(exercise, form) else { return nil }
    let leaving = kind == .rule ? Leaving.aside : .practice
    switch page.block {
    case .exercise(let block):
      let given = kind == .typed ? PracticeLesson.worked(exercise, worked) : []
      screen = ExerciseScreen(
        block, in: page.lesson, context, seed: exercise.seed, given: given, leaving: leaving)
      isScaffolded = !given.isEmpty
      id = ActivityID(lesson: page.lesson.id, activity: block.id)
    case .choice(let block):
      screen = ChoiceScreen(block, in: page.lesson, seed: exercise.seed, leaving: leaving)
      id = ActivityID(lesson: page.lesson.id, activity: block.id)
    case .steps, .plot, .descent, .graph, .network, .card, .broken: return nil
    }
    title = exercise.skill.title + (kind == .rule ? ", why" : "")
    content = kind == .rule ? .prompt : .exercise(exercise, kind)
    if kind == .choice || kind == .mistake { isScaffolded = true }
  }

  /// A derivation at the board: every line is checked.
  init?(board exercise: Exercise, _ context: Context) {
    guard let page = PracticeLesson(exercise, .typed), case .exercise(let block) = page.block else { return nil }
    let posed = PosedExercise(block, in: page.lesson, context, seed: exercise.seed)
    guard let screen = WorkingScreen(posed, context, leaving: .practice) else { return nil }
    self.init(screen, title: "at the board: \(exercise.skill.title)", .exercise(exercise, .typed), id: posed.id)
  }

  init?(exampleLike exercise: Exercise) {
    guard let page = PracticeLesson(example: exercise), case .steps(let block) = page.block else { return nil }
    self.init(StepsScreen(block, leaving: .aside), title: exercise.skill.title + ", an example", .example)
  }
}

/// What the keys say that lead away from an exercise.
struct Leaving: Sendable {
  /// Once it is done.
  let done: String
  /// Before.
  let back: String
  let help: String
  /// Whether there is a next one to go on to.
  let canSkip: Bool

  /// Whether going back is already going on.
  var isAside = false

  /// The same for what is opened from the exercise.
  var within: Leaving { Leaving(done: done, back: "back", help: help, canSkip: canSkip) }

  static let lesson = Leaving(
    done: "back to the lesson", back: "back", help: "Back to the lesson", canSkip: false)
  static let practice = Leaving(done: "next", back: "stop", help: "Go on", canSkip: true)
  /// What comes before an exercise, and may be passed.
  static let aside = Leaving(done: "next", back: "skip", help: "On to the exercise", canSkip: true, isAside: true)
}
