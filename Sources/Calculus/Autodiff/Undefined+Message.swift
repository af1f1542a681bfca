extension Undefined {
  /// What has no value and why, as part of a sentence: `ln(x - 2) has no value here: ln needs …`.
  package var message: String {
    let part = cause.text(.unicode)
    return switch reason {
    case .divisionByZero: "\(part) divides by zero here"
    case .rootOfNegative: "\(part) is a root of a negative number here"
    case .powerOfZero: "\(part) is a power of zero that has no value"
    case .outsideDomain(let function):
      "\(part) has no value here" + (function.row.entry.domain.map { ": \(function.name) needs \($0.phrase)" } ?? "")
    case .overflow: "\(part) is too large for the machine's numbers here"
    case .noDerivative: "\(part) has no derivative here"
    case .noInput: "\(part) was given no value"
    case .nowhereDefined: "\(part) has no value anywhere"
    }
  }
}

extension DomainCondition {
  /// What the argument must be.
  package var phrase: String {
    switch self {
    case .positive: "a number above 0"
    case .nonnegative: "a number not below 0"
    case .atLeastOne: "a number of 1 or more"
    case .withinUnit: "a number from −1 to 1"
    case .insideUnit: "a number between −1 and 1"
    case .cosineNotZero: "an angle whose cosine is not 0"
    case .sineNotZero: "an angle whose sine is not 0"
    }
  }
}
