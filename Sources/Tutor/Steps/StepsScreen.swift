import Calculus
import Courseware
import Terminal
import Typesetting

/// A derivation, revealed rule by rule.
struct StepsScreen: Screen {
  enum Action: Sendable {
    case next, previous, all, close
    case scroll(Key)
  }

  private let formula: Formula
  private let caption: Prose
  /// The steps of each derivative in turn: one for each order.
  private let steps: [Derivation]
  private let result: Expression
  /// How many steps are shown; one more shows the result.
  private var shown = 0
  private var page = ScrolledSheet()

  private let leaving: Leaving

  init(_ block: StepsBlock, leaving: Leaving = .lesson) {
    self.init(
      block.function.formula, block.function.expression, by: block.variable, order: block.order,
      caption: block.caption, leaving: leaving)
  }

  /// The derivation of what was typed, which is one expression.
  init(_ formula: Formula, by variable: Symbol) {
    self.init(formula, formula.expression ?? .undefined, by: variable, order: 1, caption: [])
  }

  private init(
    _ formula: Formula, _ expression: Expression, by variable: Symbol, order: Int, caption: Prose,
    leaving: Leaving = .lesson
  ) {
    self.leaving = leaving
    (self.formula, self.caption) = (formula, caption)
    var steps: [Derivation] = []
    var function = expression
    for _ in 0..<max(1, order) {
      let derivation = Derivation(of: function, by: variable)
      steps += derivation.steps()
      function = derivation.derivative
    }
    self.steps = steps
    result = function
  }

  private var isComplete: Bool { shown > steps.count }

  func keys(_ context: Context) -> KeyTable<Action> {
    var bindings: [Binding<Action>] = []
    if isComplete {
      bindings.append(Binding(.enter, label: leaving.done, help: leaving.help, action: .close))
    } else {
      bindings += [
        Binding(.enter, "n", " ", label: "next step", help: "Reveal the next step", action: .next),
        Binding("a", label: "all steps", help: "Reveal all steps", action: .all),
      ]
    }
    if shown > 0 {
      bindings.append(Binding(.backspace, "p", label: "hide one", help: "Hide the last step", action: .previous))
    }
    let back = Binding(
      .escape, "q", label: leaving.back, help: leaving.help, isPinned: true, action: Action.close)
    return KeyTable(bindings + page.keys(context, Action.scroll) + [back])
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Effect] {
    switch action {
    case .next: reveal(shown + 1, context)
    case .previous: reveal(shown - 1, context)
    case .all: reveal(steps.count + 1, context)
    case .scroll(let key): page.handle(key, context)
    case .close: return [.close]
    }
    return []
  }

  /// The newest step is brought into view.
  private mutating func reveal(_ count: Int, _ context: Context) {
    shown = max(0, min(count, steps.count + 1))
    arrange(context)
    page.showEnd(context)
  }

  func script(_ context: Context) -> Script<Action> {
    let narrator = Narrator(context.preferences.charset)
    var script = Script<Action>()
    script.say("Differentiate \(narrator.formula(MathNode(formula))).")
    for line in narrator.lines(caption) { script.say(line) }
    for (index, step) in steps.prefix(shown).enumerated() {
      script.say("Step \(index + 1), \(step.title): \(step.rule.statement)")
      for line in step.latex { script.lines.append(ScriptLine("\(narrator.formula(latex: line)).", number: index)) }
    }
    if isComplete {
      script.say("Together: \(narrator.formula(latex: result.text(.latex))).")
      script.offer(leaving.done, .close)
    } else {
      script.offer("next step", .next)
      script.offer("all steps", .all)
      script.offer(leaving.back, .close)
    }
    return script
  }

  func heading(_ context: Context) -> Heading {
    Heading(
      title: "Step by step",
      status: "\(min(shown, steps.count)) of \(steps.count) \(steps.count == 1 ? "step" : "steps")")
  }

  mutating func arrange(_ context: Context) {
    let typesetter = Typesetter(
      width: PageLayout.column(in: context.body).width, charset: context.preferences.charset)
    var sheet = Sheet(rows: [[]])
    sheet.append(typesetter.sentence("Differentiate", MathNode(formula)))
    sheet.append(typesetter.sheet(caption), gap: 1)
    for (index, step) in steps.prefix(shown).enumerated() {
      let inner = typesetter.narrowed(by: 4)
      var part = Sheet([
        [Span(step.title.capitalised, Style(.title, .bold))]
      ])
      part.append(Sheet(step.rule.statement, Style(.muted), width: inner.width))
      part.append(inner.step(step))
      sheet.append(part.indented(by: 4, marker: [Span("\(index + 1)", .accent)]), gap: 1)
    }
    if isComplete {
      sheet.append(Sheet([[Span("✓ Together", .correct)]]), gap: 1)
      let inner = typesetter.narrowed(by: 4)
      sheet.append(inner.stacked(MathNode(latex: result.text(.latex))).indented(by: 4))
    }
    page.show(sheet, context)
  }

  func draw(in rect: Rect, on surface: inout Surface, _ context: Context) {
    page.draw(in: rect, on: &surface)
  }
}
