import Calculus

/// A formula of the catalogue over letters that stand for the parts of a figure:
/// `u`, `v` parts; `du`, `dv` their derivatives; `f` the figure itself; `x` the variable; `n` an exponent, `a` a base,
/// `k` a constant factor or the sign of a term; `s`, `sx`, `sd` the slope of the outer function at u, at x, at du;
/// `c`, `z` what the rule itself says.
struct Template: Sendable {
  /// Over the symbols of `letter`.
  let expression: Expression

  static let letters = ["x", "u", "v", "du", "dv", "f", "n", "a", "k", "s", "sx", "sd", "c", "z"]

  /// A symbol that no formula can hold.
  static func letter(_ name: String) -> Symbol { Symbol("'" + name) }

  init(_ text: String) {
    let scope = Scope(Template.letters.map { Symbol($0) })
    let written = (try? Parser.parseExpression(text, in: scope)) ?? .undefined
    expression = written.substituting(
      Dictionary(uniqueKeysWithValues: Template.letters.map { (Symbol($0), Expression(Template.letter($0))) }))
  }
}

/// The letters of a template whose values change from candidate to candidate, by their places.
enum Slot: Int, CaseIterable {
  case u, v, du, dv, f

  var symbol: Symbol { Template.letter("\(self)") }

  static let places: [Symbol: Int] = Dictionary(uniqueKeysWithValues: allCases.map { ($0.symbol, $0.rawValue) })
}

/// An expression over slots as a list of steps on a stack: run some thousand times for one answer.
struct SlotProgram {
  private enum Step {
    case constant(Samples)
    case slot(Int)
    case add, multiply
    case scale(Double)
    case reciprocal
    case power(Rational)
    case generalPower
    case apply(Function, Int)
  }

  private var steps: [Step] = []
  private(set) var slots: Set<Int> = []

  /// - Parameter values: the samples of the variables that are no slots.
  init(_ expression: Expression, _ values: [Symbol: Samples]) { compile(expression, values) }

  private mutating func compile(_ expression: Expression, _ values: [Symbol: Samples]) {
    switch expression.kind {
    case .variable(let symbol):
      if let slot = Slot.places[symbol] {
        steps.append(.slot(slot))
        slots.insert(slot)
      } else {
        steps.append(.constant(values[symbol] ?? .undefined))
      }
    case .number(let value): steps.append(.constant(Samples(value)))
    case .constant, .undefined: steps.append(.constant(expression.evaluated(at: values, undefined: .undefined)))
    case .sum(let terms): fold(terms, .add, values)
    case .product(let coefficient, let factors):
      fold(factors, .multiply, values)
      if !coefficient.isOne { steps.append(.scale(Double(coefficient))) }
    case .power(let base, let exponent):
      compile(base, values)
      if let number = exponent.number {
        steps.append(number.isMinusOne ? .reciprocal : .power(number))
      } else {
        compile(exponent, values)
        steps.append(.generalPower)
      }
    case .function(let function, let arguments):
      for argument in arguments { compile(argument, values) }
      steps.append(.apply(function, arguments.count))
    }
  }

  private mutating func fold(_ parts: [Expression], _ step: Step, _ values: [Symbol: Samples]) {
    for (index, part) in parts.enumerated() {
      compile(part, values)
      if index > 0 { steps.append(step) }
    }
  }

  func value(_ slots: [Samples], _ stack: inout [Samples]) -> Samples {
    stack.removeAll(keepingCapacity: true)
    for step in steps {
      switch step {
      case .constant(let value): stack.append(value)
      case .slot(let slot): stack.append(slots[slot])
      case .add:
        let right = stack.removeLast()
        stack[stack.count - 1] = stack[stack.count - 1] + right
      case .multiply:
        let right = stack.removeLast()
        stack[stack.count - 1] = stack[stack.count - 1] * right
      case .scale(let factor): stack[stack.count - 1].lanes *= factor
      case .reciprocal: stack[stack.count - 1] = 1 / stack[stack.count - 1]
      case .power(let exponent): stack[stack.count - 1] = .power(stack[stack.count - 1], exponent)
      case .generalPower:
        let exponent = stack.removeLast()
        stack[stack.count - 1] = .power(stack[stack.count - 1], exponent)
      case .apply(let function, let count):
        let arguments = Array(stack.suffix(count))
        stack.removeLast(count)
        stack.append(.apply(function, to: arguments))
      }
    }
    return stack.last ?? .undefined
  }
}
