import Calculus
import Descent
import Terminal
import Typesetting

/// The named landscapes, each with its moral, to be walked over or raced on.
struct LandscapesScreen: Screen {
  enum Action: Sendable {
    case move(Key), open, descend, close
    case choose(Int)
  }

  private var menu = Menu(Landscape.all.map { Menu.Item([Span($0.name)]) })

  private var landscape: Landscape? { menu.selection.map { Landscape.all[$0] } }

  func heading(_ context: Context) -> Heading {
    Heading(title: "Landscapes", status: "\((menu.selection ?? 0) + 1) of \(Landscape.all.count)")
  }

  func keys(_ context: Context) -> KeyTable<Action> {
    KeyTable([
      Binding(.up, "k", label: "move", help: "The landscape before", action: .move(.up)),
      Binding(.down, "j", label: "move", help: "The next landscape", action: .move(.down)),
      Binding(.pageUp, label: "", help: "A page up", action: .move(.pageUp)),
      Binding(.pageDown, " ", label: "", help: "A page down", action: .move(.pageDown)),
      Binding(.home, "g", label: "", help: "The first landscape", action: .move(.home)),
      Binding(.end, "G", label: "", help: "The last landscape", action: .move(.end)),
      Binding(.enter, "c", label: "map", help: "Walk over it: gradient, curvature, slices", action: .open),
      Binding("o", label: "descend", help: "Race optimisers over it, at rates that suit it", action: .descend),
      Binding(.escape, "q", label: "back", help: "Back", isPinned: true, action: .close),
    ])
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Effect] {
    switch action {
    case .move(let key): _ = menu.handle(key, height: Self.list(in: context.body).height)
    case .open: return landscape.map { [.open($0.screen)] } ?? []
    case .choose(let index):
      menu.select(index)
      return landscape.map { [.open($0.screen)] } ?? []
    case .descend: return landscape.map { [.open(DescentScreen($0.setup, context))] } ?? []
    case .close: return [.close]
    }
    return []
  }

  // MARK: Drawing

  private static let listWidth = 27

  private static func isNarrow(_ body: Rect) -> Bool { body.width < 64 }

  private static func list(in body: Rect) -> Rect {
    isNarrow(body) ? body.split(body.height / 2, from: .top).slice : body.split(listWidth, from: .left).slice
  }

  private static let map = Size(width: 40, height: 11)

  func draw(in rect: Rect, on surface: inout Surface, _ context: Context) {
    menu.draw(in: Self.list(in: rect).inset(horizontally: 1), on: &surface)
    guard let landscape else { return }
    let pane =
      Self.isNarrow(rect)
      ? rect.split(rect.height / 2, from: .top).rest.inset(horizontally: 1)
      : rect.split(Self.listWidth, from: .left).rest.inset(horizontally: 2)
    if !Self.isNarrow(rect) {
      surface.verticalLine(from: Point(x: rect.minX + Self.listWidth, y: rect.minY - 1), height: rect.height + 1)
    }
    let typesetter = Typesetter(width: min(pane.width, 72), charset: context.preferences.charset)
    var sheet = Sheet(landscape.moral, Style(.title), width: typesetter.width)
    sheet.append(typesetter.stacked(landscape.notation), gap: 1)
    sheet.append(Sheet(landscape.facts.joined(separator: ". ") + ".", Style(.muted), width: typesetter.width), gap: 1)
    sheet.draw(in: pane, on: &surface)
    let below = pane.split(sheet.height + 1, from: .top).rest
    let size = Size(width: min(Self.map.width, below.width), height: min(Self.map.height, below.height))
    guard size.height >= 5, size.width >= 16 else { return }
    ContourMap(landscape.objective, box: landscape.box, size: size, preferences: context.preferences)
      .draw(in: Rect(x: below.minX, y: below.minY, width: size.width, height: size.height), on: &surface)
  }

  // MARK: The linear mode

  func script(_ context: Context) -> Script<Action> {
    var script = Script<Action>()
    for (index, landscape) in Landscape.all.enumerated() {
      script.offer("\(landscape.name). \(landscape.moral)", .choose(index))
    }
    script.offer("back", .close)
    return script
  }
}

extension Landscape {
  var notation: MathNode { (try? Parser.parse(text)).map { MathNode($0) } ?? MathNode(formula) }

  /// Where its minima and passes are, and where it is from.
  fileprivate var facts: [String] {
    func places(_ points: [[Double]]) -> String {
      points.map { "(\($0.map { NumberLabel.text($0, digits: 3) }.joined(separator: ", ")))" }.joined(separator: ", ")
    }
    return (minima.isEmpty ? [] : ["\(minima.count == 1 ? "Minimum" : "Minima") at \(places(minima))"])
      + (saddles.isEmpty ? [] : ["A pass at \(places(saddles))"]) + ["Source: \(source)"]
  }

  var screen: LandscapeScreen { LandscapeScreen(objective, notation: notation, text: text, at: start) }

  /// A race from its start at the rates that suit it.
  var setup: DescentSetup {
    DescentSetup(
      objective: objective, start: start,
      entries: [.gradientDescent, .momentum, .adam].map { Race.Entry(Optimizer($0), rate: rates[$0]) }, limit: 300)
  }
}
