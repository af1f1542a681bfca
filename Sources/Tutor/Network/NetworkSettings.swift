import Calculus
import Descent
import Terminal

/// What a training is made from, as a list of which each line can be changed.
struct NetworkSettings: Sendable {
  private(set) var plan: Training.Plan
  private(set) var selection = 0

  init(_ plan: Training.Plan) { self.plan = plan }

  /// A line: its name, its value in words, and what a turn of it does.
  private struct Line: Sendable {
    let name: String
    let value: @Sendable (Training.Plan) -> String
    let turn: @Sendable (inout Training.Plan, Int) -> Void
  }

  private static func next<Value: Equatable>(_ value: Value, in values: [Value], _ step: Int) -> Value {
    let place = (values.firstIndex(of: value) ?? 0) + step
    return values[(place % values.count + values.count) % values.count]
  }

  private static let lines = [
    Line(name: "data", value: { $0.data.title }) { plan, step in plan.data = next(plan.data, in: DataSet.allCases, step)
    },
    Line(name: "hidden layers", value: { "\($0.hidden.count)" }) { plan, step in
      let count = min(max(plan.hidden.count + step, 1), Training.Plan.mostLayers)
      plan.hidden = Array(repeating: plan.hidden.first ?? 4, count: count)
    },
    Line(name: "units in each", value: { $0.hidden.map(String.init).joined(separator: ", ") }) { plan, step in
      let units = min(max((plan.hidden.first ?? 4) + step, 1), Training.Plan.mostUnits)
      plan.hidden = plan.hidden.map { _ in units }
    },
    Line(name: "activation", value: { $0.activation.rawValue }) { plan, step in
      plan.activation = next(plan.activation, in: Activation.allCases, step)
    },
    Line(
      name: "loss",
      value: { $0.usedLoss.title }
    ) { plan, step in plan.loss = next(plan.loss, in: [.binaryCrossEntropy, .meanSquaredError], step) },
    Line(name: "optimiser", value: { $0.optimizer.method.row.title }) { plan, step in
      let method = next(plan.optimizer.method, in: Method.allCases.filter(\.row.isCoordinatewise), step)
      plan.optimizer = Optimizer(method)
    },
    Line(name: "rate", value: { NumberLabel.text($0.rate) }) { plan, step in
      plan.rate = min(max(plan.rate.nextRate(faster: step > 0), 1e-5), 1e3)
    },
    Line(name: "weights at the start", value: { $0.initialization.rawValue }) { plan, step in
      plan.initialization = next(plan.initialization, in: Network.Initialization.allCases, step)
    },
    Line(name: "residual layers", value: { $0.isResidual ? "yes" : "no" }) { plan, _ in plan.isResidual.toggle() },
    Line(name: "clip gradients at", value: { $0.clip.map { NumberLabel.text($0) } ?? "never" }) { plan, step in
      plan.clip = next(plan.clip, in: [nil, 10, 1, 0.1], step)
    },
    Line(name: "examples a step", value: { $0.batch.map { "\($0)" } ?? "all" }) { plan, step in
      plan.batch = next(plan.batch, in: [nil, 32, 8, 1], step)
    },
  ]

  var rows: [(name: String, value: String)] { Self.lines.map { ($0.name, $0.value(plan)) } }

  var keys: KeyTable<NetworkScreen.Action> {
    KeyTable([
      Binding(.up, "k", label: "move", help: "The setting before", action: NetworkScreen.Action.change(.up)),
      Binding(.down, "j", label: "move", help: "The next setting", action: .change(.down)),
      Binding(.left, "h", label: "change", help: "Less, or the one before", action: .change(.left)),
      Binding(.right, "l", label: "change", help: "More, or the next", action: .change(.right)),
      Binding(
        .enter, .escape, "q", "o", label: "train", help: "Train with these", isPinned: true, action: .endSettings),
    ])
  }

  mutating func change(_ key: Key) {
    switch key {
    case .up: selection = max(0, selection - 1)
    case .down: selection = min(Self.lines.count - 1, selection + 1)
    case .left: Self.lines[selection].turn(&plan, -1)
    case .right: Self.lines[selection].turn(&plan, 1)
    case _: break
    }
  }

  func draw(in rect: Rect, on surface: inout Surface) {
    let inside = Overlay.draw(Size(width: 50, height: rows.count), title: "Settings", in: rect, on: &surface)
    for (index, row) in rows.enumerated() {
      let place = Point(x: inside.minX, y: inside.minY + index)
      let style = Style(index == selection ? .selection : .text)
      surface.write((index == selection ? "> " : "  ") + row.name, at: place, style)
      surface.write(row.value, endingAt: Point(x: inside.maxX, y: place.y), style)
    }
  }
}

extension Loss {
  var title: String {
    switch self {
    case .meanSquaredError: "mean squared error"
    case .binaryCrossEntropy: "cross-entropy"
    case .categoricalCrossEntropy: "softmax, cross-entropy"
    }
  }
}
