import Calculus
import Descent
import Terminal

/// What may lie over a descent: the next step's terms, a prediction of it, or the race's conditions.
enum DescentPanel: Sendable {
  case terms(runner: Int)
  case prediction(TextField, PredictionVerdict?)
  case conditions(ConditionsPicker)

  var keys: KeyTable<DescentScreen.Action> {
    typealias Entry = Binding<DescentScreen.Action>
    let end = Entry(.escape, label: "done", help: "Back to the race", isPinned: true, action: .endPanel)
    return switch self {
    case .terms:
      KeyTable([
        Entry(.tab, label: "next runner", help: "The terms of the next runner", action: .nextTerms),
        Entry(".", .enter, label: "step", help: "Take the step", action: .play(.step)), end,
        Entry("t", "q", label: "", help: "Back to the race", action: .endPanel),
      ])
    case .prediction: KeyTable([Entry(.enter, label: "check", help: "Check the point", action: .judge), end])
    case .conditions:
      KeyTable([
        Entry(.up, "k", label: "move", help: "The condition before", action: .change(.up)),
        Entry(.down, "j", label: "move", help: "The next condition", action: .change(.down)),
        Entry(.left, "h", label: "change", help: "Less", action: .change(.left)),
        Entry(.right, "l", label: "change", help: "More", action: .change(.right)), end,
        Entry("c", "q", .enter, label: "", help: "Back to the race", action: .endPanel),
      ])
    }
  }

  func next(of count: Int) -> DescentPanel {
    guard case .terms(let runner) = self, count > 0 else { return self }
    return .terms(runner: (runner + 1) % count)
  }

  mutating func type(_ key: Key) {
    guard case .prediction(var field, let verdict) = self else { return }
    field.handle(key)
    self = .prediction(field, verdict?.isRight ?? true ? verdict : nil)
  }

  // MARK: Contents

  private static func number(_ value: Double) -> String { NumberLabel.text(value, digits: 4) }

  /// The update's formula, then the next step with its numbers.
  private static func terms(_ race: Race, _ runner: Int) -> [String] {
    let row = race.runners[runner].optimizer.method.row
    var lines = [row.formula.joined(separator: "; ")]
    guard race.runners[runner].status.isRunning else { return lines + [race.runners[runner].status.message] }
    for list in race.explanation(of: runner, number: number) { lines += [""] + list }
    return lines
  }

  private static func question(_ race: Race) -> String {
    let names = race.objective.variables.map { $0.text(.unicode) }.joined(separator: ", ")
    return "Where does \(race.runners.first?.optimizer.method.name ?? "gd") go next? \(names) ="
  }

  /// What the prediction is made from.
  private static func given(_ race: Race) -> String {
    let gradient = race.nextGradient(of: 0).map(number).joined(separator: ", ")
    let point = race.runners[0].point.map(number).joined(separator: ", ")
    return "at [\(point)], gradient [\(gradient)], rate \(number(race.nextRate(of: 0)))"
  }

  func speak(_ race: Race, to script: inout Script<DescentScreen.Action>) {
    switch self {
    case .terms(let runner) where race.runners.indices.contains(runner):
      for line in Self.terms(race, runner) where !line.isEmpty {
        script.lines.append(ScriptLine("Terms: \(line)", number: race.step))
      }
      script.offer("one step", .play(.step))
      script.offer("next runner", .nextTerms)
    case .terms: break
    case .prediction:
      guard !race.runners.isEmpty else { break }
      script.say("Given: \(Self.given(race)).")
      script.prompt = Self.question(race)
    case .conditions(let picker):
      for (index, row) in picker.rows.enumerated() {
        script.say("\(index == picker.selection ? "Chosen: " : "")\(row.name): \(row.value).")
      }
      script.offer("next condition", .change(.down))
      script.offer("more", .change(.right))
      script.offer("less", .change(.left))
    }
    script.offer("done", .endPanel)
  }

  func draw(_ race: Race, in rect: Rect, on surface: inout Surface) {
    let width = min(rect.width - 4, 72)
    switch self {
    case .terms(let runner):
      guard race.runners.indices.contains(runner) else { return }
      let lines = Self.terms(race, runner).flatMap { Wrapping.lines($0, width: width - 4) }
      let inside = Overlay.draw(
        Size(width: width, height: lines.count + 2), title: race.runners[runner].optimizer.method.row.title, in: rect,
        on: &surface)
      for (row, line) in lines.enumerated() where row < inside.height {
        surface.write(line, at: Point(x: inside.minX, y: inside.minY + row), Style(row == 0 ? .maths : .text))
      }
    case .prediction(let field, let verdict):
      guard !race.runners.isEmpty else { return }
      let inside = Overlay.draw(Size(width: width, height: 6), title: "Predict", in: rect, on: &surface)
      surface.write(Self.given(race).truncated(to: inside.width), at: inside.origin, Style(.muted))
      let x = surface.write(Self.question(race) + " ", at: Point(x: inside.minX, y: inside.minY + 1))
      field.draw(
        in: Rect(x: x, y: inside.minY + 1, width: max(0, inside.maxX - x), height: 1), on: &surface, isFocused: true,
        placeholder: "two numbers")
      guard let verdict else { return }
      for (row, line) in Wrapping.lines(verdict.sentence, width: inside.width).prefix(2).enumerated() {
        surface.write(
          line, at: Point(x: inside.minX, y: inside.minY + 2 + row), Style(verdict.isRight ? .correct : .warning))
      }
    case .conditions(let picker): picker.draw(in: rect, on: &surface)
    }
  }
}

