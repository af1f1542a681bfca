import BigInt
import Testing

@testable import Calculus

/// A line of `functionReferences`.
struct FunctionReference: CustomStringConvertible {
  let function: Function
  let argument: Double
  /// Around the value, as wide as its last digit.
  let ball: Ball
  let description: String

  static func all() throws -> [FunctionReference] { try table.get() }

  private static let table = Result {
    try functionReferences.split(separator: "\n").map { try FunctionReference(String($0)) }
  }

  private init(_ line: String) throws {
    let words = line.split(separator: " ").map(String.init)
    function = try #require(Function.allCases.first { $0.name == words[0] }, "\(line)")
    argument = try #require(Double(words[1]))
    ball = try Ball(digits: words[2])
    description = "\(words[0])(\(words[1]))"
  }
}

extension Ball {
  /// A number in decimal, to within a unit of its 45th digit.
  init(digits text: String) throws {
    let parts = text.split(separator: "e").map(String.init)
    let isNegative = parts[0].hasPrefix("-")
    let figures = parts[0].drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    let places = figures.count > 1 ? figures[1].count : 0
    let power = (parts.count > 1 ? try #require(Int(parts[1])) : 0) - places
    let digits = try #require(BigInt(figures.joined(), radix: 10))
    let whole = Rational(isNegative ? -digits : digits)
    let value = whole * (try #require(Rational(10).raised(to: power)))
    let arithmetic = BallArithmetic(bits: 4_096)
    let unit = arithmetic.multiply(arithmetic.number(value), arithmetic.number(Rational(1, BigInt(10).power(44))))
    self = arithmetic.number(value).widened(by: unit.magnitude)
  }
}

extension Rational {
  init(_ numerator: Int, _ denominator: BigInt) { self.init(BigInt(numerator), denominator) }
}
