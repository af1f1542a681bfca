import Calculus
import Courseware
import Descent
import Terminal

/// A small network that learns before one's eyes: its decision, its loss, and how gradients fare in each layer.
struct NetworkScreen: Screen {
  enum Action: Sendable {
    case play(Playback.Action)
    case nextSeed, settings, look, close
    case change(Key), endSettings
    case unit(Int), layer(Int), example(Int)
  }

  private(set) var plan: Training.Plan
  private(set) var training: Training
  let limit: Int
  private var playback: Playback
  /// The unit that is looked into, and at which example.
  private(set) var looked: Place?
  private(set) var settings: NetworkSettings?
  private(set) var decision: NetworkDecision?
  private(set) var layers: [Training.LayerReport] = []

  struct Place: Hashable, Sendable {
    var layer = 0
    var unit = 0
    var example = 0
  }

  init(_ plan: Training.Plan, limit: Int, _ context: Context) {
    self.plan = plan
    self.limit = max(limit, 1)
    training = Training(plan)
    playback = Playback(steps: self.limit, seconds: 15, leastRate: 10, frame: .milliseconds(50), context)
  }

  // MARK: Time

  private var isRunning: Bool { training.step < limit && !training.hasDiverged }
  private var isMoving: Bool { !playback.isPaused && settings == nil && isRunning }

  var nextTick: Duration? { isMoving ? playback.tick : nil }

  mutating func elapse(_ time: Duration, _ context: Context) -> [Effect] {
    if isMoving { advance(playback.steps(in: time)) }
    return []
  }

  private mutating func advance(_ steps: Int) { training.advance(steps: min(steps, limit - training.step)) }

  // MARK: Keys

  func keys(_ context: Context) -> KeyTable<Action> {
    if let settings { return settings.keys }
    var bindings =
      playback.keys(isRunning: isRunning, Action.play) + [
        Binding("o", label: "settings", help: "Data, layers, activation, optimiser and cures", action: .settings),
        Binding(
          "n", label: looked == nil ? "look inside" : "map", help: "Look inside a neuron, or back", action: .look),
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
      bindings + Playback.rateKeys(Action.play) + [
        Binding("s", label: "seed", help: "Other points and other weights", action: .nextSeed),
        Playback.restartKey(Action.play),
        Binding(.escape, "q", label: "back", help: "Back", isPinned: true, action: .close),
      ])
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Effect] {
    switch action {
    case .play(let action): play(action)
    case .nextSeed:
      plan.seed &+= 1
      begin(plan)
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

  private mutating func play(_ action: Playback.Action) {
    switch action {
    case .runOrPause:
      if !isRunning {
        begin(plan)
      } else if let steps = playback.runOrPause() {
        advance(steps)
      }
    case .step:
      playback.pause()
      if isRunning { training.advance() }
    case .restart: begin(plan)
    case .slower: setRate(plan.rate.nextRate(faster: false))
    case .faster: setRate(plan.rate.nextRate(faster: true))
    }
  }

  private mutating func begin(_ plan: Training.Plan) {
    self.plan = plan
    training = Training(plan)
    playback.begin(isPaused: looked != nil)
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
    playback.pause()
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
      for line in NetworkWords.neuron(training, looked) where !line.isEmpty {
        script.lines.append(ScriptLine(line, number: training.step &* 1_000 &+ looked.hashed))
      }
      script.offer("next unit", .unit(1))
      script.offer("next layer", .layer(1))
      script.offer("previous layer", .layer(-1))
      script.offer("next example", .example(1))
    }
    if !isRunning { script.say(training.hasDiverged ? "The loss is no number any more." : "Finished.") }
    playback.offer(to: &script, isRunning: isRunning, Action.play)
    script.offer("settings", .settings)
    script.offer(looked == nil ? "look inside a neuron" : "whole network", .look)
    Playback.offerRates(to: &script, Action.play)
    script.offer("another seed", .nextSeed)
    script.offer("back", .close)
    return script
  }

  // MARK: Drawing

  func heading(_ context: Context) -> Heading {
    let state = training.hasDiverged ? "diverged, " : isRunning ? (playback.isPaused ? "paused, " : "") : "finished, "
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
