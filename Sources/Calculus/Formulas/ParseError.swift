/// Why a text is no formula: the cause, its place, and what might have been meant.
package struct ParseError: Error, Hashable, Sendable {
  package let cause: Cause
  /// Offsets into the UTF-8 of the text.
  package let range: Range<Int>
  /// The whole text made right, the likeliest first; at most two, each of which parses.
  package internal(set) var repairs: [Repair] = []

  /// A text in place of the one that was typed.
  package struct Repair: Hashable, Sendable {
    package let text: String
    /// What was done: `sin`, `add ")"`.
    package let label: String
  }

  /// Texts within causes are printable and short.
  package enum Cause: Hashable, Sendable {
    case empty
    case tooLong, tooDeep, numberTooLong, exponentOutOfRange, numberTooLarge
    /// Nothing stands where a number, a variable or a function should.
    case missingOperand(before: String?, after: String?)
    case missingExponent
    case missingArgument(of: String)
    /// Two operands with nothing between them that joins them.
    case missingOperator(left: String, right: String)
    case emptyBrackets
    case unclosedBracket(String)
    case unmatchedBracket(String)
    case mismatchedBrackets(open: String, close: String)
    case malformedNumber
    case decimalComma
    case misplacedComma
    case unknownName(String, known: [String])
    case unknownFunction(String)
    case unknownCommand(String)
    case wrongArgumentCount(of: String, found: Int, expected: ClosedRange<Int>)
    case malformedSubscript
    /// Known and not part of the language: `!`, `%`, `<`.
    case unsupported(Unsupported)
    case unexpectedEquals
    case missingLeftSide, missingRightSide
    case wrongLabel(found: Quantity, asked: [Quantity])
    /// An equation, a point, a vector or a matrix where one expression should stand.
    case expectedExpression(found: String)
    case vectorInside
    case raggedMatrix
    case confusableCharacter(name: String, latin: String)
    case invisibleCharacter(name: String)
    case controlCharacter(UInt8)
    case invalidEncoding
    case unexpectedCharacter(name: String)
  }

  /// What people write in formulas and the language does not have.
  package enum Unsupported: String, Hashable, Sendable, CaseIterable {
    case factorial, percent, comparison, infinity, integral, summation, limit, remainder, differentiation
    case inverse, plusMinus = "plus-minus", transpose, determinant, norm, degree,
      matrixProduct = "matrix-product", quotation, assignment, division
  }

  package init(_ cause: Cause, _ range: Range<Int>) {
    self.cause = cause
    self.range = range
  }
}

/// The bounds of untrusted input.
package enum Bounds {
  /// Characters (Unicode scalars) of a text.
  package static let characters = 10_000
  /// Brackets, arguments and exponents within each other.
  package static let nesting = 200
  /// Digits of a number that is written out.
  package static let literalDigits = 40
  /// The exponent in `1e400`.
  package static let literalExponent = 400
  /// Decimal digits of an exact number, as a power or a product makes it.
  package static let exactDigits = 4_096
}
