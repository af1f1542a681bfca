import Calculus

extension Mistake {
  /// H. Partial derivatives and Hessians.
  static let partials: [Mistake] = [
    Mistake(
      "H1", "both-variables", 3, "both variables move", "Hold the other variable still: only one moves.",
      answers: { problem in
        guard case .derivative(let f, _, 1) = problem.general, f.expression.variables.count > 1 else { return [] }
        return problem.answers([.sum(f.expression.gradient(by: f.expression.variables))])
      }),
    Mistake(
      "H2", "other-term-kept", 3, "a term without the variable is kept",
      "A term without the variable is a constant for this question.", ["k u"], onTerms: true
    ) { $0.figure.isConstant && !$0.expression.variablesAreAbsent ? [:] : nil },
    Mistake(
      "H3", "other-term-differentiated", 3, "a term without the variable is differentiated by its own variable",
      "It does not change when only this variable moves.", ["k z"], onTerms: true
    ) { site in
      guard site.figure.isConstant, let other = site.expression.variables.first else { return nil }
      return ["z": site.expression.derivative(by: other)]
    },
    Mistake(
      "H4", "other-factor-dropped", 3, "a factor that holds the other variable is dropped",
      "The other variable is a constant multiplier here and stays.", ["c du"]
    ) { site in
      guard let factor = site.factor, !factor.variablesAreAbsent else { return nil }
      return ["c": Expression(factor.coefficient)]
    },
    Mistake(
      "H5", "other-factor-zero", 2, "a factor that holds the other variable turns everything to 0",
      "The other variable is constant, not zero.", ["0"]
    ) { $0.factor.map { !$0.variablesAreAbsent } == true ? [:] : nil },
    Mistake(
      "H6", "wrong-variable", 2, "you differentiate by the other variable",
      "This is the change in the other direction.",
      answers: { problem in
        guard case .derivative(let f, let x, 1) = problem.general else { return [] }
        return problem.answers(f.expression.variables.filter { $0 != x }.map { f.expression.derivative(by: $0) })
      }),
    Mistake(
      "H7", "dydx-inserted", 2, "the other variable is taken to depend on this one",
      "In a partial derivative the other variables do not depend on this one.",
      answers: { problem in
        guard case .derivative(let f, let x, 1) = problem.general else { return [] }
        return problem.answers(
          f.expression.variables.filter { $0 != x }.map { other in
            f.expression.derivative(by: x) + f.expression.derivative(by: other) * Expression(Symbol("d\(other)d\(x)"))
          })
      }),
    Mistake(
      "H8", "product-rule-missed", 2, "one of the two places where the variable stands is overlooked",
      "The variable appears in both factors.", ["u dv"]
    ) { $0.isPartialProduct ? [:] : nil },
    Mistake(
      "H9", "mixed-as-product", 2, "the two first derivatives are multiplied",
      "Differentiate the first result by the other variable; do not multiply.",
      answers: { problem in
        guard case .mixed(let f, let variables) = problem.general, variables.count == 2 else { return [] }
        return problem.answers([.product(f.expression.gradient(by: variables))])
      }),
    Mistake(
      "H10", "mixed-as-pure", 2, "both differentiations are by the same variable",
      "The second differentiation is by the other variable.",
      answers: { problem in
        guard case .mixed(let f, let variables) = problem.general, Set(variables).count > 1 else { return [] }
        return problem.answers(Set(variables).sorted().map { f.expression.derivative(by: $0, order: variables.count) })
      }),
    Mistake(
      "H11", "off-diagonal-zero", 2, "the mixed second derivatives are taken for 0",
      "Mixed terms count, and the two are equal.",
      answers: { problem in
        problem.hessians { rows in
          [rows.indices.map { i in rows[i].indices.map { i == $0 ? rows[i][i] : .zero } }]
        }
      }),
    Mistake(
      "H12", "asymmetric", 1, "the two mixed second derivatives differ",
      "For a smooth function the order of differentiation does not matter, so the matrix is symmetric.",
      answers: { problem in
        problem.hessians { rows in
          guard rows.count == 2 else { return [] }
          return [
            [[rows[0][0], rows[0][1]], [-rows[0][1], rows[1][1]]], [[rows[0][0], rows[0][1]], [.zero, rows[1][1]]],
            [[rows[0][0], .zero], [rows[0][1], rows[1][1]]],
          ]
        }
      }),
    Mistake(
      "H13", "outer-product", 1, "products of first derivatives stand in the matrix",
      "The Hessian holds second derivatives, not products of first ones.",
      answers: { problem in
        guard case .hessian(let f, let variables) = problem.general else { return [] }
        let slopes = f.expression.gradient(by: variables)
        return problem.hessians { _ in [slopes.map { slope in slopes.map { slope * $0 } }] }
      }),
    Mistake(
      "H14", "discriminant", 2, "the mixed derivative enters with the wrong sign or without its square",
      "It is the product of the pure second derivatives minus the square of the mixed one.",
      answers: { problem in
        guard case .discriminant(let f, let variables) = problem.general, variables.count == 2 else { return [] }
        let h = f.expression.hessian(by: variables)
        let pure = h[0][0] * h[1][1]
        return problem.answers([pure + h[0][1] * h[0][1], pure - h[0][1]])
      }),
  ]

