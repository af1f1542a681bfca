import Calculus
import Courseware
import Descent
import Terminal

/// Optimisers that run down a contour map, or along a curve: paused, stepped, steered, and restarted at will.
struct DescentScreen: Screen {
  enum Action: Sendable {
    case runOrPause, step, slower, faster, restart, editFunction, zoomIn, zoomOut, chooseOptimizers, close
    case move(x: Double, y: Double)
    case run, cancel
    case toggleOptimizer, moveChoice(Key), endChoice
  }

  private(set) var setup: DescentSetup
  private(set) var race: Race
  /// The part of the plane in view.
  private(set) var view: Box
  private(set) var isPaused: Bool
  private let isMotionReduced: Bool
  /// Time that has passed and not yet become steps.
  private var carried = Duration.zero
  private(set) var ground: DescentGround?
  private(set) var editor: FunctionEditor?
  private(set) var picker: OptimizerPicker?

  init(_ setup: DescentSetup, _ context: Context) {
    self.setup = setup
    race = setup.race
    view = setup.objective.box
    isMotionReduced = context.preferences.isMotionReduced
    isPaused = isMotionReduced
  }

  /// The race run to its end, or as far as it goes.
  func finished(_ context: Context) -> DescentScreen {
    var screen = self
    screen.race.advance(steps: race.limit)
    screen.arrange(context)
    return screen
  }

  // MARK: Time

  /// Runs of any length take about this long.
  private static let runTime = 12.0
  private static let frame = Duration.milliseconds(33)

  /// Between two steps.
  private var interval: Duration {
    .seconds(1) / max(8, Double(race.limit) / Self.runTime)
  }

  private var isMoving: Bool { !isPaused && editor == nil && picker == nil && race.isRunning }

  var nextTick: Duration? { isMoving ? max(interval, Self.frame) : nil }

  mutating func elapse(_ time: Duration, _ context: Context) -> [Effect] {
    guard isMoving else { return [] }
    // A machine that slept does not make the runners leap.
    carried += min(time, .milliseconds(250))
    let steps = Int(checking: (carried / interval).rounded(.down)) ?? 0
    carried -= interval * steps
    race.advance(steps: steps)
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
    let moves: [Binding<Action>] =
      race.objective.variables.count > 1
      ? [
        Binding(.left, "h", label: "start", help: "Start further left", action: .move(x: -1, y: 0)),
        Binding(.right, "l", label: "start", help: "Start further right", action: .move(x: 1, y: 0)),
        Binding(.up, "k", label: "start", help: "Start further up", action: .move(x: 0, y: 1)),
        Binding(.down, "j", label: "start", help: "Start further down", action: .move(x: 0, y: -1)),
      ]
      : [
        Binding(.left, "h", label: "start", help: "Start further left", action: .move(x: -1, y: 0)),
        Binding(.right, "l", label: "start", help: "Start further right", action: .move(x: 1, y: 0)),
      ]
    let runLabel = !race.isRunning ? "run again" : isMotionReduced ? "10 steps" : isPaused ? "run" : "pause"
    return KeyTable(
      [
        Binding(" ", label: runLabel, help: isMotionReduced ? "Ten steps" : "Run, or pause", action: Action.runOrPause),
        Binding(".", label: "step", help: "One step", action: .step),
        Binding("[", label: "rate", help: "A smaller learning rate", action: .slower),
        Binding("]", label: "rate", help: "A larger learning rate", action: .faster),
      ] + moves + [
        Binding("f", label: "function", help: "Type another function", action: .editFunction),
        Binding("o", label: "runners", help: "Choose who runs", action: .chooseOptimizers),
        Binding("r", label: "restart", help: "From the start again", action: .restart),
        Binding("z", label: "zoom", help: "Look closer, where the best runner stands", action: .zoomIn),
        Binding("Z", label: "zoom", help: "See more", action: .zoomOut),
        Binding(.escape, "q", label: "back", help: "Back to the lesson", isPinned: true, action: .close),
      ])
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Effect] {
    switch action {
    case .runOrPause: runOrPause()
    case .step:
      isPaused = true
      race.advance()
    case .slower: scaleRates(by: 0.8)
    case .faster: scaleRates(by: 1.25)
    case .restart: restart(from: race.start)
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
    return []
  }

  mutating func paste(_ text: String, _ context: Context) -> [Effect] {
    editor?.paste(text)
    return []
  }

  private mutating func runOrPause() {
    if !race.isRunning {
      restart(from: race.start)
      isPaused = isMotionReduced
    } else if isMotionReduced {
      race.advance(steps: 10)
    } else {
      isPaused.toggle()
    }
  }

  private mutating func restart(from point: [Double]) {
    race.restart(from: point)
    carried = .zero
  }

  /// Rates between these are tried; beyond them nothing is learned.
  private static let rates = 1e-8...1e3

  private mutating func scaleRates(by factor: Double) {
    for (index, runner) in race.runners.enumerated() {
      race.setRate(min(max(runner.rate * factor, Self.rates.lowerBound), Self.rates.upperBound), of: index)
    }
  }

  private mutating func moveStart(_ x: Double, _ y: Double) {
    let moves = [x, y]
    let point = race.start.indices.map { index in
      let range = view.range(index)
      let step = (range.upperBound - range.lowerBound) / 40 * (index < moves.count ? moves[index] : 0)
      return min(max(race.start[index] + step, range.lowerBound), range.upperBound)
    }
    restart(from: point)
    isPaused = true
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
    guard let setup = DescentSetup(formula, like: setup) else {
      editor?.complain("a function to descend has one variable or two, such as x^2 + 3*y^2")
      return
    }
    editor = nil
    begin(setup)
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
    view = setup.objective.box
    carried = .zero
    isPaused = isMotionReduced
  }

  // MARK: Drawing

  func heading(_ context: Context) -> Heading {
    let state = race.isRunning ? (isPaused ? "paused, " : "") : "stopped, "
    return Heading(title: "Gradient descent", status: "\(state)step \(race.step) of \(race.limit)")
  }

  mutating func arrange(_ context: Context) {
    let size = DescentLayout(context.body).map.size
    let key = DescentGround.Key(size: size, box: view, formula: race.objective.formula)
    if ground?.key != key {
      ground = DescentGround(race.objective, box: view, size: size, preferences: context.preferences)
    }
  }

  func draw(in rect: Rect, on surface: inout Surface, _ context: Context) {
    DescentPicture(self, context).draw(in: DescentLayout(rect), on: &surface)
  }
}
