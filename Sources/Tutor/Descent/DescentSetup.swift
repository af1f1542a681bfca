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
  var conditions = Conditions()

  init(
    objective: Objective, start: [Double], entries: [Race.Entry], limit: Int, conditions: Conditions = Conditions()
  ) {
    (self.objective, self.start, self.entries, self.limit) = (objective, start, entries, limit)
    self.conditions = conditions
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

  /// Why a formula is no loss to descend: a sentence.
  struct Refusal: Error { let sentence: String }

  /// A function typed by the learner, in place of another: the same runners, at rates that begin downhill.
  init(_ formula: Formula, like other: DescentSetup) throws(Refusal) {
    let loss = try Self.loss(formula)
    let variables = loss.variables
    text = formula.text
    notation = MathNode(formula)
    objective = Objective(loss, variables: variables)
    start = Array([3.5, 2.5].prefix(variables.count))
    (entries, limit) = (other.entries.map { Race.Entry($0.optimizer) }, max(other.limit, 200))
    for index in entries.indices { entries[index].rate = safeRate(entries[index].rate) }
  }

  private static func loss(_ formula: Formula) throws(Refusal) -> Expression {
    guard let loss = formula.expression else {
      throw Refusal(sentence: "A loss is one number, and this is none: write one expression, such as x^2 + 3*y^2.")
    }
    let names = loss.variables.map { $0.text(.unicode) }
    switch names.count {
    case 0:
      throw Refusal(
        sentence: loss.isUndefined ? "This has no value anywhere." : "There is no variable here that could move.")
    case 1, 2: break
    case _:
      throw Refusal(
        sentence: "A map has two directions, and this has \(names.count) variables: \(names.joined(separator: ", ")).")
    }
    return loss
  }

  /// The rate, or the largest of those divided by 2, 5, 10 and so on with which a plain step from the start goes down.
  private func safeRate(_ rate: Double) -> Double {
    guard let value = objective.tape.value(at: start).value, let slope = objective.tape.gradient(at: start).value else {
      return rate
    }
    var divisor = 1.0
    while divisor < 1e6 {
      for step in [1.0, 2, 5] {
        let tried = rate / (divisor * step)
        let place = zip(start, slope).map { $0 - tried * $1 }
        if let lower = objective.tape.value(at: place).value, lower < value { return tried }
      }
      divisor *= 10
    }
    return rate
  }

  var race: Race { Race(objective, from: start, entries, limit: limit, conditions) }

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
