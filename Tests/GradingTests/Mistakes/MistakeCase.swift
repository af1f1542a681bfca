import Calculus

@testable import Grading

/// A problem, a wrong answer to it, and the rule of the catalogue that leads there.
struct MistakeCase: CustomStringConvertible, Sendable {
  let id: String
  let function: String
  let wrong: String
  var variable = "x"

  init(_ id: String, _ function: String, _ wrong: String, by variable: String = "x") {
    (self.id, self.function, self.wrong, self.variable) = (id, function, wrong, variable)
  }

  var description: String { "\(id): d/d\(variable) \(function) as \(wrong)" }

  func problem() throws -> Problem {
    .derivative(Problem.WrittenFunction(try Parser.parse(function)), by: Symbol(variable), order: 1)
  }

  static let derivatives: [MistakeCase] = constants + exponentials + functions + chains + products + partials

  private static let constants: [MistakeCase] = [
    MistakeCase("A1", "x^3+7", "3x^2+7"), MistakeCase("A1", "x^4+5x-9", "4x^3+5-9"),
    MistakeCase("A2", "x^3+7", "3x^2+1"),
    MistakeCase("A3", "pi^2+x^3", "2pi+3x^2"), MistakeCase("A3", "x^3+ln(3)", "3x^2+1/3"),
    MistakeCase("A4", "x^3+5x", "3x^2+5x"), MistakeCase("A5", "5x", "0"), MistakeCase("A6", "7sin(x)", "cos(x)"),
    MistakeCase("A6", "5x^4+x^2", "4x^3+2x"), MistakeCase("A7", "7sin(x)+x^3", "3x^2"),
    MistakeCase("A8", "3x^4", "7x^3"), MistakeCase("A8", "5x^3", "8x^2"), MistakeCase("A9", "x^5", "5x^5"),
    MistakeCase("A9", "x^5+x^3", "5x^5+3x^2"), MistakeCase("A10", "x^5", "x^4"), MistakeCase("A10", "x^7+3x", "x^6+3"),
    MistakeCase("A11", "x^(-3)", "-3x^(-2)"), MistakeCase("A12", "x^5", "4x^4"), MistakeCase("A13", "4x^3", "x^4"),
    MistakeCase("A13", "cos(3x)", "sin(3x)/3"), MistakeCase("A14", "1/x^3", "1/(3x^2)"),
    MistakeCase("A15", "x^3+1/x", "3x^2+ln(x)"), MistakeCase("A16", "sqrt(x)", "1/sqrt(x)"),
    MistakeCase("A17", "sqrt(x)", "sqrt(x)/2"), MistakeCase("A18", "sqrt(1+x^2)", "sqrt(2x)"),
    MistakeCase("A19", "x^2-sin(x)", "2x+cos(x)"), MistakeCase("A19", "x^4-5x^3", "4x^3+15x^2"),
    MistakeCase("A20", "x^5+x^3", "5x^4"), MistakeCase("A21", "sin(x)+e^x", "cos(x)*e^x+sin(x)*e^x"),
    MistakeCase("A22", "(x+1)^3", "3x^2"), MistakeCase("A22", "(x^2+3)^4", "8x^7"),
  ]

  private static let exponentials: [MistakeCase] = [
    MistakeCase("B1", "e^(3x)", "3x e^(3x-1)"), MistakeCase("B1", "e^x", "x e^(x-1)"),
    MistakeCase("B2", "e^(3x)", "e^(3x)"),
    MistakeCase("B2", "e^(x^2+1)", "e^(x^2+1)"), MistakeCase("B3", "e^(3x)", "3e^(3x-1)"),
    MistakeCase("B4", "e^(3x)", "3e^x"), MistakeCase("B5", "e^(5x)", "e^5"), MistakeCase("B6", "2^x", "2^x"),
    MistakeCase("B6", "5^(x^2)", "5^(x^2)*2x"), MistakeCase("B7", "x^3+2^x", "3x^2+2^x/ln(2)"),
    MistakeCase("B8", "e^x", "-e^x"),
    MistakeCase("B9", "x^x", "x*x^(x-1)"), MistakeCase("B10", "x^x", "x^x*ln(x)"),
    MistakeCase("B11", "ln(5x)", "1/(5x)"), MistakeCase("B11", "ln(x^2+1)", "1/(x^2+1)"),
    MistakeCase("B12", "ln(x^2+1)", "1/(2x)"), MistakeCase("B13", "ln(5x)", "5/x"),
    MistakeCase("B14", "ln(x)", "ln(x)"),
    MistakeCase("B15", "log_2(x)", "1/x"), MistakeCase("B16", "ln(x)", "-1/x"),
    MistakeCase("B17", "ln(x^2+1)", "(x^2+1)*2x"), MistakeCase("B18", "ln(x^3)", "3ln(x)^2/x"),
  ]

