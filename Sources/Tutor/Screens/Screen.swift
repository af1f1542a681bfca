import Courseware
import Practice
import Terminal

/// What screens may know of the world around them.
struct Context: Sendable {
  /// The whole terminal.
  var size: Size
  var course: CourseState
  var record: LearnerRecord
  let preferences: Preferences

  /// What is left for a screen between the header's lines and the footer.
  var body: Rect { Rect(size).split(2, from: .top).rest.split(1, from: .bottom).rest }
}

/// One screen of the tutor: a value that keys change and that is drawn on cells.
///
/// Its keys stand in one table, from which dispatch, footer and help page come. Only the topmost screen of the stack
/// gets messages.
protocol Screen: Sendable {
  associatedtype Action: Sendable

  /// The header's left and right.
  func heading(_ context: Context) -> Heading
  /// The keys that do something now.
  func keys(_ context: Context) -> KeyTable<Action>
  mutating func perform(_ action: Action, _ context: Context) -> [Effect]
  /// A key that the table does not hold: text, where there is a field.
  mutating func type(_ key: Key, _ context: Context) -> [Effect]
  mutating func paste(_ text: String, _ context: Context) -> [Effect]
  mutating func elapse(_ time: Duration, _ context: Context) -> [Effect]
  /// What the program answered to an entry.
  mutating func receive(_ reply: Reply, _ context: Context) -> [Effect]
  /// Prepares what is drawn; called after every message, so that drawing need not change anything. Time that passes is
  /// none where nothing moves: an `elapse` that changes what is prepared here has a `nextTick` or effects.
  mutating func arrange(_ context: Context)
  func draw(in rect: Rect, on surface: inout Surface, _ context: Context)
  /// What the linear mode says, and what may be answered there.
  func script(_ context: Context) -> Script<Action>
  /// What was typed in the linear mode where the script asks for it.
  mutating func submit(_ text: String, _ context: Context) -> [Effect]
  /// Called when a screen that was opened here is closed.
  mutating func resume(skipping: Bool, _ context: Context)
  /// When something moves by itself, or nil.
  var nextTick: Duration? { get }
  /// What must be kept before the program may end.
  func parting(_ context: Context) -> [RecordEntry]
  /// The questions of lessons that a command asked for.
  mutating func receive(cards: [CardID: CardBlock], _ context: Context)

  // What follows from the above, but for screens that show another in themselves.
  mutating func handle(_ key: Key, _ context: Context) -> [Effect]
  func footer(_ context: Context) -> Footer
  func help(_ context: Context) -> HelpPage
  func narration(_ context: Context) -> Narration
  mutating func choose(_ index: Int, _ context: Context) -> [Effect]
}

extension Screen {
  mutating func type(_ key: Key, _ context: Context) -> [Effect] { [] }
  mutating func paste(_ text: String, _ context: Context) -> [Effect] { [] }
  mutating func submit(_ text: String, _ context: Context) -> [Effect] { [] }
  mutating func elapse(_ time: Duration, _ context: Context) -> [Effect] { [] }
  mutating func receive(_ reply: Reply, _ context: Context) -> [Effect] { [] }
  mutating func arrange(_ context: Context) {}
  mutating func resume(skipping: Bool, _ context: Context) {}
  var nextTick: Duration? { nil }
  func parting(_ context: Context) -> [RecordEntry] { [] }
  mutating func receive(cards: [CardID: CardBlock], _ context: Context) {}

  mutating func handle(_ key: Key, _ context: Context) -> [Effect] {
    guard let action = keys(context).action(for: key) else { return type(key, context) }
    return perform(action, context)
  }

  /// The footer's hints: those of the screen, then help, then the way out.
  func footer(_ context: Context) -> Footer {
    let hints = keys(context).hints
    return Footer(hints.filter { !$0.isPinned } + CommonAction.keys.hints + hints.filter(\.isPinned))
  }

  func help(_ context: Context) -> HelpPage {
    HelpPage(title: "Keys here", entries: keys(context).help + CommonAction.keys.help)
  }
}

/// The texts of a header.
struct Heading: Hashable, Sendable {
  var title: String
  var status = ""
}

/// What a screen wants from the tutor.
enum Effect: Sendable {
  case open(any Screen)
  case close
  /// Close, and go on behind the block that was open.
  case skip
  case keep(RecordEntry)
  case command(Command)
  /// One of the course's reference pages, by its number from 0.
  case lookUp(Int)
  /// A sentence to be shown until the next key.
  case say(String)
  /// Quit, but for an answer that is half typed: then ask.
  case askToQuit
  case quit
}

/// What the program answered.
enum Reply: Sendable {
  case kept
  case notKept
}

/// What every screen does.
enum CommonAction: Sendable {
  case help, reference, redraw, suspend

  static let keys = KeyTable<CommonAction>([
    Binding("?", .function(1), label: "help", help: "These keys", isPinned: true, action: .help),
    Binding(.control("r"), label: "", help: "The course's reference pages, such as a formula card", action: .reference),
    Binding(.control("l"), label: "", help: "Draw the screen anew", action: .redraw),
    Binding(.control("z"), label: "", help: "Stop Gradus; the shell's fg brings it back", action: .suspend),
  ])
}
