import Courseware
import Terminal

/// A page that can be opened from anywhere, such as the formula card; what one was at waits below it.
struct ReferenceScreen: Screen {
  enum Action: Sendable { case close, turn(by: Int), scroll(Key) }

  private let page: Lesson.Page
  /// Which of the course's reference pages it is, and how many there are.
  private let (number, count): (Int, Int)
  private var shown = ScrolledSheet()
  /// The columns that it is laid out for.
  private var width = 0

  init(_ page: Lesson.Page, number: Int, of count: Int) {
    self.page = page
    (self.number, self.count) = (number, count)
  }

  func heading(_ context: Context) -> Heading {
    Heading(title: "Reference  ›  \(page.title)", status: count > 1 ? "\(number + 1) of \(count)" : "")
  }

  func keys(_ context: Context) -> KeyTable<Action> {
    let turns: [Binding<Action>] = [
      Binding(.left, "h", label: "page", help: "The reference page before", action: .turn(by: -1)),
      Binding(.right, "l", .tab, label: "page", help: "The next reference page", action: .turn(by: 1)),
    ]
    return KeyTable(
      (count > 1 ? turns : []) + shown.keys(context, Action.scroll) + [
        Binding(.escape, "q", .enter, label: "back", help: "Back to where you were", isPinned: true, action: .close)
      ])
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Effect] {
    switch action {
    case .close: return [.close]
    case .turn(let step): return [.lookUp((number + step + count) % count)]
    case .scroll(let key): shown.handle(key, context)
    }
    return []
  }

  mutating func arrange(_ context: Context) {
    let present = PageLayout.column(in: context.body).width
    guard present != width else { return shown.show(shown.sheet, context) }
    width = present
    var sheet = Sheet(rows: [[]])
    sheet.append(Typesetter(width: width, charset: context.preferences.charset).sheet(page.blocks))
    shown.show(sheet, context)
  }

  func draw(in rect: Rect, on surface: inout Surface, _ context: Context) { shown.draw(in: rect, on: &surface) }

  func script(_ context: Context) -> Script<Action> {
    var script = Script<Action>()
    for line in Narrator(context.preferences.charset).lines(page.blocks) { script.say(line) }
    script.offer("back", .close)
    if count > 1 { script.offer("next reference page", .turn(by: 1)) }
    return script
  }
}
