import Practice

/// One thing the journal keeps. Attempts are appended and never changed; the others replace what they follow.
package enum Entry: Equatable, Sendable {
  case attempt(Attempt)
  case place(Place)
  case draft(Draft)
  case setting(name: String, value: String)
  case practice(PracticeEntry)
}

/// An answer the learner handed in, and what became of it.
package struct Attempt: Equatable, Sendable {
  package var lesson: String
  package var exercise: String
  /// A hash of the exercise's text, so that an attempt stays with the wording it answered.
  package var contentHash: String
  /// The seed of a generated exercise.
  package var seed: UInt64?
  package var answer: String
  /// The verdict's name, as the grader gives it.
  package var verdict: String
  /// Whether the verdict solves the exercise.
  package var isSolution: Bool
  /// What the learner was told: the witness, the mistake named.
  package var message: String?
  package var hintsUsed: Int
  package var elapsedMilliseconds: Int64
  package var moment: Moment

  package init(
    lesson: String, exercise: String, contentHash: String, seed: UInt64? = nil, answer: String, verdict: String,
    isSolution: Bool, message: String? = nil, hintsUsed: Int = 0, elapsedMilliseconds: Int64 = 0, moment: Moment
  ) {
    self.lesson = lesson
    self.exercise = exercise
    self.contentHash = contentHash
    self.seed = seed
    self.answer = answer
    self.verdict = verdict
    self.isSolution = isSolution
    self.message = message
    self.hintsUsed = max(0, hintsUsed)
    self.elapsedMilliseconds = max(0, elapsedMilliseconds)
    self.moment = moment
  }

  /// Whether the exercise was generated: such attempts solve nothing for good.
  var isPractice: Bool { lesson == DayCount.practice }

  var topic: String { DayCount.topic(lesson: lesson, exercise: exercise) }

  var count: DayCount {
    DayCount(attempts: 1, solved: isSolution ? 1 : 0, milliseconds: min(elapsedMilliseconds, DayCount.longest))
  }
}

/// Where the learner is in a lesson.
package struct Place: Hashable, Sendable {
  package var lesson: String
  package var page: Int
  package var exercise: String?

  package init(lesson: String, page: Int, exercise: String? = nil) {
    self.lesson = lesson
    self.page = page
    self.exercise = exercise
  }
}

/// An answer not yet handed in. An empty text takes the draft away.
package struct Draft: Hashable, Sendable {
  package var exercise: ExerciseID
  package var text: String

  package init(exercise: ExerciseID, text: String) {
    self.exercise = exercise
    self.text = text
  }
}

/// An exercise of a lesson.
package struct ExerciseID: Hashable, Sendable {
  package var lesson: String
  package var exercise: String

  package init(lesson: String, exercise: String) {
    self.lesson = lesson
    self.exercise = exercise
  }
}
