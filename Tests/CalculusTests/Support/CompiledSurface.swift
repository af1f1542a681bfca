import RealModule
import _Differentiation

@testable import Calculus

/// A formula of x and y as a list of steps, carried out by a function that the compiler differentiates: sums, products
/// and quotients by the compiler's own rules, functions and powers by slopes that stand below and nowhere else.
struct CompiledSurface {
  fileprivate struct Step {
    enum Operation { case add, multiply, divide, constant, raise, apply }

    let operation: Operation
    var left = 0
    var right = 0
    var constant = 0.0
    var exponent = Rational.one
    var function = Function.exp
  }

  private var steps: [Step] = []

  /// Nil where the formula has a part that random expressions have not: functions of several arguments, or exponents
  /// that vary.
  init?(_ formula: Expression) {
    guard let place = append(formula) else { return nil }
    // The last value is the formula's.
    _ = append(Step(operation: .multiply, left: place, right: append(constant: 1)))
  }

  func gradient(at point: [Double]) -> [Double] {
    let steps = steps
    let slopes = _Differentiation.gradient(at: point[0], point[1], of: { carriedOut(steps, $0, $1) })
    return [slopes.0, slopes.1]
  }

  private mutating func append(_ step: Step) -> Int {
    steps.append(step)
    return steps.count + 1
  }

  private mutating func append(constant: Double) -> Int { append(Step(operation: .constant, constant: constant)) }

  /// The place of a formula's value: 0 and 1 are x and y, the steps come after them.
  private mutating func append(_ formula: Expression) -> Int? {
    switch formula.kind {
    case .number(let value): return append(constant: Double(value))
    case .constant(let constant): return append(constant: constant.value)
    case .variable(let symbol): return symbol == "x" ? 0 : symbol == "y" ? 1 : nil
    case .sum(let terms): return append(terms, .add)
    case .product(let coefficient, let factors):
      guard let product = append(factors, .multiply) else { return nil }
      return append(Step(operation: .multiply, left: append(constant: Double(coefficient)), right: product))
    case .power(let base, let exponent):
      guard let number = exponent.number, let below = append(base) else { return nil }
      guard number.isMinusOne else { return append(Step(operation: .raise, left: below, exponent: number)) }
      return append(Step(operation: .divide, left: append(constant: 1), right: below))
    case .function(let function, let arguments):
      guard function.row.isUnary, let inner = append(arguments[0]) else { return nil }
      return append(Step(operation: .apply, left: inner, function: function))
    case .undefined: return nil
    }
  }

  private mutating func append(_ parts: [Expression], _ operation: Step.Operation) -> Int? {
    var whole: Int?
    for part in parts {
      guard let next = append(part) else { return nil }
      whole = whole.map { append(Step(operation: operation, left: $0, right: next)) } ?? next
    }
    return whole
  }
}

@differentiable(reverse,wrt: (x, y))
private func carriedOut(_ steps: [CompiledSurface.Step], _ x: Double, _ y: Double) -> Double {
  var values = [x, y]
  for index in 0..<withoutDerivative(at: steps.count) {
    let step = steps[index]
    values.append(outcome(of: step, values[step.left], values[step.right]))
  }
  return values[withoutDerivative(at: values.count - 1)]
}

@differentiable(reverse,wrt: (a, b))
private func outcome(of step: CompiledSurface.Step, _ a: Double, _ b: Double) -> Double {
  if step.operation == .add { return a + b }
  if step.operation == .multiply { return a * b }
  if step.operation == .divide { return a / b }
  if step.operation == .constant { return step.constant }
  if step.operation == .raise { return raised(a, step.exponent) }
  return applied(step.function, a)
}

@differentiable(reverse,wrt: base)
private func raised(_ base: Double, _ exponent: Rational) -> Double { Double.power(base, exponent) }

@derivative(of: raised, wrt: base)
private func raisedPullback(_ base: Double, _ exponent: Rational) -> (value: Double, pullback: (Double) -> Double) {
  let slope = Double(exponent) * Double.power(base, exponent - .one)
  return (raised(base, exponent), { $0 * slope })
}

@differentiable(reverse,wrt: x)
private func applied(_ function: Function, _ x: Double) -> Double { Double.apply(function, x) }

@derivative(of: applied, wrt: x)
private func appliedPullback(_ function: Function, _ x: Double) -> (value: Double, pullback: (Double) -> Double) {
  let slope = slope(of: function, at: x)
  return (applied(function, x), { $0 * slope })
}

/// The derivatives of the functions of one argument, from a table of formulas and not from the rules.
private func slope(of function: Function, at x: Double) -> Double {
  let logistic = 1 / (1 + Double.exp(-x))
  switch function {
  case .exp: return .exp(x)
  case .ln: return 1 / x
  case .log2: return 1.4426950408889634 / x
  case .log10: return 0.4342944819032518 / x
  case .sqrt: return 0.5 / x.squareRoot()
  case .abs: return x > 0 ? 1 : x < 0 ? -1 : 0
  case .sign, .step: return 0
  case .relu: return x > 0 ? 1 : 0
  case .sin: return .cos(x)
  case .cos: return -.sin(x)
  case .tan: return 1 / (.cos(x) * .cos(x))
  case .sec: return .sin(x) / (.cos(x) * .cos(x))
  case .csc: return -.cos(x) / (.sin(x) * .sin(x))
  case .cot: return -1 / (.sin(x) * .sin(x))
  case .arcsin: return 1 / ((1 - x) * (1 + x)).squareRoot()
  case .arccos: return -1 / ((1 - x) * (1 + x)).squareRoot()
  case .arctan: return 1 / (1 + x * x)
  case .sinh: return .cosh(x)
  case .cosh: return .sinh(x)
  case .tanh: return 1 / (.cosh(x) * .cosh(x))
  case .arsinh: return 1 / Double.hypot(1, x)
  case .arcosh: return 1 / ((x - 1).squareRoot() * (x + 1).squareRoot())
  case .artanh: return 1 / ((1 - x) * (1 + x))
  case .sigmoid: return logistic / (1 + .exp(x))
  case .softplus: return logistic
  case .gelu: return .erfc(-x / 2.0.squareRoot()) / 2 + x * .exp(-x * x / 2) / (2 * Double.pi).squareRoot()
  case .silu: return logistic + x * logistic / (1 + .exp(x))
  case .erf: return 2 / Double.pi.squareRoot() * .exp(-x * x)
  case .max, .min, .clip, .leakyRelu: return .nan
  }
}
