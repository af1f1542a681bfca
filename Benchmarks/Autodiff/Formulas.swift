import Calculus

/// The formulas that are measured.
enum Formulas {
  static func parsed(_ text: String) -> Expression { (try? Parser.parseExpression(text)) ?? .undefined }

  static func rosenbrock(_ count: Int) -> Expression {
    let x = (1...count).map { Expression(Symbol("x\($0)")) }
    return .sum(
      (1..<count).flatMap { next -> [Expression] in
        let miss = x[next] - .power(x[next - 1], 2 as Rational)
        return [.power(1 - x[next - 1], 2 as Rational), .power(miss, 2 as Rational).scaled(by: 100)]
      })
  }

  /// About a thousand instructions of every kind, each working on the one before.
  static func mixture() -> Expression {
    let x = (1...8).map { Expression(Symbol("x\($0)")) }
    var (value, step) = (x[0], 0)
    while Tape(value).instructionCount < 1_000 {
      for _ in 0..<40 {
        let other = x[step % 8]
        switch step % 10 {
        case 0, 5: value = value * other + x[(step + 3) % 8]
        case 1: value = .apply(.tanh, value)
        case 2: value = value / (2 + other * other)
        case 3: value = .power(value - other, 2 as Rational).scaled(by: .half)
        case 4: value = .apply(.sin, value) + other
        case 6: value = .apply(.sigmoid, value - other)
        case 7: value = value * value * other
        case 8: value = .apply(.exp, -(value * value)) - other
        default: value = value - other * x[(step + 5) % 8] + 1
        }
        step += 1
      }
    }
    return value
  }

  static let himmelblau = parsed("(x^2+y-11)^2+(x+y^2-7)^2")
  static let hills = parsed("exp(-x^2-y^2)+exp(-(x-1)^2-(y+1)^2)/2+1/(1+exp(-x*y))")
  static let valley = parsed("(1-x)^2+100*(y-x^2)^2")
}
