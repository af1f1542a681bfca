import Courseware
import Terminal

/// A question with options, of which one or several are right.
struct ChoiceScreen: Screen {
  enum Action: Sendable {
    case move(Int), choose(Int), toggle, check, hint, skip, again, doubt, close
    case scroll(Key)
  }

  private let block: ChoiceBlock
  private let id: ActivityID
  /// The lesson's title, for the header.
  private let lesson: String
  /// Where the mark stands.
  private var current = 0
  private var chosen: Set<Int> = []
  /// What was checked, once the record has answered.
  private var checked: Set<Int>?
  private var pending: Set<Int>?
  private var attempts = 0
  private var hintCount = 0
  private var elapsed = Duration.zero
  private var sheet = Sheet()
  /// The rows of each option.
  private var rows: [Range<Int>] = []
  private var scroll = Scroll()

  private let seed: UInt64?
  private let leaving: Leaving

  init(_ block: ChoiceBlock, in lesson: Lesson, seed: UInt64? = nil, leaving: Leaving = .lesson) {
    self.block = block
    self.seed = seed
    self.leaving = leaving
    self.lesson = lesson.heading
    id = ActivityID(lesson: lesson.id, activity: block.id)
  }

  private var right: Set<Int> { Set(block.options.indices.filter { block.options[$0].isRight }) }
  private var isSolved: Bool { checked == right }

  // MARK: Keys

  func keys(_ context: Context) -> KeyTable<Action> {
    let pages = [
      Binding(.pageUp, label: "", help: "Scroll up", action: Action.scroll(.pageUp)),
      Binding(.pageDown, label: "", help: "Scroll down", action: Action.scroll(.pageDown)),
    ]
    if isSolved {
      return KeyTable(
        [
          Binding(.enter, .escape, "q", label: leaving.done, help: leaving.help, action: .close),
          Binding("a", label: "answer again", help: "Answer once more", action: .again),
          Doubt.binding(.doubt),
        ] + pages)
    }
    let digits: [Key] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
    let numbers = zip(digits, block.options.indices).map { key, index in
      Binding(key, label: "", help: "Choose option \(index + 1)", action: Action.choose(index))
    }
    return KeyTable(
      [
        Binding(.up, "k", label: "move", help: "The option before", action: .move(-1)),
        Binding(.down, "j", label: "move", help: "The next option", action: .move(1)),
      ] + numbers + [
        Binding(
          " ", label: block.hasSeveralRight ? "tick" : "choose",
          help: block.hasSeveralRight ? "Tick the option, or take the tick away" : "Choose the option", action: .toggle),
        Binding(.enter, label: "check", help: "Check the choice", action: .check),
        Binding("h", .function(2), label: "hint", help: "A hint, one at a time", action: .hint),
      ] + skip + (checked == nil ? [] : [Doubt.binding(.doubt)]) + pages + [
        Binding(.escape, "q", label: leaving.back, help: leaving.help, isPinned: true, action: .close)
      ])
  }

  /// Where leaving goes back and not on.
  private var skip: [Binding<Action>] {
    leaving.isAside
      ? [] : [Binding("n", .function(4), label: "skip", help: "Leave this one and go on", action: .skip)]
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Effect] {
    switch action {
    case .move(let step):
      current = max(0, min(current + step, block.options.count - 1))
      showCurrent(context)
    case .choose(let index):
      current = index
      toggle()
    case .toggle: toggle()
    case .check: return check()
    case .hint:
      guard hintCount < block.hints.count else {
        return [.say(block.hints.isEmpty ? "There is no hint here." : "That was the last hint.")]
      }
      hintCount += 1
    case .skip: return [.skip]
    case .doubt: return doubt(context)
    case .again: (checked, chosen) = (nil, [])
    case .close: return [.close]
    case .scroll(let key): _ = scroll.handle(key, of: sheet.height, height: context.body.height)
    }
    return []
  }

  private func doubt(_ context: Context) -> [Effect] {
    context.doubt(id, block.ask, key: Self.text(right)) { _ in
      block.options.enumerated().map { index, option in
        "option \(index + 1), \(option.isRight ? "right" : "wrong"): \(option.text.line)"
      }
    }
  }

  /// A choice as the record has it: the numbers from 1.
  private static func text(_ choice: Set<Int>) -> String {
    choice.sorted().map { String($0 + 1) }.joined(separator: ",")
  }

  private mutating func toggle() {
    checked = nil
    if block.hasSeveralRight { chosen.formSymmetricDifference([current]) } else { chosen = [current] }
  }

  private mutating func check() -> [Effect] {
    guard !chosen.isEmpty else {
      return [
        .say(
          block.hasSeveralRight
            ? "Tick what is right with Space, then check."
            : "Choose first: press an option's number, or Space at the mark.")
      ]
    }
    pending = chosen
    attempts += 1
    let answer = Answer(
      id: id, contentHash: block.contentHash, seed: seed,
      text: Self.text(chosen),
      verdict: chosen == right ? .right : .wrong, message: nil, hintsUsed: hintCount, elapsed: elapsed)
    elapsed = .zero
    return [.keep(.answer(answer))]
  }

  mutating func receive(_ reply: Reply, _ context: Context) -> [Effect] {
    if let pending {
      checked = pending
      self.pending = nil
    }
    return []
  }

  mutating func elapse(_ time: Duration, _ context: Context) -> [Effect] {
    elapsed += time
    return []
  }

  // MARK: The linear mode

  /// The numbers of the options, with anything between them.
  mutating func submit(_ text: String, _ context: Context) -> [Effect] {
    let numbers = text.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
    guard !numbers.isEmpty, numbers.allSatisfy({ (1...block.options.count).contains($0) }),
      block.hasSeveralRight || numbers.count == 1
    else {
      return [.say(block.hasSeveralRight ? "Answer with numbers, such as 1, 3." : "Answer with one number, such as 1.")]
    }
    chosen = Set(numbers.map { $0 - 1 })
    return check()
  }

