import Courseware
import Tutor

/// What surrounds the tutor whatever shows it: the course and the record.
struct TutorHost {
  let course: CourseState
  private let folder: CourseFolder?
  private let recorder: Recorder

  init(_ settings: Settings) {
    recorder = Recorder(directory: settings.dataDirectory)
    do throws(CourseError) {
      let found = try CourseFolder.find(
        option: settings.lessons, environment: Machine.environment["GRADUS_LESSONS"], executable: Machine.executable)
      (folder, course) = (found, .listed(try found.list()))
    } catch {
      (folder, course) = (nil, .missing(error.message))
    }
  }

  var record: LearnerRecord { recorder.record }
  /// What is to be said of the record at the start.
  var notice: String? { recorder.notice }

  /// Performs commands in order, with what they lead to; false when one of them ends the program.
  ///
  /// - Parameter show: does what only a screen can.
  func perform(_ commands: [Command], on tutor: inout Tutor, _ show: (Command) -> Void = { _ in }) -> Bool {
    for command in commands {
      switch command {
      case .keep(let entry):
        let answer = recorder.keep(entry).map { Message.notKept($0) } ?? .kept
        guard perform(tutor.update(answer), on: &tutor, show) else { return false }
      case .load(let entry):
        guard let lesson = folder?.lesson(entry) else { continue }
        guard perform(tutor.update(.loaded(lesson)), on: &tutor, show) else { return false }
      case .redraw, .suspend: show(command)
      case .quit: return false
      }
    }
    return true
  }
}
