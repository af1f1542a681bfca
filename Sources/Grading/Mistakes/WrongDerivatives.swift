import Calculus

/// Every derivative of a formula that a learner can find with so many mistakes at most: the one differentiator, run with
/// the wrong rules beside the right ones. A right rule costs nothing, a wrong one 1; the parts share what is left.
struct WrongDerivatives {
  /// A mistake made at a figure.
  struct Slip: Hashable {
    /// Its place in the catalogue.
    let mistake: Int
    let figure: Int
    /// Its place in the figure's plan.
    let entry: Int
    let isOnTerm: Bool
  }

  struct Candidate {
    let value: Samples
    let slips: [Slip]
  }

  let root: Site
  private let values: [Symbol: Samples]
  private var plans: [Place: Plan] = [:]
  private var known: [Int: Samples] = [:]
  private var stack: [Samples] = []

  private struct Place: Hashable {
    let figure: Int
    let isOnTerm: Bool
  }

  /// A figure has no more candidates than these; a longer formula is searched for single mistakes alone.
  private static let most = 6_000

  /// - Parameter values: those of the variables at the points at which candidates are compared.
  init(of figure: Figure, by variable: Symbol, _ values: [Symbol: Samples] = [:]) {
    root = Site(whole: figure, by: variable)
    self.values = values
  }

  /// The candidates without a mistake (one), with one, with two.
  mutating func candidates(mistakes budget: Int) -> [[Candidate]] {
    let limit = root.figure.all.count > 60 ? min(budget, 1) : budget
    if case .sum = root.figure.shape { return candidates(root, limit) }
    return shares(of: root, limit)
  }

  private mutating func candidates(_ site: Site, _ budget: Int) -> [[Candidate]] {
    if case .sum = site.figure.shape { return sum(site, budget) }
    let inner = site.inner
    return run(
      plan(of: site, isOnTerm: false), at: site, isOnTerm: false, budget,
      inner.first.map { candidates($0, budget) } ?? nothing, inner.count > 1 ? candidates(inner[1], budget) : nothing)
  }

  private let nothing = [[Candidate(value: 0, slips: [])]]

  /// The terms one after the other; then what goes wrong with the sum as a whole.
  private mutating func sum(_ site: Site, _ budget: Int) -> [[Candidate]] {
    var result = nothing + Array(repeating: [], count: budget)
    for term in site.inner {
      let shares = shares(of: term, budget)
      var next = [[Candidate]](repeating: [], count: budget + 1)
      for (cost, left) in result.enumerated() {
        for (extra, right) in shares.enumerated() where cost + extra <= budget {
          for a in left where next[cost + extra].count < WrongDerivatives.most {
            for b in right { next[cost + extra].append(Candidate(value: a.value + b.value, slips: a.slips + b.slips)) }
          }
        }
      }
      result = next
    }
    let plan = plan(of: site, isOnTerm: false)
    guard budget > 0, plan.entries.count > 1 else { return result }
    let parts = site.inner.prefix(2).map { part in
      var part = part
      part.term = nil
      return candidates(part, 0)
    }
    let whole = run(plan, at: site, isOnTerm: false, 1, parts[0], parts.count > 1 ? parts[1] : nothing)
    result[1] += whole[1]
    return result
  }

  /// What a term adds to the derivative of its sum.
  private mutating func shares(of site: Site, _ budget: Int) -> [[Candidate]] {
    run(plan(of: site, isOnTerm: true), at: site, isOnTerm: true, budget, candidates(site, budget), nothing)
  }

