import Courseware
import Practice
import Terminal

/// A recall card: the question, then the answer with what a good one names; the learner says how it went.
struct CardScreen: Screen {
  enum Action: Sendable {
    case turn, hint, close
    case grade(Grade)
    case scroll(Key)
  }

  private let block: CardBlock
  private let title: String
  private var isTurned = false
  private var hintCount = 0
  private(set) var elapsed = Duration.zero
  /// What the learner said of the answer.
  private(set) var grade: Grade?
  private var page = ScrolledSheet()

  init(_ block: CardBlock, title: String) { (self.block, self.title) = (block, title) }

  func heading(_ context: Context) -> Heading { Heading(title: title, status: clock) }

  /// The time that a spoken answer has, and what of it is gone.
  private var clock: String {
    guard let seconds = block.seconds else { return "" }
    let gone = elapsed.components.seconds
    let time = "\(gone) of \(seconds) s"
    if isTurned { return "said in " + time }
    return gone > Int64(seconds) ? time + ": come to an end" : time
  }

  var nextTick: Duration? { block.seconds != nil && !isTurned ? .seconds(1) : nil }

  static let grades: [(key: Key, label: String, help: String, grade: Grade)] = [
    ("1", "forgot", "I did not know it", .again), ("2", "hard", "With gaps, or after long thought", .hard),
    ("3", "knew it", "All the points", .good), ("4", "easy", "At once", .easy),
  ]

  func keys(_ context: Context) -> KeyTable<Action> {
    let ways: [Binding<Action>] =
      isTurned
      ? Self.grades.map { Binding($0.key, label: $0.label, help: $0.help, action: .grade($0.grade)) }
      : [Binding(.enter, " ", label: "turn over", help: "Say your answer first, then turn over", action: .turn)]
        + (block.hints.count > hintCount ? [Binding("h", label: "hint", help: "A hint", action: .hint)] : [])
    return KeyTable(
      ways + page.keys(context, Action.scroll) + [
        Binding(.escape, "q", label: "stop", help: "Back to the course", isPinned: true, action: .close)
      ])
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Effect] {
    switch action {
    case .turn: isTurned = true
    case .hint: hintCount += 1
    case .close: return [.close]
    case .grade(let grade):
      self.grade = grade
      return [.skip]
    case .scroll(let key): page.handle(key, context)
    }
    return []
  }

  mutating func elapse(_ time: Duration, _ context: Context) -> [Effect] {
    if !isTurned { elapsed += time }
    return []
  }

  /// What stands on the back, part by part.
  private var back: [(label: String, prose: Prose)] {
    [("Answer", block.back)] + block.points.map { ("Names", $0) } + block.avoid.map { ("Costs marks", $0) }
  }

  mutating func arrange(_ context: Context) {
    let typesetter = Typesetter(width: PageLayout.column(in: context.body).width, charset: context.preferences.charset)
    var sheet = Sheet(rows: [[]])
    sheet.append(typesetter.sheet(block.front))
    for hint in block.hints.prefix(hintCount) { sheet.append(labelled("Hint", hint, .hint, typesetter), gap: 1) }
    if isTurned {
      sheet.append(typesetter.sheet(block.back), gap: 1)
      for (title, mark, list, role) in [
        ("A good answer names", "+", block.points, Role.correct), ("A weak answer", "-", block.avoid, Role.wrong),
      ] where !list.isEmpty {
        sheet.append(Sheet(title, Style(.title, .bold), width: typesetter.width), gap: 1)
        for point in list {
          sheet.append(typesetter.narrowed(by: 4).sheet(point).indented(by: 4, marker: [Span("  \(mark) ", role)]))
        }
      }
      sheet.append(Sheet("How was it?", Style(.muted), width: typesetter.width), gap: 1)
    }
    page.show(sheet, context)
  }

  private func labelled(_ label: String, _ prose: Prose, _ role: Role, _ typesetter: Typesetter) -> Sheet {
    typesetter.narrowed(by: 6).sheet(prose).indented(by: 6, marker: [Span(label, Style(role, .bold))])
  }

  func draw(in rect: Rect, on surface: inout Surface, _ context: Context) {
    page.draw(in: rect, on: &surface)
  }

  func script(_ context: Context) -> Script<Action> {
    let narrator = Narrator(context.preferences.charset)
    var script = Script<Action>()
    script.say("Question", narrator.lines(block.front))
    if let seconds = block.seconds, !isTurned { script.say("You have \(seconds) seconds.") }
    for hint in block.hints.prefix(hintCount) { script.say("Hint", narrator.lines(hint)) }
    if isTurned {
      if let seconds = block.seconds { script.say("Time: \(elapsed.components.seconds) of \(seconds) seconds.") }
      for (label, prose) in back { script.say(label, narrator.lines(prose)) }
      for choice in Self.grades { script.offer(choice.label, .grade(choice.grade)) }
    } else {
      script.offer("turn over", .turn)
      if block.hints.count > hintCount { script.offer("hint", .hint) }
    }
    script.offer("stop", .close)
    return script
  }
}
