import Calculus
import Descent

// The live blocks that show something and ask nothing.

/// A derivation that Gradus writes itself, revealed rule by rule.
package struct StepsBlock: Hashable, Sendable {
  package var function: FormulaText
  package var variable: Symbol
  package var order: Int
  package var caption: Prose
  package var covers: [String]
  package var range: SourceRange

  package init(
    function: FormulaText, variable: Symbol, order: Int = 1, caption: Prose = [], covers: [String] = [],
    range: SourceRange
  ) {
    self.function = function
    self.variable = variable
    self.order = order
    self.caption = caption
    self.covers = covers
    self.range = range
  }
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
  package var covers: [String]
  package var range: SourceRange

  package struct Secant: Hashable, Sendable {
    package var at: Double
    package var widths: [Double]

    package init(at: Double, widths: [Double]) {
      self.at = at
      self.widths = widths
    }
  }

  package struct Taylor: Hashable, Sendable {
    package var at: Double
    package var degrees: [Int]

    package init(at: Double, degrees: [Int]) {
      self.at = at
      self.degrees = degrees
    }
  }

  package init(
    functions: [FormulaText], variable: Symbol, x: ClosedRange<Double>, y: ClosedRange<Double>? = nil,
    tangent: Double? = nil,
    secant: Secant? = nil, taylor: Taylor? = nil, caption: Prose = [], covers: [String] = [], range: SourceRange
  ) {
    self.functions = functions
    self.variable = variable
    self.x = x
    self.y = y
    self.tangent = tangent
    self.secant = secant
    self.taylor = taylor
    self.caption = caption
    self.covers = covers
    self.range = range
  }
}

/// An optimiser with its settings: `momentum rate=0.03 beta=0.8`.
package struct OptimizerChoice: Hashable, Sendable {
  package var optimizer: Optimizer
  /// Its own learning rate; `nil` where it runs at that of its block.
  package var rate: Double?
  package var range: SourceRange

  package var name: String { optimizer.method.name }

  package init(optimizer: Optimizer, rate: Double? = nil, range: SourceRange) {
    self.optimizer = optimizer
    self.rate = rate
    self.range = range
  }
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
  package var caption: Prose
  package var covers: [String]
  package var range: SourceRange

  package init(
    loss: FormulaText, x: ClosedRange<Double>? = nil, y: ClosedRange<Double>? = nil, start: [Assignment],
    optimizers: [OptimizerChoice], rate: Double? = nil, steps: Int, caption: Prose = [], covers: [String] = [],
    range: SourceRange
  ) {
    self.loss = loss
    self.x = x
    self.y = y
    self.start = start
    self.optimizers = optimizers
    self.rate = rate
    self.steps = steps
    self.caption = caption
    self.covers = covers
    self.range = range
  }
}

/// The computational graph of an expression at a point, a node at a time.
package struct GraphBlock: Hashable, Sendable {
  package var function: FormulaText
  /// A value for each variable.
  package var point: [Assignment]
  package var caption: Prose
  package var covers: [String]
  package var range: SourceRange

  package init(
    function: FormulaText, point: [Assignment], caption: Prose = [], covers: [String] = [], range: SourceRange
  ) {
    self.function = function
    self.point = point
    self.caption = caption
    self.covers = covers
    self.range = range
  }
}

/// A small network trained live.
package struct NetworkBlock: Hashable, Sendable {
  /// The data set's name.
  package var data: String
  /// Units in each hidden layer.
  package var layers: [Int]
  package var activation: String
  package var optimizer: OptimizerChoice
  package var rate: Double?
  package var steps: Int
  package var caption: Prose
  package var covers: [String]
  package var range: SourceRange

  package init(
    data: String, layers: [Int], activation: String, optimizer: OptimizerChoice, rate: Double? = nil, steps: Int,
    caption: Prose = [], covers: [String] = [], range: SourceRange
  ) {
    self.data = data
    self.layers = layers
    self.activation = activation
    self.optimizer = optimizer
    self.rate = rate
    self.steps = steps
    self.caption = caption
    self.covers = covers
    self.range = range
  }
}
