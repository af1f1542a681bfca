import Calculus
import Courseware
import Grading

/// What an exercise asks, ready to judge answers.
struct ExerciseTask: Sendable {
  let question: ExerciseQuestion
  /// How the answer comes about, where it is a derivative.
  let derivation: Derivation?
  /// Hints made from the derivation.
  let hints: [String]

  init(_ block: ExerciseBlock, lesson: String) {
    question = ExerciseQuestion(block, lesson: lesson)
    hints = question.hints
    derivation = if case .derive(let task) = block.task { task.steps } else { nil }
  }

  /// Whether there is a way to the answer that can be checked line by line.
  var hasLines: Bool { question.question.problem != nil }

  /// What may stand in the empty answer line: the kind of answer, by an example.
  var example: String {
    switch question.question.expected {
    case .between: "a number, such as 0.5 or -3/4"
    case .expression where question.question.isNumeric: "a number, such as 0.5 or -3/4"
    case .expression: "such as 5\(question.scope.variables?.first?.name ?? "x") - 7"
    case .vector(let components): "[" + components.map { _ in "…" }.joined(separator: ", ") + "]"
    case .matrix: "[[…, …], […, …]]"
    }
  }

  /// What made a right answer right: the rule of the outermost step.
  var rule: String? {
    derivation.map { "\($0.title.capitalised): \($0.rule.statement)" }
  }
}

extension ExerciseBlock {
  /// The exercise with the numbers that this run draws for it, the same wherever it is shown, and the seed they come
  /// from; nil where it has none to draw.
  func drawn(_ preferences: Preferences) -> (exercise: ExerciseBlock, seed: UInt64?) {
    guard !parameters.isEmpty else { return (self, nil) }
    let seed = seed(preferences)
    var random = SplitMix64(seed: seed)
    return (drawn(using: &random), seed)
  }

  /// Its question with these numbers.
  func drawnAsk(_ preferences: Preferences) -> Prose {
    var random = SplitMix64(seed: seed(preferences))
    return drawnAsk(using: &random)
  }

  private func seed(_ preferences: Preferences) -> UInt64 { preferences.seed &+ stableHash(id) }
}

extension ExerciseBlock.Derivation {
  /// The way to the answer, where it is one derivative.
  fileprivate var steps: Derivation? {
    switch kind {
    case .derivative(_, 0), .gradient, .hessian, .jacobian: nil
    case .derivative(let variable, _): Derivation(of: moved(by: variable), by: variable)
    case .mixed(let variables): variables.first.map { Derivation(of: expanded, by: $0) }
    }
  }
}
