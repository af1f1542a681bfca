import Courseware
import Terminal

/// The tutor as a value: a stack of screens that messages change and that is drawn on cells.
///
///     var tutor = Tutor(course: .listed(course), record: record, size: size)
///     for command in tutor.update(.key(.enter)) { … }
///     let picture = tutor.picture
///
/// It knows no clock, no file and no terminal. Time arrives as `.elapsed`, what the program did as other messages.
package struct Tutor: Sendable {
  private var context: Context
  /// Never empty; the topmost screen is the last.
  private var screens: [any Screen]
  private var help: HelpPage?
  /// A sentence above the footer, until the next key.
  private var notice: String?
  /// Set while the learner is asked whether to quit.
  private var isAsking = false
  /// The answers that were left half typed in this run.
  private var halfTyped: Set<ActivityID> = []
  /// The reason already told why nothing is kept.
  private var toldReason: String?
  /// Whether the record lacks something, which the header says as long as it holds.
  private var isUnkept = false
  /// Since the last key.
  private var idle = Duration.zero

  /// - Parameters:
  ///   - notice: a sentence to begin with, such as why nothing is kept.
  package init(
    course: CourseState, record: LearnerRecord = LearnerRecord(), size: Size, preferences: Preferences = Preferences(),
    notice: String? = nil
  ) {
    context = Context(size: size, course: course, record: record, preferences: preferences)
    screens = [Home(context)]
    self.notice = notice
    toldReason = notice
    screens[0].arrange(context)
  }

  /// The smallest terminal that anything fits in.
  package static let smallest = Size(width: 40, height: 12)

  private var isTooSmall: Bool {
    context.size.width < Self.smallest.width || context.size.height < Self.smallest.height
  }

  private var top: any Screen {
    get { screens[screens.count - 1] }
    // In its place: a copy would have what a screen computes with made anew at every key.
    _modify { yield &screens[screens.count - 1] }
  }

  /// In what time something moves by itself; nil when nothing does, so that the program may sleep.
  package var nextTick: Duration? {
    let own = help == nil && !isAsking && !isTooSmall ? top.nextTick : nil
    let draft = looseDrafts.isEmpty ? nil : max(.zero, Self.draftPause - idle)
    return [own, draft].compactMap(\.self).min()
  }

  /// What is half typed goes into the record in a pause as long as this, so that no end of the program takes it away.
  private static let draftPause = Duration.milliseconds(500)

  /// What is half typed and not in the record.
  private var looseDrafts: [RecordEntry] {
    top.parting(context).filter { if case .draft = $0 { true } else { false } }
  }

  /// Opens a lesson as if it had been chosen at home: the first whose id, number or file is the word given.
  package mutating func open(lesson word: String) -> [Command] {
    guard let course = context.course.course else { return [] }
    guard let entry = course.entries.first(where: { $0.id == word || $0.file == word || $0.order == Int(word) })
    else {
      notice = "There is no lesson “\(word)”. Choose one here."
      return []
    }
    return finish([.command(.load(entry))])
  }

  /// Opens the playground, with an expression or without.
  package mutating func open(playground text: String) -> [Command] {
    finish([.open(PlaygroundScreen(text, context))])
  }

  /// Opens practice, review or another of the home screen's ways as if it had been chosen there.
  package mutating func open(_ way: Way) -> [Command] { finish(way.effects(context)) }

  package mutating func update(_ message: Message) -> [Command] {
    switch message {
    case .key(let key):
      idle = .zero
      return finish(press(key))
    case .paste(let text):
      idle = .zero
      return help == nil && !isAsking && !isTooSmall ? finish(top.paste(text, context)) : []
    case .resized(let size):
      context.size = size
      return finish([])
    case .elapsed(let time):
      context.record.pass(time)
      idle += time
      let isMoving = top.nextTick != nil
      let drafts = idle < Self.draftPause ? [] : looseDrafts.map { Effect.keep($0) }
      let effects = drafts + top.elapse(time, context)
      // Time passes before every key: what stands still is not arranged for it.
      return isMoving || !effects.isEmpty ? finish(effects) : []
    case .record(let record):
      context.record.takeIn(record)
      return finish([])
    case .cards(let cards):
      top.receive(cards: cards, context)
      return finish([])
    case .loaded(let lesson):
      let reader = Reader(lesson, context)
      return finish([.open(reader), .keep(.bookmark(Bookmark(lesson: lesson.id, page: reader.page)))])
    case .page(let page, let number):
      return finish([.open(ReferenceScreen(page, number: number, of: references.count))])
    case .solvedContents(let lesson, let contents):
      context.record.note(contents: contents, of: lesson)
      return []
    case .changed(let lesson):
      replace(lesson)
      notice = nil
      return finish([])
    case .kept:
      if isUnkept { notice = "Everything is saved again." }
      (isUnkept, toldReason) = (false, nil)
      return finish(top.receive(.kept, context))
    case .notKept(let reason):
      if toldReason != reason { notice = reason }
      (isUnkept, toldReason) = (true, reason)
      return finish(top.receive(.notKept, context))
    case .told(let sentence):
      notice = sentence
      return finish([])
    case .continued: return [.redraw]
    case .interrupted: return leave()
    }
  }

  // MARK: Keys

  private mutating func press(_ key: Key) -> [Effect] {
    if isAsking {
      isAsking = false
      return key == .enter || key == "y" ? [.quit] : []
    }
    notice = nil
    if isTooSmall { return key == "q" ? [.quit] : [] }
    if var page = help {
      help = page.handle(key, in: context.body) == .closes ? nil : page
      return []
    }
    switch CommonAction.keys.action(for: key) {
    case .help: help = top.help(context)
    case .reference: return [.lookUp(0)]
    case .redraw: return [.command(.redraw)]
    case .suspend: return [.command(.suspend)]
    case nil: return top.handle(key, context)
    }
    return []
  }

  // MARK: Effects

  /// Carries out what a screen wants, and gets the picture ready.
  private mutating func finish(_ effects: [Effect]) -> [Command] {
    var commands: [Command] = []
    for effect in effects {
      switch effect {
      case .open(let screen): open(screen)
      case .close: close(skipping: false)
      case .skip: close(skipping: true)
      case .lookUp(let number): commands += lookUp(number)
      case .say(let sentence): notice = sentence
      case .keep(let entry):
        note(entry)
        commands.append(.keep(entry))
      case .command(let command): commands.append(command)
      case .askToQuit:
        if !halfTyped.isEmpty { isAsking = true } else { commands += leave() }
      case .quit: commands += leave()
      }
    }
    top.arrange(context)
    return commands
  }

  /// The playground stands once in the stack, however it was come back to: so there is always a short way home. One
  /// reference page takes the place of another.
  private mutating func open(_ screen: any Screen) {
    if screen is PlaygroundScreen, let place = screens.firstIndex(where: { $0 is PlaygroundScreen }) {
      screens.removeSubrange(place...)
    } else if screen is ReferenceScreen, top is ReferenceScreen {
      screens.removeLast()
    }
    screens.append(screen)
  }

  // MARK: Reference pages

  private var references: [(entry: Course.Entry, reference: Course.Reference)] {
    (context.course.course?.entries ?? []).flatMap { entry in entry.references.map { (entry, $0) } }
  }

  private mutating func lookUp(_ number: Int) -> [Command] {
    let references = references
    guard references.indices.contains(number) else {
      notice = "This course has no reference pages."
      return []
    }
    return [.loadPage(references[number].reference, of: references[number].entry, number: number)]
  }

  /// Opens the first reference page.
  mutating func openReference() -> [Command] { finish([.lookUp(0)]) }

  private mutating func close(skipping: Bool) {
    guard screens.count > 1 else { return }
    screens.removeLast()
    top.resume(skipping: skipping, context)
  }

  /// What was open on top of the lesson is closed, since it may not be there any more.
  private mutating func replace(_ lesson: Lesson) {
    for (index, screen) in screens.enumerated() {
      guard var reader = screen as? Reader, reader.lesson.id == lesson.id else { continue }
      reader.replace(lesson, context)
      screens.removeSubrange(index...)
      screens.append(reader)
      return
    }
  }

  private mutating func note(_ entry: RecordEntry) {
    context.record.apply(entry)
    if case .draft(let id, let text) = entry {
      if text.isEmpty { halfTyped.remove(id) } else { halfTyped.insert(id) }
    }
  }

  private mutating func leave() -> [Command] {
    let entries = screens.flatMap { $0.parting(context) }
    for entry in entries { note(entry) }
    return entries.map { .keep($0) } + [.quit]
  }

  // MARK: The linear mode

  /// What there is to say and to answer, and the sentence that holds until the next answer.
  var narration: (narration: Narration, heading: Heading, notice: String?) {
    (top.narration(context), top.heading(context), notice ?? (isUnkept ? "Not saved." : nil))
  }

  /// The depth of the open screen: one more for each that was opened from another.
  var depth: Int { screens.count }

  mutating func choose(_ index: Int) -> [Command] {
    notice = nil
    return finish(top.choose(index, context))
  }

  mutating func submit(_ text: String) -> [Command] {
    notice = nil
    return finish(top.submit(text, context))
  }

  // MARK: Drawing

  /// The whole screen.
  package var picture: Surface {
    var surface = Surface(context.size)
    draw(on: &surface)
    return surface
  }

  /// Draws over a blank surface of the terminal's size.
  package func draw(on surface: inout Surface) {
    if isTooSmall {
      let (width, height) = (context.size.width, context.size.height)
      let wanted = "need \(Self.smallest.width)x\(Self.smallest.height)"
      let whole = "\(wanted), have \(width)x\(height)"
      let need = whole.columns <= width ? whole : wanted
      surface.write(need, centredIn: surface.bounds, row: height / 2)
      return
    }
    let screen = top
    drawHeader(screen.heading(context), on: &surface)
    screen.draw(in: context.body, on: &surface, context)
    footer.draw(in: surface.bounds.split(1, from: .bottom).slice, on: &surface)
    if let notice { draw(notice: notice, on: &surface) }
    help?.draw(in: context.body, on: &surface)
    if isAsking { drawQuestion(on: &surface) }
  }

  var footer: Footer { top.footer(context) }

  private func drawHeader(_ heading: Heading, on surface: inout Surface) {
    let line = surface.bounds.split(1, from: .top).slice
    surface.write(context.preferences.charset == .ascii ? "*" : "∇", at: Point(x: 1, y: 0), Style(.accent, .bold))
    let mark = isUnkept ? "! not saved" : ""
    let room = line.width - heading.status.columns - mark.columns - (isUnkept ? 8 : 6)
    let title = heading.title.columns <= room ? heading.title : heading.title.truncated(to: max(0, room))
    surface.write(title, at: Point(x: 3, y: 0), Style(.title, .bold))
    surface.write(heading.status, endingAt: Point(x: line.maxX - 1, y: 0), Style(.muted))
    surface.write(mark, endingAt: Point(x: line.maxX - 3 - heading.status.columns, y: 0), Style(.warning, .bold))
    surface.horizontalLine(from: Point(x: 0, y: 1), width: line.width)
  }

  /// Over the last rows of the screen's part, so that nothing moves.
  private func draw(notice: String, on surface: inout Surface) {
    let body = context.body
    let lines = Wrapping.lines(notice, width: body.width - 4).prefix(4)
    let rect = body.split(lines.count, from: .bottom).slice
    surface.fill(rect)
    for (row, line) in lines.enumerated() {
      surface.write(row == 0 ? "!" : " ", at: Point(x: rect.minX + 1, y: rect.minY + row), Style(.warning, .bold))
      surface.write(line, at: Point(x: rect.minX + 3, y: rect.minY + row), Style(.warning))
    }
  }

  private func drawQuestion(on surface: inout Surface) {
    let lines = ["An answer is half typed. It is kept for next time.", "Quit now?"]
    let inside = Overlay.draw(Size(width: 50, height: 4), title: "Quit", in: context.body, on: &surface)
    for (row, line) in lines.enumerated() {
      surface.write(line, at: Point(x: inside.minX, y: inside.minY + row))
    }
    Footer([
      KeyHint(keys: [.enter], label: "quit"), KeyHint(keys: [.escape], label: "stay"),
    ]).draw(in: inside.split(1, from: .bottom).slice, on: &surface)
  }
}
