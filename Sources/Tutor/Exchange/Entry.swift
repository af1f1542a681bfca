import Practice

/// What the learner's record is asked to keep.
package enum RecordEntry: Hashable, Sendable {
  /// An answer handed in. The tutor shows what became of it when the record has said whether it is kept.
  case answer(Answer)
  case bookmark(Bookmark)
  /// An answer that is half typed; an empty text takes it away.
  case draft(ActivityID, text: String)
  /// The mistakes that were named lately, each by its name, the latest last: in place of those kept before.
  case mistakes([String])
  /// What an exercise of practice or a review that ended means for its card and its skill.
  case practice(PracticeEntry)
  /// The day for which everything is to be known; nil for none.
  case deadline(Int?)
}

/// Something to answer, in a lesson.
package struct ActivityID: Hashable, Sendable {
  package let lesson: String
  package let activity: String

  package init(lesson: String, activity: String) {
    self.lesson = lesson
    self.activity = activity
  }
}

/// A page of a lesson, from 0.
package struct Bookmark: Hashable, Sendable {
  package let lesson: String
  package let page: Int

  package init(lesson: String, page: Int) {
    self.lesson = lesson
    self.page = page
  }
}

/// An answer handed in, and what became of it.
package struct Answer: Hashable, Sendable {
  package let id: ActivityID
  /// A hash of the question's text, so that the answer stays with the wording it belongs to.
  package let contentHash: String
  /// The seed of the numbers that were drawn; nil where the exercise is the same for everyone.
  package let seed: UInt64?
  package let text: String
  package let verdict: Verdict
  /// What the learner is told.
  package let message: String?
  package let hintsUsed: Int
  /// The time since the question came up, or since the answer before.
  package let elapsed: Duration

  /// What stands between the lines of an answer that was given in several.
  package static let lineDivider = "; "

  package enum Verdict: String, Hashable, Sendable {
    case right, wrong, undecided
    /// The solution was asked for.
    case shown
  }
}
