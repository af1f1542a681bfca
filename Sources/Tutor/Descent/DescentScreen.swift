import Calculus
import Courseware
import Descent
import Terminal

/// Optimisers that run down a contour map, or along a curve: paused, stepped, steered, and restarted at will.
struct DescentScreen: Screen {
  enum Action: Sendable {
    case play(Playback.Action)
    case editFunction, zoomIn, zoomOut, chooseOptimizers, close
    case move(x: Double, y: Double)
    case run, cancel
    case toggleOptimizer, moveChoice(Key), endChoice
    case stepBack, equalRates, terms, nextTerms, predict, judge, conditions, change(Key), endPanel
  }

  private(set) var setup: DescentSetup
  private(set) var race: Race
  /// The part of the plane in view.
  private(set) var view: Box
  private var playback: Playback
  private(set) var ground: DescentGround?
  private(set) var editor: FunctionEditor?
  private(set) var picker: OptimizerPicker?
  private(set) var panel: DescentPanel?
  /// How the loss bends where the first runner stands.
  private(set) var curvature: Curvature?
  /// Each runner's own rate, while all have the same one.
  private var ownRates: [Double]?

  init(_ setup: DescentSetup, _ context: Context) {
    self.setup = setup
    race = setup.race
    view = setup.objective.box
    playback = Playback(steps: race.limit, seconds: 12, leastRate: 8, frame: .milliseconds(16), context)
  }

  /// The race run to its end, or as far as it goes.
  func finished(_ context: Context) -> DescentScreen { advanced(to: race.limit, context) }

  /// The race run up to a step.
  func advanced(to step: Int, _ context: Context) -> DescentScreen {
    var screen = self
    screen.race.advance(steps: step - race.step)
    screen.arrange(context)
    return screen
  }

  // MARK: Time

  private var isMoving: Bool {
    !playback.isPaused && editor == nil && picker == nil && panel == nil && race.isRunning
  }

  var nextTick: Duration? { isMoving ? playback.tick : nil }

  mutating func elapse(_ time: Duration, _ context: Context) -> [Effect] {
    if isMoving { race.advance(steps: playback.steps(in: time)) }
    return []
  }

  // MARK: Keys

  func keys(_ context: Context) -> KeyTable<Action> {
    if editor != nil {
      return KeyTable([
        Binding(.enter, label: "run it", help: "Descend this function", action: .run),
        Binding(.escape, label: "keep the old one", help: "Back without a change", isPinned: true, action: .cancel),
      ])
    }
    if picker != nil {
      return KeyTable([
        Binding(.up, "k", label: "move", help: "The optimiser before", action: .moveChoice(.up)),
        Binding(.down, "j", label: "move", help: "The next optimiser", action: .moveChoice(.down)),
        Binding(" ", label: "tick", help: "Let it run, or take it out", action: .toggleOptimizer),
        Binding(.enter, .escape, "q", label: "done", help: "Start the race", isPinned: true, action: .endChoice),
      ])
    }
    if let panel { return panel.keys }
    var moves = [
      Binding(.left, "h", label: "start", help: "Start further left", action: Action.move(x: -1, y: 0)),
      Binding(.right, "l", label: "start", help: "Start further right", action: .move(x: 1, y: 0)),
    ]
    if race.objective.variables.count > 1 {
      moves += [
        Binding(.up, "k", label: "start", help: "Start further up", action: .move(x: 0, y: 1)),
        Binding(.down, "j", label: "start", help: "Start further down", action: .move(x: 0, y: -1)),
      ]
    }
    let back = Binding(
      ",", .backspace, label: "step back", help: "Take the last step back", action: Action.stepBack)
    return KeyTable(
      playback.keys(isRunning: race.isRunning, Action.play) + Playback.rateKeys(Action.play)
        + (race.step > 0 ? [back] : []) + moves + [
          Binding("f", label: "function", help: "Type another function", action: .editFunction),
          Binding("o", label: "runners", help: "Choose who runs", action: .chooseOptimizers),
          Playback.restartKey(Action.play),
          Binding("t", label: "terms", help: "The next step, term by term with its numbers", action: .terms),
          Binding("p", label: "predict", help: "Say where the next step leads", action: .predict),
          Binding(
            "c", label: "conditions", help: "Schedule, clipping and noise, for all runners alike", action: .conditions),
          Binding(
            "e", label: ownRates == nil ? "equal rates" : "own rates",
            help: "The fair race: all at one rate, or each at its own", action: .equalRates),
          Binding("z", label: "zoom", help: "Look closer, where the best runner stands", action: .zoomIn),
          Binding("Z", label: "zoom", help: "See more", action: .zoomOut),
          Binding(.escape, "q", label: "back", help: "Back", isPinned: true, action: .close),
        ])
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Effect] {
    switch action {
    case .play(let action): play(action)
    case .stepBack:
      playback.pause()
      race = race.rewound(to: race.step - 1)
    case .equalRates: equaliseRates()
    case .terms: panel = .terms(runner: 0)
    case .nextTerms: panel = panel?.next(of: race.runners.count)
    case .predict: panel = .prediction(TextField(), nil)
    case .judge: judgePrediction()
    case .conditions: panel = .conditions(ConditionsPicker(race.conditions, limit: race.limit))
    case .change(let key): changeConditions(key)
    case .endPanel: panel = nil
    case .move(let x, let y): moveStart(x, y)
    case .zoomIn: zoom(by: 0.5)
    case .zoomOut: zoom(by: 2)
    case .editFunction: editor = FunctionEditor(setup.text)
    case .run: runTyped()
    case .cancel: editor = nil
    case .chooseOptimizers: picker = OptimizerPicker(setup.entries)
    case .moveChoice(let key): picker?.move(key)
    case .toggleOptimizer: picker?.toggle()
    case .endChoice: runPicked()
    case .close: return [.close]
    }
    return []
  }

