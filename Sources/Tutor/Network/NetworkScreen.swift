import Calculus
import Courseware
import Descent
import Terminal

/// A small network that learns before one's eyes: its decision, its loss, and how gradients fare in each layer.
struct NetworkScreen: Screen {
  enum Action: Sendable {
    case runOrPause, step, restart, nextSeed, slower, faster, settings, look, close
    case change(Key), endSettings
    case unit(Int), layer(Int), example(Int)
  }

  private(set) var plan: Training.Plan
  private(set) var training: Training
  let limit: Int
  private(set) var isPaused: Bool
  /// The unit that is looked into, and at which example.
  private(set) var looked: Place?
  private(set) var settings: NetworkSettings?
  private(set) var decision: NetworkDecision?
  private(set) var layers: [Training.LayerReport] = []
  private let isMotionReduced: Bool
  private var carried = Duration.zero

  struct Place: Hashable, Sendable {
    var layer = 0
    var unit = 0
    var example = 0
  }

  init(_ plan: Training.Plan, limit: Int, _ context: Context) {
    self.plan = plan
    self.limit = max(limit, 1)
    training = Training(plan)
    isMotionReduced = context.preferences.isMotionReduced
    isPaused = isMotionReduced
  }

  // MARK: Time

  private static let frame = Duration.milliseconds(50)
  private static let runTime = 15.0

  private var interval: Duration { .seconds(1) / max(10, Double(limit) / Self.runTime) }
  private var isRunning: Bool { training.step < limit && !training.hasDiverged }
  private var isMoving: Bool { !isPaused && settings == nil && isRunning }

  var nextTick: Duration? { isMoving ? max(interval, Self.frame) : nil }

  mutating func elapse(_ time: Duration, _ context: Context) -> [Effect] {
    guard isMoving else { return [] }
    carried += min(time, .milliseconds(250))
    let steps = Int(checking: (carried / interval).rounded(.down)) ?? 0
    carried -= interval * steps
    training.advance(steps: min(steps, limit - training.step))
    return []
  }

  // MARK: Keys

  func keys(_ context: Context) -> KeyTable<Action> {
    if let settings { return settings.keys }
    let runLabel = !isRunning ? "run again" : isMotionReduced ? "10 steps" : isPaused ? "run" : "pause"
    var bindings = [
      Binding(" ", label: runLabel, help: isMotionReduced ? "Ten steps" : "Run, or pause", action: Action.runOrPause),
      Binding(".", label: "step", help: "One step", action: .step),
      Binding("o", label: "settings", help: "Data, layers, activation, optimiser and cures", action: .settings),
      Binding("n", label: looked == nil ? "look inside" : "map", help: "Look inside a neuron, or back", action: .look),
    ]
    if looked != nil {
      bindings += [
        Binding(.left, "h", label: "neuron", help: "The layer before", action: .layer(-1)),
        Binding(.right, "l", label: "neuron", help: "The next layer", action: .layer(1)),
        Binding(.up, "k", label: "neuron", help: "The unit before", action: .unit(-1)),
        Binding(.down, "j", label: "neuron", help: "The next unit", action: .unit(1)),
        Binding(.tab, label: "example", help: "The next example", action: .example(1)),
        Binding(.backTab, label: "", help: "The example before", action: .example(-1)),
      ]
    }
    return KeyTable(
      bindings + [
        Binding("[", label: "rate", help: "A smaller learning rate", action: .slower),
        Binding("]", label: "rate", help: "A larger learning rate", action: .faster),
        Binding("s", label: "seed", help: "Other points and other weights", action: .nextSeed),
        Binding("r", label: "restart", help: "From the same start again", action: .restart),
        Binding(.escape, "q", label: "back", help: "Back", isPinned: true, action: .close),
      ])
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Effect] {
    switch action {
    case .runOrPause: runOrPause()
    case .step:
      isPaused = true
      if isRunning { training.advance() }
    case .restart: begin(plan)
    case .nextSeed:
      plan.seed &+= 1
      begin(plan)
    case .slower: setRate(plan.rate.nextRate(faster: false))
    case .faster: setRate(plan.rate.nextRate(faster: true))
    case .settings: settings = NetworkSettings(plan)
    case .change(let key): settings?.change(key)
    case .endSettings:
      if let changed = settings?.plan, changed != plan { begin(changed) }
      settings = nil
    case .look: looked = looked == nil ? Place() : nil
    case .layer(let step): move { $0.layer += step }
    case .unit(let step): move { $0.unit += step }
    case .example(let step): move { $0.example += step }
    case .close:
      guard looked != nil else { return [.close] }
      looked = nil
    }
    return []
  }