  /// I. Gradients and directional derivatives.
  static let gradients: [Mistake] = [
    Mistake(
      "I1", "scalar-sum", 3, "the partial derivatives are added up",
      "The gradient is a vector with one entry per variable.",
      answers: { $0.gradients { [Problem.Answer(.sum($0))] } }),
    Mistake(
      "I2", "norm", 2, "the length of the gradient is given",
      "The length is the steepest rate; the gradient also has a direction.",
      answers: { $0.gradients { [Problem.Answer(Problem.length($0))] } }),
    Mistake(
      "I3", "order-swapped", 2, "the entries are in the wrong order", "Entries follow the order of the variables.",
      answers: { problem in
        problem.gradients { slopes in
          slopes.count == 2 ? [Problem.Answer([slopes[1], slopes[0]])] : [Problem.Answer(slopes.reversed())]
        }
      }),
    Mistake(
      "I4", "not-evaluated", 2, "the formulas are left as they are", "Put the point into every entry.",
      answers: { problem in
        guard case .value(let general, _) = problem else { return [] }
        return [general.answer]
      }),
    Mistake(
      "I5", "direction-not-unit", 3, "the direction is used with its own length",
      "Divide by the length of the direction: only where it points counts.",
      answers: { $0.directions { slopes, v in [Problem.dot(slopes, v)] } }),
    Mistake(
      "I6", "componentwise", 2, "the products are left as a vector", "Add the products: the rate is one number.",
      answers: { problem in
        guard case .directional(let f, let variables, let v) = problem.general else { return [] }
        let slopes = f.expression.gradient(by: variables)
        let length = Problem.length(v)
        return [
          Problem.Answer(zip(slopes, v).map { $0 * $1 / length }), Problem.Answer(zip(slopes, v).map { $0 * $1 }),
        ].map { answer in answer.map { $0.substituting(problem.point) } }
      }),
    Mistake(
      "I7", "divided-by-gradient", 1, "the gradient is normalised", "Normalise the direction, not the gradient.",
      answers: { $0.directions { slopes, v in [Problem.dot(slopes, v) / Problem.length(slopes)] } }),
    Mistake(
      "I8", "tangent-for-normal", 2, "the direction along the level line is given",
      "The gradient crosses level lines at a right angle.",
      answers: { problem in
        problem.gradients { slopes in
          slopes.count == 2
            ? [Problem.Answer([-slopes[1], slopes[0]]), Problem.Answer([slopes[1], -slopes[0]])] : []
        }
      }),
    Mistake(
      "I9", "critical-vs-lagrange", 1, "a free minimum is looked for on a constraint",
      "On a constraint the gradients are parallel, not zero.", answers: { _ in [] }),
  ]
}

extension Problem {
  fileprivate func hessians(_ wrong: ([[Expression]]) -> [[[Expression]]]) -> [Answer] {
    guard case .hessian(let f, let variables) = general else { return [] }
    let point = point
    return wrong(f.expression.hessian(by: variables)).map { rows in
      Answer(rows: rows).map { $0.substituting(point) }
    }
  }

  fileprivate func gradients(_ wrong: ([Expression]) -> [Answer]) -> [Answer] {
    guard case .gradient(let f, let variables) = general else { return [] }
    let point = point
    return wrong(f.expression.gradient(by: variables)).map { answer in answer.map { $0.substituting(point) } }
  }

  fileprivate func directions(_ wrong: ([Expression], [Expression]) -> [Expression]) -> [Answer] {
    guard case .directional(let f, let variables, let direction) = general else { return [] }
    return answers(wrong(f.expression.gradient(by: variables), direction))
  }
}
