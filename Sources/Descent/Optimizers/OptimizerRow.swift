import Calculus

/// What there is to know of an optimiser: its names, its settings, its update, and the sentence that teaches it.
///
/// Most updates work on one coordinate at a time: they read the gradient's coordinate and change the parameter and the
/// numbers that the method remembers for it.
package struct OptimizerRow: Sendable {
  /// What lessons and the command line call it, the first one printed.
  package let names: [String]
  package let title: String
  package let settings: [Setting]
  /// How many numbers are remembered for each parameter.
  package let memory: Int
  /// The update as a formula, a line a step.
  package let formula: [String]
  package let lesson: String
  /// Author and year.
  package let source: String
  /// The learning rate that people try first.
  package let usualRate: Double
  let update: Update

  /// How a step is taken.
  enum Update: Sendable {
    /// Each coordinate by itself, from its gradient and what is remembered for it.
    case coordinate(@Sendable (inout Coordinate, Moment) -> Void)
    /// All coordinates together, with a look at the function; false where there is no step.
    case whole(@Sendable (inout Whole, Moment) -> Bool)
  }

  /// A number that shapes a method: β, ε.
  package struct Setting: Hashable, Sendable {
    package let name: String
    package let symbol: String
    package let usual: Double
    package let range: Range<Double>
  }

  /// One parameter, and what is remembered for it.
  struct Coordinate {
    var parameter: Double
    let gradient: Double
    var memory: (first: Double, second: Double)
    /// The value of each assignment of the formula in turn; nil where nobody asks.
    var record: [Double]?

    mutating func note(_ value: Double) { record?.append(value) }
  }

  /// A point, and the function around it.
  struct Whole {
    var point: [Double]
    let gradient: [Double]
    var evaluator: Evaluator
    /// What is computed on the way, in words; nil where nobody asks.
    var record: [String]?
  }

  /// What is the same for all parameters in a step.
  struct Moment {
    let rate: Double
    /// Counted from 1.
    let step: Int
    let settings: [Double]
  }
}

extension OptimizerRow {
  /// A method that treats each coordinate by itself.
  init(
    names: [String], title: String, settings: [Setting] = [], memory: Int = 0, formula: [String], lesson: String,
    source: String, usualRate: Double, update: @escaping @Sendable (inout Coordinate, Moment) -> Void
  ) {
    self.init(
      names: names, title: title, settings: settings, memory: memory, formula: formula, lesson: lesson, source: source,
      usualRate: usualRate, update: .coordinate(update))
  }

  /// Whether each coordinate is treated by itself, so that a step needs the gradient alone.
  package var isCoordinatewise: Bool { if case .coordinate = update { true } else { false } }
}
