/// A mathematical expression in canonical form: an immutable value with shared parts.
///
/// Built only through its operators (`Expression+Sum`, `+Product`, `+Power`, `+Function`), which keep the invariants
/// of `Kind`; so two expressions that the rules of construction can make equal *are* equal, and `==` is a proof.
/// The converse does not hold: `(x+1)^2` and `x^2+2x+1` differ here and are the business of `Grading`.
///
/// Construction may widen a domain (`x/x` is 1) but never changes a value where there was one: `sqrt(x^2)` is `|x|`.
package struct Expression: Sendable {
  /// The shape of an expression.
  package enum Kind: Sendable {
    case number(Rational)
    case constant(Constant)
    case variable(Symbol)
    /// Two terms or more, none of them a sum, no two alike but for a number in front, in the order people write:
    /// falling degree, letters before functions, a number last.
    case sum([Expression])
    /// A coefficient other than 0 in front of one factor or more; one factor only where the coefficient is not 1.
    /// The factors are no numbers and no products, no two have the same base, in the order letters, sums, functions.
    case product(coefficient: Rational, factors: [Expression])
    /// A base and an exponent other than 0 and 1. Powers of e are `.function(.exp, …)`.
    case power(base: Expression, exponent: Expression)
    /// A function of the table, applied.
    case function(Function, [Expression])
    /// Something that has no value anywhere: 1/0, 0^0, ln 0.
    case undefined
  }

  let node: Node

  package var kind: Kind { node.kind }

  /// Whether two expressions are one in memory; the cheap half of `==`.
  @inline(__always)
  package func isIdentical(to other: Expression) -> Bool { node === other.node }
}

/// The storage of an expression. The hash and the counts are kept so that comparing, looking up and pruning cost nothing.
final class Node: Sendable {
  let kind: Expression.Kind
  let hash: Int
  /// The nodes of the tree that the expression prints as, at most `UInt32.max`.
  let weight: UInt32
  /// The variables within, a bit each: small letters have one of their own, other names share the rest, so that a bit
  /// that is not set proves an absence.
  let variables: UInt64
  /// The head of the expression's place among the factors of a product: see `Expression.Kind.order`.
  let order: UInt64
  /// Whether the expression is a power with a negative number in the exponent, which is written below a line.
  let isDenominator: Bool

  init(_ kind: Expression.Kind) {
    self.kind = kind
    var hash = Mixer()
    var weight: UInt32 = 1
    var variables: UInt64 = 0
    func absorb(_ expression: Expression) {
      let node = expression.node
      hash.mix(node.hash)
      let (sum, overflow) = weight.addingReportingOverflow(node.weight)
      weight = overflow ? .max : sum
      variables |= node.variables
    }
    switch kind {
    case .number(let value):
      hash.mix(1)
      hash.mix(value)
    case .constant(let constant):
      hash.mix(2)
      hash.mix(Int(constant.rawValue))
    case .variable(let symbol):
      hash.mix(3)
      hash.mix(Int(truncatingIfNeeded: symbol.sortKey))
      variables = Node.bit(of: symbol)
    case .sum(let terms):
      hash.mix(4)
      for term in terms { absorb(term) }
    case .product(let coefficient, let factors):
      hash.mix(5)
      hash.mix(coefficient)
      for factor in factors { absorb(factor) }
    case .power(let base, let exponent):
      hash.mix(6)
      absorb(base)
      absorb(exponent)
    case .function(let function, let arguments):
      hash.mix(7)
      hash.mix(Int(function.rawValue))
      for argument in arguments { absorb(argument) }
    case .undefined:
      hash.mix(8)
    }
    self.hash = hash.value
    self.weight = weight
    self.variables = variables
    order = kind.order
    isDenominator =
      if case .power(_, let exponent) = kind, case .number(let value) = exponent.kind { value.isNegative } else {
        false
      }
  }

  /// The bits of names of one small letter.
  static let ownBits: UInt64 = 1 << 26 - 1

  static func bit(of symbol: Symbol) -> UInt64 {
    if let letter = symbol.smallLetter { return 1 << UInt64(letter) }
    var mixer = Mixer()
    mixer.mix(Int(truncatingIfNeeded: symbol.sortKey))
    return 1 << (26 + UInt64(mixer.value >> 7 & 0xFFFF) % 38)
  }
}

/// A fast hash that is the same in every run: multiply and rotate, after the finaliser of SplitMix64 (Steele et al. 2014).
struct Mixer {
  private(set) var value = 0x2545_F491_4F6C_DD1D

  @inline(__always)
  mutating func mix(_ part: Int) {
    var x = UInt64(bitPattern: Int64(value ^ part)) &* 0x9E37_79B9_7F4A_7C15
    x ^= x >> 29
    value = Int(Int64(bitPattern: x &* 0xBF58_476D_1CE4_E5B9))
  }

  @inline(__always)
  mutating func mix(_ number: Rational) {
    switch number.storage {
    case .machine(let numerator, let denominator):
      mix(numerator)
      mix(denominator)
    case .big(let numerator, let denominator):
      for word in numerator.words { mix(Int(bitPattern: word)) }
      for word in denominator.words { mix(Int(bitPattern: word)) }
    }
  }
}

extension Expression: Hashable {
  package static func == (left: Expression, right: Expression) -> Bool {
    if left.node === right.node { return true }
    if left.node.hash != right.node.hash || left.node.weight != right.node.weight { return false }
    switch (left.kind, right.kind) {
    case (.number(let a), .number(let b)): return a == b
    case (.constant(let a), .constant(let b)): return a == b
    case (.variable(let a), .variable(let b)): return a == b
    case (.sum(let a), .sum(let b)): return a == b
    case (.product(let a, let f), .product(let b, let g)): return a == b && f == g
    case (.power(let a, let m), .power(let b, let n)): return a == b && m == n
    case (.function(let f, let a), .function(let g, let b)): return f == g && a == b
    case (.undefined, .undefined): return true
    case (.number, _), (.constant, _), (.variable, _), (.sum, _), (.product, _), (.power, _), (.function, _),
      (.undefined, _):
      return false
    }
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(node.hash) }
}
