import Calculus

/// A named function to descend, and what it is there to show.
package struct Landscape: Sendable, Identifiable {
  /// What lessons and the command line call it.
  package let id: String
  package let name: String
  /// The formula as it is typed.
  package let text: String
  package let variables: [Symbol]
  package let box: Box
  package let start: [Double]
  /// Rates at which the race is worth watching.
  package let rates: [Method: Double]
  package let minima: [[Double]]
  /// Points without slope that are no minima.
  package let saddles: [[Double]]
  /// The lesson in one sentence.
  package let moral: String
  package let source: String

  init(
    _ id: String, _ name: String, _ text: String, _ box: Box, variables: [Symbol] = ["x", "y"],
    from start: [Double],
    rates: [Method: Double], minima: [[Double]], saddles: [[Double]] = [], moral: String, source: String
  ) {
    self.id = id
    self.name = name
    self.text = text
    self.variables = variables
    self.box = box
    self.start = start
    self.rates = rates
    self.minima = minima
    self.saddles = saddles
    self.moral = moral
    self.source = source
  }

  /// The formula. A text of the table that did not parse would be undefined, and the tests see to it that none is.
  package var formula: Expression { (try? Parser.parseExpression(text, in: Scope(variables))) ?? .undefined }

  package var objective: Objective { Objective(formula, variables: variables, box: box) }

  /// A race of some methods at the rates that suit the landscape.
  package func race(_ methods: [Method], limit: Int = 10_000) -> Race {
    Race(objective, from: start, methods.map { Race.Entry(Optimizer($0), rate: rates[$0]) }, limit: limit)
  }

  /// The landscape with an id.
  package init?(named id: String) {
    guard let landscape = Landscape.all.first(where: { $0.id == id }) else { return nil }
    self = landscape
  }
}
