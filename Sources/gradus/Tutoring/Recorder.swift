import Journal
import Practice
import Tutor

/// The learner's record as the tutor speaks of it: entries go in, what is known comes out.
struct Recorder {
  let journal: Journal
  private let folder: String?

  /// Opens the record for reading; it is written with the first entry.
  init(directory: String?) {
    folder = DataDirectory.path(option: directory, environment: Machine.environment)
    journal = Journal.open(at: folder, now: Machine.moment)
  }

  /// What is to be said at the start: the damaged file that was set aside, or why nothing is kept.
  var notice: String? {
    let sentences = [journal.setAside?.description, journal.trouble?.description].compactMap(\.self)
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  var record: LearnerRecord {
    let progress = journal.progress
    let now = Machine.moment
    return LearnerRecord(
      solved: progress.solved, pages: progress.places.mapValues(\.page), lastLesson: progress.lastPlace?.lesson,
      drafts: Dictionary(
        uniqueKeysWithValues: progress.drafts.map {
          (ActivityID(lesson: $0.key.lesson, activity: $0.key.exercise), $0.value)
        }),
      mistakes: (progress.settings[Entry.mistakes] ?? "").split(separator: " ").map(String.init),
      daysInARow: progress.streak(at: now), hasStudiedToday: progress.days[now.day] != nil,
      practice: progress.practice, now: now,
      schedule: Schedule(deadline: progress.settings[Entry.deadline].flatMap { Int($0) }), daily: progress.daily,
      total: progress.total)
  }

  /// What the solved exercises of a lesson said when they were solved.
  func solvedContents(of lesson: String) -> [String: String] { journal.solvedContents(of: lesson) }

  /// The record with what another instance has added; nil where nothing was.
  var newRecord: LearnerRecord? { journal.refresh() ? record : nil }

  /// What to say at the end of answers that are not on the disk; nil where all are.
  func finish() -> String? {
    let count = journal.finish()
    guard count > 0 else { return nil }
    let answers = count == 1 ? "1 answer is" : "\(count) answers are"
    return [Optional("\(answers) not saved."), journal.trouble?.description].compactMap(\.self).joined(separator: " ")
  }

  /// Writes a doubted verdict beside the record: says where, or why not.
  func write(_ doubt: Doubt) -> String {
    guard let folder else { return "There is no folder for your record, so nothing is written." }
    do {
      let path = try DoubtFile.write(doubt, at: Machine.moment, in: folder)
      return "Written to \(path). Anyone can decide it again: gradus replay FILE."
    } catch let failure as Failure {
      return failure.message ?? ""
    } catch {
      return "It could not be written."
    }
  }

  /// The reason why the entry is not on the disk; nil when it is.
  func keep(_ entry: RecordEntry) -> String? {
    switch journal.record(Entry(entry, at: Machine.moment)) {
    case .kept: nil
    case .notKept(let trouble): trouble.description
    }
  }
}
