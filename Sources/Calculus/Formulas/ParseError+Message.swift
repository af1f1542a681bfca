extension ParseError {
  /// The stable name of the cause, for scripts and records: `unknown-name`.
  package var code: String {
    switch cause {
    case .empty: "empty"
    case .tooLong: "too-long"
    case .tooDeep: "too-deep"
    case .numberTooLong: "number-too-long"
    case .exponentOutOfRange: "exponent-out-of-range"
    case .numberTooLarge: "number-too-large"
    case .missingOperand: "missing-operand"
    case .missingExponent: "missing-exponent"
    case .missingArgument: "missing-argument"
    case .missingOperator: "missing-operator"
    case .emptyBrackets: "empty-brackets"
    case .unclosedBracket: "unclosed-bracket"
    case .unmatchedBracket: "unmatched-bracket"
    case .mismatchedBrackets: "mismatched-brackets"
    case .malformedNumber: "malformed-number"
    case .decimalComma: "decimal-comma"
    case .misplacedComma: "misplaced-comma"
    case .unknownName: "unknown-name"
    case .unknownFunction: "unknown-function"
    case .unknownCommand: "unknown-command"
    case .wrongArgumentCount: "wrong-argument-count"
    case .malformedSubscript: "malformed-subscript"
    case .unsupported(let what): "unsupported-" + what.rawValue
    case .unexpectedEquals: "unexpected-equals"
    case .missingLeftSide: "missing-left-side"
    case .missingRightSide: "missing-right-side"
    case .wrongLabel: "wrong-label"
    case .expectedExpression: "expected-expression"
    case .vectorInside: "vector-inside"
    case .raggedMatrix: "ragged-matrix"
    case .confusableCharacter: "confusable-character"
    case .invisibleCharacter: "invisible-character"
    case .controlCharacter: "control-character"
    case .invalidEncoding: "invalid-encoding"
    case .unexpectedCharacter: "unexpected-character"
    }
  }

  /// One sentence for the learner: printable, and free of what was typed but for short names.
  package var message: String {
    switch cause {
    case .empty: "nothing is typed yet"
    case .tooLong: "the text is too long: at most \(Bounds.characters) characters are read"
    case .tooDeep: "nested too deeply: at most \(Bounds.nesting) levels are read"
    case .numberTooLong: "a number may have at most \(Bounds.literalDigits) digits"
    case .exponentOutOfRange: "the exponent must lie between -\(Bounds.literalExponent) and \(Bounds.literalExponent)"
    case .numberTooLarge: "the exact value would have more than \(Bounds.exactDigits) digits"
    case .missingOperand(let before?, _): "expected a number, a variable or a function before \"\(before)\""
    case .missingOperand(nil, let after?): "expected a number, a variable or a function after \"\(after)\""
    case .missingOperand(nil, nil): "expected a number, a variable or a function"
    case .missingExponent: "the exponent is missing"
    case .missingArgument(let name): "\(name) needs something to apply to, such as \(name)(x)"
    case .missingOperator(let left, let right): "expected an operator between \"\(left)\" and \"\(right)\""
    case .emptyBrackets: "nothing stands between these brackets"
    case .unclosedBracket(let bracket): "this \"\(bracket)\" is never closed"
    case .unmatchedBracket(let bracket): "this \"\(bracket)\" closes nothing"
    case .mismatchedBrackets(let open, let close): "\"\(close)\" cannot close \"\(open)\""
    case .malformedNumber: "this is no number: one point is enough"
    case .decimalComma: "write decimals with a point, not with a comma"
    case .misplacedComma: "a comma stands only in a vector, a point or the arguments of a function"
    case .unknownName(let name, let known):
      known.isEmpty
        ? "unknown name \(name)\(suggestion)"
        : "unknown name \(name); this exercise uses \(known.joined(separator: ", "))\(suggestion)"
    case .unknownFunction(let name): "unknown function \"\(name)\"\(suggestion)"
    case .unknownCommand(let name): "unknown command \\\(name)\(suggestion)"
    case .wrongArgumentCount(let name, let found, let expected):
      "\(name) takes \(expected.spelled), not \(found)"
    case .malformedSubscript: "a subscript is a number or a word, as in w_1 or y_hat"
    case .unsupported(let what): what.message
    case .unexpectedEquals: "this equals sign cannot stand here; one is enough"
    case .missingLeftSide: "nothing stands before the equals sign"
    case .missingRightSide: "nothing stands after the equals sign"
    case .wrongLabel(let found, let asked):
      "\(found) is not what is asked for; the left side can be \(asked.prefix(3).map(\.description).joined(separator: " or "))"
    case .expectedExpression(let found): "expected one expression, and this is \(found)"
    case .vectorInside: "a vector or a matrix must stand alone; work out its components"
    case .raggedMatrix: "the rows of a matrix must be equally long"
    case .confusableCharacter(let name, let latin): "this is \(name), which only looks like \"\(latin)\""
    case .invisibleCharacter(let name): "an invisible character stands here: \(name)"
    case .controlCharacter(let code): "a control character stands here: code \(code)"
    case .invalidEncoding: "the text is damaged here: a character could not be read"
    case .unexpectedCharacter(let name): "\(name) has no meaning here"
    }
  }

  private var suggestion: String { repairs.first.map { " - did you mean \($0.label)?" } ?? "" }
}

extension ParseError.Unsupported {
  fileprivate var message: String {
    switch self {
    case .factorial: "factorials are not supported: write the product out"
    case .percent: "percent is not supported: divide by 100"
    case .comparison: "an expression is expected, without comparisons"
    case .infinity: "infinity is no number"
    case .integral: "integrals are not supported"
    case .summation: "sum and product signs are not supported: write the terms out"
    case .limit: "limits and arrows are not supported"
    case .remainder: "remainders are not supported"
    case .differentiation: "a derivative sign can stand only on the left side: work the derivative out"
    case .inverse: "this function has no inverse here: write 1/... if that is meant"
    case .plusMinus: "a plus-minus sign is two answers: write one"
    case .transpose: "a transpose sign can only follow a vector"
    case .determinant: "determinants are not supported: work it out"
    case .norm: "norms are not supported: write the square root out"
    case .degree: "angles are in radians: 180 degrees are pi"
    case .matrixProduct: "matrix products are not supported: work the components out"
    case .quotation: "quotation marks have no meaning here"
    case .assignment: "a definition is written with one equals sign"
    case .division: "write a division as \"/\""
    }
  }
}

extension ClosedRange<Int> {
  /// "1 argument", "1 to 2 arguments".
  fileprivate var spelled: String {
    if lowerBound == upperBound { return lowerBound == 1 ? "1 argument" : "\(lowerBound) arguments" }
    return upperBound >= 64 ? "at least \(lowerBound)" : "\(lowerBound) to \(upperBound) arguments"
  }
}
