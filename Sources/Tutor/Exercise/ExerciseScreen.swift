import Calculus
import Courseware
import Grading
import Terminal
import Typesetting

/// A question with a typed answer: reading while typing, verdict, hints, steps.
struct ExerciseScreen: Screen {
  enum Action: Sendable {
    case check, hint, steps, skip, byLine, byRule, leaveField, enterField, again, doubt, close
    case scroll(Key)
  }

  private let posed: PosedExercise
  private var block: ExerciseBlock { posed.block }
  private var task: ExerciseTask { posed.task }
  private var id: ActivityID { posed.id }
  private var field: TextField
  private var isTyping = true
  /// What is said to the last answer.
  private var feedback: Feedback?
  /// The same, while the record has not yet said whether the answer is kept.
  private var pending: Feedback?
  private var hintCount = 0
  private var wrongCount = 0
  private var showsSteps = false
  /// Since the question came up, or since the last answer.
  private var elapsed = Duration.zero
  /// How often an answer was judged, or was not one.
  private var attempts = 0
  /// What was last handed in: not half typed any more.
  private var judged = ""
  private var layout = ExerciseLayout()
  private var scroll = Scroll()
  /// The steps were just asked for, and are to come into view.
  private var wantsSteps = false

  private let leaving: Leaving
  /// What of the way to the answer is given.
  private let given: Prose

  init(
    _ exercise: ExerciseBlock, in lesson: Lesson, _ context: Context, seed: UInt64? = nil, given: Prose = [],
    leaving: Leaving = .lesson
  ) {
    posed = PosedExercise(exercise, in: lesson, context, seed: seed)
    (self.leaving, self.given) = (leaving, given)
    field = TextField(context.record.drafts[posed.id] ?? "")
  }

  // MARK: Keys

  private var isSolved: Bool { if case .right = feedback { true } else { false } }

  func keys(_ context: Context) -> KeyTable<Action> {
    let isLong = layout.sheet.height > context.body.height
    let pages = [
      Binding(.pageUp, label: isLong ? "scroll" : "", help: "Scroll up", action: Action.scroll(.pageUp)),
      Binding(.pageDown, label: isLong ? "scroll" : "", help: "Scroll down", action: Action.scroll(.pageDown)),
    ]
    if isSolved {
      return KeyTable(
        [
          Binding(.enter, .escape, "q", label: leaving.done, help: leaving.help, action: .close),
          Binding("a", label: "answer again", help: "Answer once more", action: .again),
        ] + doubts + pages)
    }
    let back = Binding(
      .escape, label: leaving.back, help: leaving.help, isPinned: true, action: Action.close)
    if isTyping {
      return KeyTable(
        [
          Binding(.enter, label: "check", help: "Check the answer", action: .check),
          Binding(.function(2), label: hintLabel, help: "A hint, one at a time", action: .hint),
          Binding(.function(3), label: "steps", help: "Show how it is done", action: .steps),
          Binding(.function(4), label: "skip", help: "Leave this one and go on", action: .skip),
        ] + doubts + [
          Binding(
            .tab, label: "", help: "Leave the answer line: then h, s and n do what F2, F3 and F4 do",
            action: .leaveField)
        ] + ways + pages + [back])
    }
    return KeyTable(
      [
        Binding(.tab, .enter, "i", label: "type", help: "Back to the answer line", action: .enterField),
        Binding("h", .function(2), label: hintLabel, help: "A hint, one at a time", action: .hint),
        Binding("s", .function(3), label: "steps", help: "Show how it is done", action: .steps),
        Binding("n", .function(4), label: "skip", help: "Leave this one and go on", action: .skip),
      ] + doubts + ways + pages + [back])
  }

  /// Where there is a verdict to doubt.
  private var doubts: [Binding<Action>] { feedback?.verdict == nil ? [] : [Doubt.binding(.doubt)] }

