import Courseware
import Terminal
import Testing

@testable import Tutor

/// The linear mode, answered line by line.
struct Listener {
  private var linear: LinearTutor
  private let lessons: [String: Lesson]
  private(set) var transcript: [String] = []
  private(set) var entries: [RecordEntry] = []
  private(set) var hasQuit = false

  init(_ files: [String: String] = Samples.course, preferences: Preferences = Preferences(isMotionReduced: true)) {
    let entries = files.map { Course.Entry.listed(file: $0, contents: .success(Array($1.utf8))) }
    lessons = Dictionary(
      uniqueKeysWithValues: files.map { ($0, Lesson.read(Array($1.utf8), file: $0)) }.map { ($1.id, $1) })
    linear = LinearTutor(
      Tutor(course: .listed(Course(entries)), size: Size(width: 80, height: 24), preferences: preferences))
    transcript = linear.speak()
  }

  /// Answers, and returns what is said to that.
  @discardableResult
  mutating func answer(_ line: String) -> [String] {
    perform(linear.hear(line))
    let said = linear.speak()
    transcript += ["> \(line)"] + said
    return said
  }

  mutating func end() { perform(linear.end()) }

  private mutating func perform(_ commands: [Command]) {
    for command in commands {
      switch command {
      case .keep(let entry):
        entries.append(entry)
        perform(linear.tutor.update(.kept))
      case .load(let entry): if let lesson = lessons[entry.id] { perform(linear.tutor.update(.loaded(lesson))) }
      case .loadPage(let reference, let entry, let number):
        guard let page = lessons[entry.id]?.page(reference) else { continue }
        perform(linear.tutor.update(.page(page, number: number)))
      case .quit: hasQuit = true
      case .loadCards(let entries):
        let cards = entries.reduce(into: [:]) { $0.merge(lessons[$1.id]?.recallCards ?? [:]) { $1 } }
        perform(linear.tutor.update(.cards(cards)))
      case .redraw, .suspend, .write: break
      }
    }
  }
}

@Suite struct LinearTutorTests {
  @Test func aLessonIsHeardAndAnswered() throws {
    var listener = Listener()
    for line in [
      "2", "", "3(x^2+1)^2", "hint", "3(x^2+", "6x(x^2+1)^2", "", "read on", "reveal", "", "", "", "previous", "3",
      "nonsense", "help", "course",
    ] {
      listener.answer(line)
    }
    try Golden("linear").check([("transcript", listener.transcript.joined(separator: "\n"))])
  }

  @Test func everyPageOfEveryLessonIsWordsAlone() {
    for number in 1...Samples.course.count {
      var listener = Listener()
      listener.answer("\(number)")
      for _ in 0..<40 where listener.answer("read on").count > 1 {}
      for line in listener.transcript {
        let strange = line.unicodeScalars.filter { (0x2500...0x28FF).contains($0.value) || $0.value < 0x20 }
        #expect(strange.isEmpty, "\(line)")
      }
    }
  }

  @Test func equalAnswersAreAnsweredEachTime() {
    var listener = Listener()
    for line in ["2", ""] { listener.answer(line) }
    let first = listener.answer("x")
    #expect(first.contains { $0.hasPrefix("Result: wrong.") })
    // From the second time on with the mistake that it looks like.
    let second = listener.answer("x")
    #expect(second.filter { !$0.contains("may have happened") } == first)
    #expect(listener.answer("x") == second)
  }

  @Test func quittingKeepsThePlace() {
    var listener = Listener()
    listener.answer("2")
    listener.answer("quit")
    #expect(listener.hasQuit)
    #expect(listener.entries.contains { if case .bookmark = $0 { true } else { false } })
  }

  @Test(arguments: ["", "0", "-1", "99999999999999999999", "\u{1B}[2J", "🙂", String(repeating: "x", count: 20_000)])
  func anyLineIsTaken(_ line: String) {
    var listener = Listener()
    for _ in 0..<4 {
      let said = listener.answer(line)
      #expect(!said.isEmpty)
      #expect(said.allSatisfy { !$0.unicodeScalars.contains("\u{1B}") })
    }
  }
}
