import Calculus
import Terminal

/// Something that goes on step by step: by itself as time passes, or by keys, which are the same wherever it is shown.
struct Playback: Sendable {
  enum Action: Sendable { case runOrPause, step, restart, slower, faster }

  private(set) var isPaused: Bool
  let isMotionReduced: Bool
  /// Between two steps.
  private let interval: Duration
  private let frame: Duration
  /// Time that has passed and not yet become steps.
  private var carried = Duration.zero

  /// - Parameters:
  ///   - steps: as many as there are take about so many seconds, whatever their number.
  ///   - leastRate: and yet so many a second.
  ///   - frame: the least time between two pictures.
  init(steps: Int, seconds: Double, leastRate: Double, frame: Duration, _ context: Context) {
    interval = .seconds(1) / max(leastRate, Double(steps) / seconds)
    self.frame = frame
    isMotionReduced = context.preferences.isMotionReduced
    isPaused = isMotionReduced
  }

  // MARK: Time

  var tick: Duration { max(interval, frame) }

  /// The steps that so much time brings.
  mutating func steps(in time: Duration) -> Int {
    // A machine that slept does not make anything leap.
    carried += min(time, .milliseconds(250))
    let steps = Int(checking: (carried / interval).rounded(.down)) ?? 0
    carried -= interval * steps
    return steps
  }

  // MARK: Keys

  /// The steps that the key takes at once, where nothing moves by itself.
  static let leap = 10

  mutating func pause() { isPaused = true }

  /// Nil where the key only runs or pauses.
  mutating func runOrPause() -> Int? {
    if isMotionReduced { return Self.leap }
    isPaused.toggle()
    return nil
  }

  /// From the beginning, running where things may run.
  mutating func begin(isPaused: Bool = false) {
    carried = .zero
    self.isPaused = isPaused || isMotionReduced
  }

  /// To run, to step and to begin again; what stands between is the screen's.
  func keys<A>(isRunning: Bool, _ action: (Action) -> A) -> [Binding<A>] {
    let label = !isRunning ? "run again" : isMotionReduced ? "\(Self.leap) steps" : isPaused ? "run" : "pause"
    return [
      Binding(" ", label: label, help: isMotionReduced ? "Ten steps" : "Run, or pause", action: action(.runOrPause)),
      Binding(".", label: "step", help: "One step", action: action(.step)),
    ]
  }

  static func rateKeys<A>(_ action: (Action) -> A) -> [Binding<A>] {
    [
      Binding("[", label: "rate", help: "A smaller learning rate", action: action(.slower)),
      Binding("]", label: "rate", help: "A larger learning rate", action: action(.faster)),
    ]
  }

  static func restartKey<A>(_ action: (Action) -> A) -> Binding<A> {
    Binding("r", label: "restart", help: "From the same start again", action: action(.restart))
  }

  /// The same to be chosen by words.
  func offer<A>(to script: inout Script<A>, isRunning: Bool, _ action: (Action) -> A) {
    if isRunning {
      script.offer("ten steps", action(.runOrPause))
      script.offer("one step", action(.step))
    } else {
      script.offer("run again", action(.restart))
    }
  }

  static func offerRates<A>(to script: inout Script<A>, _ action: (Action) -> A) {
    script.offer("smaller learning rate", action(.slower))
    script.offer("larger learning rate", action(.faster))
  }
}