  mutating func type(_ key: Key, _ context: Context) -> [Effect] {
    editor?.type(key)
    panel?.type(key)
    return []
  }

  mutating func paste(_ text: String, _ context: Context) -> [Effect] {
    editor?.paste(text)
    return []
  }

  // MARK: Panels

  /// The fair race: everybody at the smallest of the rates. Once more, and each has its own again.
  private mutating func equaliseRates() {
    if let rates = ownRates {
      for (index, rate) in rates.enumerated() { race.setRate(rate, of: index) }
      ownRates = nil
    } else if let least = race.runners.map(\.rate).min() {
      ownRates = race.runners.map(\.rate)
      race.setRate(least)
    }
    restart(from: race.start)
  }

  private mutating func judgePrediction() {
    guard case .prediction(let field, _) = panel, let runner = race.runners.first else { return }
    let verdict = PredictionVerdict(field.text, from: runner.point, to: race.nextPoint(of: 0))
    panel = .prediction(verdict.isRight ? TextField() : field, verdict)
    if verdict.isRight { race.advance() }
  }

  private mutating func changeConditions(_ key: Key) {
    guard case .conditions(var picker) = panel else { return }
    picker.change(key)
    panel = .conditions(picker)
    guard picker.conditions != race.conditions else { return }
    setup.conditions = picker.conditions
    race.restart(from: nil, picker.conditions)
    playback.begin(isPaused: playback.isPaused)
  }

  private mutating func play(_ action: Playback.Action) {
    switch action {
    case .runOrPause:
      if !race.isRunning {
        restart(from: race.start, isPaused: false)
      } else if let steps = playback.runOrPause() {
        race.advance(steps: steps)
      }
    case .step:
      playback.pause()
      race.advance()
    case .restart: restart(from: race.start)
    case .slower: changeRates { $0.nextRate(faster: false) }
    case .faster: changeRates { $0.nextRate(faster: true) }
    }
  }

  /// - Parameter isPaused: as it was where nothing is said.
  private mutating func restart(from point: [Double], isPaused: Bool? = nil) {
    race.restart(from: point)
    playback.begin(isPaused: isPaused ?? playback.isPaused)
  }

  /// Rates between these are tried; beyond them nothing is learned.
  private static let rates = 1e-8...1e3

  /// A race that has stopped begins anew with the new rates: what was said of it held for the old ones.
  private mutating func changeRates(_ change: (Double) -> Double) {
    let hasStopped = !race.isRunning
    for (index, runner) in race.runners.enumerated() {
      race.setRate(min(max(change(runner.rate), Self.rates.lowerBound), Self.rates.upperBound), of: index)
    }
    if hasStopped { restart(from: race.start, isPaused: true) }
  }

  private mutating func moveStart(_ x: Double, _ y: Double) {
    let moves = [x, y]
    let point = race.start.indices.map { index in
      let range = view.range(index)
      let step = (range.upperBound - range.lowerBound) / 40 * (index < moves.count ? moves[index] : 0)
      return min(max(race.start[index] + step, range.lowerBound), range.upperBound)
    }
    restart(from: point, isPaused: true)
  }

  /// Around the best runner when closer, around the middle of the view when wider.
  private mutating func zoom(by factor: Double) {
    let extent = view.extent * factor
    guard extent > 1e-6, extent < 1e6 else { return }
    guard factor < 1, let best = race.runners.filter({ $0.loss.isFinite }).min(by: { $0.loss < $1.loss }) else {
      view = view.scaled(by: factor)
      return
    }
    view = Box(
      view.ranges.enumerated().map { index, range in
        let reach = (range.upperBound - range.lowerBound) * factor / 2
        let middle = index < best.point.count ? best.point[index] : (range.lowerBound + range.upperBound) / 2
        return (middle - reach)...(middle + reach)
      })
  }

