import Courseware
import Practice
import Terminal

/// The course: its lessons in order, how far the learner is, and what the chosen one teaches.
struct Home: Screen {
  enum Action: Sendable {
    case move(Key)
    case open, find, endFind, playground, quit
    case openLesson(id: String)
    case way(Way)
  }

  private var menu = Menu([])
  private var rows: [LessonRow] = []
  /// Lessons that are done, whether listed or not.
  private var done = 0
  /// The lesson chosen, which stays chosen when the list is narrowed or refreshed.
  private var chosen: String?
  private var search: TextField?

  init(_ context: Context) {
    chosen = context.record.lastLesson
  }

  // MARK: Keys

  func keys(_ context: Context) -> KeyTable<Action> {
    if search != nil {
      return KeyTable([
        Binding(.up, label: "move", help: "The lesson before", action: .move(.up)),
        Binding(.down, label: "move", help: "The next lesson", action: .move(.down)),
        Binding(.enter, label: "open", help: "Open the lesson", action: .open),
        Binding(.escape, label: "all lessons", help: "End the search", isPinned: true, action: .endFind),
      ])
    }
    let quit = Binding(
      "q", label: "quit", help: "Quit; you continue here next time", isPinned: true, action: Action.quit)
    let playground = Binding(
      "y", label: "playground", help: "Type any expression, and see what it does", action: Action.playground)
    guard !rows.isEmpty else { return KeyTable([playground, quit]) }
    return KeyTable([
      Binding(.up, "k", label: "move", help: "The lesson before", action: .move(.up)),
      Binding(.down, "j", label: "move", help: "The next lesson", action: .move(.down)),
      Binding(.enter, .right, "l", label: openLabel(context), help: "Open the lesson where you left it", action: .open),
      Binding(
        "p", label: "practise", help: "Exercises at your edge, one after the other", action: .way(.practice(topic: nil))
      ),
      Binding("r", label: reviewLabel(context), help: "What is due today", action: .way(.review)),
      Binding("i", label: "", help: "A mock interview", action: .way(.interview(topic: nil, level: 2))),
      Binding("s", label: "", help: "Your progress: time, skills, what is due", action: .way(.progress)),
      Binding("w", label: "", help: "Find out where to start, with at most 15 questions", action: .way(.placement)),
      Binding("/", label: "find", help: "Find a lesson by a word", action: .find),
      playground,
      Binding(.pageUp, .control("b"), label: "", help: "A page up", action: .move(.pageUp)),
      Binding(.pageDown, .control("f"), label: "", help: "A page down", action: .move(.pageDown)),
      Binding(.home, "g", label: "", help: "The first lesson", action: .move(.home)),
      Binding(.end, "G", label: "", help: "The last lesson", action: .move(.end)),
      quit,
    ])
  }

  private func reviewLabel(_ context: Context) -> String {
    let due = context.record.dueCount
    return due > 0 ? "review (\(due))" : "review"
  }

  private func openLabel(_ context: Context) -> String {
    guard let row = selected else { return "open" }
    return row.state == .started ? "continue" : "open"
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Effect] {
    switch action {
    case .move(let key):
      _ = menu.handle(key, height: listHeight(context))
      chosen = selected?.entry.id ?? chosen
    case .open: return open(selected)
    case .openLesson(let id):
      chosen = id
      return open(rows.first { $0.entry.id == id })
    case .way(let way): return way.effects(context)
    case .find: search = TextField()
    case .endFind: search = nil
    case .playground: return [.open(PlaygroundScreen("", context))]
    case .quit: return [.askToQuit]
    }
    return []
  }

  private func open(_ row: LessonRow?) -> [Effect] {
    guard let row else { return [] }
    guard row.state != .notLoaded else { return [.say("This lesson cannot be opened; the reason stands beside it.")] }
    return [.command(.load(row.entry))]
  }

  mutating func type(_ key: Key, _ context: Context) -> [Effect] {
    search?.handle(key)
    return []
  }

  mutating func paste(_ text: String, _ context: Context) -> [Effect] {
    search?.paste(text)
    return []
  }

  // MARK: State

  private var selected: LessonRow? { menu.selection.flatMap { rows.indices.contains($0) ? rows[$0] : nil } }

  /// Back from a lesson, which is the chosen one now, however it was opened.
  mutating func resume(skipping: Bool, _ context: Context) {
    chosen = context.record.lastLesson ?? chosen
    menu = Menu([])
  }

