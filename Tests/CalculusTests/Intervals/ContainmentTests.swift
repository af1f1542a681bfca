import RealModule
import Testing

@testable import Calculus

/// Interval arithmetic against balls that are exact to many digits: the true result is never outside.
struct ContainmentTests {
  private enum Operation: CaseIterable {
    case add, subtract, multiply, divide, power, function, call, generalPower
  }

  private static let arithmetic = BallArithmetic(bits: 192)
  private static let exponents: [Rational] = [
    2, 3, -1, -2, 7, -5, .half, Rational(-1, 2), Rational(3, 2), Rational(1, 3), Rational(-2, 3), Rational(5, 4), 30,
  ]
  private static let unary = Function.allCases.filter { $0.row.isUnary && $0 != .sqrt }
  private static let others = Function.allCases.filter { !$0.row.isUnary }

  /// 20,000 operations; a million in a soak.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func theTrueResultIsInside(seed: UInt64) {
    var random = RandomOperands(seed: seed &* 104_729)
    var certain = 0
    let count = Soak.count(1_000, soak: 50_000)
    for _ in 0..<count {
      let operands = (0..<3).map { _ in random.operand() }
      let (name, interval, ball) = ContainmentTests.result(of: random.pick(Operation.allCases), operands, &random)
      let note = "seed \(seed): \(name) of \(operands)"
      switch ball.definition {
      case .certain:
        certain += 1
        #expect(interval.definition != .never, "\(note) is \(ball.interval)")
        #expect(interval.isBelow(ball) && !interval.isAbove(ball), "\(note): \(interval)")
      case .never: #expect(!interval.isCertain, "\(note): \(interval)")
      case .possible: break
      }
    }
    #expect(certain > count / 3, "\(certain) of \(count)")
  }

  private static func result(
    of operation: Operation, _ operands: [RandomOperands.Operand], _ random: inout RandomOperands
  ) -> (String, Interval, Ball) {
    let (a, b) = (operands[0], operands[1])
    let (x, y) = (Ball(a.value), Ball(b.value))
    switch operation {
    case .add: return ("+", a.interval + b.interval, arithmetic.add(x, y))
    case .subtract: return ("-", a.interval - b.interval, arithmetic.subtract(x, y))
    case .multiply: return ("*", a.interval * b.interval, arithmetic.multiply(x, y))
    case .divide: return ("/", a.interval / b.interval, arithmetic.divide(x, y))
    case .power:
      let exponent = random.pick(exponents)
      return ("^\(exponent)", .power(a.interval, exponent), arithmetic.power(x, exponent))
    case .generalPower: return ("^", .power(a.interval, b.interval), arithmetic.power(x, y))
    case .function:
      let function = random.pick(unary)
      return (function.name, .apply(function, to: [a.interval]), arithmetic.apply(function, x))
    case .call:
      let function = random.pick(others)
      let arguments = Array(operands.prefix(min(function.row.entry.arity.upperBound, 3)))
      return (
        function.name, .apply(function, to: arguments.map(\.interval)),
        arithmetic.apply(function, arguments.map { Ball($0.value) })
      )
    }
  }
}

/// Intervals of every width and size, each with a number inside.
private struct RandomOperands {
  struct Operand: CustomStringConvertible {
    let interval: Interval
    let value: Double
    var description: String { "\(value) in \(interval.lower)...\(interval.upper)" }
  }

  private var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[Int.random(in: 0..<choices.count, using: &generator)]
  }

  mutating func operand() -> Operand {
    let value = number()
    switch Int.random(in: 0..<4, using: &generator) {
    case 0, 1: return Operand(interval: Interval(value), value: value)
    case 2:
      let reach = value.magnitude * 0x1p-30
      return Operand(interval: Interval(lower: value - reach, upper: value + reach), value: value)
    default:
      let other = number()
      let share = Double.random(in: 0...1, using: &generator)
      let inside = min(max(value + (other - value) * share, min(value, other)), max(value, other))
      return Operand(interval: Interval(lower: min(value, other), upper: max(value, other)), value: inside)
    }
  }

  private mutating func number() -> Double {
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: return pick([0, 1, -1, 0.5, 2, -2, .pi, .pi / 2, 3, 1e-300, -1e300, 0x1p-1074, 710])
    case 1: return Double.random(in: -1...1, using: &generator)
    case 2:
      let size = Double.exp(Double.random(in: -300...300, using: &generator))
      return Bool.random(using: &generator) ? size : -size
    default: return Double.random(in: -12...12, using: &generator)
    }
  }
}
