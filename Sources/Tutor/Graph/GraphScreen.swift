import Calculus
import Courseware
import Descent
import Terminal
import Typesetting

/// A computational graph, a node a key: values forward, then adjoints backward, shown or filled in by the learner.
struct GraphScreen: Screen {
  enum Action: Sendable {
    case next, previous, all, restart, answer, endAnswer, check, modes, close
    case pan(x: Int, y: Int)
  }

  /// What is shown in the place of the graph.
  enum Panel: Sendable {
    case graph, modes
    /// How difference quotients fare, by one of the variables.
    case check(variable: Int)
  }

  let setup: GraphSetup
  private let run: GraphRun
  /// The steps taken: first the nodes with operations forward, then all nodes backward.
  private(set) var step = 0
  private(set) var panel = Panel.graph
  /// What the learner types, where he fills in.
  private(set) var field: TextField?
  private(set) var verdict: GraphVerdict?
  private var pan = Point.zero
  private var picture: GraphPicture

  init(_ setup: GraphSetup, _ context: Context) {
    self.setup = setup
    run = setup.graph.run(at: setup.point)
    picture = GraphPicture(setup.graph, run, width: context.body.width - 2)
  }

  private var graph: ComputationalGraph { setup.graph }
  private var forward: [Int] { graph.nodes.indices.filter { graph.nodes[$0].operation != nil } }
  private var backward: [Int] { graph.nodes.indices.reversed() }
  private var stepCount: Int { forward.count + backward.count }
  private var isComplete: Bool { step == stepCount }

  /// The node that a step is about, and in which direction.
  private func node(of step: Int) -> (node: Int, isForward: Bool)? {
    if forward.indices.contains(step) { return (forward[step], true) }
    let place = step - forward.count
    return backward.indices.contains(place) ? (backward[place], false) : nil
  }

  // MARK: Keys

  func keys(_ context: Context) -> KeyTable<Action> {
    if field != nil {
      return KeyTable([
        Binding(.enter, label: "check", help: "Check the number", action: .answer),
        Binding(.escape, label: "show instead", help: "Be shown the steps", isPinned: true, action: .endAnswer),
      ])
    }
    var bindings: [Binding<Action>] = []
    if !isComplete {
      bindings += [
        Binding(.enter, "n", " ", label: "next node", help: "The next value, then the next adjoint", action: .next),
        Binding("f", label: "fill in", help: "Fill the values in yourself, node by node", action: .answer),
      ]
    }
    if step > 0 {
      bindings.append(Binding(.backspace, "p", label: "back one", help: "Take a step back", action: .previous))
    }
    bindings +=
      isComplete
      ? [Binding(.enter, "r", label: "again", help: "From the beginning", action: .restart)]
      : [Binding("a", label: "all", help: "Every value and every adjoint", action: .all)]
    bindings += [
      Binding("m", label: "modes", help: "Forward against reverse mode: what each takes", action: .modes),
      Binding("v", label: "gradient check", help: "Difference quotients against the derivative", action: .check),
    ]
    if let rect = pictureRect(context),
      picture.layout.size.width > rect.width || picture.layout.size.height > rect.height
    {
      bindings += [
        Binding(.left, "h", label: "move", help: "Look further left", action: .pan(x: -8, y: 0)),
        Binding(.right, "l", label: "move", help: "Look further right", action: .pan(x: 8, y: 0)),
        Binding(.up, "k", label: "move", help: "Look further up", action: .pan(x: 0, y: -3)),
        Binding(.down, "j", label: "move", help: "Look further down", action: .pan(x: 0, y: 3)),
      ]
    }
    return KeyTable(bindings + [Binding(.escape, "q", label: "back", help: "Back", isPinned: true, action: .close)])
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Effect] {
    switch action {
    case .next: move(to: step + 1)
    case .previous: move(to: step - 1)
    case .all: move(to: stepCount)
    case .restart: move(to: 0)
    case .answer: if field == nil { begin() } else { judge() }
    case .endAnswer: (field, verdict) = (nil, nil)
    case .check: panel = nextCheck
    case .modes: panel = if case .modes = panel { .graph } else { .modes }
    case .pan(let x, let y): pan = Point(x: pan.x + x, y: pan.y + y)
    case .close:
      guard case .graph = panel else {
        panel = .graph
        return []
      }
      return [.close]
    }
    return []
  }

  private mutating func move(to next: Int) {
    step = max(0, min(next, stepCount))
    panel = .graph
    verdict = nil
    pan = .zero
  }

  /// The check of the next variable, and after the last the graph.
  private var nextCheck: Panel {
    guard case .check(let variable) = panel else { return .check(variable: 0) }
    return variable + 1 < graph.variables.count ? .check(variable: variable + 1) : .graph
  }

  // MARK: Filling in

  private mutating func begin() {
    guard !isComplete else { return }
    panel = .graph
    field = TextField()
  }

