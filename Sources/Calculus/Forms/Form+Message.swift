extension Form {
  /// What an answer in the form is, to go after "written": "as a single fraction".
  package var description: String {
    switch self {
    case .simplified: "in its simplest form"
    case .expanded: "with all brackets multiplied out"
    case .factored: "as a product of factors"
    case .singleFraction: "as a single fraction"
    case .lowestTerms: "in lowest terms"
    case .exact: "with exact numbers"
    case .noNegativeExponents: "without negative exponents"
    case .noFractionalExponents: "without fractional exponents"
    }
  }
}

extension Form.Objection {
  /// What to do about it, in a sentence.
  package var message: String {
    switch cause {
    case .simpler(let expression): "This part is the same as \(expression.short)."
    case .likeTerms: "Collect the like terms."
    case .powersOfOneBase: "Join the powers of one base."
    case .numbersToMultiply: "Multiply the numbers together."
    case .doubleNegative: "Two minus signs cancel."
    case .neutralElement: "A factor or an exponent of 1, or a term of 0, can go."
    case .bracketsToMultiplyOut: "Multiply these brackets out."
    case .notAProduct: "Write it as a product of factors."
    case .reducible(let expression): "This factor can be factored further: \(expression.short)."
    case .severalFractions: "Bring everything over one denominator."
    case .fractionWithinFraction: "There is a fraction within the fraction: multiply above and below to clear it."
    case .commonFactor(let factor): "Above and below the line have the factor \(factor.short) in common: cancel it."
    case .decimal(let value): "Give it exactly, as \(Expression(value).short)."
    case .negativeExponent: "Write the negative exponent as a division."
    case .fractionalExponent: "Write the fractional exponent as a root."
    }
  }
}

extension Expression {
  /// The plain text, or what it begins with.
  fileprivate var short: String {
    let text = text()
    return text.utf8.count <= 60 ? text : "\(text.prefix(57))…"
  }
}
