import Calculus

/// The wrong answers that single mistakes of the catalogue lead to: the options of a choice, and the proof that an
/// exercise tells its mistakes apart.
package struct MistakenAnswers: Sendable {
  package struct Item: Sendable {
    package let answer: Problem.Answer
    /// Every mistake that leads to it, the commonest first.
    package fileprivate(set) var mistakes: [Mistake]
    fileprivate let values: [Samples]
  }

  /// Each wrong answer once, those of common mistakes first.
  package private(set) var items: [Item] = []
  /// The mistakes that show nowhere: they lead to the right answer.
  package private(set) var invisible: [Mistake] = []

  /// A common mistake that an answer cannot tell.
  package enum Hidden: Hashable, Sendable {
    /// It leads to the right answer.
    case behindTheAnswer(cause: String)
    /// Another leads to the same wrong answer.
    case behindAnother(cause: String, other: String)
  }

  /// What the answers hide first.
  package var hidden: Hidden? {
    if let mistake = invisible.first(where: Self.isCommon) { return .behindTheAnswer(cause: mistake.cause) }
    return items.lazy.map { $0.mistakes.filter(Self.isCommon) }.first { $0.count > 1 }.map {
      .behindAnother(cause: $0[0].cause, other: $0[1].cause)
    }
  }

  private static func isCommon(_ mistake: Mistake) -> Bool {
    mistake.weight == common && !general.contains(mistake.name)
  }

  /// These say in general what another says in particular: together they are no collision.
  private static let general: Set<String> = ["factor-lost", "other-term-differentiated"]

  private static let common = 3
  private static let mostCandidates = 200

  /// Those of a derivative by one variable, at a point or not, and of mistakes that concern a question as a whole.
  ///
  /// Answers are told apart by their values at four points, where the right one has a value.
  package init(_ problem: Problem) {
    let right = problem.answer
    guard let first = right.entries.first,
      let points = Diagnostician(problem).points(first, right.entries.last ?? first)
    else { return }
    let rightValues = Self.values(right, points)
    for mistake in Mistake.all {
      guard case .question(let answers) = mistake.form else { continue }
      for answer in answers(problem) where answer.shape == right.shape {
        note(mistake, Self.values(answer, points), rightValues) { answer }
      }
    }
    noteRules(problem, points, rightValues)
    // A rule that shows at one place of the formula is not invisible because it does not at another.
    let visible = Set(items.flatMap(\.mistakes).map(\.id))
    invisible.removeAll { visible.contains($0.id) }
    items = items.enumerated().sorted {
      let (a, b) = ($0.element.mistakes[0].weight, $1.element.mistakes[0].weight)
      return a != b ? a > b : $0.offset < $1.offset
    }.map(\.element)
  }

  private static func values(_ answer: Problem.Answer, _ points: [Symbol: Samples]) -> [Samples] {
    answer.entries.map { $0.evaluated(at: points, undefined: .undefined) }
  }

  private mutating func noteRules(_ problem: Problem, _ points: [Symbol: Samples], _ right: [Samples]) {
    guard case .derivative(let f, let x, 1) = problem.general, let figure = f.figure(by: x) else { return }
    var derivatives = WrongDerivatives(of: figure, by: x, points)
    for candidate in derivatives.candidates(mistakes: 1).dropFirst().joined().prefix(Self.mostCandidates) {
      guard let slip = candidate.slips.first else { continue }
      note(Mistake.all[slip.mistake], [candidate.value], right) {
        Problem.Answer(derivatives.expression(with: candidate.slips).substituting(problem.point))
      }
    }
  }

  private mutating func note(
    _ mistake: Mistake, _ values: [Samples], _ right: [Samples], _ answer: () -> Problem.Answer
  ) {
    func agrees(_ other: [Samples]) -> Bool { zip(values, other).allSatisfy { $0.agrees(with: $1) } }
    guard values.allSatisfy(\.isFinite) else { return }
    if agrees(right) {
      if !invisible.contains(where: { $0.id == mistake.id }) { invisible.append(mistake) }
    } else if let place = items.firstIndex(where: { agrees($0.values) }) {
      guard !items[place].mistakes.contains(where: { $0.id == mistake.id }) else { return }
      items[place].mistakes = (items[place].mistakes + [mistake]).sorted { $0.weight > $1.weight }
    } else {
      let answer = answer()
      guard !answer.entries.contains(where: \.isUndefined) else { return }
      items.append(Item(answer: answer, mistakes: [mistake], values: values))
    }
  }
}
