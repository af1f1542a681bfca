import Courseware
import Practice
import Terminal

/// What happens to the tutor. Time, files and the record reach it in no other way.
package enum Message: Sendable {
  case key(Key)
  /// Pasted text, as it came.
  case paste(String)
  case resized(Size)
  /// So much time has passed since the message before. The run loop says so before every other message.
  case elapsed(Duration)
  /// The lesson that a command asked for; one that cannot be read comes as pages that say why.
  case loaded(Lesson)
  /// The reference page that a command asked for, with its number.
  case page(Lesson.Page, number: Int)
  /// What the solved exercises of a lesson said when they were solved: it comes before the lesson.
  case solvedContents(lesson: String, [String: String])
  /// The lesson was edited: it takes the place of the one that is open, at the page that is shown.
  case changed(Lesson)
  /// The questions of the lessons that a command asked for.
  case cards([CardID: CardBlock])
  /// Another instance has added to the record, which now is so.
  case record(LearnerRecord)
  /// The last entry is in the record.
  case kept
  /// It is not, for this reason: a sentence.
  case notKept(String)
  /// A sentence for the learner, such as where a file is.
  case told(String)
  /// The program goes on after having been stopped.
  case continued
  /// Ctrl-C, or a signal to end.
  case interrupted
}

/// What the tutor asks the program for. Commands are performed in order, before the next picture is drawn.
package enum Command: Hashable, Sendable {
  case keep(RecordEntry)
  case load(Course.Entry)
  /// A page of this lesson that can be opened from anywhere, and its number among the course's, from 0.
  case loadPage(Course.Reference, of: Course.Entry, number: Int)
  /// The recall cards of these lessons are wanted.
  case loadCards([Course.Entry])
  /// A doubted verdict is wanted in a file; what became of it comes back as `.told`.
  case write(Doubt)
  /// Draw every cell anew.
  case redraw
  /// Stop the program until the shell continues it.
  case suspend
  case quit
}
