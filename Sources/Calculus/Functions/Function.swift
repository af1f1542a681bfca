/// A function that expressions may apply; its meaning is its row of the table.
///
/// The cases stand in the order in which factors are written: `2x·sin(x)·cos(x)`.
package enum Function: UInt8, Hashable, Sendable, CaseIterable {
  case exp, ln, log2, log10, sqrt
  case abs, sign, step, max, min, clip
  case sin, cos, tan, sec, csc, cot
  case arcsin, arccos, arctan
  case sinh, cosh, tanh, arsinh, arcosh, artanh
  case sigmoid, softplus, relu, leakyRelu, gelu, silu, erf

  /// The rule that gives a function its row. The compiler sees to it that none is forgotten.
  private var makeRow: FunctionRow {
    switch self {
    case .exp: FunctionRow(Exponential.self)
    case .ln: FunctionRow(NaturalLogarithm.self)
    case .log2: FunctionRow(BinaryLogarithm.self)
    case .log10: FunctionRow(DecimalLogarithm.self)
    case .sqrt: FunctionRow(SquareRoot.self)
    case .abs: FunctionRow(AbsoluteValue.self)
    case .sign: FunctionRow(Sign.self)
    case .step: FunctionRow(UnitStep.self)
    case .max: FunctionRow(Maximum.self)
    case .min: FunctionRow(Minimum.self)
    case .clip: FunctionRow(Clip.self)
    case .sin: FunctionRow(Sine.self)
    case .cos: FunctionRow(Cosine.self)
    case .tan: FunctionRow(Tangent.self)
    case .sec: FunctionRow(Secant.self)
    case .csc: FunctionRow(Cosecant.self)
    case .cot: FunctionRow(Cotangent.self)
    case .arcsin: FunctionRow(Arcsine.self)
    case .arccos: FunctionRow(Arccosine.self)
    case .arctan: FunctionRow(Arctangent.self)
    case .sinh: FunctionRow(HyperbolicSine.self)
    case .cosh: FunctionRow(HyperbolicCosine.self)
    case .tanh: FunctionRow(HyperbolicTangent.self)
    case .arsinh: FunctionRow(InverseHyperbolicSine.self)
    case .arcosh: FunctionRow(InverseHyperbolicCosine.self)
    case .artanh: FunctionRow(InverseHyperbolicTangent.self)
    case .sigmoid: FunctionRow(Sigmoid.self)
    case .softplus: FunctionRow(Softplus.self)
    case .relu: FunctionRow(RectifiedLinear.self)
    case .leakyRelu: FunctionRow(LeakyRectifiedLinear.self)
    case .gelu: FunctionRow(GaussianErrorLinear.self)
    case .silu: FunctionRow(SigmoidLinear.self)
    case .erf: FunctionRow(ErrorFunction.self)
    }
  }

  private static let table: [FunctionRow] = allCases.map(\.makeRow)

  /// What there is to know of the function.
  package var row: FunctionRow { Function.table[Int(rawValue)] }

  /// The formulas of the functions of one argument, for doubles: a load and a call, with no list of arguments.
  static let unary: [UnaryFormulas] = table.map(\.unary)

  /// The name in plain notation.
  package var name: String { row.spellings[0] }
}
