import Calculus
import Courseware
import Descent
import Terminal
import Typesetting

/// Any expression: its derivatives, its values, and every picture of it a key away.
struct PlaygroundScreen: Screen {
  enum Action: Sendable {
    case edit, accept, cancel, steps, curve, map, graph, descend, landscapes, close
  }

  /// What was typed before, the oldest first.
  private(set) var history: [String] = []
  private(set) var field: TextField?
  private(set) var complaint: (sentence: String, columns: Range<Int>?)?
  private(set) var entry: PlaygroundEntry?
  private var picture = Surface(.zero)
  private var pictured: PictureKey?

  /// What the picture depends on.
  private struct PictureKey: Equatable {
    let expression: Expression
    let point: [Double]
    let size: Size
  }

  /// - Parameter text: an expression to begin with; nothing, or what does not read, is to be typed first.
  init(_ text: String, _ context: Context) {
    field = TextField(text)
    guard !text.isEmpty else { return }
    accept()
  }

  // MARK: Keys

  func keys(_ context: Context) -> KeyTable<Action> {
    if field != nil {
      let hasEntry = entry != nil
      return KeyTable([
        Binding(.enter, label: "take it", help: "Take the expression, or the point", action: .accept),
        Binding(.function(2), label: "landscapes", help: Self.landscapesHelp, action: .landscapes),
        Binding(
          .escape, label: hasEntry ? "keep the old one" : "back", help: "Back without a change", isPinned: true,
          action: hasEntry ? .cancel : .close),
      ])
    }
    var bindings: [Binding<Action>] = [
      Binding(
        .enter, "e", "i", label: "type", help: "Type an expression, or a point such as x = 1, y = 2", action: .edit)
    ]
    if let entry {
      if entry.variables.count >= 1 {
        bindings.append(Binding("d", label: "steps", help: "The derivative, rule by rule", action: .steps))
      }
      if entry.variables.count == 1 {
        bindings.append(Binding("p", label: "curve", help: "The curve: trace, tangent, Taylor", action: .curve))
      }
      if entry.variables.count == 2 {
        bindings.append(Binding("c", label: "map", help: "The landscape: gradient, curvature, slices", action: .map))
      }
      if entry.graph != nil {
        bindings.append(Binding("g", label: "graph", help: "The computational graph", action: .graph))
      }
      if (1...2).contains(entry.variables.count) {
        bindings.append(Binding("o", label: "descend", help: "Race optimisers over it", action: .descend))
      }
    }
    return KeyTable(
      bindings + [
        Binding("n", .function(2), label: "landscapes", help: Self.landscapesHelp, action: .landscapes),
        Binding(.escape, "q", label: "back", help: "Back", isPinned: true, action: .close),
      ])
  }

  private static let landscapesHelp = "The landscapes that have a name, each with its moral"

  mutating func perform(_ action: Action, _ context: Context) -> [Effect] {
    switch action {
    case .edit: field = TextField("", history: history)
    case .accept: accept()
    case .cancel: (field, complaint) = (nil, nil)
    case .steps:
      guard let entry, let variable = entry.variables.first else { return [] }
      return [.open(StepsScreen(entry.formula, by: variable))]
    case .curve:
      guard let entry, let variable = entry.variables.first else { return [] }
      let setup = CurveSetup([entry.formula], by: variable, x: entry.range(0), cursor: entry.point.first)
      return setup.map { [.open(CurveScreen($0))] } ?? []
    case .map:
      guard let entry, entry.variables.count == 2 else { return [] }
      return [
        .open(LandscapeScreen(entry.objective, notation: entry.notation, text: entry.formula.text, at: entry.point))
      ]
    case .graph:
      let setup = entry.flatMap { GraphSetup($0.formula, at: $0.coordinates) }
      return setup.map { [.open(GraphScreen($0, context))] } ?? []
    case .descend: return descend(context)
    case .landscapes: return [.open(LandscapesScreen())]
    case .close: return [.close]
    }
    return []
  }

  private func descend(_ context: Context) -> [Effect] {
    guard let entry else { return [] }
    do throws(DescentSetup.Refusal) {
      var setup = try DescentSetup(entry.formula, like: .usual)
      if entry.hasPoint { setup.start = entry.point }
      return [.open(DescentScreen(setup, context))]
    } catch {
      return [.say(error.sentence)]
    }
  }

  mutating func type(_ key: Key, _ context: Context) -> [Effect] {
    complaint = nil
    field?.handle(key)
    return []
  }

  mutating func paste(_ text: String, _ context: Context) -> [Effect] {
    complaint = nil
    field?.paste(text)
    return []
  }

  mutating func submit(_ text: String, _ context: Context) -> [Effect] {
    field = TextField(text)
    accept()
    return complaint.map { [.say($0.sentence.sentence)] } ?? []
  }

