import Calculus
import Descent
import Terminal

/// The line in which another function is typed.
struct FunctionEditor: Sendable {
  private(set) var field: TextField
  /// Why the text is no function, and where.
  private(set) var complaint: (sentence: String, columns: Range<Int>?)?

  init(_ text: String) {
    field = TextField(text)
  }

  mutating func type(_ key: Key) {
    complaint = nil
    field.handle(key)
  }

  mutating func paste(_ text: String) {
    complaint = nil
    field.paste(text)
  }

  /// The function typed; nil with a complaint where it does not read.
  mutating func formula() -> Formula? {
    let text = field.text
    do {
      return try Parser.parse(Self.behindName(text))
    } catch {
      complaint = (error.message, text.columns(of: error.range))
      return nil
    }
  }

  /// `L = x^2` and `L(x) = x^2` without the name, blanks in its place so that columns stay.
  private static func behindName(_ text: String) -> String {
    guard let sign = text.firstIndex(of: "=") else { return text }
    let name = text[..<sign].filter { $0 != " " }
    guard name == "L" || name.hasPrefix("L(") else { return text }
    return String(repeating: " ", count: text[...sign].count) + text[text.index(after: sign)...]
  }

  mutating func complain(_ sentence: String) { complaint = (sentence, nil) }

  func draw(in rect: Rect, on surface: inout Surface) {
    let x = surface.write("L = ", at: rect.origin, Style(.accent, .bold))
    let line = Rect(x: x, y: rect.minY, width: rect.maxX - x, height: 1)
    field.draw(in: line, on: &surface, isFocused: true, placeholder: "such as (1-x)^2 + 10(y-x^2)^2")
    guard let complaint else { return }
    var column = line.minX
    if let columns = complaint.columns, field.text.columns < line.width {
      let carets = String(repeating: "^", count: max(1, min(columns.count, line.width - columns.lowerBound)))
      column = surface.write(carets, at: Point(x: line.minX + columns.lowerBound, y: rect.minY + 1), Style(.wrong)) + 1
    }
    let isTight = column + complaint.sentence.columns > rect.maxX
    surface.write(
      complaint.sentence.truncated(to: rect.width),
      at: Point(x: isTight ? rect.minX : column, y: rect.minY + (isTight ? 2 : 1)), Style(.warning))
  }
}

/// The list from which the runners are chosen.
struct OptimizerPicker: Sendable {
  private let before: [Race.Entry]
  private var chosen: Set<Method>
  private var menu: Menu

  init(_ entries: [Race.Entry]) {
    before = entries
    chosen = Set(entries.map(\.optimizer.method))
    menu = Menu([])
    menu = Menu(items)
  }

  private var items: [Menu.Item] {
    Method.allCases.map { method in
      let isChosen = chosen.contains(method)
      return Menu.Item([Span(isChosen ? "[x] " : "[ ] ", isChosen ? .accent : .muted), Span(method.row.title)])
    }
  }

  mutating func move(_ key: Key) { _ = menu.handle(key, height: Method.allCases.count) }

  mutating func toggle() {
    guard let index = menu.selection else { return }
    chosen.formSymmetricDifference([Method.allCases[index]])
    menu = Menu(items, selection: index)
  }

  /// Those that ran before keep their settings.
  var entries: [Race.Entry] {
    Method.allCases.filter(chosen.contains).flatMap { method in
      let known = before.filter { $0.optimizer.method == method }
      return known.isEmpty ? [Race.Entry(Optimizer(method))] : known
    }
  }

  func draw(in rect: Rect, on surface: inout Surface) {
    let width = items.reduce(0) { max($0, $1.label.columns) } + 2
    let teaching = menu.selection.map { Method.allCases[$0].row }
    let inside = Overlay.draw(
      Size(width: max(width, 46), height: items.count + 4), title: "Who runs", in: rect, on: &surface)
    let (list, foot) = inside.split(min(items.count, inside.height), from: .top)
    menu.draw(in: list, on: &surface)
    guard let teaching, foot.height > 1 else { return }
    Paragraph(teaching.lesson, Style(.muted)).draw(in: foot.split(1, from: .top).rest, on: &surface)
  }
}
