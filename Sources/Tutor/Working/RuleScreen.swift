import Calculus
import Courseware
import Grading
import Terminal
import Typesetting

/// A derivative found by choosing rules: the learner picks a part and a rule, which is applied, or refused with the
/// reason.
struct RuleScreen: Screen {
  enum Action: Sendable {
    case movePart, moveRule(Int), apply, choose(RuleWorking.Rule), takeBack, close
    case scroll(Key)
  }

  private let posed: PosedExercise
  private let function: Expression
  /// The states so far; never empty.
  private var states: [RuleWorking]
  /// Which of the open parts the next rule is for.
  private var part = 0
  private var rule = 0
  private var refusal: String?
  /// How many rules were refused.
  private var refusals = 0
  private var sheet = Sheet()
  private var rows = 0..<0
  private var scroll = Scroll()

  /// Nil where an exercise is not about one derivative.
  init?(_ posed: PosedExercise) {
    guard let derivation = posed.task.derivation else { return nil }
    self.posed = posed
    function = derivation.expression
    states = [RuleWorking(of: function, by: derivation.variable)]
  }

  private var working: RuleWorking { states[states.count - 1] }
  private static let rules = RuleWorking.Rule.allCases

  // MARK: Keys

  func keys(_ context: Context) -> KeyTable<Action> {
    var bindings: [Binding<Action>] = []
    if working.isFinished {
      bindings.append(Binding(.enter, label: "to the answer", help: "Back to the answer line", action: .close))
    } else {
      bindings += [
        Binding(.up, "k", label: "rule", help: "The rule before", action: .moveRule(-1)),
        Binding(.down, "j", label: "rule", help: "The next rule", action: .moveRule(1)),
        Binding(.enter, label: "apply", help: "Apply the rule to the part", action: .apply),
      ]
      if working.open.count > 1 {
        bindings.append(Binding(.tab, label: "next part", help: "Choose the next part", action: .movePart))
      }
    }
    if states.count > 1 {
      bindings.append(
        Binding(.backspace, "u", label: "take back", help: "Take the last rule back", action: .takeBack))
    }
    return KeyTable(
      bindings + [
        Binding(.pageUp, label: "", help: "Scroll up", action: .scroll(.pageUp)),
        Binding(.pageDown, label: "", help: "Scroll down", action: .scroll(.pageDown)),
        Binding(.escape, "q", label: "back", help: "Back to the exercise", isPinned: true, action: .close),
      ])
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Effect] {
    switch action {
    case .movePart: part = (part + 1) % max(1, working.open.count)
    case .moveRule(let step):
      rule = max(0, min(rule + step, Self.rules.count - 1))
      arrange(context)
      scroll.show(rows.lowerBound + rule, of: sheet.height, height: context.body.height)
    case .apply: apply(Self.rules[rule], context)
    case .choose(let rule): apply(rule, context)
    case .takeBack:
      if states.count > 1 { states.removeLast() }
      (part, refusal) = (0, nil)
    case .close: return [.close]
    case .scroll(let key): _ = scroll.handle(key, of: sheet.height, height: context.body.height)
    }
    return []
  }

  private mutating func apply(_ rule: RuleWorking.Rule, _ context: Context) {
    guard working.open.indices.contains(part) else { return }
    var next = working
    do {
      try next.apply(rule, to: working.open[part].name)
      states.append(next)
      (part, refusal) = (0, nil)
    } catch {
      refusal = error.reason
      refusals += 1
    }
    scroll = Scroll()
  }

  // MARK: The linear mode

  func script(_ context: Context) -> Script<Action> {
    let narrator = Narrator(context.preferences.charset)
    func spoken(_ latex: String) -> String { narrator.formula(MathNode(latex: latex)) }
    var script = Script<Action>()
    script.say("Question", narrator.lines(posed.block.ask))
    let number = states.count * 1_000 + part
    script.lines.append(ScriptLine("So far: \(spoken(working.text(.latex))).", number: number))
    if let refusal { script.lines.append(ScriptLine("Refused: \(refusal)", number: refusals)) }
    if working.isFinished {
      script.say("Every rule is applied. Tidy the result up and type it as your answer.")
      script.offer("to the answer", .close)
    } else {
      script.lines.append(
        ScriptLine(
          "Part \(part + 1) of \(working.open.count): \(spoken(working.operation(part, .latex))).", number: number))
      for rule in Self.rules { script.offer(rule.name, .choose(rule)) }
      if working.open.count > 1 { script.offer("next part", .movePart) }
    }
    if states.count > 1 { script.offer("take back", .takeBack) }
    if !working.isFinished { script.offer("back", .close) }
    return script
  }

  // MARK: Drawing

  func heading(_ context: Context) -> Heading {
    let count = states.count - 1
    return Heading(
      title: posed.lesson + "  ›  Rule by rule", status: count == 0 ? "" : "\(count) \(count == 1 ? "rule" : "rules")")
  }

  mutating func arrange(_ context: Context) {
    let typesetter = Typesetter(width: PageLayout.column(in: context.body).width, charset: context.preferences.charset)
    let inner = typesetter.narrowed(by: 4)
    var sheet = Sheet(rows: [[]])
    sheet.append(typesetter.sheet(posed.block.ask))
    sheet.append(inner.stacked(MathNode(latex: "= " + working.text(.latex))).indented(by: 4), gap: 1)
    if working.isFinished {
      sheet.append(
        Sheet(
          "✓ Every rule is applied. Tidy the result up and type it as your answer.", Style(.correct),
          width: typesetter.width), gap: 1)
    } else {
      sheet.append([])
      for index in working.open.indices {
        let line = inner.line(MathNode(latex: working.operation(index, .latex)))
        let isCurrent = index == part
        sheet.append(
          Sheet([[Span(line, isCurrent ? Style(.selection) : Style(.maths))]]).indented(
            by: 4, marker: [Span(isCurrent ? "  ▶ " : "    ", Style(.accent))]))
      }
      if let refusal { sheet.append(Sheet(refusal, Style(.wrong), width: inner.width).indented(by: 4), gap: 1) }
      sheet.append([])
      rows = sheet.height..<sheet.height + Self.rules.count
      for (index, rule) in Self.rules.enumerated() {
        let isCurrent = index == self.rule
        sheet.append(
          Sheet([[Span(rule.name, isCurrent ? Style(.selection) : .plain)]]).indented(
            by: 4, marker: [Span(isCurrent ? "  ▶ " : "    ", Style(.accent))]))
      }
    }
    self.sheet = sheet
    scroll.show(of: sheet.height, height: context.body.height)
  }

  func draw(in rect: Rect, on surface: inout Surface, _ context: Context) {
    sheet.draw(in: PageLayout.column(in: rect), on: &surface, offset: scroll.offset)
    ScrollMark(offset: scroll.offset, count: sheet.height).draw(in: rect.split(1, from: .right).slice, on: &surface)
  }
}
