/// The named rules of differentiation.
package enum DifferentiationRule: Hashable, Sendable {
  case constant, variable
  case sum, constantMultiple, product, quotient
  /// u to a constant.
  case power
  /// A constant to the u.
  case exponential
  /// u to the v.
  case generalPower
  /// A function of the table.
  case function(Function)

  /// What a teacher calls the rule.
  package var name: String {
    switch self {
    case .constant: "constant rule"
    case .variable: "variable"
    case .sum: "sum rule"
    case .constantMultiple: "constant multiple rule"
    case .product: "product rule"
    case .quotient: "quotient rule"
    case .power: "power rule"
    case .exponential: "exponential rule"
    case .generalPower: "general power rule"
    case .function(let function): "derivative of \(function.name)"
    }
  }

  /// Whether the rule's factor, or what it is multiplied with, can be a sign.
  var leavesSigns: Bool { self == .function(.abs) || self == .function(.sign) }

  /// The rule in a sentence.
  package var statement: String {
    switch self {
    case .constant: "What does not depend on the variable has derivative 0."
    case .variable: "The derivative of x by x is 1."
    case .sum: "The derivative of a sum is the sum of the derivatives."
    case .constantMultiple: "A constant factor stays in front: (c·u)' = c·u'."
    case .product: "(u·v)' = u'·v + u·v'."
    case .quotient: "(u/v)' = (u'·v − u·v')/v²."
    case .power: "(uⁿ)' = n·uⁿ⁻¹·u'."
    case .exponential: "(aᵘ)' = aᵘ·ln a·u'."
    case .generalPower: "(uᵛ)' = uᵛ·(v'·ln u + v·u'/u)."
    case .function(let function): function.row.entry.lesson
    }
  }
}