  private mutating func judge() {
    guard let text = field?.text, !text.allSatisfy({ $0 == " " }), let (node, isForward) = node(of: step) else {
      return
    }
    let expected = isForward ? run.values[node] : run.adjoints[node]
    let verdict = GraphVerdict(text, expected: expected, isForward: isForward)
    self.verdict = verdict
    guard case .right = verdict else { return }
    step += 1
    field = isComplete ? nil : TextField()
  }

  mutating func type(_ key: Key, _ context: Context) -> [Effect] {
    guard field != nil else { return [] }
    if verdict?.isWrong ?? false { verdict = nil }
    field?.handle(key)
    return []
  }

  mutating func paste(_ text: String, _ context: Context) -> [Effect] {
    field?.paste(text)
    return []
  }

  // MARK: The linear mode

  mutating func submit(_ text: String, _ context: Context) -> [Effect] {
    field = TextField(text)
    judge()
    return verdict.map { [.say($0.sentence)] } ?? []
  }

  func script(_ context: Context) -> Script<Action> {
    let story = GraphStory(graph, run)
    var script = Script<Action>()
    let place = zip(graph.variables, setup.point).map { "\($0.text(.plain)) = \(NumberLabel.text($1))" }
    script.say(
      "Computational graph of \(Narrator(context.preferences.charset).formula(setup.notation)), at \(place.joined(separator: ", "))."
    )
    for done in 0..<step {
      guard let (node, isForward) = node(of: done) else { continue }
      script.lines.append(
        ScriptLine(
          (isForward ? "Forward: " + story.forward(node) : "Backward: " + story.backward(node)) + ".", number: done))
      if isForward {
        for local in story.locals(node) { script.lines.append(ScriptLine("Local: \(local).", number: done)) }
      }
    }
    switch panel {
    case .graph: break
    case .modes: for line in modeLines { script.say(line) }
    case .check(let variable): for line in checkLines(variable) { script.say(line) }
    }
    if field != nil, let (node, isForward) = node(of: step) {
      script.prompt = question(node, isForward, story)
      script.offer("show instead", .endAnswer)
      return script
    }
    if isComplete {
      script.say("Complete.")
      script.offer("from the beginning", .restart)
    } else {
      script.offer("next node", .next)
      script.offer("fill in", .answer)
      script.offer("all", .all)
    }
    script.offer("modes", .modes)
    script.offer("gradient check", .check)
    script.offer("back", .close)
    return script
  }

  private func question(_ node: Int, _ isForward: Bool, _ story: GraphStory) -> String {
    let name = graph.nodes[node].name.text(story.notation)
    guard isForward else { return "What is \(story.derivative(graph.output, by: node))?" }
    return "What is \(name) = \(graph.local(node)?.text(story.notation) ?? name)?"
  }

  /// What the modes cost here, and why.
  private var modeLines: [String] {
    let (variables, edges) = (graph.variables.count, graph.reverseProducts)
    return [
      "Reverse mode: one sweep back over \(edges) edges, \(graph.reverseProducts) products, gives all \(variables) "
        + "partial derivatives.",
      "Forward mode: one sweep for each of \(variables) variables, \(graph.forwardProducts) products in all.",
      graph.forwardProducts > graph.reverseProducts
        ? "With n inputs and one output, forward mode costs about n times as much: so networks are trained in reverse."
        : "With one input the two take the same.",
    ]
  }

  private func checkLines(_ variable: Int) -> [String] {
    let check = GradientCheck(Tape(graph.formula, inputs: graph.variables), at: setup.point, by: variable)
    let name = graph.variables[variable].text(.unicode)
    guard check.derivative.isFinite, let forward = check.bestForward, let central = check.bestCentral else {
      return ["There is no derivative by \(name) here to check."]
    }
    return [
      "The derivative by \(name) is \(NumberLabel.reading(check.derivative)).",
      "The forward quotient is nearest with h = \(NumberLabel.text(forward.step)): it errs by "
        + "\(NumberLabel.text(forward.forwardError)).",
      "The central quotient is nearest with h = \(NumberLabel.text(central.step)): it errs by "
        + "\(NumberLabel.text(central.centralError)).",
      "Larger steps err by the curve's bending, smaller ones by digits that cancel: the error's curve is a V.",
    ]
  }

  // MARK: Drawing

  func heading(_ context: Context) -> Heading {
    let status =
      step < forward.count
      ? "forward, \(step) of \(forward.count)" : "backward, \(step - forward.count) of \(backward.count)"
    return Heading(title: "Computational graph", status: status)
  }

  mutating func arrange(_ context: Context) {
    picture = GraphPicture(graph, run, width: context.body.width - 2)
  }

  private static let footRows = 5

  private func pictureRect(_ context: Context) -> Rect? {
    let inside = context.body.inset(horizontally: 1)
    let rect = inside.split(2, from: .top).rest.split(Self.footRows, from: .bottom).rest
    return rect.isEmpty ? nil : rect
  }

