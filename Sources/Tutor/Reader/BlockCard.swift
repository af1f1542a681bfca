import Courseware
import Terminal

/// A live block as it stands in the text of a page.
struct BlockCard: Sendable {
  let block: LiveBlock
  let isSolved: Bool
  let draft: String?
  /// Whether a recall card shows its back.
  let isTurned: Bool
  private let preferences: Preferences
  /// The rows of the page that it takes.
  var rows = 0..<0

  init(_ block: LiveBlock, isSolved: Bool, draft: String?, isTurned: Bool = false, _ preferences: Preferences) {
    self.preferences = preferences
    self.block = block
    self.isSolved = isSolved
    self.draft = draft
    self.isTurned = isTurned
  }

  /// What Enter does here, for the footer; nil where there is nothing to open.
  var openLabel: String? {
    switch block {
    case .exercise: "answer"
    case .choice: "choose"
    case .steps: "reveal the steps"
    case .descent: "run"
    case .graph: "go through it"
    case .plot: "explore"
    case .network: "train"
    case .card: "turn over"
    case .broken: nil
    }
  }

  var isOpenable: Bool { openLabel != nil }

  /// Whether Enter opens it unasked. A plot has said what it shows where it stands; to explore it is a choice.
  var isInviting: Bool { if case .plot = block { false } else { isOpenable && !isSolved } }

  /// What the playground makes of it: its first formula as it was typed.
  var formula: String? {
    switch block {
    case .plot(let block): block.functions.first?.text
    case .descent(let block): block.loss.text
    case .graph(let block): block.function.text
    case .steps(let block): block.function.text
    case .exercise, .choice, .network, .card, .broken: nil
    }
  }

  var name: String {
    switch block {
    case .exercise: "Exercise"
    case .choice: "Question"
    case .steps: "Step by step"
    case .plot: "Plot"
    case .descent: "Gradient descent"
    case .graph: "Computational graph"
    case .network: "Network"
    case .card: "Recall card"
    case .broken(let block): "This \(block.kind.rawValue) block has a mistake"
    }
  }

  /// The screen that Enter opens; nil where there is none.
  func screen(in lesson: Lesson, _ context: Context) -> (any Screen)? {
    switch block {
    case .exercise(let block): ExerciseScreen(block, in: lesson, context)
    case .choice(let block): ChoiceScreen(block, in: lesson)
    case .steps(let block): StepsScreen(block)
    case .descent(let block): DescentScreen(DescentSetup(block), context)
    case .graph(let block): GraphSetup(block).map { GraphScreen($0, context) }
    case .plot(let block): CurveSetup(block).map { CurveScreen($0) }
    case .network(let block): NetworkScreen(block.plan, limit: block.steps, context)
    case .card, .broken: nil
    }
  }

  // MARK: Layout

  func sheet(_ typesetter: Typesetter) -> Sheet {
    var sheet = heading(typesetter)
    sheet.append(content(typesetter))
    if let draft {
      let text = "half typed: \(Sanitizer.cleanLine(draft))".truncated(to: typesetter.width)
      sheet.append(Sheet([[Span(text, .muted)]]))
    }
    // The row of the hint, which follows the focus.
    if isOpenable { sheet.append([]) }
    return sheet
  }

  private func heading(_ typesetter: Typesetter) -> Sheet {
    let role: Role = if case .broken = block { .wrong } else { .accent }
    var sheet = Sheet([[Span(name, role, .bold)]])
    if isSolved {
      let mark = "✓ solved"
      sheet.overlay(Sheet([[Span(mark, .correct)]]), column: max(0, typesetter.width - mark.columns), row: 0)
    }
    return sheet
  }

  private func content(_ typesetter: Typesetter) -> Sheet {
    switch block {
    case .exercise(let block): typesetter.sheet(block.drawnAsk(preferences))
    case .choice(let block): typesetter.sheet(block.ask)
    case .steps(let block):
      typesetter.fields([BlockField("function", block.function)], block.caption)
    case .plot(let block): typesetter.plot(block)
    case .descent(let block): typesetter.fields(block.summary, block.caption)
    case .graph(let block): typesetter.graph(block)
    case .network(let block): typesetter.fields(block.summary, block.caption)
    case .card(let block): typesetter.card(block, isTurned: isTurned)
    case .broken(let block): typesetter.mistakes(block)
    }
  }

  /// What the linear mode says of it.
  func lines(_ narrator: Narrator) -> [String] {
    let label = isSolved ? "\(name), solved" : name
    let lines =
      switch block {
      case .exercise(let block): narrator.lines(block.drawnAsk(preferences))
      case .choice(let block): narrator.lines(block.ask)
      case .steps(let block): narrator.lines([BlockField("function", block.function)], block.caption)
      case .plot(let block): narrator.lines(block)
      case .descent(let block): narrator.lines(block.summary, block.caption)
      case .graph(let block): narrator.lines(block)
      case .network(let block): narrator.lines(block.summary, block.caption)
      case .card(let block):
        narrator.lines(block.front)
          + (isTurned ? ["Back:"] + narrator.lines(block.back) + block.points.flatMap(narrator.lines) : [])
      case .broken(let block):
        block.diagnostics.map { Sanitizer.cleanLine("Line \($0.range.line): \($0.message)".sentence) }
          + ["The rest of the lesson works."]
      }
    guard let first = lines.first else { return ["\(label)."] }
    return ["\(label): \(first)"] + lines.dropFirst()
  }

  /// The bar at the card's left, by which the focused one is told from the others, and the keys that open it: Enter
  /// where the focus is, else Tab before it.
  func drawEdge(in rect: Rect, on surface: inout Surface, offset: Int, isFocused: Bool) {
    surface.clipped(to: rect) { surface in
      for row in rows {
        let place = Point(x: rect.minX, y: rect.minY + row - offset)
        surface.put(Cell(isFocused ? "┃" : "│", Style(isFocused ? .accent : .border)), at: place)
      }
      guard let openLabel else { return }
      let label = isTurned ? "turn back" : isSolved ? "\(openLabel) again" : openLabel
      let keys = isFocused ? Span(Key.enter.name, .key) : Span("\(Key.tab.name), \(Key.enter.name)", .muted)
      surface.write(
        [keys, Span(" " + label, .muted)], at: Point(x: rect.minX + 2, y: rect.minY + rows.upperBound - 1 - offset))
    }
  }
}
