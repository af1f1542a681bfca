/// An angle whose sine and cosine are made of square roots: a multiple of π/12.
struct SpecialAngle {
  /// In units of π/12, from 0 to 23.
  private let twelfths: Int

  /// Nil where the angle is no such multiple.
  init?(_ angle: Expression) {
    let multiple: Rational
    switch angle.kind {
    case .number(let value) where value.isZero: multiple = .zero
    case .constant(.pi): multiple = 1
    case .product(let coefficient, let factors):
      guard factors.count == 1, case .constant(.pi) = factors[0].kind else { return nil }
      multiple = coefficient
    case .number, .constant, .variable, .sum, .power, .function, .undefined: return nil
    }
    let count = multiple * 12
    guard count.isInteger, let turn = Int(exactly: count.numerator % 24) else { return nil }
    twelfths = (turn + 24) % 24
  }

  /// sin(k·π/12) for k = 0 … 6.
  private static let quarter: [Expression] = {
    let (two, three, six) = (root(2), root(3), root(6))
    let quarter = Rational(1, 4)
    return [
      .zero, (six - two).scaled(by: quarter), Expression(.half), two.scaled(by: .half), three.scaled(by: .half),
      (six + two).scaled(by: quarter), .one,
    ]
  }()

  private static func root(_ value: Rational) -> Expression { Expression(value).squareRoot }

  private static func sine(_ twelfths: Int) -> Expression {
    switch twelfths {
    case 0...6: quarter[twelfths]
    case 7...12: quarter[12 - twelfths]
    default: -sine(twelfths - 12)
    }
  }

  var sine: Expression { SpecialAngle.sine(twelfths) }
  var cosine: Expression { SpecialAngle.sine((twelfths + 6) % 24) }

  private static func angle(_ twelfths: Int) -> Expression { Expression.pi.scaled(by: Rational(twelfths, 12)) }

  static func arcsine(of value: Expression) -> Expression? {
    guard value.variablesAreAbsent else { return nil }
    if let number = value.number, number.magnitude > .one { return .undefined }
    return arcsines[value]
  }

  static func arctangent(of value: Expression) -> Expression? {
    value.variablesAreAbsent ? arctangents[value] : nil
  }

  private static let arcsines = angles(-6...6) { sine($0) }
  private static let arctangents = angles([-4, -3, -2, 0, 2, 3, 4]) { sine($0) / sine(($0 + 6) % 24) }

  /// The angles by what a function makes of them.
  private static func angles(_ twelfths: some Sequence<Int>, by function: (Int) -> Expression) -> [Expression:
    Expression]
  {
    Dictionary(uniqueKeysWithValues: twelfths.map { (function(($0 + 24) % 24), angle($0)) })
  }
}

extension Expression {
  /// Whether no variable occurs.
  package var variablesAreAbsent: Bool { node.variables == 0 }
}
