import Calculus
import Courseware
import Grading
import Terminal

/// An exercise answered line by line: each line is checked as it comes, steps may be skipped and parts given names.
struct WorkingScreen: Screen {
  enum Action: Sendable {
    case add, takeBack, doubt, giveUp, close, done
    case scroll(Key)
  }

  private let posed: PosedExercise
  private let history: MistakeHistory
  private var texts: [String]
  private var working: Working
  /// The same, while the record has not yet said whether the line is kept.
  private var pending: Working?
  private var field = TextField()
  private var elapsed = Duration.zero
  private var sheet = Sheet()
  private var inputRow = 0
  private var scroll = Scroll()
  private let leaving: Leaving

  /// Nil where an exercise has no lines to check, such as one that asks for a function.
  init?(_ posed: PosedExercise, _ context: Context, leaving: Leaving = .lesson) {
    self.leaving = leaving
    let texts = context.record.drafts[Self.draft(of: posed)].map { $0.split(separator: "\n").map(String.init) } ?? []
    guard let working = posed.task.question.working(texts, history: context.record.history) else { return nil }
    (self.posed, self.texts, self.working) = (posed, texts, working)
    history = context.record.history
  }

  /// Where the lines are kept until the answer is reached.
  private static func draft(of posed: PosedExercise) -> ActivityID {
    ActivityID(lesson: posed.id.lesson, activity: posed.id.activity + "/lines")
  }

  /// More lines are no derivation any more.
  private static let most = 60

  // MARK: Keys

  func keys(_ context: Context) -> KeyTable<Action> {
    let pages = [
      Binding(.pageUp, label: "", help: "Scroll up", action: Action.scroll(.pageUp)),
      Binding(.pageDown, label: "", help: "Scroll down", action: Action.scroll(.pageDown)),
    ]
    if working.isFinished {
      return KeyTable(
        [Binding(.enter, .escape, "q", label: leaving.done, help: leaving.help, action: .done), Doubt.binding(.doubt)]
          + pages)
    }
    var bindings = [Binding(.enter, label: "check line", help: "Check this line and go on", action: Action.add)]
    if !texts.isEmpty {
      bindings.append(
        Binding(.function(2), label: "take back", help: "Take the last line back, to mend it", action: .takeBack))
    }
    if leaving.canSkip {
      bindings.append(
        Binding(.function(4), label: "give up", help: "Leave this one and go on", action: .giveUp))
    }
    if working.lines.last?.mark == .wrong { bindings.append(Doubt.binding(.doubt)) }
    let back = Binding(
      .escape, label: leaving.back, help: "Back; the lines stay", isPinned: true, action: Action.close)
    return KeyTable(bindings + pages + [back])
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Effect] {
    switch action {
    case .add: return add(field.text, context)
    case .takeBack:
      guard let last = texts.popLast() else { return [] }
      field = TextField(last)
      working = check(texts)
      return [keepLines]
    case .doubt: return context.doubt(posed)
    case .giveUp: return [.skip]
    case .close: return [.close]
    // In practice the next exercise follows; in a lesson the answer line below is done with as well.
    case .done: return leaving.canSkip ? [.skip] : [.close, .close]
    case .scroll(let key): _ = scroll.handle(key, of: sheet.height, height: context.body.height)
    }
    return []
  }

  mutating func type(_ key: Key, _ context: Context) -> [Effect] {
    if !working.isFinished { _ = field.handle(key) }
    return []
  }

  mutating func paste(_ text: String, _ context: Context) -> [Effect] {
    if !working.isFinished { _ = field.paste(text) }
    return []
  }

  mutating func elapse(_ time: Duration, _ context: Context) -> [Effect] {
    elapsed += time
    return []
  }

  // MARK: Lines

  private func check(_ texts: [String]) -> Working {
    posed.task.question.working(texts, history: history) ?? working
  }

  private mutating func add(_ text: String, _ context: Context) -> [Effect] {
    guard text.contains(where: { $0 != " " }) else { return [.say("Type a line of your calculation first.")] }
    guard texts.count < Self.most else { return [.say("That are \(Self.most) lines. Take some back with F2.")] }
    let next = check(texts + [text])
    let news = next.lines.dropFirst(working.lines.count)
    // What does not read stays in the field, to be mended.
    if let unread = news.first(where: { $0.mark == .unread }) { return [.say(unread.message.sentence)] }
    texts.append(text)
    field = TextField()
    let wrong = news.first { $0.mark == .wrong }
    guard next.isFinished || wrong != nil else {
      working = next
      return [keepLines]
    }
    pending = next
    let entry = posed.answer(
      texts.joined(separator: Answer.lineDivider), next.isFinished ? .right : .wrong, wrong?.message, elapsed: elapsed)
    elapsed = .zero
    if next.isFinished { return [.keep(entry), .keep(.draft(Self.draft(of: posed), text: ""))] }
    let named = context.record.naming(wrong?.diagnosis?.certain ?? []).map { [Effect.keep($0)] } ?? []
    return [.keep(entry), keepLines] + named
  }

