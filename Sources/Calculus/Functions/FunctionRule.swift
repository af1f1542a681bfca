/// What makes a function: one type a function, and everything about it within.
///
/// The derivative is written once, generic over the number type, and serves doubles, dual numbers, the tape and the
/// symbolic differentiator alike.
package protocol FunctionRule: SendableMetatype {
  static var entry: FunctionEntry { get }

  /// The value; NaN outside the domain.
  static func value(_ arguments: [Double]) -> Double

  /// The partial derivative by one argument at a point, given the function's value there.
  static func partial<Number: Scalar>(_ index: Int, at arguments: [Number], value: Number) -> Number

  /// The partial derivative by the first argument where there is no other, with no list around it.
  static func slope<Number: Scalar>(alone x: Number, value: Number) -> Number

  /// Bounds of the values over intervals; the domain is the caller's business.
  static func enclosure(_ arguments: [Interval]) -> Interval

  /// The simpler form that an application takes in canonical expressions, or nil where it has none: special values,
  /// inverse functions.
  static func simplified(_ arguments: [Expression]) -> Expression?
}

extension FunctionRule {
  package static func slope<Number: Scalar>(alone x: Number, value: Number) -> Number {
    partial(0, at: [x], value: value)
  }

  package static func simplified(_ arguments: [Expression]) -> Expression? { nil }
}

/// A function of one argument.
package protocol UnaryRule: FunctionRule {
  /// How the graph runs.
  static var shape: Shape { get }
  static func value(_ x: Double) -> Double
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number
  /// The derivative in doubles, where the rule carried out as it stands would lose digits: 1 − tanh² x far out.
  static func slope(at x: Double, value y: Double) -> Double
  static func simplified(_ x: Expression) -> Expression?
}

extension UnaryRule {
  package static var shape: Shape { .rising }

  package static func slope(at x: Double, value y: Double) -> Double { derivative(at: x, value: y) }

  package static func value(_ arguments: [Double]) -> Double { value(arguments[0]) }

  package static func partial<Number: Scalar>(_ index: Int, at arguments: [Number], value: Number) -> Number {
    derivative(at: arguments[0], value: value)
  }

  package static func slope<Number: Scalar>(alone x: Number, value: Number) -> Number {
    derivative(at: x, value: value)
  }

  package static func simplified(_ arguments: [Expression]) -> Expression? { simplified(arguments[0]) }
  package static func simplified(_ x: Expression) -> Expression? { nil }
}

package enum Parity: Sendable { case even, odd, neither }

/// A condition on one argument, without which a function has no value.
package enum DomainCondition: Hashable, Sendable {
  case positive, nonnegative, atLeastOne
  /// −1 ≤ x ≤ 1, or strictly between.
  case withinUnit, insideUnit
  /// Where the cosine, or the sine, of the argument is not zero.
  case cosineNotZero, sineNotZero

  package func holds(_ x: Double) -> Bool {
    switch self {
    case .positive: x > 0
    case .nonnegative: x >= 0
    case .atLeastOne: x >= 1
    case .withinUnit: x.magnitude <= 1
    case .insideUnit: x.magnitude < 1
    case .cosineNotZero: Function.cos.row.value([x]) != 0
    case .sineNotZero: Function.sin.row.value([x]) != 0
    }
  }
}

/// What a function is called and how it behaves, apart from its formulas.
package struct FunctionEntry: Sendable {
  /// Every spelling that the parser reads, in lower case, the one that is printed first.
  package var spellings: [String]
  /// How Unicode notation writes the name.
  package var symbol: String
  package var latex: String
  /// How a reader says an application: "sine of".
  package var spoken: String
  package var arity: ClosedRange<Int> = 1...1
  package var parity: Parity = .neither
  package var domain: DomainCondition?
  /// Whether no value is below zero.
  package var isNonnegative = false
  /// Where the derivative jumps, and what is taken there.
  package var kinks: [Double] = []
  package var convention: String?
  /// The sentence that teaches the derivative.
  package var lesson: String
  /// Points of the domain at which tests compare every engine.
  package var samples: [[Double]]

  package init(
    _ spellings: [String], symbol: String? = nil, latex: String? = nil, spoken: String, arity: ClosedRange<Int> = 1...1,
    parity: Parity = .neither, domain: DomainCondition? = nil, isNonnegative: Bool = false, kinks: [Double] = [],
    convention: String? = nil, lesson: String, samples: [Double] = [-2.3, -1, -0.4, 0.3, 0.9, 1.7],
    tuples: [[Double]]? = nil
  ) {
    self.spellings = spellings
    self.symbol = symbol ?? spellings[0]
    self.latex = latex ?? "\\\(spellings[0])"
    self.spoken = spoken
    self.arity = arity
    self.parity = parity
    self.domain = domain
    self.isNonnegative = isNonnegative
    self.kinks = kinks
    self.convention = convention
    self.lesson = lesson
    self.samples = tuples ?? samples.map { [$0] }
  }
}

