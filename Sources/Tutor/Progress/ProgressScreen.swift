import Courseware
import Practice
import Terminal

/// What the record says of the learner.
struct ProgressScreen: Screen {
  enum Action: Sendable { case close, scroll(Key) }

  private var sheet = Sheet()
  private var scroll = Scroll()

  func heading(_ context: Context) -> Heading { Heading(title: "Your progress") }

  func keys(_ context: Context) -> KeyTable<Action> {
    let isLong = sheet.height > context.body.height
    return KeyTable([
      Binding(.up, "k", label: isLong ? "scroll" : "", help: "A row up", action: .scroll(.up)),
      Binding(.down, "j", label: isLong ? "scroll" : "", help: "A row down", action: .scroll(.down)),
      Binding(.pageUp, label: "", help: "A screen up", action: .scroll(.pageUp)),
      Binding(.pageDown, " ", label: "", help: "A screen down", action: .scroll(.pageDown)),
      Binding(.escape, "q", .enter, label: "back", help: "Back to the course", isPinned: true, action: .close),
    ])
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Effect] {
    switch action {
    case .close: return [.close]
    case .scroll(let key): _ = scroll.handle(key, of: sheet.height, height: context.body.height)
    }
    return []
  }

  private func report(_ context: Context) -> ProgressReport {
    ProgressReport(context.record, charset: context.preferences.charset)
  }

  mutating func arrange(_ context: Context) {
    let width = PageLayout.column(in: context.body).width
    sheet = Sheet(rows: [[]])
    for (index, section) in report(context).sections.enumerated() {
      sheet.append(Sheet(section.title, Style(.title, .bold), width: width), gap: index == 0 ? 0 : 1)
      for line in section.lines { sheet.append(Sheet([[Span("  " + line)]])) }
    }
    scroll.show(of: sheet.height, height: context.body.height)
  }

  func draw(in rect: Rect, on surface: inout Surface, _ context: Context) {
    sheet.draw(in: PageLayout.column(in: rect), on: &surface, offset: scroll.offset)
    ScrollMark(offset: scroll.offset, count: sheet.height).draw(in: rect.split(1, from: .right).slice, on: &surface)
  }

  func script(_ context: Context) -> Script<Action> {
    var script = Script<Action>()
    for section in ProgressReport(context.record, charset: .ascii).sections { script.say(section.title, section.lines) }
    script.offer("back", .close)
    return script
  }
}
