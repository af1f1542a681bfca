extension ParseError {
  /// One sentence for the learner, without the place: printable, and free of what was typed but for short names.
  package var message: String {
    switch cause {
    case .empty: "nothing is typed yet"
    case .tooLong: "the text is too long: at most \(Bounds.characters) characters are read"
    case .tooDeep: "nested too deeply: at most \(Bounds.nesting) levels are read"
    case .numberTooLong: "a number has at most \(Bounds.literalDigits) digits here"
    case .exponentOutOfRange: "an exponent of ten goes from -\(Bounds.literalExponent) to \(Bounds.literalExponent)"
    case .numberTooLarge: "this number would have more than \(Bounds.exactDigits) digits"
    case .missingOperand(let before, let after):
      if let before {
        "expected a number, a variable or a function before \"\(before)\""
      } else if let after {
        "expected a number, a variable or a function after \"\(after)\""
      } else {
        "expected a number, a variable or a function"
      }
    case .missingExponent: "the exponent is missing"
    case .missingArgument(let name): "\(name) needs something to apply to"
    case .missingOperator(let left, let right): "expected an operator between \"\(left)\" and \"\(right)\""
    case .emptyBrackets: "nothing stands between these brackets"
    case .unclosedBracket(let bracket): "this \"\(bracket)\" is never closed"
    case .unmatchedBracket(let bracket): "this \"\(bracket)\" closes nothing"
    case .mismatchedBrackets(let open, let close): "\"\(close)\" cannot close \"\(open)\""
    case .malformedNumber: "this is no number"
    case .decimalComma: "write a decimal number with a point, not with a comma"
    case .misplacedComma: "a comma stands only between the components of a vector or the arguments of a function"
    case .unknownName(let name, let known):
      known.isEmpty
        ? "unknown name \(name)" : "unknown name \(name); this exercise uses \(known.joined(separator: ", "))"
    case .unknownFunction(let name):
      "unknown function \"\(name)\"" + (repairs.first.map { " - did you mean \($0.label)?" } ?? "")
    case .unknownCommand(let name): "the command \\\(name) is not known here"
    case .wrongArgumentCount(let name, let found, let expected):
      "\(name) takes \(expected.spelled), and here are \(found)"
    case .malformedSubscript: "this subscript is incomplete"
    case .unsupported(let what): "\(what.rawValue) is not part of the language"
    case .unexpectedEquals: "one equals sign is enough"
    case .missingLeftSide: "nothing stands before the equals sign"
    case .missingRightSide: "nothing stands after the equals sign"
    case .wrongLabel: "this left side names something else than what is asked for"
    case .expectedExpression(let found): "one expression is expected here, and this is \(found)"
    case .vectorInside: "a vector or a matrix stands alone here"
    case .raggedMatrix: "the rows of a matrix must be of equal length"
    case .confusableCharacter(let name, let latin): "this is \(name); type \"\(latin)\""
    case .invisibleCharacter(let name): "an invisible character stands here: \(name)"
    case .controlCharacter: "a control character stands here"
    case .invalidEncoding: "the text is damaged here: a character could not be read"
    case .unexpectedCharacter(let name): "\(name) has no meaning here"
    }
  }
}

extension ClosedRange<Int> {
  /// "one argument", "2 to 3 arguments".
  fileprivate var spelled: String {
    if lowerBound == upperBound { return lowerBound == 1 ? "one argument" : "\(lowerBound) arguments" }
    return upperBound >= 64 ? "\(lowerBound) or more arguments" : "\(lowerBound) to \(upperBound) arguments"
  }
}