/// One row of the function table: an entry, and the formulas of its rule for each number type. An object, for it is read
/// at every application and too large to be copied.
@dynamicMemberLookup
package final class FunctionRow: Sendable {
  package let entry: FunctionEntry
  package let value: @Sendable ([Double]) -> Double
  /// The formulas of a function of one argument; those of a function of several, applied to one, otherwise.
  let unary: UnaryFormulas
  /// Whether the function always has one argument.
  package let isUnary: Bool
  package let partial: @Sendable (_ index: Int, _ arguments: [Double], _ value: Double) -> Double
  /// The partial derivative and its rate of change.
  let dualPartial: @Sendable (_ index: Int, _ arguments: [Dual<Double>], _ value: Dual<Double>) -> Dual<Double>
  let seriesPartial: @Sendable (_ index: Int, _ arguments: [TaylorSeries], _ value: TaylorSeries) -> TaylorSeries
  package let symbolicPartial: @Sendable (_ index: Int, _ arguments: [Expression], _ value: Expression) -> Expression
  let simplified: @Sendable ([Expression]) -> Expression?
  let enclosure: @Sendable ([Interval]) -> Interval
  private let rule: any FunctionRule.Type

  convenience init<Rule: FunctionRule>(_ rule: Rule.Type) {
    self.init(rule, isUnary: false, UnaryFormulas(first: rule))
  }

  convenience init<Rule: UnaryRule>(_ rule: Rule.Type) {
    self.init(rule, isUnary: true, UnaryFormulas(rule))
  }

  private init<Rule: FunctionRule>(_ rule: Rule.Type, isUnary: Bool, _ unary: UnaryFormulas) {
    entry = Rule.entry
    value = { Rule.value($0) }
    self.unary = unary
    self.isUnary = isUnary
    partial = { Rule.partial($0, at: $1, value: $2) }
    dualPartial = { Rule.partial($0, at: $1, value: $2) }
    seriesPartial = { Rule.partial($0, at: $1, value: $2) }
    symbolicPartial = { Rule.partial($0, at: $1, value: $2) }
    simplified = { Rule.simplified($0) }
    enclosure = { Rule.enclosure($0) }
    self.rule = rule
  }

  /// A partial derivative over any kind of number, by the rule itself.
  func partial<Number: Scalar>(_ index: Int, at arguments: [Number], value: Number) -> Number {
    rule.partial(index, at: arguments, value: value)
  }

  /// The derivative of a function of one argument over any kind of number.
  func slope<Number: Scalar>(at x: Number, value: Number) -> Number { rule.slope(alone: x, value: value) }

  package subscript<Value>(dynamicMember path: KeyPath<FunctionEntry, Value>) -> Value { entry[keyPath: path] }
}

/// The value and the derivative of a function of one argument, with no list of arguments around it.
struct UnaryFormulas: Sendable {
  let value: @Sendable (Double) -> Double
  let derivative: @Sendable (_ x: Double, _ value: Double) -> Double
  /// The derivative and its rate of change.
  let dualDerivative: @Sendable (_ x: Dual<Double>, _ value: Dual<Double>) -> Dual<Double>
  /// The values of a row of numbers, in one loop that the compiler sees whole.
  let values: @Sendable (_ x: UnsafePointer<Double>, _ values: UnsafeMutablePointer<Double>, _ count: Int) -> Void
  /// The derivatives at a row of numbers, from them and the values there.
  let slopes:
    @Sendable (
      _ x: UnsafePointer<Double>, _ values: UnsafePointer<Double>, _ slopes: UnsafeMutablePointer<Double>, _ count: Int
    ) -> Void

  init<Rule: UnaryRule>(_ rule: Rule.Type) {
    value = { Rule.value($0) }
    derivative = { Rule.slope(at: $0, value: $1) }
    dualDerivative = { x, value in
      Dual(Rule.slope(at: x.value, value: value.value), Rule.derivative(at: x, value: value).tangent)
    }
    values = { x, values, count in
      for index in 0..<count { values[index] = Rule.value(x[index]) }
    }
    slopes = { x, values, slopes, count in
      for index in 0..<count { slopes[index] = Rule.slope(at: x[index], value: values[index]) }
    }
  }

  /// Those of a function of several arguments, applied to one.
  init<Rule: FunctionRule>(first rule: Rule.Type) {
    value = { Rule.value([$0]) }
    derivative = { Rule.partial(0, at: [$0], value: $1) }
    dualDerivative = { Rule.partial(0, at: [$0], value: $1) }
    values = { x, values, count in
      for index in 0..<count { values[index] = Rule.value([x[index]]) }
    }
    slopes = { x, values, slopes, count in
      for index in 0..<count { slopes[index] = Rule.partial(0, at: [x[index]], value: values[index]) }
    }
  }
}
