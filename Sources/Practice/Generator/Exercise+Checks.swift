import Calculus
import Grading

extension Exercise {
  /// Why a draw is not shown.
  package enum Flaw: Hashable, Sendable {
    /// The answer is undefined, a constant where a formula is asked for, or nothing has to be done.
    case degenerate
    /// Too long, or with numbers that nobody wants to write.
    case ugly
    /// A common mistake gives the right answer, or two give the same.
    case indistinguishable
    /// The two engines do not agree on the key.
    case keyInDoubt(String)
    case notAsHard(level: Int)
  }

  /// The first thing wrong with it; nil for an exercise that can be shown.
  package func flaw(level: Int) -> Flaw? {
    if difficulty.level != level { return .notAsHard(level: difficulty.level) }
    if isDegenerate { return .degenerate }
    if isUgly { return .ugly }
    if let problem, MistakenAnswers(problem).hidden != nil { return .indistinguishable }
    return disagreement.map(Flaw.keyInDoubt)
  }

  private var isDegenerate: Bool {
    let entries = answer.entries
    if entries.contains(where: \.isUndefined) { return true }
    if functions.contains(where: { $0.expression?.variablesAreAbsent ?? true }) { return true }
    switch template.ask {
    case .derivative, .partial, .mixedPartial: return entries.allSatisfy(\.variablesAreAbsent)
    case .gradient, .jacobian, .hessian: return entries.allSatisfy(\.isZero)
    case .slope, .gradientAtPoint: return entries.contains { $0.isZero || $0.number == nil }
    case .descent:
      // A step that goes nowhere, or lands where it began, asks nothing.
      return entries.contains { $0.number == nil || $0 == point[variables[0]] }
    }
  }

  private var isUgly: Bool {
    answer.entries.contains { $0.weight > Self.heaviest || $0.hasNumber(beyond: template.ask.largestNumber) }
  }

  private static let heaviest = 60

  /// Where the tape, run on the function alone, contradicts the key.
  package var disagreement: String? {
    let expressions = functions.compactMap(\.expression)
    guard let f = expressions.first, let x = variables.first else { return "there is no function" }
    switch template.ask {
    case .derivative(let order): return chain(f, Array(repeating: x, count: order))
    case .mixedPartial: return chain(f, variables)
    case .partial: return DerivativeLink(function: f, partials: [(x, answer.entries[0])]).disagreement
    case .gradient:
      return DerivativeLink(function: f, partials: Array(zip(variables, answer.entries))).disagreement
    case .jacobian, .hessian:
      let rows = template.ask == .hessian ? f.gradient(by: variables) : expressions
      return rows.indices.lazy.compactMap { row in
        let entries = answer.entries.dropFirst(row * variables.count).prefix(variables.count)
        return DerivativeLink(function: rows[row], partials: Array(zip(variables, entries))).disagreement
      }.first ?? (template.ask == .hessian ? DerivativeLink(gradientOf: f, by: variables).disagreement : nil)
    case .slope, .gradientAtPoint: return valueDisagreement(f)
    case .descent(let steps): return descentDisagreement(f, x, steps)
    }
  }

  private func chain(_ f: Expression, _ variables: [Symbol]) -> String? {
    var current = f
    for (index, variable) in variables.enumerated() {
      let next = index + 1 == variables.count ? answer.entries[0] : current.derivative(by: variable)
      if let doubt = DerivativeLink(function: current, partials: [(variable, next)]).disagreement { return doubt }
      current = next
    }
    return nil
  }

  private func valueDisagreement(_ f: Expression) -> String? {
    let place = variables.compactMap { point[$0]?.number.map { Double($0) } }
    guard place.count == variables.count,
      case .defined(let slopes) = Tape(f, inputs: variables).gradient(at: place)
    else { return "the tape has no value there" }
    return differs(slopes)
  }

  private func descentDisagreement(_ f: Expression, _ x: Symbol, _ steps: Int) -> String? {
    guard let start = point[x]?.number, let rate = rate?.number else { return "there is no start" }
    var evaluator = Tape(f, inputs: [x]).evaluator()
    var place = [Double(start)]
    var slope: [Double] = []
    for _ in 0..<steps {
      guard case .defined = evaluator.gradient(at: place, into: &slope) else { return "the tape has no value" }
      place[0] -= Double(rate) * slope[0]
    }
    return differs(place)
  }

  private func differs(_ values: [Double]) -> String? {
    for (entry, value) in zip(answer.entries, values) {
      guard let number = entry.number, (Double(number) - value).magnitude <= 1e-9 * (1 + value.magnitude) else {
        return "the tape gives \(value), the key \(entry.text(.plain))"
      }
    }
    return nil
  }
}

extension Template.Ask {
  /// Numbers in an answer beyond this are no pleasure to write.
  fileprivate var largestNumber: Rational {
    switch self {
    // A whole number that is off by one is off by more than what rounding is let pass: one in a thousand.
    case .slope, .gradientAtPoint, .descent: 900
    case .derivative, .partial, .mixedPartial, .gradient, .hessian, .jacobian: 2_000
    }
  }
}

extension Expression {
  fileprivate func hasNumber(beyond bound: Rational) -> Bool {
    if let number { return number.magnitude > bound || (!number.isZero && number.magnitude * bound < 1) }
    if case .product(let coefficient, _) = kind, coefficient.magnitude > bound { return true }
    return children.contains { $0.hasNumber(beyond: bound) }
  }
}
