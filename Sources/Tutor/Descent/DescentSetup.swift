import Calculus
import Courseware
import Descent
import Typesetting

/// What a descent begins with: an objective, a start, and who runs.
struct DescentSetup: Sendable {
  var objective: Objective
  /// The loss as it was typed, and as it is typeset.
  let text: String
  let notation: MathNode
  var start: [Double]
  var entries: [Race.Entry]
  var limit: Int

  init(objective: Objective, start: [Double], entries: [Race.Entry], limit: Int) {
    (self.objective, self.start, self.entries, self.limit) = (objective, start, entries, limit)
    text = objective.formula.text(.plain)
    notation = MathNode(objective.formula)
  }

  init(_ block: DescentBlock) {
    let variables = block.variables
    text = block.loss.text
    notation = MathNode(block.loss.formula)
    let shown = [block.x, block.y]
    let start = block.start.map { Self.number($0.value) }
    let box = Box(
      variables.indices.map { index in
        (index < shown.count ? shown[index] : nil) ?? Self.range(around: start[index])
      })
    objective = Objective(block.loss.expression, variables: variables, box: box)
    self.start = start
    entries = block.optimizers.map { Self.entry($0, usualRate: block.rate) }
    if entries.isEmpty { entries = [Race.Entry(Optimizer(.gradientDescent), rate: block.rate)] }
    limit = max(1, block.steps)
  }

  /// A function typed by the learner, in place of another: the same runners, at their usual rates.
  ///
  /// - Returns: nil for a function that has no variable, or more than two.
  init?(_ formula: Formula, like other: DescentSetup) {
    guard let loss = formula.expression, (1...2).contains(loss.variables.count) else { return nil }
    let variables = loss.variables
    text = formula.text
    notation = MathNode(formula)
    objective = Objective(loss, variables: variables)
    start = Array([3.5, 2.5].prefix(variables.count))
    entries = other.entries.map { Race.Entry($0.optimizer) }
    limit = max(other.limit, 200)
  }

  var race: Race { Race(objective, from: start, entries, limit: limit) }

  /// The usual range, or one as long in whose middle half the start lies.
  private static func range(around start: Double) -> ClosedRange<Double> {
    let reach = max(Box.usual.upperBound, 2 * start.magnitude)
    return -reach...reach
  }

  private static func number(_ value: Expression) -> Double {
    value.number.map { Double($0) } ?? Tape(value).value(at: []).value ?? 0
  }

  private static func entry(_ choice: OptimizerChoice, usualRate: Double?) -> Race.Entry {
    Race.Entry(choice.optimizer, rate: choice.rate ?? usualRate)
  }
}