  /// Takes what was typed: an expression in the place of the old one, or a point for it.
  private mutating func accept() {
    guard let text = field?.text else { return }
    guard !text.allSatisfy({ $0 == " " }) else {
      complaint = ("Type an expression first.", nil)
      return
    }
    do throws(ParseError) {
      let formula = try Parser.parse(text)
      if let point = formula.point, let entry, point.keys.allSatisfy(entry.variables.contains) {
        self.entry = entry.moved(to: point)
      } else if let next = PlaygroundEntry(formula, keeping: entry) {
        entry = next
      } else {
        complaint = ("This is \(formula.value.kind); type one expression, or a point such as x = 1.", nil)
        return
      }
      history.removeAll { $0 == text }
      history.append(text)
      (field, complaint) = (nil, nil)
    } catch {
      complaint = (error.message, text.columns(of: error.range))
    }
  }

  // MARK: The linear mode

  func script(_ context: Context) -> Script<Action> {
    var script = Script<Action>()
    if let entry { for line in entry.spoken(Narrator(context.preferences.charset)) { script.say(line) } }
    if field != nil {
      script.prompt =
        entry == nil ? "Type an expression, such as x^2*sin(x)" : "Type another expression, or a point such as x = 1"
      script.offer("landscapes", .landscapes)
      script.offer(entry == nil ? "back" : "cancel", entry == nil ? .close : .cancel)
      return script
    }
    script.offer("type", .edit)
    for binding in keys(context).bindings.dropFirst() where !binding.isPinned {
      script.offer(binding.label, binding.action)
    }
    script.offer("back", .close)
    return script
  }

  // MARK: Drawing

  func heading(_ context: Context) -> Heading { Heading(title: "Playground") }

  private static let pictureSize = Size(width: 46, height: 16)

  mutating func arrange(_ context: Context) {
    guard let entry, (1...2).contains(entry.variables.count), context.body.height > 10 else {
      (picture, pictured) = (Surface(.zero), nil)
      return
    }
    let room = Size(
      width: min(Self.pictureSize.width, context.body.width / 2),
      height: min(Self.pictureSize.height, context.body.height - 4))
    let key = PictureKey(expression: entry.expression, point: entry.point, size: room)
    guard key != pictured else { return }
    pictured = key
    picture = entry.picture(room, context.preferences)
  }

  func draw(in rect: Rect, on surface: inout Surface, _ context: Context) {
    let inside = rect.inset(horizontally: 1)
    let (top, rest) = inside.split(3, from: .top)
    drawEntry(in: top, on: &surface)
    guard let entry else { return drawInvitation(in: rest, on: &surface) }
    let isWide = rest.width >= 76 && picture.size.width > 0
    let (side, main) = rest.split(isWide ? picture.size.width + 2 : 0, from: .right)
    let sheet = entry.sheet(Typesetter(width: main.width, charset: context.preferences.charset))
    sheet.draw(in: main, on: &surface)
    if isWide {
      copy(to: side.split(2, from: .left).rest.origin, on: &surface)
    } else if sheet.height + 1 + picture.size.height <= main.height {
      copy(to: Point(x: main.minX, y: main.minY + sheet.height + 1), on: &surface)
    }
  }

  private func copy(to origin: Point, on surface: inout Surface) {
    for y in 0..<picture.size.height {
      for x in 0..<picture.size.width { surface.put(picture[x, y], at: Point(x: origin.x + x, y: origin.y + y)) }
    }
  }

  private var invitation: String {
    guard let variable = entry?.variables.first else { return "an expression, such as x^2*sin(x)" }
    return "an expression, or a point such as \(variable.text(.plain)) = 2"
  }

  private func drawEntry(in rect: Rect, on surface: inout Surface) {
    let start = surface.write("> ", at: rect.origin, Style(.accent, .bold))
    let line = Rect(x: start, y: rect.minY, width: max(0, rect.maxX - start), height: 1)
    guard let field else {
      surface.write((entry?.formula.text ?? "").truncated(to: line.width), at: line.origin, Style(.maths))
      return
    }
    field.draw(in: line, on: &surface, isFocused: true, placeholder: invitation)
    guard let complaint else { return }
    var row = rect.minY + 1
    if let columns = complaint.columns, field.text.columns < line.width {
      let carets = String(repeating: "^", count: max(1, min(columns.count, line.width - columns.lowerBound)))
      let end = surface.write(carets, at: Point(x: line.minX + columns.lowerBound, y: row), Style(.wrong))
      if end + 1 + complaint.sentence.columns <= rect.maxX {
        surface.write(complaint.sentence, at: Point(x: end + 1, y: row), Style(.warning))
        return
      }
      row += 1
    }
    surface.write(complaint.sentence.truncated(to: rect.width), at: Point(x: rect.minX, y: row), Style(.warning))
  }

  private func drawInvitation(in rect: Rect, on surface: inout Surface) {
    let lines = [
      "Type any expression and press Enter:", "", "  x^2*sin(x)             one variable: a curve",
      "  (1-x)^2+100(y-x^2)^2   two: a landscape to descend", "  sigma(w*x+b)           any number: a graph",
      "", "Then a point, such as x = 2, moves to where its values are shown.", "F2 lists landscapes that have a name.",
    ]
    Sheet(lines.flatMap { Wrapping.lines([Span($0, .muted)], width: rect.width) }).draw(in: rect, on: &surface)
  }
}