  // MARK: Another function, other runners

  private mutating func runTyped() {
    guard let formula = editor?.formula() else { return }
    do throws(DescentSetup.Refusal) {
      begin(try DescentSetup(formula, like: setup))
      editor = nil
    } catch {
      editor?.complain(error.sentence)
    }
  }

  private mutating func runPicked() {
    guard let entries = picker?.entries else { return }
    picker = nil
    guard !entries.isEmpty, entries != setup.entries else { return }
    var changed = setup
    changed.entries = entries
    changed.start = race.start
    let view = view
    begin(changed)
    self.view = view
  }

  private mutating func begin(_ setup: DescentSetup) {
    self.setup = setup
    race = setup.race
    ownRates = nil
    view = setup.objective.box
    playback.begin()
  }

  // MARK: The linear mode

  mutating func submit(_ text: String, _ context: Context) -> [Effect] {
    if case .prediction = panel {
      panel = .prediction(TextField(text), nil)
      judgePrediction()
      guard case .prediction(_, let verdict?) = panel else { return [] }
      return [.say(verdict.sentence)]
    }
    editor = FunctionEditor(text)
    runTyped()
    guard let complaint = editor?.complaint else { return [] }
    return [.say("\(complaint.sentence.sentence) Type another function, or: cancel.")]
  }

  func script(_ context: Context) -> Script<Action> {
    let narrator = Narrator(context.preferences.charset)
    let names = race.objective.variables.map { $0.text(.plain) }
    var script = Script<Action>()
    script.say("Loss: L of \(names.joined(separator: ", ")) equals \(narrator.formula(setup.notation)).")
    for (index, runner) in race.runners.enumerated() {
      script.lines.append(ScriptLine(words(runner, index, names), number: race.step))
    }
    if let curvature, let limit = curvature.stabilityLimit {
      script.lines.append(
        ScriptLine("Plain steps are stable here up to a rate of \(NumberLabel.text(limit)).", number: race.step))
    }
    if let panel {
      panel.speak(race, to: &script)
      return script
    }
    if editor != nil {
      script.prompt = "Function of one variable or two, such as (1-x)^2 + 10(y-x^2)^2"
      script.offer("cancel", .cancel)
      return script
    }
    playback.offer(to: &script, isRunning: race.isRunning, Action.play)
    script.offer("terms of the next step", .terms)
    script.offer("predict the next point", .predict)
    script.offer("step back", .stepBack)
    script.offer("conditions", .conditions)
    script.offer(ownRates == nil ? "equal rates" : "own rates", .equalRates)
    Playback.offerRates(to: &script, Action.play)
    if race.isRunning { script.offer("restart", .play(.restart)) }
    script.offer("function", .editFunction)
    script.offer("back", .close)
    return script
  }

  /// `Step 10, gd at rate 0.1: loss 0.41, gradient of length 0.83, at x = 1, y = 2.`
  private func words(_ runner: Runner, _ index: Int, _ names: [String]) -> String {
    let place = zip(names, runner.point).map { "\($0) = \(NumberLabel.text($1))" }.joined(separator: ", ")
    let state =
      "Step \(runner.step), \(runner.optimizer.method.name) at rate \(NumberLabel.text(runner.rate)): "
      + "loss \(NumberLabel.text(runner.loss)), gradient of length \(NumberLabel.text(runner.gradientNorm)), at \(place)."
    return runner.status.isRunning ? state : "\(state) \(runner.status.message)"
  }

  // MARK: Drawing

  func heading(_ context: Context) -> Heading {
    let state = race.isRunning ? (playback.isPaused ? "paused, " : "") : "stopped, "
    let fair = ownRates == nil ? "" : "fair race, "
    return Heading(title: "Gradient descent", status: "\(fair)\(state)step \(race.step) of \(race.limit)")
  }

  mutating func arrange(_ context: Context) {
    let size = DescentLayout(context.body).map.size
    let key = DescentGround.Key(size: size, box: view, formula: race.objective.formula)
    if ground?.key != key {
      ground = DescentGround(race.objective, box: view, size: size, preferences: context.preferences)
    }
    curvature = race.runners.first.flatMap { Curvature(race.objective, at: $0.point) }
  }

  func draw(in rect: Rect, on surface: inout Surface, _ context: Context) {
    DescentPicture(self, context).draw(in: DescentLayout(rect), on: &surface)
  }
}
