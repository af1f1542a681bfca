import Courseware
import Practice
import Tutor

/// What surrounds the tutor whatever shows it: the course and the record.
struct TutorHost {
  let course: CourseState
  private let folder: CourseFolder?
  /// Nil in a preview, which leaves no trace.
  private let recorder: Recorder?

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

  /// The folder of a file that is previewed.
  init(previewing watch: LessonWatch) {
    recorder = nil
    let found = CourseFolder(path: watch.folder, origin: .option)
    if let listed = try? found.list() {
      (folder, course) = (found, .listed(listed))
    } else {
      (folder, course) = (nil, .missing("The folder of this file holds no course."))
    }
  }

  var record: LearnerRecord { recorder?.record ?? LearnerRecord() }
  /// What is to be said of the record at the start.
  var notice: String? { recorder?.notice }

  /// The record with what another instance has added; nil where nothing was.
  var newRecord: LearnerRecord? { recorder?.newRecord }

  /// Ends with the machine's status where answers are not on the disk.
  func finish() throws {
    if let sentence = recorder?.finish() { throw Failure(.machine, sentence) }
  }

  /// The recall cards of lessons, each read in full.
  private func cards(of entries: [Course.Entry]) -> [CardID: CardBlock] {
    entries.reduce(into: [:]) { cards, entry in cards.merge(folder?.lesson(entry).recallCards ?? [:]) { $1 } }
  }

  /// Performs commands in order, with what they lead to; false when one of them ends the program.
  ///
  /// - Parameter show: does what only a screen can.
  func perform(_ commands: [Command], on tutor: inout Tutor, _ show: (Command) -> Void = { _ in }) -> Bool {
    for command in commands {
      switch command {
      case .keep(let entry):
        let answer = recorder?.keep(entry).map { Message.notKept($0) } ?? .kept
        guard perform(tutor.update(answer), on: &tutor, show) else { return false }
      case .load(let entry):
        guard let lesson = folder?.lesson(entry) else { continue }
        let contents = recorder?.solvedContents(of: entry.id) ?? [:]
        guard perform(tutor.update(.solvedContents(lesson: entry.id, contents)), on: &tutor, show) else { return false }
        guard perform(tutor.update(.loaded(lesson)), on: &tutor, show) else { return false }
      case .loadPage(let reference, let entry, let number):
        guard let page = folder?.page(reference, of: entry) else { continue }
        guard perform(tutor.update(.page(page, number: number)), on: &tutor, show) else { return false }
      case .loadCards(let entries):
        guard perform(tutor.update(.cards(cards(of: entries))), on: &tutor, show) else { return false }
      case .write(let doubt):
        let sentence = recorder?.write(doubt) ?? "A preview keeps nothing, and writes nothing."
        guard perform(tutor.update(.told(sentence)), on: &tutor, show) else { return false }
      case .redraw, .suspend: show(command)
      case .quit: return false
      }
    }
    return true
  }
}