  func script(_ context: Context) -> Script<Action> {
    let narrator = Narrator(context.preferences.charset)
    var script = Script<Action>()
    script.say("Question", narrator.lines(block.ask))
    for (index, option) in block.options.enumerated() {
      script.say("Option \(index + 1)", [narrator.line(option.text)])
    }
    for (index, hint) in block.hints.prefix(hintCount).enumerated() {
      script.say("Hint \(index + 1)", narrator.lines(hint))
    }
    if let checked {
      script.lines += verdictLines(checked, narrator).map { ScriptLine($0, number: attempts) }
    }
    if isSolved {
      script.offer(leaving.done, .close)
      script.offer("again", .again)
      script.offer(Doubt.word, .doubt)
    } else {
      script.prompt = block.hasSeveralRight ? "Your answer, the numbers of all that are right" : "Your answer, a number"
      script.offer("hint", .hint)
      if checked != nil { script.offer(Doubt.word, .doubt) }
      if !leaving.isAside { script.offer("skip", .skip) }
      script.offer(leaving.back, .close)
    }
    return script
  }

  private func verdictLines(_ checked: Set<Int>, _ narrator: Narrator) -> [String] {
    let isPart = checked.isSubset(of: right)
    let result =
      isSolved ? "Result: right." : isPart ? "Result: what you chose is right, but not all of it." : "Result: wrong."
    let reasons = checked.sorted().flatMap { index -> [String] in
      narrator.lines(block.options[index].reason).enumerated().map { $0 == 0 ? "On option \(index + 1): \($1)" : $1 }
    }
    return [result] + reasons + (isSolved ? narrator.lines(block.explanation) : [])
  }

  // MARK: Drawing

  func heading(_ context: Context) -> Heading {
    Heading(title: lesson + "  ›  Question", status: context.record.isSolved(id) ? "✓ solved" : "")
  }

  mutating func arrange(_ context: Context) {
    let typesetter = Typesetter(
      width: PageLayout.column(in: context.body).width, charset: context.preferences.charset)
    sheet = Sheet(rows: [[]])
    sheet.append(typesetter.sheet(block.ask))
    if block.hasSeveralRight {
      sheet.append(Sheet("More than one is right.", Style(.muted), width: typesetter.width))
    }
    sheet.append([])
    rows = []
    for (index, option) in block.options.enumerated() {
      let first = sheet.height
      sheet.append(row(index, option, typesetter))
      rows.append(first..<sheet.height)
    }
    if let checked { sheet.append(verdict(checked, typesetter), gap: 1) }
    for hint in isSolved ? [] : block.hints.prefix(hintCount) {
      let content = typesetter.narrowed(by: 6).sheet(hint)
      sheet.append(content.indented(by: 6, marker: [Span("Hint", Style(.hint, .bold))]), gap: 1)
    }
    scroll.show(of: sheet.height, height: context.body.height)
  }

  private func row(_ index: Int, _ option: ChoiceBlock.Option, _ typesetter: Typesetter) -> Sheet {
    let isChosen = chosen.contains(index)
    let box = block.hasSeveralRight ? (isChosen ? "[x]" : "[ ]") : (isChosen ? "(•)" : "( )")
    let marker = [
      Span(index == current && !isSolved ? "▶ " : "  ", .accent), Span("\(index + 1) ", .muted),
      Span(box, isChosen ? Style(.accent, .bold) : Style(.muted)),
    ]
    let content = typesetter.narrowed(by: marker.columns + 1)
    var sheet = content.sheet(option.text)
    if let checked, checked.contains(index) || (isSolved && !option.reason.isEmpty && option.isRight) {
      sheet.append(reason(option, content))
    }
    return sheet.indented(by: marker.columns + 1, marker: marker)
  }

  private func reason(_ option: ChoiceBlock.Option, _ typesetter: Typesetter) -> Sheet {
    let mark = Span(option.isRight ? "✓ " : "✗ ", option.isRight ? .correct : .wrong)
    let reason = typesetter.narrowed(by: 2).sheet(option.reason)
    let words = Sheet([[Span(option.isRight ? "Right." : "Not this one.", option.isRight ? .correct : .wrong)]])
    return (reason.isEmpty ? words : reason).indented(by: 2, marker: [mark])
  }

  private func verdict(_ checked: Set<Int>, _ typesetter: Typesetter) -> Sheet {
    guard checked != right else {
      var sheet = Sheet([[Span("✓ Right.", .correct)]])
      if !block.explanation.isEmpty {
        sheet.append(typesetter.narrowed(by: 2).sheet(block.explanation).indented(by: 2), gap: 1)
      }
      return sheet
    }
    let isPartOf = checked.isSubset(of: right)
    return Sheet([[Span(isPartOf ? "✗ Not yet: what you ticked is right, but not all of it." : "✗ Not yet.", .wrong)]])
  }

  private mutating func showCurrent(_ context: Context) {
    guard rows.indices.contains(current) else { return }
    scroll.show(rows[current].upperBound - 1, of: sheet.height, height: context.body.height)
    scroll.show(rows[current].lowerBound, of: sheet.height, height: context.body.height)
  }

  func draw(in rect: Rect, on surface: inout Surface, _ context: Context) {
    sheet.draw(in: PageLayout.column(in: rect), on: &surface, offset: scroll.offset)
    ScrollMark(offset: scroll.offset, count: sheet.height).draw(in: rect.split(1, from: .right).slice, on: &surface)
  }
}
