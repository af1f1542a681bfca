/// What there is to know of an optimiser: its names, its settings, its update, and the sentence that teaches it.
///
/// An update works on one coordinate at a time: it reads the gradient's coordinate and changes the parameter and the
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
  let update: @Sendable (inout Coordinate, Moment) -> Void

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
  }

  /// What is the same for all parameters in a step.
  struct Moment {
    let rate: Double
    /// Counted from 1.
    let step: Int
    let settings: [Double]
  }
}
