import Courseware
import Terminal
import Testing

@testable import Tutor

/// A tutor, a program that performs its commands, and someone at the keys. It reads like a script:
///
///     var player = Player()
///     player.press(.enter, .enter)
///     player.type("2x")
///     player.press(.enter)
///     #expect(player.shows("✓ Right."))
struct Player {
  private(set) var tutor: Tutor
  private let lessons: [String: Lesson]
  /// What was to be kept, in order.
  private(set) var entries: [RecordEntry] = []
  /// Commands that are neither keeping nor loading.
  private(set) var others: [Command] = []
  /// What the record answers: nil keeps, a sentence does not.
  var refusal: String?
  /// Whether the record answers at all.
  var answers = true

  init(
    _ files: [String: String] = Samples.course, record: LearnerRecord = LearnerRecord(),
    size: Size = Size(width: 80, height: 24), preferences: Preferences = Preferences()
  ) {
    let entries = files.map { Course.Entry.listed(file: $0, contents: .success(Array($1.utf8))) }
    lessons = Dictionary(
      uniqueKeysWithValues: files.map { ($0, Lesson.read(Array($1.utf8), file: $0)) }.map { ($1.id, $1) })
    tutor = Tutor(course: .listed(Course(entries)), record: record, size: size, preferences: preferences)
  }

  mutating func press(_ keys: Key...) { for key in keys { send(.key(key)) } }
  mutating func type(_ text: String) { for character in text { send(.key(.character(character))) } }
  mutating func paste(_ text: String) { send(.paste(text)) }
  mutating func wait(_ time: Duration) { send(.elapsed(time)) }
  mutating func resize(_ width: Int, _ height: Int) { send(.resized(Size(width: width, height: height))) }
  mutating func open(_ lesson: String) { perform(tutor.open(lesson: lesson)) }

  mutating func send(_ message: Message) { perform(tutor.update(message)) }

  private mutating func perform(_ commands: [Command]) {
    for command in commands {
      switch command {
      case .keep(let entry):
        entries.append(entry)
        if answers { send(refusal.map { .notKept($0) } ?? .kept) }
      case .load(let entry): if let lesson = lessons[entry.id] { send(.loaded(lesson)) }
      case .loadPage(let reference, let entry, let number):
        if let page = lessons[entry.id]?.page(reference) { send(.page(page, number: number)) }
      case .loadCards(let entries):
        send(.cards(entries.reduce(into: [:]) { $0.merge(lessons[$1.id]?.recallCards ?? [:]) { $1 } }))
      case .redraw, .suspend, .write, .quit: others.append(command)
      }
    }
  }

  var hasQuit: Bool { others.contains(.quit) }
  var picture: String { tutor.picture.text }
  /// The word that the header begins with.
  var title: String { tutor.picture.rows.first?.split(separator: " ").dropFirst().first.map { String($0) } ?? "" }
  var footer: String { tutor.picture.rows.last ?? "" }
  func shows(_ text: String) -> Bool { picture.contains(text) }

  /// The answers kept, in order.
  var keptAnswers: [Answer] {
    entries.compactMap { if case .answer(let answer) = $0 { answer } else { nil } }
  }

  /// Lets go of what was kept and asked for, which a long run would gather.
  mutating func forget() {
    entries.removeAll()
    others.removeAll()
  }

  /// The drafts kept, in order.
  var drafts: [String] {
    entries.compactMap { if case .draft(_, let text) = $0 { text } else { nil } }
  }
}

/// A failure shows the screen, not the whole course.
extension Player: CustomTestStringConvertible {
  var testDescription: String { "\n" + picture }
}