  private var keepLines: Effect {
    .keep(.draft(Self.draft(of: posed), text: texts.joined(separator: "\n")))
  }

  /// A verdict shows only now that the answer is in the record, or that the learner has been told it is not.
  mutating func receive(_ reply: Reply, _ context: Context) -> [Effect] {
    if let pending {
      working = pending
      self.pending = nil
    }
    return []
  }

  // MARK: The linear mode

  mutating func submit(_ text: String, _ context: Context) -> [Effect] { add(text, context) }

  func script(_ context: Context) -> Script<Action> {
    let narrator = Narrator(context.preferences.charset)
    var script = Script<Action>()
    script.say("Question", narrator.lines(posed.block.ask))
    for (index, line) in working.lines.enumerated() {
      script.lines.append(
        ScriptLine("Line \(index + 1), \(line.mark.rawValue): \(line.message.sentence)", number: index))
    }
    if working.isFinished {
      script.offer(leaving.done, .done)
      script.offer(Doubt.word, .doubt)
    } else {
      script.prompt = "The next line of your calculation, such as u = x^2"
      if !texts.isEmpty { script.offer("take back", .takeBack) }
      if working.lines.last?.mark == .wrong { script.offer(Doubt.word, .doubt) }
      if leaving.canSkip { script.offer("give up", .giveUp) }
      script.offer("back", .close)
    }
    return script
  }

  // MARK: Drawing

  func heading(_ context: Context) -> Heading {
    Heading(
      title: posed.lesson + "  ›  Line by line", status: context.record.isSolved(posed.id) ? "✓ solved" : "")
  }

  mutating func arrange(_ context: Context) {
    let typesetter = Typesetter(width: PageLayout.column(in: context.body).width, charset: context.preferences.charset)
    var sheet = Sheet(rows: [[]])
    sheet.append(typesetter.sheet(posed.block.ask))
    sheet.append([])
    for (index, line) in working.lines.enumerated() {
      let text = index < working.texts.count ? Sanitizer.cleanLine(working.texts[index]) : ""
      let look = line.mark.look
      sheet.append(
        Sheet(text, Style(.code), width: typesetter.width - 4).indented(
          by: 4, marker: [Span("  "), Span(look.sign, Style(look.role, .bold))]))
      guard line.mark != .right || index == working.lines.count - 1 else { continue }
      sheet.append(
        Sheet(line.message.sentence, Style(look.role), width: typesetter.width - 4).indented(by: 4))
    }
    if working.isFinished {
      sheet.append(typesetter.narrowed(by: 4).sheet(posed.block.explanation).indented(by: 4), gap: 1)
    } else {
      if !working.lines.isEmpty { sheet.append([]) }
      inputRow = sheet.height
      sheet.append(Sheet([[Span("Line", Style(.accent, .bold))]]))
    }
    self.sheet = sheet
    scroll.show(sheet.height - 1, of: sheet.height, height: context.body.height)
  }

  func draw(in rect: Rect, on surface: inout Surface, _ context: Context) {
    let column = PageLayout.column(in: rect)
    sheet.draw(in: column, on: &surface, offset: scroll.offset)
    ScrollMark(offset: scroll.offset, count: sheet.height).draw(in: rect.split(1, from: .right).slice, on: &surface)
    guard !working.isFinished else { return }
    surface.clipped(to: column) { surface in
      let line = Rect(
        x: column.minX + ExerciseLayout.fieldColumn, y: column.minY + inputRow - scroll.offset,
        width: column.width - ExerciseLayout.fieldColumn, height: 1)
      field.draw(
        in: line, on: &surface, isFocused: rect.contains(line.origin),
        placeholder: "a step, a name such as u = …, or the answer")
    }
  }
}

extension Working.Line.Mark {
  fileprivate var look: (sign: String, role: Terminal.Role) {
    switch self {
    case .right: ("✓", .correct)
    case .wrong: ("✗", .wrong)
    case .undecided, .unread: ("?", .warning)
    }
  }
}
