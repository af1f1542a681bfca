import Courseware
import Practice
import Terminal

/// A page of words, and one way on.
struct NoteScreen: Screen {
  enum Action: Sendable { case close, drill, scroll(Key) }

  private let title: String
  private let prose: Prose
  /// What Enter does, in a word or two.
  private let next: String
  /// What may be practised at once.
  private let drills: [Skill]
  private var page = ScrolledSheet()

  init(_ title: String, _ prose: Prose, next: String = "go on", drills: [Skill] = []) {
    (self.title, self.prose, self.next, self.drills) = (title, prose, next, drills)
  }

  func heading(_ context: Context) -> Heading { Heading(title: title) }

  func keys(_ context: Context) -> KeyTable<Action> {
    KeyTable(
      [Binding(.enter, label: next, help: "Go on", action: .close)]
        + (drills.isEmpty ? [] : [Binding("p", label: "drill", help: "Practise what went wrong", action: .drill)])
        + page.keys(context, Action.scroll) + [
          Binding(.escape, "q", label: "home", help: "Back to the course", isPinned: true, action: .close)
        ])
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Effect] {
    switch action {
    case .close: return [.close]
    case .drill: return [.close] + Way.drill(drills, context)
    case .scroll(let key): page.handle(key, context)
    }
    return []
  }

  mutating func arrange(_ context: Context) {
    var sheet = Sheet(rows: [[]])
    sheet.append(
      Typesetter(width: PageLayout.column(in: context.body).width, charset: context.preferences.charset).sheet(prose))
    page.show(sheet, context)
  }

  func draw(in rect: Rect, on surface: inout Surface, _ context: Context) {
    page.draw(in: rect, on: &surface)
  }

  func script(_ context: Context) -> Script<Action> {
    var script = Script<Action>()
    for line in Narrator(context.preferences.charset).lines(prose) { script.say(line) }
    script.offer(next, .close)
    if !drills.isEmpty { script.offer("drill", .drill) }
    return script
  }
}

extension Markdown {
  /// Paragraphs of plain text.
  static func prose(_ paragraphs: String...) -> Prose { prose(paragraphs) }

  static func prose(_ paragraphs: [String]) -> Prose {
    paragraphs.filter { !$0.isEmpty }.map { .paragraph([Run(.text($0))]) }
  }

  static func list(_ items: [String]) -> Prose {
    items.isEmpty ? [] : [.list(List(items: items.map { List.Item(blocks: prose($0)) }))]
  }
}