  /// Every formula of a plan with every derivative of the parts.
  private mutating func run(
    _ plan: Plan, at site: Site, isOnTerm: Bool, _ budget: Int, _ first: [[Candidate]], _ second: [[Candidate]]
  ) -> [[Candidate]] {
    let figure = site.figure
    var slots = [Samples](repeating: .undefined, count: Slot.allCases.count)
    slots[Slot.f.rawValue] = value(of: figure)
    slots[Slot.u.rawValue] =
      isOnTerm ? value(of: figure) : figure.parts.first.map { value(of: $0) } ?? value(of: figure)
    if figure.parts.count > 1 { slots[Slot.v.rawValue] = value(of: figure.parts[1]) }
    var result = [[Candidate]](repeating: [], count: budget + 1)
    for (index, entry) in plan.entries.enumerated() {
      let cost = entry.mistake == nil ? 0 : 1
      guard cost <= budget else { continue }
      let program = SlotProgram(entry.formula, values)
      let own = entry.mistake.map { [Slip(mistake: $0, figure: figure.id, entry: index, isOnTerm: isOnTerm)] } ?? []
      for firstCost in 0...(entry.usesFirst ? budget - cost : 0) where firstCost < first.count {
        for a in first[firstCost] {
          slots[Slot.du.rawValue] = a.value
          for secondCost in 0...(entry.usesSecond ? budget - cost - firstCost : 0) where secondCost < second.count {
            let total = cost + firstCost + secondCost
            for b in second[secondCost] where result[total].count < WrongDerivatives.most {
              slots[Slot.dv.rawValue] = b.value
              var slips = own
              if entry.usesFirst { slips += a.slips }
              if entry.usesSecond { slips += b.slips }
              result[total].append(Candidate(value: program.value(slots, &stack), slips: slips))
            }
          }
        }
      }
    }
    return result
  }

  private mutating func plan(of site: Site, isOnTerm: Bool) -> Plan {
    let place = Place(figure: site.figure.id, isOnTerm: isOnTerm)
    if let plan = plans[place] { return plan }
    let plan = Plan(site, onTerm: isOnTerm)
    plans[place] = plan
    return plan
  }

  private mutating func value(of figure: Figure) -> Samples {
    if let value = known[figure.id] { return value }
    let value = figure.expression.evaluated(at: values, undefined: .undefined)
    known[figure.id] = value
    return value
  }
}

// MARK: As expressions

extension WrongDerivatives {
  /// The derivative with these mistakes in it, as an expression.
  mutating func expression(with slips: [Slip]) -> Expression {
    if case .sum = root.figure.shape { return expression(root, slips) }
    return share(of: root, slips)
  }

  private mutating func expression(_ site: Site, _ slips: [Slip]) -> Expression {
    let slip = slips.first { $0.figure == site.figure.id && !$0.isOnTerm }
    if case .sum = site.figure.shape, slip == nil {
      return .sum(site.inner.map { share(of: $0, slips) })
    }
    return apply(plan(of: site, isOnTerm: false).entries[slip?.entry ?? 0], at: site, isOnTerm: false, slips)
  }

  private mutating func share(of site: Site, _ slips: [Slip]) -> Expression {
    let slip = slips.first { $0.figure == site.figure.id && $0.isOnTerm }
    return apply(plan(of: site, isOnTerm: true).entries[slip?.entry ?? 0], at: site, isOnTerm: true, slips)
  }

  private mutating func apply(_ entry: Plan.Entry, at site: Site, isOnTerm: Bool, _ slips: [Slip]) -> Expression {
    let figure = site.figure
    var values: [Symbol: Expression] = [Slot.f.symbol: figure.expression]
    if isOnTerm {
      values[Slot.u.symbol] = figure.expression
      if entry.usesFirst { values[Slot.du.symbol] = expression(site, slips) }
    } else {
      values[Slot.u.symbol] = figure.parts.first?.expression ?? figure.expression
      if figure.parts.count > 1 { values[Slot.v.symbol] = figure.parts[1].expression }
      let inner = site.inner
      if entry.usesFirst, let part = inner.first { values[Slot.du.symbol] = expression(part, slips) }
      if entry.usesSecond, inner.count > 1 { values[Slot.dv.symbol] = expression(inner[1], slips) }
    }
    return entry.formula.substituting(values)
  }
}