  private static let functions: [MistakeCase] = [
    MistakeCase("C1", "cos(x)", "sin(x)"), MistakeCase("C1", "x^2 cos(x)", "2x cos(x)+x^2 sin(x)"),
    MistakeCase("C2", "sin(x)", "-cos(x)"), MistakeCase("C3", "tan(x)", "-1/cos(x)^2"),
    MistakeCase("C4", "tan(x)", "tan(x)/cos(x)"), MistakeCase("C5", "sin(3x)", "cos(3x)"),
    MistakeCase("C6", "sin(3x)", "3cos(x)"), MistakeCase("C7", "sin(x^3)", "cos(3x^2)"),
    MistakeCase("C8", "sin(x)^3", "3x^2 cos(x^3)"), MistakeCase("C9", "sin(2x)", "2sin(2x)"),
    MistakeCase("C10", "sin(2x)", "cos(2x)*2x+2sin(2x)"), MistakeCase("C11", "sin(pi/180 x)", "cos(pi/180 x)"),
    MistakeCase("C12", "arcsin(x)", "-1/sqrt(1-x^2)"), MistakeCase("C13", "arcsin(x)", "1/sqrt(1+x^2)"),
    MistakeCase("C14", "arctan(x)", "1/(1-x^2)"), MistakeCase("C15", "arcsin(x)", "-cos(x)/sin(x)^2"),
    MistakeCase("C16", "cosh(x)", "-sinh(x)"), MistakeCase("C17", "sigma(x)", "1-sigma(x)"),
    MistakeCase("C17", "sigma(x)", "sigma(x)*(1+sigma(x))"), MistakeCase("C18", "tanh(x)", "1-tanh(x)"),
    MistakeCase("C19", "relu(x^3-x)", "3x^2-1"), MistakeCase("C20", "|x^3-x|", "3x^2-1"),
  ]

  private static let chains: [MistakeCase] = [
    MistakeCase("D1", "(3x+1)^5", "5(3x+1)^4"), MistakeCase("D1", "(x^2+1)^3", "3(x^2+1)^2"),
    MistakeCase("D1", "sin(x^2)", "cos(x^2)"), MistakeCase("D2", "(3x+1)^5", "5*3^4"),
    MistakeCase("D3", "sin(x^2)", "2x cos(x)"), MistakeCase("D4", "sin(x^2)", "cos(x^2)+2x"),
    MistakeCase("D5", "(3x+1)^5", "3(3x+1)^5"), MistakeCase("D6", "sin(x^2)", "2x"),
    MistakeCase("D7", "sin(3x)^4", "4sin(3x)^3 cos(3x)"), MistakeCase("D8", "(3x+1)^5", "45(3x+1)^4"),
    MistakeCase("D9", "sin(3x)", "cos(3x)/3"), MistakeCase("D10", "sin(x)", "x cos(x)"),
  ]

  private static let products: [MistakeCase] = [
    MistakeCase("E1", "x^2 sin(x)", "2x cos(x)"), MistakeCase("E2", "x^2 sin(x)", "2x sin(x)-x^2 cos(x)"),
    MistakeCase("E3", "x^2 sin(x)", "2x^3+sin(x)cos(x)"), MistakeCase("E4", "x^2 sin(x)", "2x sin(x)"),
    MistakeCase("E5", "x^2 sin(x)", "x^2 cos(x)"), MistakeCase("E6", "x^2 sin(x)", "2x+cos(x)"),
    MistakeCase("E7", "x^2 sin(x)", "2x sin(x) x^2 cos(x)"),
    MistakeCase("E8", "x^2 sin(x)", "2x sin(x)+x^2 cos(x)+2x cos(x)"),
    MistakeCase("E9", "x^3 sin(x) e^x", "3x^2 sin(x) e^x + x^3 cos(x) e^x"),
    MistakeCase("F1", "sin(x)/x^3", "cos(x)/(3x^2)"), MistakeCase("F2", "sin(x)/x^3", "(sin(x)3x^2-cos(x)x^3)/x^6"),
    MistakeCase("F3", "sin(x)/x^3", "(cos(x)x^3+sin(x)3x^2)/x^6"),
    MistakeCase("F4", "sin(x)/x^3", "(cos(x)x^3-sin(x)3x^2)/x^3"),
    MistakeCase("F5", "sin(x)/x^3", "(cos(x)x^3-sin(x)3x^2)/sin(x)^2"),
    MistakeCase("F6", "sin(x)/x^3", "cos(x)x^3-sin(x)3x^2"), MistakeCase("F7", "sin(x)/x^3", "cos(x)/x^3"),
    MistakeCase("F8", "sin(x)/x^3", "(cos(x)x^3-sin(x)3x^2)/(3x^2)^2"),
    MistakeCase("F9", "sin(x)/x^3", "cos(x)x^3-sin(x)3x^2/x^6"), MistakeCase("F10", "(x^3+x)/5", "-(3x^2+1)/5"),
  ]

  private static let partials: [MistakeCase] = [
    MistakeCase("H2", "x^3 y+y^4", "3x^2 y+y^4"), MistakeCase("H3", "x^3 y+y^4", "3x^2 y+4y^3"),
    MistakeCase("H4", "x^3 y+y^4", "3x^2"), MistakeCase("H5", "x^3 y+x^2", "2x"),
    MistakeCase("H8", "x ln(y/x)", "-1"), MistakeCase("H1", "x^3 y+y^4", "3x^2 y+x^3+4y^3"),
    MistakeCase("H6", "x^3 y+y^4", "x^3+4y^3"),
  ]
}
