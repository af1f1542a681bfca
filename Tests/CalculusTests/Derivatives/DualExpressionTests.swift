import Calculus
import Testing

/// Forward mode over expressions, which is symbolic differentiation by another road.
struct DualExpressionTests {
  /// Each function of the table, of plain variables and of something inside.
  @Test(arguments: Function.allCases)
  func tableAgreesWithDualsOfExpressions(function: Function) {
    guard let arity = function.row.entry.samples.first?.count else {
      Issue.record("\(function.name) has no samples")
      return
    }
    let variables = (1...arity).map { Symbol("x\($0)") }
    let letters = variables.map { Expression($0) }
    for arguments in [letters, letters.map { 2 * $0 * $0 + 1 }, letters.map { Expression.apply(.sin, $0) }] {
      for variable in variables {
        let duals = arguments.map { argument in
          argument.evaluated(
            at: Dictionary(
              uniqueKeysWithValues: variables.map {
                ($0, Dual<Expression>(Expression($0), $0 == variable ? .one : .zero))
              }),
            undefined: Dual(.undefined))
        }
        let dual = Dual<Expression>.apply(function, to: duals)
        let whole = Expression.apply(function, to: arguments)
        #expect(dual.value == whole)
        let derivative = whole.derivative(by: variable)
        let isEqual = derivative == dual.tangent || (derivative - dual.tangent).simplified.isZero
        #expect(isEqual, "d/d\(variable) \(whole): \(derivative), by dual numbers \(dual.tangent)")
      }
    }
  }
}
