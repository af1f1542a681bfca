import Calculus

/// Looks for the mistake behind a wrong answer: it makes every wrong answer that the catalogue knows of and compares.
package struct Diagnostician {
  private let problem: Problem
  private let history: MistakeHistory
  private let seed: UInt64
  /// The relative error that a number may have.
  private let tolerance: Double

  package init(_ problem: Problem, history: MistakeHistory = MistakeHistory(), seed: UInt64 = 0, tolerance: Double = 0)
  {
    self.problem = problem
    self.history = history
    self.seed = seed
    self.tolerance = tolerance
  }

  /// Which mistake an answer that is known to be wrong looks like; nil where none fits, or too many do.
  package func diagnose(_ given: Problem.Answer) -> Diagnosis? {
    let right = problem.answer
    let whole = explanationsOfQuestion(given, right)
    guard given.shape == right.shape else { return Diagnosis(whole) }
    let wrongEntries = wrongEntries(given, right)
    // What explains several entries at once is likelier than as many mistakes.
    if wrongEntries.count > 1, let diagnosis = Diagnosis(whole) { return diagnosis }
    guard let place = wrongEntries.first, let points = points(given.entries[place], right.entries[place])
    else { return Diagnosis(whole) }
    let target = Target(
      given: given.entries[place], right: right.entries[place], values: points,
      samples: given.entries[place].evaluated(at: points, undefined: .undefined))
    var levels: [[Explanation]] = [whole, [], []]
    for search in searches(place) {
      for (level, found) in explanations(search, target).enumerated() { levels[level] += found }
    }
    let single = levels[0] + levels[1]
    // Where too many rules lead here, what concerns the whole question can still be said.
    if !single.isEmpty { return Diagnosis(single) ?? Diagnosis(whole) }
    if let diagnosis = Diagnosis(slips(target)) { return diagnosis }
    // Two rules that lead to this very factor explain more than that some factor is off.
    return Diagnosis(levels[2].isEmpty ? looseSlips(target) : levels[2])
  }

  // MARK: The question as a whole

  private func explanationsOfQuestion(_ given: Problem.Answer, _ right: Problem.Answer) -> [Explanation] {
    Mistake.all.enumerated().compactMap { index, mistake in
      guard case .question(let answers) = mistake.form,
        answers(problem).contains(where: { matches($0, given) && !matches($0, right) })
      else { return nil }
      return Explanation(mistakes: [index], site: nil, prior: history.prior(of: mistake))
    }
  }

  private func matches(_ a: Problem.Answer, _ b: Problem.Answer) -> Bool {
    a.shape == b.shape && zip(a.entries, b.entries).allSatisfy { matches($0, $1) }
  }

  private func matches(_ a: Expression, _ b: Expression) -> Bool {
    if a == b { return true }
    if a.variablesAreAbsent, b.variablesAreAbsent {
      let (first, second) = (Interval(valueOf: a, at: [:]), Interval(valueOf: b, at: [:]))
      guard first.isCertain, second.isCertain else { return false }
      return (first.midpoint - second.midpoint).magnitude <= max(tolerance, 1e-12) * second.magnitude
    }
    if a.isUndefined || b.isUndefined { return false }
    // Most candidates differ visibly; only the others are worth a proof.
    guard let points = points(a, b) else { return false }
    guard a.evaluated(at: points, undefined: .undefined).agrees(with: b.evaluated(at: points, undefined: .undefined))
    else { return false }
    if case .equivalent = Comparison(expected: a, answer: b, seed: seed).verdict { return true }
    return false
  }

  private func wrongEntries(_ given: Problem.Answer, _ right: Problem.Answer) -> [Int] {
    zip(given.entries, right.entries).enumerated().filter { !matches($0.element.0, $0.element.1) }.map(\.offset)
  }

  // MARK: The rules of differentiation

  private struct Target {
    let given: Expression
    let right: Expression
    let values: [Symbol: Samples]
    let samples: Samples
  }

  /// A derivative that enters the wrong entry, and what remains to be done with it.
  private struct Search {
    let figure: Figure
    let variable: Symbol
    /// The variables by which the result is differentiated yet.
    var rest: [Symbol] = []
  }

  private func searches(_ place: Int) -> [Search] {
    func search(_ f: Problem.WrittenFunction, _ x: Symbol, then rest: [Symbol] = []) -> [Search] {
      f.figure(by: x).map { [Search(figure: $0, variable: x, rest: rest)] } ?? []
    }
    /// f by one variable after the other: mistakes in the last derivative, or in the first of two.
    func chain(_ f: Problem.WrittenFunction, _ variables: [Symbol]) -> [Search] {
      guard let last = variables.last else { return [] }
      if variables.count == 1 { return search(f, last) }
      let before = variables.dropLast().reduce(f.expression) { $0.derivative(by: $1) }
      var found = search(Problem.WrittenFunction(before), last)
      if variables.count == 2 { found += search(f, variables[0], then: [last]) }
      return found
    }
    switch problem.general {
    case .derivative(let f, let x, let order): return chain(f, Array(repeating: x, count: max(order, 1)))
    case .mixed(let f, let variables): return chain(f, variables)
    case .gradient(let f, let variables): return variables.indices.contains(place) ? search(f, variables[place]) : []
    case .jacobian(let functions, let variables):
      let (row, column) = place.quotientAndRemainder(dividingBy: max(variables.count, 1))
      return functions.indices.contains(row) ? search(functions[row], variables[column]) : []
    case .hessian(let f, let variables):
      let (row, column) = place.quotientAndRemainder(dividingBy: max(variables.count, 1))
      return chain(f, [variables[row], variables[column]])
    case .directional, .discriminant, .tangent, .limit, .implicit, .parametric, .graph, .layer, .softmax, .chain,
      .steps,
      .centralDifference, .value:
      return []
    }
  }

  /// Explanations with no, one and two wrong rules.
  private func explanations(_ search: Search, _ target: Target) -> [[Explanation]] {
    var derivatives = WrongDerivatives(of: search.figure, by: search.variable, target.values)
    var levels: [[Explanation]] = [[], [], []]
    let budget = search.rest.isEmpty ? 2 : 1
    let candidates = derivatives.candidates(mistakes: budget)
    let right = target.right.evaluated(at: target.values, undefined: .undefined)
    for (cost, list) in candidates.enumerated() where cost > 0 {
      // Two mistakes are looked for only where one explains nothing.
      if cost == 2, !levels[1].isEmpty { break }
      var proofs = 0
      for candidate in list {
        let value: Samples
        if search.rest.isEmpty {
          value = candidate.value
        } else {
          value = search.rest.reduce(derivatives.expression(with: candidate.slips)) { $0.derivative(by: $1) }
            .substituting(problem.point).evaluated(at: target.values, undefined: .undefined)
        }
        guard value.agrees(with: target.samples, tolerance: sampleTolerance),
          !value.agrees(with: right, tolerance: sampleTolerance)
        else { continue }
        proofs += 1
        guard proofs <= Diagnostician.mostProofs else { break }
        let expression = search.rest.reduce(derivatives.expression(with: candidate.slips)) { $0.derivative(by: $1) }
        guard matches(expression.substituting(problem.point), target.given) else { continue }
        levels[cost].append(explanation(candidate.slips, search.figure, target))
      }
    }
    return levels
  }

  private var sampleTolerance: Double { max(tolerance, 1e-9) }
  /// Candidates that agree at the points are proved equal, so many at most.
  private static let mostProofs = 40

  private func explanation(
    _ slips: [WrongDerivatives.Slip], _ figure: Figure, _ target: Target
  ) -> Explanation {
    let mistakes = slips.map(\.mistake)
    var prior = mistakes.reduce(1) { $0 * history.prior(of: Mistake.catalogue[$1]) }
    // Who makes a mistake once makes it again.
    if mistakes.count == 2, mistakes[0] == mistakes[1] { prior = prior.squareRoot() }
    let places = Set(slips.map(\.figure))
    let site = figure.all.first { places.contains($0.id) }?.expression
    let isWhole = site == figure.expression || site == target.right
    return Explanation(mistakes: mistakes, site: places.count == 1 && !isWhole ? site : nil, prior: prior)
  }

  // MARK: Slips of algebra

  private func slips(_ target: Target) -> [Explanation] {
    AlgebraSlips(right: target.right).variants.filter { _, expression in
      expression.evaluated(at: target.values, undefined: .undefined).agrees(with: target.samples)
        && matches(expression, target.given)
    }.compactMap { explanation(bySlip: $0.id) }
  }

  /// A factor or a term that is off, whatever it is.
  private func looseSlips(_ target: Target) -> [Explanation] {
    guard !target.right.variablesAreAbsent else { return [] }
    let right = target.right.evaluated(at: target.values, undefined: .undefined)
    let id = (target.samples / right).isConstant ? "S2" : (target.samples - right).isConstant ? "S6" : nil
    return [id.flatMap { explanation(bySlip: $0) }].compactMap(\.self)
  }

  private func explanation(bySlip id: String) -> Explanation? {
    Mistake.place(of: id).map {
      Explanation(mistakes: [$0], site: nil, prior: history.prior(of: Mistake.catalogue[$0]))
    }
  }

  // MARK: Points

  /// Four points at which both expressions have a value, of either sign where they allow it; all four the same where
  /// there is nothing to vary.
  func points(_ a: Expression, _ b: Expression) -> [Symbol: Samples]? {
    if !problem.point.isEmpty, a.variablesAreAbsent, b.variablesAreAbsent {
      return problem.point.mapValues { Samples(SIMD4(repeating: Interval(valueOf: $0, at: [:]).midpoint)) }
    }
    let variables = Set(a.variables + b.variables + variablesOfProblem).sorted()
    var random = SplitMix64(seed: seed &+ 77)
    for (low, high) in [(-2.0, 2.0), (0.2, 2.2), (-0.9, 0.9), (0.05, 0.95), (1.1, 6), (3, 40), (-8, -1)] {
      for _ in 0..<6 {
        var values: [Symbol: Samples] = [:]
        for symbol in variables {
          var lanes = SIMD4<Double>()
          for lane in 0..<4 {
            // One lane in each quarter of the range, so that all signs occur.
            let quarter = (Double((lane + values.count) % 4) + random.nextFraction()) / 4
            lanes[lane] = low + (high - low) * quarter
          }
          values[symbol] = Samples(lanes)
        }
        if a.evaluated(at: values, undefined: .undefined).isFinite,
          b.evaluated(at: values, undefined: .undefined).isFinite
        {
          return values
        }
      }
    }
    return nil
  }

  private var variablesOfProblem: [Symbol] {
    switch problem.general {
    case .derivative(let f, let x, _): f.expression.variables + [x]
    case .mixed(let f, let variables), .gradient(let f, let variables), .hessian(let f, let variables):
      f.expression.variables + variables
    case .jacobian(let functions, let variables): functions.flatMap(\.expression.variables) + variables
    case .directional, .discriminant, .tangent, .limit, .implicit, .parametric, .graph, .layer, .softmax, .chain,
      .steps,
      .centralDifference, .value:
      []
    }
  }
}

extension Samples {
  /// Whether the four values are one, other than 0 and 1.
  fileprivate var isConstant: Bool {
    let first = lanes[0]
    guard isFinite, first.magnitude > 1e-9, (first - 1).magnitude > 1e-9 else { return false }
    return agrees(with: Samples(SIMD4(repeating: first)))
  }
}