/// What is said of a predicted point.
struct PredictionVerdict: Sendable {
  let isRight: Bool
  let sentence: String

  /// How far off a coordinate may be, as a share of the step: the learner rounds.
  private static let tolerance = 0.01

  init(_ text: String, from start: [Double], to next: [Double]?) {
    guard let next else {
      (isRight, sentence) = (false, "There is no next step here.")
      return
    }
    guard let typed = Self.numbers(text), typed.count == next.count else {
      (isRight, sentence) = (
        false, "Type \(next.count == 1 ? "one number" : "\(next.count) numbers with a comma between")."
      )
      return
    }
    let length = zip(next, start).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    func isNear(_ point: [Double]) -> Bool {
      zip(typed, point).allSatisfy { abs($0 - $1) <= Self.tolerance * length + 1e-3 * abs($1) }
    }
    let place = "[\(next.map { NumberLabel.text($0, digits: 4) }.joined(separator: ", "))]"
    isRight = isNear(next)
    let uphill = zip(start, next).map { 2 * $0 - $1 }
    sentence =
      isRight
      ? "Right: \(place)."
      : isNear(uphill)
        ? "Not yet: that goes uphill. Step against the gradient." : "Not yet. Old place, less rate times gradient."
  }

  private static func numbers(_ text: String) -> [Double]? {
    let inner = text.filter { !"[]()".contains($0) }
    let values = inner.split(separator: ",").map { part in
      (try? Parser.parseExpression(String(part))).flatMap { Tape($0).value(at: []).value }
    }
    return values.isEmpty || values.contains { $0 == nil } ? nil : values.compactMap(\.self)
  }
}

/// The conditions of a race as a list of which each line can be changed.
struct ConditionsPicker: Sendable {
  private(set) var conditions: Conditions
  private(set) var selection = 0
  private let limit: Int

  init(_ conditions: Conditions, limit: Int) { (self.conditions, self.limit) = (conditions, limit) }

  private static let clips: [Double?] = [nil, 100, 10, 1, 0.1]
  private static let noises = [0, 0.01, 0.1, 0.5, 1, 5]

  private var shapes: [Schedule.Shape] {
    [.constant, .step(every: max(1, limit / 4), factor: 0.5), .cosine(within: max(1, limit))]
  }
  private var warmUps: [Int] { [0, max(1, limit / 20), max(1, limit / 5)] }

  var rows: [(name: String, value: String)] {
    [
      ("schedule", Schedule(conditions.schedule.shape).text),
      ("warm-up", conditions.schedule.warmUp == 0 ? "none" : "\(conditions.schedule.warmUp) steps"),
      ("clip gradients at", conditions.clip.map { NumberLabel.text($0) } ?? "never"),
      ("noise", conditions.noise == 0 ? "none" : NumberLabel.text(conditions.noise)),
      ("seed of the noise", "\(conditions.seed)"),
    ]
  }

  mutating func change(_ key: Key) {
    switch key {
    case .up: selection = max(0, selection - 1)
    case .down: selection = min(rows.count - 1, selection + 1)
    case .left: turn(by: -1)
    case .right: turn(by: 1)
    case _: break
    }
  }

  private mutating func turn(by step: Int) {
    func next<Value: Equatable>(_ value: Value, in values: [Value]) -> Value {
      let place = (values.firstIndex(of: value) ?? 0) + step
      return values[min(max(place, 0), values.count - 1)]
    }
    switch selection {
    case 0: conditions.schedule.shape = next(conditions.schedule.shape, in: shapes)
    case 1: conditions.schedule.warmUp = next(conditions.schedule.warmUp, in: warmUps)
    case 2: conditions.clip = next(conditions.clip, in: Self.clips)
    case 3: conditions.noise = next(conditions.noise, in: Self.noises)
    case _: conditions.seed = step > 0 ? conditions.seed &+ 1 : conditions.seed &- min(conditions.seed, 1)
    }
  }

  func draw(in rect: Rect, on surface: inout Surface) {
    let inside = Overlay.draw(Size(width: 46, height: rows.count + 4), title: "Conditions", in: rect, on: &surface)
    for (index, row) in rows.enumerated() {
      let place = Point(x: inside.minX, y: inside.minY + index)
      let style = Style(index == selection ? .selection : .text)
      surface.write((index == selection ? "> " : "  ") + row.name, at: place, style)
      surface.write(row.value, endingAt: Point(x: inside.maxX, y: place.y), style)
    }
    surface.write("They hold for all runners alike.", at: Point(x: inside.minX, y: inside.maxY - 1), Style(.muted))
  }
}
