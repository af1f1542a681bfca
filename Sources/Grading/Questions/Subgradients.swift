import Calculus

/// The slopes to the left and to the right of a point: where they differ there is a corner, and every number between them
/// is a subgradient of a convex function.
package struct Subgradients: Sendable {
  package let left: Expression
  package let right: Expression

  /// Nil where one of the sides has no slope, or it cannot be told which branch a function takes there.
  package init?(of function: Expression, by variable: Symbol, at point: Expression) {
    func slope(_ side: Double) -> Expression? {
      function.onSide(side, of: point, variable)?.derivative(by: variable).substituting([variable: point])
    }
    guard let left = slope(-1), let right = slope(1), !left.isUndefined, !right.isUndefined else { return nil }
    (self.left, self.right) = (left, right)
  }

  /// The smaller and the larger one; nil where they cannot be told apart.
  package var range: (Expression, Expression)? {
    if left == right { return (left, right) }
    let difference = Interval(constant: right - left)
    guard difference.isCertain, !difference.containsZero else { return nil }
    return difference.lower > 0 ? (left, right) : (right, left)
  }
}

extension Question {
  /// The slope at a corner, where any subgradient counts.
  package init?(
    subgradientOf function: Expression, by variable: Symbol, at point: Expression, scope: Scope, seed: UInt64 = 0
  ) {
    guard let (low, high) = Subgradients(of: function, by: variable, at: point)?.range else { return nil }
    self.init(expected: .between(low, high), scope: scope, noun: "subgradient", seed: seed)
  }
}

extension Expression {
  /// The branch that holds close to a point on one side; nil where that cannot be told.
  fileprivate func onSide(_ side: Double, of point: Expression, _ variable: Symbol) -> Expression? {
    var isCertain = true
    /// 1, −1 or 0 for what a switching expression is on that side.
    func sign(_ u: Expression) -> Int? {
      var (derivative, direction) = (u, 1.0)
      for _ in 0..<4 {
        let value = Interval(constant: derivative.substituting([variable: point]))
        guard value.isCertain else { return nil }
        if !value.containsZero { return value.lower * direction > 0 ? 1 : -1 }
        // The first derivative that does not vanish decides.
        if derivative.isZero { return 0 }
        (derivative, direction) = (derivative.derivative(by: variable), direction * side)
      }
      return nil
    }
    func visit(_ expression: Expression) -> Expression {
      let inner = expression.mapChildren(visit)
      guard case .function(let function, let arguments) = inner.kind, inner.contains(variable) else { return inner }
      func choose(_ u: Expression, _ positive: Expression, _ negative: Expression) -> Expression {
        guard let sign = sign(u) else {
          isCertain = false
          return inner
        }
        return sign >= 0 ? positive : negative
      }
      let u = arguments[0]
      switch function {
      case .abs: return choose(u, u, -u)
      case .sign: return choose(u, .one, -1)
      case .step: return choose(u, .one, .zero)
      case .relu: return choose(u, u, .zero)
      case .leakyRelu: return arguments.count == 2 ? choose(u, u, arguments[1] * u) : inner
      case .max, .min:
        return arguments.dropFirst().reduce(u) { best, next in
          function == .max ? choose(best - next, best, next) : choose(best - next, next, best)
        }
      case .clip: return choose(u - arguments[1], choose(u - arguments[2], arguments[2], u), arguments[1])
      case .exp, .ln, .log2, .log10, .sqrt, .sin, .cos, .tan, .sec, .csc, .cot, .arcsin, .arccos, .arctan, .sinh,
        .cosh, .tanh, .arsinh, .arcosh, .artanh, .sigmoid, .softplus, .gelu, .silu, .erf:
        return inner
      }
    }
    let branch = visit(self)
    return isCertain ? branch : nil
  }
}
