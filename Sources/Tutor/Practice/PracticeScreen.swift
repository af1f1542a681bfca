import Courseware
import Practice
import Terminal

/// One exercise or card after the other: what is shown is a screen of its own, and what becomes of it is watched here.
struct PracticeScreen: Screen {
  typealias Action = Never

  private var session: PracticeSession
  private var item: PracticeItem
  /// What is open over the item: its lines or its rules.
  private var opened: (any Screen)?
  /// What was open over it before, to be gone on with.
  private var left: [any Screen] = []
  private var outcome = Outcome()
  /// Whether the item has been answered rightly, or given up: Enter then leads to the next.
  private var isFinished = false
  private var elapsed = Duration.zero
  private var count = 1

  init(_ session: PracticeSession, _ context: Context) {
    var session = session
    item = session.next(context)
    self.session = session
  }

  private var top: any Screen {
    get { opened ?? item.screen }
    set { if opened == nil { item.screen = newValue } else { opened = newValue } }
  }

  // MARK: The item's own keys, drawing and words

  func heading(_ context: Context) -> Heading {
    Heading(title: "\(session.title)  ›  \(item.title)", status: status(context))
  }

  private func status(_ context: Context) -> String {
    if item.isLast { return "" }
    let inner = top.heading(context).status
    if item.card != nil { return [inner, session.status(context)].filter { !$0.isEmpty }.joined(separator: " · ") }
    return session.status(context)
  }

  func keys(_ context: Context) -> KeyTable<Never> { KeyTable([]) }
  mutating func perform(_ action: Never, _ context: Context) -> [Effect] {}
  func footer(_ context: Context) -> Footer { top.footer(context) }
  func help(_ context: Context) -> HelpPage { top.help(context) }
  var nextTick: Duration? { top.nextTick }

  mutating func handle(_ key: Key, _ context: Context) -> [Effect] { watch(top.handle(key, context), context) }
  mutating func paste(_ text: String, _ context: Context) -> [Effect] {
    watch(top.paste(text, context), context)
  }
  mutating func submit(_ text: String, _ context: Context) -> [Effect] {
    watch(top.submit(text, context), context)
  }
  mutating func choose(_ index: Int, _ context: Context) -> [Effect] {
    watch(top.choose(index, context), context)
  }
  mutating func receive(_ reply: Reply, _ context: Context) -> [Effect] {
    watch(top.receive(reply, context), context)
  }

  mutating func elapse(_ time: Duration, _ context: Context) -> [Effect] {
    elapsed += time
    return watch(top.elapse(time, context), context)
  }

  mutating func arrange(_ context: Context) { top.arrange(context) }

  func draw(in rect: Rect, on surface: inout Surface, _ context: Context) {
    top.draw(in: rect, on: &surface, context)
  }

  func script(_ context: Context) -> Script<Never> { Script() }

  func narration(_ context: Context) -> Narration {
    var narration = top.narration(context)
    narration.section = 2 * count + (opened == nil ? 0 : 1)
    return narration
  }

  // MARK: What becomes of the item

  /// Answers go into the record with what they mean for the skill; closing leads on or out.
  private mutating func watch(_ effects: [Effect], _ context: Context) -> [Effect] {
    effects.flatMap { effect -> [Effect] in
      switch effect {
      case .keep(.answer(let answer)): return [effect] + note(answer, context)
      // A half typed answer would stand in the next exercise of its kind.
      case .keep(.draft): return []
      case .skip:
        // An interviewer does not forget what was given up.
        let isGivenUp = session.isInterview && item.card == nil
        return (isGivenUp ? finish(isSolved: false, context) : leaveItem(context)) + advance(context)
      case .open(let screen) where item.isExercise:
        let known = left.firstIndex { Swift.type(of: $0) == Swift.type(of: screen) }
        opened = known.map { left.remove(at: $0) } ?? screen
        return []
      case .close where opened != nil:
        if let screen = opened.take() { left.append(screen) }
        return []
      case .close:
        if isFinished || item.isAside { return advance(context) }
        // Whoever stops is told what there was so far.
        return leaveItem(context) + (session.cutShort() && !item.isLast ? advance(context) : [.close])
      case .keep, .open, .lookUp, .command, .say, .askToQuit, .quit: return [effect]
      }
    }
  }

  private mutating func note(_ answer: Answer, _ context: Context) -> [Effect] {
    outcome.hints = max(outcome.hints, answer.hintsUsed)
    switch answer.verdict {
    case .right: return finish(isSolved: true, context)
    case .wrong:
      outcome.wrongTries += 1
      if let message = answer.message, !outcome.remarks.contains(message) { outcome.remarks.append(message) }
    case .shown: outcome.sawSolution = true
    case .undecided: break
    }
    return []
  }

  /// Once for each item: what is done to it afterwards is for the fun of it.
  private mutating func finish(isSolved: Bool, _ context: Context) -> [Effect] {
    guard !isFinished else { return [] }
    isFinished = true
    outcome.isSolved = isSolved
    outcome.milliseconds = elapsed.milliseconds
    outcome.isScaffolded = item.isScaffolded
    return session.finish(item, outcome, context).map { [.keep(.practice($0))] } ?? []
  }

  /// What was tried and not solved counts as not known; what was only looked at does not count.
  private mutating func leaveItem(_ context: Context) -> [Effect] {
    if let card = item.screen as? CardScreen {
      guard let grade = card.grade, !isFinished else { return [] }
      isFinished = true
      return session.finish(item, grade, milliseconds: elapsed.milliseconds, context).map { [.keep(.practice($0))] }
        ?? []
    }
    return outcome.wrongTries > 0 || outcome.sawSolution ? finish(isSolved: false, context) : []
  }

  private mutating func advance(_ context: Context) -> [Effect] {
    if item.isLast { return [.close] }
    item = session.next(context)
    (opened, left, outcome, isFinished, elapsed) = (nil, [], Outcome(), false, .zero)
    count += 1
    return []
  }

  mutating func resume(skipping: Bool, _ context: Context) { top.resume(skipping: skipping, context) }

  mutating func receive(cards: [CardID: CardBlock], _ context: Context) {
    session.take(cards)
    if item.isWaiting { item = session.next(context) }
  }
}

extension Duration {
  var milliseconds: Int64 { components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000 }
}
