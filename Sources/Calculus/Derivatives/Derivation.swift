/// A derivative with its reasons: a tree of named rules, each with the expression before and after.
///
/// The derivative is the last line. Steps, hints, difficulty and the answer all come from here.
package struct Derivation: Sendable {
  package let rule: DifferentiationRule
  package let variable: Symbol
  /// What is differentiated.
  package let expression: Expression
  /// Its derivative.
  package let derivative: Expression
  /// The derivatives of the parts, each with the factor that the rule puts in front:
  /// `derivative` is the sum of `factor · part.derivative`.
  package let contributions: [Contribution]
  /// What a quotient's derivative is written over; nil for the other rules.
  package let commonDenominator: Expression?
  /// Whether an absolute value or a sign was differentiated within.
  private let leavesSigns: Bool

  package struct Contribution: Sendable {
    package let factor: Expression
    package let part: Derivation
  }

  package init(of expression: Expression, by variable: Symbol) {
    self.expression = expression
    self.variable = variable
    guard expression.contains(variable) else {
      (rule, contributions, commonDenominator, leavesSigns) = (.constant, [], nil, false)
      derivative = expression.isUndefined ? .undefined : .zero
      return
    }
    let linearization = Linearization(of: expression, by: variable)
    rule = linearization.rule
    commonDenominator = linearization.commonDenominator
    contributions = linearization.contributions.map {
      Contribution(factor: $0.factor, part: Derivation(of: $0.part, by: variable))
    }
    leavesSigns = rule.leavesSigns || contributions.contains(where: \.part.leavesSigns)
    var known = contributions.lazy.map(\.part.derivative).makeIterator()
    derivative = linearization.derivative(joinsSigns: leavesSigns) { _ in known.next() ?? .undefined }
  }

  /// The variables that do not move while this one does, in the order of their names.
  package var heldConstant: [Symbol] { expression.variables.filter { $0 != variable } }

  /// Whether the rule is applied to something inside another: then its name gains "chain rule".
  package var isChained: Bool {
    switch rule {
    case .function, .power, .exponential: contributions.contains { $0.part.rule != .variable }
    case .constant, .variable, .sum, .constantMultiple, .product, .quotient, .generalPower: false
    }
  }

  /// What a teacher calls the step.
  package var title: String { isChained ? "chain rule, \(rule.name)" : rule.name }

  /// How much of a derivation is told.
  package enum Detail: String, Sendable, CaseIterable {
    /// Every rule, down to the derivative of x.
    case every
    /// The lines that a teacher writes.
    case teacher
    /// The last line.
    case result
  }

  /// The derivation as lines, from the outermost rule inwards.
  package func steps(_ detail: Detail = .teacher) -> [Derivation] {
    switch detail {
    case .result: return [self]
    case .every: return [self] + contributions.flatMap { $0.part.steps(.every) }
    case .teacher:
      let inner = contributions.flatMap { $0.part.steps(.teacher) }
      return isTrivial ? inner : [self] + inner
    }
  }

  /// Steps that a teacher does in passing: constants, the variable, a number in front of a power of it.
  package var isTrivial: Bool {
    switch rule {
    case .constant, .variable: true
    case .constantMultiple: contributions.allSatisfy { $0.part.isTrivial || $0.part.isPowerOfVariable }
    case .power: isPowerOfVariable
    case .sum, .product, .quotient, .exponential, .generalPower, .function: false
    }
  }

  private var isPowerOfVariable: Bool {
    if case .power = rule { contributions.allSatisfy { $0.part.rule == .variable } } else { false }
  }
}