  private mutating func runOrPause() {
    if !isRunning {
      begin(plan)
      isPaused = isMotionReduced
    } else if isMotionReduced {
      training.advance(steps: min(10, limit - training.step))
    } else {
      isPaused.toggle()
    }
  }

  private mutating func begin(_ plan: Training.Plan) {
    self.plan = plan
    training = Training(plan)
    carried = .zero
    isPaused = isMotionReduced || looked != nil
    move { _ in }
  }

  /// The new rate begins a new training: what was learned was learned at the old one.
  private mutating func setRate(_ rate: Double) {
    plan.rate = min(max(rate, 1e-5), 1e3)
    begin(plan)
  }

  /// Moves the place that is looked at within what there is, round at the ends.
  private mutating func move(_ change: (inout Place) -> Void) {
    guard var place = looked else { return }
    change(&place)
    let network = training.network.layers
    place.layer = min(max(place.layer, 0), network.count - 1)
    place.unit = (place.unit % network[place.layer].units + network[place.layer].units) % network[place.layer].units
    let examples = training.examples.count
    place.example = (place.example % examples + examples) % examples
    looked = place
    isPaused = true
  }

  // MARK: The linear mode

  func script(_ context: Context) -> Script<Action> {
    var script = Script<Action>()
    script.say("Network: \(NetworkWords.summary(plan)).")
    if let settings {
      for (index, row) in settings.rows.enumerated() {
        script.say("\(index == settings.selection ? "Chosen: " : "")\(row.name): \(row.value).")
      }
      script.offer("next setting", .change(.down))
      script.offer("more", .change(.right))
      script.offer("less", .change(.left))
      script.offer("done", .endSettings)
      return script
    }
    for line in NetworkWords.progress(training, layers) { script.lines.append(ScriptLine(line, number: training.step)) }
    if let looked {
      for line in NetworkWords.neuron(training, looked) {
        script.lines.append(ScriptLine(line, number: training.step &* 1_000 &+ looked.hashed))
      }
      script.offer("next unit", .unit(1))
      script.offer("next layer", .layer(1))
      script.offer("previous layer", .layer(-1))
      script.offer("next example", .example(1))
    }
    if isRunning {
      script.offer("ten steps", .runOrPause)
      script.offer("one step", .step)
    } else {
      script.say(training.hasDiverged ? "The loss is no number any more." : "Finished.")
      script.offer("run again", .restart)
    }
    script.offer("settings", .settings)
    script.offer(looked == nil ? "look inside a neuron" : "whole network", .look)
    script.offer("smaller learning rate", .slower)
    script.offer("larger learning rate", .faster)
    script.offer("another seed", .nextSeed)
    script.offer("back", .close)
    return script
  }

  // MARK: Drawing

  func heading(_ context: Context) -> Heading {
    let state = training.hasDiverged ? "diverged, " : isRunning ? (isPaused ? "paused, " : "") : "finished, "
    return Heading(title: "Network", status: "\(state)step \(training.step) of \(limit)")
  }

  mutating func arrange(_ context: Context) {
    layers = training.layers
    let size = NetworkPicture.mapSize(in: context.body)
    if decision?.step != training.step || decision?.size != size || decision?.plan != plan {
      decision = NetworkDecision(training, plan, size, context.preferences)
    }
  }

  func draw(in rect: Rect, on surface: inout Surface, _ context: Context) {
    NetworkPicture(self, context).draw(in: rect, on: &surface)
    settings?.draw(in: rect, on: &surface)
  }
}

extension NetworkScreen.Place {
  fileprivate var hashed: Int { (layer &* 31 &+ unit) &* 101 &+ example }
}