  func draw(in rect: Rect, on surface: inout Surface, _ context: Context) {
    let inside = rect.inset(horizontally: 1)
    let typesetter = Typesetter(width: inside.width, charset: context.preferences.charset)
    let result = graph.nodes[graph.output].name.text(.unicode)
    surface.write(
      "\(result) = \(typesetter.line(setup.notation))".truncated(to: inside.width), at: inside.origin, Style(.maths))
    let (lowest, whole) = inside.split(2, from: .top).rest.split(Self.footRows, from: .bottom)
    let isGraph = if case .graph = panel { true } else { false }
    // What is said of a node stands close below a small graph.
    let body = isGraph ? whole.split(min(whole.height, picture.layout.size.height + 1), from: .top).slice : whole
    let foot =
      isGraph ? Rect(x: lowest.minX, y: body.maxY, width: lowest.width, height: lowest.height) : lowest
    switch panel {
    case .graph:
      drawGraph(in: body, on: &surface)
      drawFoot(in: foot, typesetter, on: &surface)
    case .modes: draw(modeLines, in: body, typesetter, on: &surface)
    case .check(let variable):
      GradientCheckPicture(
        GradientCheck(Tape(graph.formula, inputs: graph.variables), at: setup.point, by: variable)
      ).draw(in: body, on: &surface)
      draw(checkLines(variable), in: foot, typesetter, on: &surface)
    }
  }

  private func draw(_ lines: [String], in rect: Rect, _ typesetter: Typesetter, on surface: inout Surface) {
    var sheet = Sheet()
    for line in lines { sheet.append(Sheet(line, width: typesetter.width)) }
    sheet.draw(in: rect, on: &surface)
  }

  private func drawGraph(in rect: Rect, on surface: inout Surface) {
    let done = (0..<step).compactMap(node(of:))
    let current = step > 0 && field == nil ? node(of: step - 1) : node(of: step)
    let known = Set(
      graph.nodes.indices.filter { graph.nodes[$0].operation == nil } + done.filter(\.isForward).map(\.node))
    let shown = GraphPicture.Shown(
      values: known, adjoints: Set(done.filter { !$0.isForward }.map(\.node)), focus: current?.node)
    let offset = offset(current?.node, in: rect)
    picture.draw(in: rect, offset: offset, shown, on: &surface)
    // What is cut off at a side is marked on the row that is looked at.
    let row = rect.minY + (current.map { picture.layout.origin(of: $0.node).y } ?? 0) - offset.y
    if offset.x > 0 { surface.put(Cell("‹", Style(.accent, .bold)), at: Point(x: rect.minX, y: row)) }
    if picture.layout.size.width - offset.x > rect.width {
      surface.put(Cell("›", Style(.accent, .bold)), at: Point(x: rect.maxX - 1, y: row))
    }
  }

  /// The node that is spoken of stays in view; keys move on from there.
  private func offset(_ focus: Int?, in rect: Rect) -> Point {
    let size = picture.layout.size
    let place = focus.map { picture.layout.origin(of: $0) } ?? .zero
    func along(_ place: Int, _ extent: Int, _ room: Int, _ pan: Int) -> Int {
      max(0, min(place - room / 2 + pan, extent - room))
    }
    return Point(
      x: along(place.x, size.width, rect.width, pan.x), y: along(place.y, size.height, rect.height, pan.y))
  }

  private func drawFoot(in rect: Rect, _ typesetter: Typesetter, on surface: inout Surface) {
    let story = GraphStory(graph, run, .unicode)
    var sheet = Sheet([[]])
    if let field, let (node, isForward) = node(of: step) {
      let label = question(node, isForward, story) + "  "
      let line = Rect(x: rect.minX + label.columns, y: rect.minY + 1, width: rect.width - label.columns, height: 1)
      surface.write(label, at: Point(x: rect.minX, y: rect.minY + 1))
      field.draw(in: line, on: &surface, isFocused: true, placeholder: "a number")
      if let verdict {
        surface.write(
          verdict.sentence.truncated(to: rect.width), at: Point(x: rect.minX, y: rect.minY + 3),
          Style(verdict.isWrong ? .warning : .correct))
      }
      return
    }
    if let (node, isForward) = node(of: step - 1) {
      sheet.append(
        Sheet(isForward ? story.forward(node) : story.backward(node), Style(.maths), width: typesetter.width))
      if isForward, !graph.nodes[node].operands.isEmpty {
        sheet.append(
          Sheet("local: " + story.locals(node).joined(separator: ", "), Style(.muted), width: typesetter.width))
      }
      if isComplete {
        let gradient = graph.variables.indices.map {
          "\(story.derivative(graph.output, by: $0)) = \(NumberLabel.text(run.adjoints[$0]))"
        }
        sheet.append(Sheet("gradient: " + gradient.joined(separator: ", "), Style(.correct), width: typesetter.width))
      }
    } else {
      sheet.append(
        Sheet(
          "Values first, from the left; then each node's ∂, the derivative of the result by it.", Style(.muted),
          width: typesetter.width))
    }
    sheet.draw(in: rect, on: &surface)
  }
}
