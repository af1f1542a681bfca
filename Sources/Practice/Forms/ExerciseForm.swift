import Calculus
import Grading

/// How an exercise is put: the answer typed, or a task about a worked solution.
package enum ExerciseForm: Sendable {
  case typed
  /// One right answer among those that mistakes lead to.
  case choice([Option])
  /// A worked solution with one mistake in it; the place of the first wrong line.
  case findMistake([WorkedLine], wrong: Int, Mistake)
  /// The lines of a solution out of order, and the numbers that bring them into it, from 1.
  case order([WorkedLine], order: [Int])
  /// A solution with one derivative left out.
  case fill([WorkedLine], gap: Int)
  /// The first lines of a solution, and rules of which one gives the last of them: why, after worked steps.
  case rule([WorkedLine], [RuleOption])

  package enum Kind: String, Sendable, CaseIterable { case typed, choice, mistake, order, fill, rule }

  package var kind: Kind {
    switch self {
    case .typed: .typed
    case .choice: .choice
    case .findMistake: .mistake
    case .order: .order
    case .fill: .fill
    case .rule: .rule
    }
  }

  package struct Option: Sendable {
    package let answer: Problem.Answer
    /// The mistake that leads to it; nil for the right one.
    package let mistake: Mistake?
  }

  package struct RuleOption: Sendable {
    package let name: String
    package let isRight: Bool
    /// What the rule says, or why it does not fit.
    package let reason: String
  }
}

/// A line of a worked solution: what is differentiated, and what is said to come out.
package struct WorkedLine: Hashable, Sendable {
  package let expression: Expression
  package let derivative: Expression
}

extension Exercise {
  /// The exercise in one form; nil where it does not come in that form. The same seed gives the same form.
  package func form(_ kind: ExerciseForm.Kind) -> ExerciseForm? {
    var random = SplitMix64(seed: seed &+ 0x5EED)
    return switch kind {
    case .typed: .typed
    case .choice: choice(&random)
    case .mistake: mistaken(&random)
    case .order: ordered(&random)
    case .fill: filled(&random)
    case .rule: asksRule(&random)
    }
  }

  private func choice(_ random: inout SplitMix64) -> ExerciseForm? {
    guard let problem else { return nil }
    let wrong = MistakenAnswers(problem).items.prefix(Self.mostDistractors).map {
      ExerciseForm.Option(answer: $0.answer, mistake: $0.mistakes[0])
    }
    guard wrong.count >= 2 else { return nil }
    return .choice((wrong + [ExerciseForm.Option(answer: answer, mistake: nil)]).shuffled(using: &random))
  }

  private static let mostDistractors = 3

  /// The lines of the solution from the inside out, the answer last; nil where it has fewer than two.
  package var solution: [WorkedLine]? { workedLines?.map(\.line) }

  private var workedLines: [(derivation: Derivation, line: WorkedLine)]? {
    let lines = derivationLines
    return lines.count >= 2 ? lines : nil
  }

  private var derivationLines: [(derivation: Derivation, line: WorkedLine)] {
    var seen: Set<Expression> = []
    let steps = derivation?.steps().reversed().filter { seen.insert($0.expression).inserted } ?? []
    return steps.map { ($0, WorkedLine(expression: $0.expression, derivative: $0.derivative)) }
  }

  private func ordered(_ random: inout SplitMix64) -> ExerciseForm? {
    // Only a chain has one order: each line needs the one before.
    guard let lines = workedLines, lines.count >= 3, isChain(lines.map(\.derivation)) else { return nil }
    let places = Array(lines.indices).shuffled(using: &random)
    guard places != Array(lines.indices) else { return nil }
    return .order(
      places.map { lines[$0].line }, order: lines.indices.compactMap { places.firstIndex(of: $0).map { $0 + 1 } })
  }

  private func isChain(_ lines: [Derivation]) -> Bool {
    zip(lines, lines.dropFirst()).allSatisfy { inner, outer in
      outer.steps(.every).contains { $0.expression == inner.expression }
    }
  }

  private func filled(_ random: inout SplitMix64) -> ExerciseForm? {
    guard let lines = workedLines, lines.count >= 2 else { return nil }
    let gap = Int.random(in: 0..<lines.count - 1, using: &random)
    return .fill(lines.map(\.line), gap: gap)
  }

  private func asksRule(_ random: inout SplitMix64) -> ExerciseForm? {
    let lines = derivationLines
    guard let asked = lines.indices.randomElement(using: &random) else { return nil }
    let derivation = lines[asked].derivation
    let (fitting, refused) = RuleWorking.choices(for: derivation)
    // The word would tell the right one from the others, where it did not stand with all that it may stand with.
    func name(_ rule: RuleWorking.Rule) -> String {
      derivation.isChained && rule.mayBeChained ? "chain rule, \(rule.name)" : rule.name
    }
    let wrong = refused.filter { !$0.rule.isTrivial }.shuffled(using: &random).prefix(Self.mostDistractors)
    let options =
      wrong.map { ExerciseForm.RuleOption(name: name($0.rule), isRight: false, reason: $0.reason) }
      + [ExerciseForm.RuleOption(name: name(fitting), isRight: true, reason: derivation.rule.statement)]
    return .rule(lines[...asked].map(\.line), options.shuffled(using: &random))
  }

  /// One line is got wrong by a rule of the catalogue, and those after it follow from it.
  private func mistaken(_ random: inout SplitMix64) -> ExerciseForm? {
    guard let lines = workedLines, let last = lines.last else { return nil }
    for place in lines.indices.shuffled(using: &random) {
      let part = lines[place].derivation
      let problem = Problem.derivative(Problem.WrittenFunction(part.expression), by: part.variable, order: 1)
      for item in MistakenAnswers(problem).items {
        let wrong = lines.map { line in
          WorkedLine(
            expression: line.line.expression,
            derivative: line.derivation.derivative(replacing: part.expression, by: item.answer.entries[0]))
        }
        // A mistake that is lost on the way would leave a right answer.
        if let end = wrong.last, end.derivative == last.line.derivative || end.derivative.isUndefined { continue }
        return .findMistake(wrong, wrong: place, item.mistakes[0])
      }
    }
    return nil
  }
}

extension Derivation {
  /// The derivative that comes out when a part's is taken to be another.
  fileprivate func derivative(replacing part: Expression, by wrong: Expression) -> Expression {
    if expression == part { return wrong }
    if contributions.isEmpty { return derivative }
    return .sum(contributions.map { $0.factor * $0.part.derivative(replacing: part, by: wrong) })
  }
}

extension RuleWorking.Rule {
  /// Whether something may stand where the rule has a variable.
  fileprivate var mayBeChained: Bool {
    switch self {
    case .power, .exponential, .function: true
    case .constant, .variable, .sum, .constantMultiple, .product, .quotient, .generalPower: false
    }
  }

  /// Whether it is applied in passing, so that nobody would be asked for it.
  fileprivate var isTrivial: Bool {
    switch self {
    case .constant, .variable: true
    case .sum, .constantMultiple, .product, .quotient, .power, .exponential, .generalPower, .function: false
    }
  }
}
