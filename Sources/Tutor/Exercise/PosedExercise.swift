import Calculus
import Courseware
import Grading

/// An exercise with its numbers drawn, as every screen shows it on which it can be answered.
struct PosedExercise: Sendable {
  let block: ExerciseBlock
  let task: ExerciseTask
  let id: ActivityID
  /// The lesson's title, for headers.
  let lesson: String
  /// Of the exercise as its author wrote it, whatever its numbers are now.
  private let contentHash: String
  /// What the numbers of the exercise were drawn with; nil where it has none to draw.
  private let seed: UInt64?

  /// - Parameter seed: of an exercise that was generated as a whole.
  init(_ exercise: ExerciseBlock, in lesson: Lesson, _ context: Context, seed: UInt64? = nil) {
    contentHash = exercise.contentHash
    let drawn = exercise.drawn(context.preferences)
    (block, self.seed) = (drawn.exercise, seed ?? drawn.seed)
    id = ActivityID(lesson: lesson.id, activity: block.id)
    self.lesson = lesson.heading
    task = ExerciseTask(block, lesson: lesson.id)
  }

  func answer(
    _ text: String, _ verdict: Answer.Verdict, _ message: String?, hintsUsed: Int = 0, elapsed: Duration
  ) -> RecordEntry {
    .answer(
      Answer(
        id: id, contentHash: contentHash, seed: seed, text: text, verdict: verdict, message: message,
        hintsUsed: hintsUsed, elapsed: elapsed))
  }
}
