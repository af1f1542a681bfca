extension Expression {
  /// A function of the table applied to its arguments: special values evaluated, signs drawn out by parity.
  package static func apply(_ function: Function, to arguments: [Expression]) -> Expression {
    if arguments.contains(where: \.isUndefined) { return .undefined }
    let row = function.row
    if let simple = row.simplified(arguments) { return simple }
    if row.entry.parity != .neither, arguments[0].isNegativeForm {
      let mirrored = apply(function, to: [-arguments[0]])
      return row.entry.parity == .odd ? -mirrored : mirrored
    }
    return Expression(node: Node(.function(function, arguments)))
  }

  package static func apply(_ function: Function, _ argument: Expression) -> Expression {
    apply(function, to: [argument])
  }

  /// Whether every term bears a minus sign, so that the negative is the simpler form.
  var isNegativeForm: Bool {
    switch kind {
    case .number(let value): value.isNegative
    case .product(let coefficient, _): coefficient.isNegative
    case .sum(let terms): terms.allSatisfy(\.isNegativeForm)
    case .constant, .variable, .power, .function, .undefined: false
    }
  }
}