  /// The ways to the answer other than typing it at once.
  private var ways: [Binding<Action>] {
    let lines = Binding(
      .function(5), label: "line by line", help: "Answer in several lines, each checked", action: Action.byLine)
    let rules = Binding(
      .function(6), label: "rule by rule", help: "Find the answer by choosing rules", action: Action.byRule)
    return (task.hasLines ? [lines] : []) + (task.derivation == nil ? [] : [rules])
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Effect] {
    switch action {
    case .check: return check(context)
    case .hint: return hint()
    case .steps: return showSteps()
    case .skip: return leave(context) + [.skip]
    case .byLine:
      return WorkingScreen(posed, context, leaving: leaving.within).map { leave(context) + [.open($0)] } ?? []
    case .byRule: return RuleScreen(posed).map { leave(context) + [.open($0)] } ?? []
    case .close: return leave(context) + [.close]
    case .doubt: return context.doubt(posed)
    case .leaveField: isTyping = false
    case .enterField: isTyping = true
    case .again:
      (feedback, field, isTyping, judged) = (nil, TextField(), true, "")
    case .scroll(let key): _ = scroll.handle(key, of: layout.sheet.height, height: context.body.height)
    }
    return []
  }

  mutating func type(_ key: Key, _ context: Context) -> [Effect] {
    guard isTyping, !isSolved else { return [] }
    let before = field.text
    let outcome = field.handle(key)
    if field.text != before { feedback = nil }
    return outcome == .cut ? [Self.cut] : []
  }

  mutating func paste(_ text: String, _ context: Context) -> [Effect] {
    guard isTyping, !isSolved else { return [] }
    feedback = nil
    return field.paste(text) == .cut ? [Self.cut] : []
  }

  private static let cut = Effect.say(
    "An answer has at most \(TextField.limit) characters; what was beyond is left out.")

  mutating func elapse(_ time: Duration, _ context: Context) -> [Effect] {
    elapsed += time
    return []
  }

  // MARK: Answering

  private mutating func check(_ context: Context) -> [Effect] {
    let text = field.text
    guard text.contains(where: { $0 != " " }) else { return [.say("Type your answer first.")] }
    let judgement = task.question.judge(text)
    let diagnosis = diagnosis(of: judgement, context)
    let feedback = Feedback(judgement, to: block, task, diagnosis)
    attempts += 1
    if case .wrong = feedback { wrongCount += 1 }
    guard let verdict = feedback.verdict else {
      self.feedback = feedback
      return []
    }
    judged = text
    pending = feedback
    let named = context.record.naming(diagnosis?.certain ?? []).map { [Effect.keep($0)] } ?? []
    return [.keep(answer(text, verdict, feedback.message)), .keep(.draft(id, text: ""))] + named
  }

  /// The mistake that a wrong answer looks like, which is named only where a wrong answer came before.
  private func diagnosis(of judgement: Judgement, _ context: Context) -> Diagnosis? {
    guard case .wrong(let formula, let wrong) = judgement, wrong.foreseen == nil, wrongCount > 0 else { return nil }
    return task.question.diagnosis(of: formula, history: context.record.history)
  }

  private mutating func answer(_ text: String, _ verdict: Answer.Verdict, _ message: String?) -> RecordEntry {
    defer { elapsed = .zero }
    return posed.answer(text, verdict, message, hintsUsed: hintCount, elapsed: elapsed)
  }

  /// The verdict shows only now that the answer is in the record, or that the learner has been told it is not.
  mutating func receive(_ reply: Reply, _ context: Context) -> [Effect] {
    if let pending {
      feedback = pending
      self.pending = nil
      scroll = Scroll()
    }
    return []
  }

  private mutating func hint() -> [Effect] {
    guard hintCount < hints.count else {
      return [
        .say(
          hints.isEmpty ? "There is no hint here; the steps may help." : "That was the last hint; the steps may help.")
      ]
    }
    hintCount += 1
    return []
  }

  /// How many are left; nothing once all are shown.
  private var hintLabel: String {
    let left = hints.count - hintCount
    return left > 0 ? "hint (\(left) left)" : ""
  }

  /// The author's hints, then those that the derivation gives.
  private var hints: [Prose] {
    block.hints + task.hints.map { [.paragraph([Markdown.Run(.text($0))])] }
  }

