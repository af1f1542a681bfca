import Calculus

extension Mistake {
  /// G. Higher derivatives, implicit and parametric ones, values at a point.
  static let higher: [Mistake] = [
    Mistake(
      "G1", "once-only", 3, "you differentiate only once", "That is the first derivative; do it once more.",
      answers: { problem in
        guard case .derivative(let f, let x, let order) = problem.general, order > 1 else { return [] }
        return problem.answers([f.expression.derivative(by: x, order: order - 1)])
      }),
    Mistake(
      "G2", "squared", 2, "the first derivative is squared",
      "Differentiate again; do not multiply the slope by itself.",
      answers: { problem in
        guard case .derivative(let f, let x, 2) = problem.general else { return [] }
        let slope = f.expression.derivative(by: x)
        return problem.answers([slope * slope])
      }),
    Mistake(
      "G3", "inner-factor-once", 2, "the slope of the inside comes in only once",
      "Each differentiation brings the slope of the inside another time.",
      answers: { problem in
        guard case .derivative(let f, let x, 2) = problem.general, let figure = f.figure(by: x) else { return [] }
        let site = Site(whole: figure, by: x)
        guard let slope = site.linearSlope, let second = f.expression.derivativeOfOuter(figure, x) else { return [] }
        return problem.answers([slope * second])
      }),
    Mistake(
      "G4", "implicit-no-dydx", 3, "y is treated like x", "y moves with x, so every term in y brings dy/dx.",
      answers: { problem in
        guard case .implicit(let left, let right, let y, let x) = problem.general else { return [] }
        let f = left - right
        return problem.answers([f.derivative(by: x) + f.derivative(by: y), -f.derivative(by: x)])
      }),
    Mistake(
      "G5", "implicit-product", 2, "a product of x and y is given one term instead of two",
      "A product of x and y has two terms: either factor moves.",
      answers: { problem in
        guard case .implicit(let left, let right, let y, let x) = problem.general else { return [] }
        let terms = (left - right).termList
        var results: [Expression] = []
        for term in terms where term.contains(x) && term.contains(y) {
          let rest = .sum(terms) - term
          let (x, y) = (
            (rest.derivative(by: x), term.derivative(by: x)), (rest.derivative(by: y), term.derivative(by: y))
          )
          results += [-x.0 / (y.0 + y.1), -(x.0 + x.1) / y.0]
        }
        return problem.answers(results)
      }),
    Mistake(
      "G6", "upside-down", 2, "the slope is upside down", "This is the slope seen from the y-axis: turn it over.",
      answers: { problem in
        switch problem.general {
        case .parametric(let x, let y, let t): return problem.answers([x.derivative(by: t) / y.derivative(by: t)])
        case .implicit: return problem.answers([1 / problem.general.answer.entries[0]])
        case _: return []
        }
      }),
    Mistake(
      "G7", "parametric-product", 2, "the two rates are multiplied", "Divide the two rates; do not multiply them.",
      answers: { problem in
        guard case .parametric(let x, let y, let t) = problem.general else { return [] }
        return problem.answers([x.derivative(by: t) * y.derivative(by: t)])
      }),
    Mistake(
      "G8", "frozen-first", 2, "the number is put in first and the result differentiated",
      "Differentiate first, then put in the number.",
      answers: { problem in
        guard case .value(.derivative, _) = problem else { return [] }
        return [Problem.Answer(.zero)]
      }),
    Mistake(
      "G9", "value-for-slope", 3, "the function itself is evaluated", "That is the height of the graph, not its slope.",
      answers: { problem in
        guard case .value(.derivative(let f, _, _), _) = problem else { return [] }
        return problem.answers([f.expression])
      }),
    Mistake(
      "G10", "secant", 2, "an average rate is taken", "That is an average rate; shrink the interval to the point.",
      answers: { problem in
        guard case .value(.derivative(let f, let x, 1), let point) = problem, let a = point[x], !a.isZero else {
          return []
        }
        let height = f.expression.substituting(point)
        return [
          Problem.Answer(height / a),
          Problem.Answer((height - f.expression.substituting([x: 0]).substituting(point)) / a),
          Problem.Answer(f.expression.substituting([x: a + 1]).substituting(point) - height),
        ]
      }),
    Mistake(
      "G11", "tangent-offset", 2, "the height at the point is taken for the height at 0",
      "The line must pass through the point of touch: measure the variable from there.",
      answers: { problem in
        guard case .tangent(let f, let x, let a) = problem else { return [] }
        let (height, slope) = (f.expression.substituting([x: a]), f.expression.derivative(by: x).substituting([x: a]))
        return [Problem.Answer(slope * Expression(x) + height)]
      }),
    Mistake(
      "G12", "lhopital-quotient", 1, "the quotient rule is used on a limit",
      "Differentiate top and bottom separately here.",
      answers: { problem in
        guard case .limit(let f, let g, let x, let a) = problem else { return [] }
        let slope = (f.expression / g.expression).derivative(by: x)
        return [Problem.Answer(slope.substituting([x: a]))]
      }),
  ]
}

extension Problem {
  /// Scalar answers, at the point that the problem asks for.
  func answers(_ values: [Expression]) -> [Answer] { values.map { Answer($0.substituting(point)) } }
}

extension Expression {
  /// The terms of a sum; any other expression is its own only term.
  var termList: [Expression] { if case .sum(let terms) = kind { terms } else { [self] } }

  /// f″(u) of a formula f(u) with a linear inside.
  fileprivate func derivativeOfOuter(_ figure: Figure, _ variable: Symbol) -> Expression? {
    guard let inside = figure.parts.first?.expression, figure.parts.count == 1 else { return nil }
    let u = Slot.u.symbol
    let outer: Expression
    switch figure.shape {
    case .function(let function): outer = .apply(function, Expression(u))
    case .power(let exponent): outer = .power(Expression(u), exponent)
    case .exponential(let base): outer = .power(base, Expression(u))
    case .constant, .variable, .multiple, .sum, .product, .quotient, .tower, .logarithm: return nil
    }
    return outer.derivative(by: u, order: 2).substituting([u: inside])
  }
}
