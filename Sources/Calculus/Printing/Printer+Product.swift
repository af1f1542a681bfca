extension Printer {
  /// A coefficient and factors; those with negative exponents go below the line, with the coefficient's denominator.
  mutating func writeProduct(_ coefficient: Rational, _ factors: [Expression]) {
    if coefficient.isNegative {
      put(notation == .unicode ? "−" : "-")
      writeProduct(-coefficient, factors)
      return
    }
    var below = 0
    for factor in factors where factor.isDenominator { below += 1 }
    if below == 0, coefficient.isInteger {
      writeFactors(coefficient, factors, belowLine: false)
      return
    }
    if notation == .latex {
      put("\\frac{")
      writeFactors(coefficient, factors, belowLine: false)
      put("}{")
      writeFactors(coefficient, factors, belowLine: true)
      put("}")
      return
    }
    writeFactors(coefficient, factors, belowLine: false)
    put("/")
    let isSingle = below + (coefficient.isInteger ? 0 : 1) == 1
    if isSingle, below == 0 || isOneToken(factors) {
      writeFactors(coefficient, factors, belowLine: true)
    } else {
      open()
      writeFactors(coefficient, factors, belowLine: true)
      close()
    }
  }

  /// Whether the one factor below the line stands after a slash without parentheses of its own around it all.
  private func isOneToken(_ factors: [Expression]) -> Bool {
    guard let factor = factors.first(where: \.isDenominator), case .power(let base, let exponent) = factor.kind else {
      return false
    }
    return exponent.number != .minusOne || binding(of: base) != .product
  }

  private mutating func writeFactors(_ coefficient: Rational, _ factors: [Expression], belowLine: Bool) {
    let isUnit = belowLine ? coefficient.isInteger : coefficient.isUnitFraction
    var needsTimes = false
    var afterNumber = false
    if !isUnit {
      if belowLine { writeDenominator(coefficient) } else { writeInteger(coefficient) }
      (needsTimes, afterNumber) = (true, true)
    }
    // A lone sum above or below a LaTeX line stands between braces already.
    let isAlone =
      notation == .latex && isUnit && (belowLine || factors.contains(where: \.isDenominator))
      && factors.count(where: { $0.isDenominator == belowLine }) == 1
    for factor in factors where factor.isDenominator == belowLine {
      if needsTimes { putTimes(before: factor, afterNumber: afterNumber, belowLine: belowLine) }
      if belowLine, case .power(let base, let exponent) = factor.kind, let value = exponent.number {
        if value.isMinusOne {
          write(base, atLeast: isAlone ? .sum : .power)
        } else {
          writePower(base, Expression(-value))
        }
      } else {
        write(factor, atLeast: isAlone ? .sum : .power)
      }
      (needsTimes, afterNumber) = (true, false)
    }
    if !needsTimes { put("1") }
  }

  /// The sign between two factors, or nothing where writing them side by side is how people do it and reads back right.
  private mutating func putTimes(before factor: Expression, afterNumber: Bool, belowLine: Bool) {
    switch notation {
    case .plain: put("*")
    case .unicode: if !(afterNumber && startsWithLetter(factor, belowLine: belowLine)) { put("·") }
    case .latex: put(startsWithDigit(factor) ? " \\cdot " : " ")
    }
  }

  private func startsWithLetter(_ factor: Expression, belowLine: Bool) -> Bool {
    switch factor.kind {
    case .variable, .constant: true
    case .power(let base, let exponent):
      exponent.number?.magnitude != .half && startsWithLetter(base, belowLine: belowLine)
    case .function(.exp, _): true
    case .number, .sum, .product, .function, .undefined: false
    }
  }

  private func startsWithDigit(_ factor: Expression) -> Bool {
    switch factor.kind {
    case .number: true
    case .power(let base, let exponent): exponent.number?.magnitude != .half && startsWithDigit(base)
    case .constant, .variable, .sum, .product, .function, .undefined: false
    }
  }
}