  private mutating func showSteps() -> [Effect] {
    guard !showsSteps else { return [] }
    showsSteps = true
    wantsSteps = true
    return [.keep(answer("", .shown, nil))]
  }

  /// What is half typed goes into the record, so that it is there next time.
  private func leave(_ context: Context) -> [Effect] { parting(context).map { .keep($0) } }

  /// The draft, where the record has another one.
  func parting(_ context: Context) -> [RecordEntry] {
    let draft = isSolved || field.text == judged ? "" : field.text
    return draft == context.record.drafts[id] ?? "" ? [] : [.draft(id, text: draft)]
  }

  // MARK: The linear mode

  mutating func submit(_ text: String, _ context: Context) -> [Effect] {
    field = TextField(text)
    return check(context)
  }

  func script(_ context: Context) -> Script<Action> {
    let narrator = Narrator(context.preferences.charset)
    var script = Script<Action>()
    script.say("Question", narrator.lines(block.ask))
    for line in narrator.lines(given) { script.say(line) }
    for (index, hint) in hints.prefix(hintCount).enumerated() {
      script.say("Hint \(index + 1)", narrator.lines(hint))
    }
    if showsSteps { script.lines += narrator.lines(of: task).map { ScriptLine($0) } }
    if let feedback {
      if let formula = try? Parser.parse(field.text, in: task.question.scope) {
        script.lines.append(ScriptLine("Read as: \(narrator.formula(MathNode(formula))).", number: attempts))
      }
      script.lines += feedback.lines(narrator, explanation: block.explanation, answer: field.text).map {
        ScriptLine($0, number: attempts)
      }
    }
    if isSolved {
      script.offer(leaving.done, .close)
      script.offer("again", .again)
      script.offer(Doubt.word, .doubt)
    } else {
      script.prompt = "Your answer, \(task.example)"
      script.offer("hint", .hint)
      script.offer("steps", .steps)
      if task.hasLines { script.offer("lines", .byLine) }
      if task.derivation != nil { script.offer("rules", .byRule) }
      if feedback?.verdict != nil { script.offer(Doubt.word, .doubt) }
      script.offer("skip", .skip)
      script.offer(leaving.back, .close)
    }
    return script
  }

  // MARK: Drawing

  func heading(_ context: Context) -> Heading {
    Heading(title: posed.lesson + "  ›  Exercise", status: context.record.isSolved(id) ? "✓ solved" : "")
  }

  mutating func arrange(_ context: Context) {
    var layout = ExerciseLayout(width: PageLayout.column(in: context.body).width, context.preferences.charset)
    layout.ask(block.ask)
    if !given.isEmpty { layout.ask(given) }
    layout.input(field.text, isOpen: !isSolved, scope: task.question.scope, feedback)
    if let feedback { layout.say(feedback, explanation: block.explanation) }
    if !isSolved {
      for hint in hints.prefix(hintCount) { layout.add(hint: hint) }
    }
    if showsSteps { layout.addSteps(of: task) }
    self.layout = layout
    if wantsSteps {
      scroll.show(layout.sheet.height - 1, of: layout.sheet.height, height: context.body.height)
      scroll.show(layout.stepsRow, of: layout.sheet.height, height: context.body.height)
      wantsSteps = false
    }
    scroll.show(of: layout.sheet.height, height: context.body.height)
  }

  func draw(in rect: Rect, on surface: inout Surface, _ context: Context) {
    let column = PageLayout.column(in: rect)
    layout.sheet.draw(in: column, on: &surface, offset: scroll.offset)
    let row = column.minY + layout.inputRow - scroll.offset
    surface.clipped(to: column) { surface in
      let line = Rect(
        x: column.minX + ExerciseLayout.fieldColumn, y: row, width: column.width - ExerciseLayout.fieldColumn, height: 1
      )
      field.draw(
        in: line, on: &surface, isFocused: isTyping && !isSolved && rect.contains(line.origin),
        placeholder: task.example)
    }
    ScrollMark(offset: scroll.offset, count: layout.sheet.height).draw(
      in: rect.split(1, from: .right).slice, on: &surface)
  }
}