  mutating func arrange(_ context: Context) {
    guard let course = context.course.course else { return }
    let all = LessonRow.rows(of: course, context.record)
    done = all.count { $0.state == .done }
    rows = all.filter { $0.matches(search?.text ?? "") }
    let place = rows.firstIndex { $0.entry.id == chosen } ?? (chosen == nil ? LessonRow.next(in: rows) : 0)
    let items = rows.map { $0.item(isWide: listWidth(context) >= 44) }
    if items != menu.items { menu = Menu(items, selection: place) }
    chosen = chosen ?? selected?.entry.id
  }

  func heading(_ context: Context) -> Heading {
    guard let course = context.course.course else { return Heading(title: "Gradus") }
    var status = "\(done) of \(course.entries.count) lessons"
    let days = context.record.daysInARow
    if days > 0 { status += " · \(days) \(days == 1 ? "day" : "days") in a row" }
    let today = context.record.now.day
    if let deadline = context.record.schedule.deadline, deadline >= today {
      status += " · interview \(Deadline.time(deadline, today: today))"
    }
    return Heading(title: "Gradus", status: status)
  }

  // MARK: The linear mode

  func script(_ context: Context) -> Script<Action> {
    var script = Script<Action>()
    switch context.course {
    case .missing(let reason): script.say("There are no lessons to show. \(reason.sentence)")
    case .listed(let course):
      for row in LessonRow.rows(of: course, context.record) {
        script.offer(row.words, .openLesson(id: row.entry.id))
      }
    }
    script.offer("playground", .playground)
    script.offer("practise", .way(.practice(topic: nil)))
    script.offer(reviewLabel(context), .way(.review))
    script.offer("interview", .way(.interview(topic: nil, level: 2)))
    script.offer("progress", .way(.progress))
    script.offer("where to start", .way(.placement))
    script.offer("quit", .quit)
    return script
  }

  // MARK: Drawing

  private static let widestList = 72

  private func hasTwoPanes(_ context: Context) -> Bool { context.size.width >= 80 }
  private func listWidth(_ context: Context) -> Int {
    hasTwoPanes(context) ? min(context.size.width * 11 / 20, Self.widestList) : context.size.width
  }
  private func listHeight(_ context: Context) -> Int { max(1, context.body.height - 1) }

  func draw(in rect: Rect, on surface: inout Surface, _ context: Context) {
    if case .missing(let reason) = context.course { return drawMissing(reason, in: rect, on: &surface, context) }
    guard hasTwoPanes(context) else { return drawList(in: rect, on: &surface) }
    let (left, right) = rect.split(listWidth(context), from: .left)
    drawList(in: left, on: &surface)
    // From the header's rule on, which it joins.
    surface.verticalLine(from: Point(x: right.minX, y: rect.minY - 1), height: rect.height + 1)
    if let selected {
      let inside = right.inset(horizontally: 3)
      let pane = inside.split(min(inside.width, Self.widestList), from: .left).slice
      selected.details(Typesetter(width: pane.width, charset: context.preferences.charset), context)
        .draw(in: pane, on: &surface)
    }
  }

  private func drawList(in rect: Rect, on surface: inout Surface) {
    let (top, list) = rect.inset(horizontally: 1).split(1, from: .top)
    if let search {
      let x = surface.write("find ", at: Point(x: top.minX + 2, y: top.minY), Style(.key))
      search.draw(in: Rect(x: x, y: top.minY, width: top.maxX - x, height: 1), on: &surface, isFocused: true)
    } else {
      surface.write("Course", at: Point(x: top.minX + 2, y: top.minY), Style(.muted))
    }
    if rows.isEmpty {
      surface.write("No lesson has that word.", at: Point(x: list.minX + 2, y: list.minY), Style(.muted))
    }
    menu.draw(in: list, on: &surface)
  }

  private func drawMissing(_ reason: String, in rect: Rect, on surface: inout Surface, _ context: Context) {
    var sheet = Sheet("There are no lessons to show.", Style(.title, .bold), width: rect.width - 4)
    sheet.append(Sheet(reason.sentence, width: min(76, rect.width - 4)), gap: 1)
    sheet.draw(in: rect.inset(horizontally: 2, vertically: 1), on: &surface)
  }
}
