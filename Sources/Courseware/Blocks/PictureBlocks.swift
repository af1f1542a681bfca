import Calculus
import Descent

// The live blocks that show something and ask nothing.

/// A derivation that Gradus writes itself, revealed rule by rule.
package struct StepsBlock: Hashable, Sendable {
  package var function: FormulaText
  package var variable: Symbol
  package var order: Int
  package var caption: Prose
  package var notes: BlockNotes
}

/// A curve or several, with a tangent, a secant closing in, or Taylor polynomials.
package struct PlotBlock: Hashable, Sendable {
  /// At least one, each of the one variable or constant.
  package var functions: [FormulaText]
  package var variable: Symbol
  package var x: ClosedRange<Double>
  /// `nil` where the picture chooses it.
  package var y: ClosedRange<Double>?
  /// Where the tangent touches.
  package var tangent: Double?
  /// Where the secant is anchored and the widths it runs through, in order.
  package var secant: Secant?
  /// The point and the degrees of the Taylor polynomials.
  package var taylor: Taylor?
  package var caption: Prose
  package var notes: BlockNotes

  package struct Secant: Hashable, Sendable {
    package var at: Double
    package var widths: [Double]
  }

  package struct Taylor: Hashable, Sendable {
    package var at: Double
    package var degrees: [Int]
  }
}

/// An optimiser with its settings: `momentum rate=0.03 beta=0.8`.
package struct OptimizerChoice: Hashable, Sendable {
  package var optimizer: Optimizer
  /// Its own learning rate; `nil` where it runs at that of its block.
  package var rate: Double?
  package var range: SourceRange

  package var name: String { optimizer.method.name }
}

/// Optimisers running on a contour map, or on a curve where the loss has one variable.
package struct DescentBlock: Hashable, Sendable {
  package var loss: FormulaText
  /// One or two, in the order of `start`.
  package var variables: [Symbol] { start.map(\.variable) }
  /// The picture's extent in the first variable; `nil` where the picture chooses it.
  package var x: ClosedRange<Double>?
  /// The same in the second variable.
  package var y: ClosedRange<Double>?
  /// Where all runners start: a value for each variable of the loss.
  package var start: [Assignment]
  /// At least one; the same optimiser may run several times at different rates.
  package var optimizers: [OptimizerChoice]
  /// The learning rate of each optimiser that names none itself; `nil` for its usual one.
  package var rate: Double?
  package var steps: Int
  /// What the author says of it, proved by the linter.
  var checkpoints: [Checkpoint]
  package var caption: Prose
  package var notes: BlockNotes
}

/// The computational graph of an expression at a point, a node at a time.
package struct GraphBlock: Hashable, Sendable {
  package var function: FormulaText
  /// A value for each variable.
  package var point: [Assignment]
  package var caption: Prose
  package var notes: BlockNotes
}

/// A small network trained live.
package struct NetworkBlock: Hashable, Sendable {
  /// The data sets there are: points of two or three classes in the plane, and a curve to fit.
  package static let dataSets = [
    "moons", "circles", "spirals", "xor", "blobs", "three-blobs", "three-arms", "wave",
  ]
  package static let activations = ["tanh", "sigmoid", "relu", "gelu", "silu", "linear"]

  /// The data set's name.
  package var data: String
  /// Units in each hidden layer.
  package var layers: [Int]
  package var activation: String
  package var optimizer: OptimizerChoice
  package var rate: Double?
  package var steps: Int
  package var caption: Prose
  package var notes: BlockNotes
}
