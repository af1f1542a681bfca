import CReference
import Calculus

/// A gradient again and again, the point moved a little every time.
struct TapeGradient: Workload {
  private var evaluator: Evaluator
  private var point: [Double]
  private var gradient: [Double] = []

  init(_ formula: Expression) {
    evaluator = Tape(formula).evaluator()
    point = Points.start(evaluator.tape.inputs.count)
  }

  mutating func runOnce() -> Double {
    point[0] += 1e-12
    let value = evaluator.gradient(at: point, into: &gradient).value ?? 0
    return value + gradient[gradient.count - 1]
  }
}

/// A value again and again.
struct TapeValue: Workload {
  private var evaluator: Evaluator
  private var point: [Double]

  init(_ formula: Expression) {
    evaluator = Tape(formula).evaluator()
    point = Points.start(evaluator.tape.inputs.count)
  }

  mutating func runOnce() -> Double {
    point[0] += 1e-12
    return evaluator.value(at: point).value ?? 0
  }
}

struct ReferenceGradient: Workload {
  private var point: [Double]
  private var gradient: [Double]

  init(_ count: Int) {
    point = Points.start(count)
    gradient = point
  }

  mutating func runOnce() -> Double {
    point[0] += 1e-12
    return reference_rosenbrock(point, point.count, &gradient) + gradient[gradient.count - 1]
  }
}

/// Gradients at a thousand points of the plane at once.
struct TapePoints: Workload {
  private var evaluator = Tape(Formulas.valley, inputs: ["x", "y"]).evaluator()
  private let batch = Batch(inputs: [0, 1], columns: Points.columns)
  private let shared: [Double] = []
  private var (values, slopes): ([Double], [Double]) = ([], [])

  mutating func runOnce() -> Double {
    evaluator.gradients(over: batch, at: shared, values: &values, into: &slopes)
    return values[Points.count / 2] + slopes[Points.count]
  }
}

struct ReferencePoints: Workload {
  private var values = Points.columns[0]
  private var slopes = Points.columns[0] + Points.columns[1]

  mutating func runOnce() -> Double {
    reference_rosenbrock_points(Points.columns[0], Points.columns[1], Points.count, &values, &slopes)
    return values[Points.count / 2] + slopes[Points.count]
  }
}

enum Points {
  /// Where gradients begin.
  static func start(_ count: Int) -> [Double] { (0..<count).map { index -> Double in 0.3 + Double(index % 7) / 128 } }

  static let count = 1_000
  static let columns: [[Double]] = [
    (0..<count).map { index -> Double in Double(index) / 250 - 2 },
    (0..<count).map { index -> Double in Double(index % 97) / 32 },
  ]
}

/// The mean loss of a network over 64 examples and its gradient.
struct TapeNetwork: Workload {
  private var trainer = Network(inputs: 2, [.init(16, .tanh), .init(16, .tanh), .init(1, .identity)])
    .trainer(loss: .meanSquaredError)
  private let batch: Batch
  private var parameters = Examples.parameters
  private var gradient: [Double] = []

  init() { batch = trainer.batch(inputs: Examples.inputs, targets: [Examples.targets]) }

  mutating func runOnce() -> Double {
    parameters[0] += 1e-12
    let loss = trainer.meanGradient(at: parameters, over: batch, into: &gradient).value ?? 0
    return loss + gradient[gradient.count - 1]
  }
}

struct ReferenceNetwork: Workload {
  private var parameters = Examples.parameters
  private var gradient = Examples.parameters

  mutating func runOnce() -> Double {
    parameters[0] += 1e-12
    let loss = reference_network(parameters, Examples.inputs[0], Examples.inputs[1], Examples.targets, &gradient)
    return loss + gradient[gradient.count - 1]
  }
}

enum Examples {
  static let inputs: [[Double]] = [37, 11].map { stride in
    (0..<64).map { index -> Double in Double(index * stride % 64) / 32 - 1 }
  }
  static let targets: [Double] = zip(inputs[0], inputs[1]).map { $0 * $1 }
  static let parameters: [Double] = (0..<337).map { index -> Double in Double(index * 61 % 97) / 120 - 0.4 }
}

/// A surface over 400×240 points.
struct TapeGrid: Workload {
  private var evaluator: Evaluator
  private var values: [Double] = []

  init(_ formula: Expression) { evaluator = Tape(formula, inputs: ["x", "y"]).evaluator() }

  mutating func runOnce() -> Double {
    evaluator.values(x: Grid.x, y: Grid.y, into: &values)
    return values[Grid.count / 3]
  }
}

struct ReferenceGrid: Workload {
  let surface: reference_surface
  private var values = Array(repeating: 0.0, count: Grid.count)

  init(_ surface: reference_surface) { self.surface = surface }

  mutating func runOnce() -> Double {
    reference_grid(surface, Grid.columns, Grid.columns.count, Grid.rows, Grid.rows.count, &values)
    return values[Grid.count / 3]
  }
}

enum Grid {
  static let (x, y) = (SampleAxis(-2...2, count: 400), SampleAxis(-1...3, count: 240))
  static let columns = (0..<400).map { x[$0] }
  static let rows = (0..<240).map { y[$0] }
  static let count = 400 * 240
}
