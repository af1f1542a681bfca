extension Printer {
  mutating func writePower(_ base: Expression, _ exponent: Expression) {
    if exponent.number == .half {
      writeRoot(base)
    } else if exponent.isOne {
      write(base, atLeast: .power)
    } else if notation != .plain, case .function(let function, let arguments) = base.kind, function.takesPowers,
      let count = exponent.number?.machineInteger, count > 1
    {
      // sin²(x)
      putName(of: function)
      writeExponent(exponent)
      writeArguments(arguments)
    } else {
      write(base, atLeast: .atom)
      writeExponent(exponent)
    }
  }

  private mutating func writeExponent(_ exponent: Expression) {
    switch notation {
    case .plain:
      put("^")
      write(exponent, atLeast: .atom)
    case .unicode:
      if let count = exponent.number?.machineInteger {
        for digit in String(count) { put(String(Printer.superscripts[digit, default: digit])) }
      } else {
        put("^")
        write(exponent, atLeast: .atom)
      }
    case .latex:
      put("^{")
      write(exponent)
      put("}")
    }
  }

  private static let superscripts: [Character: Character] =
    Dictionary(uniqueKeysWithValues: zip("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))

  private mutating func writeRoot(_ radicand: Expression) {
    switch notation {
    case .plain:
      put("sqrt(")
      write(radicand)
      put(")")
    case .unicode:
      put("√")
      write(radicand, atLeast: .atom)
    case .latex:
      put("\\sqrt{")
      write(radicand)
      put("}")
    }
  }

  mutating func writeApplication(_ function: Function, _ arguments: [Expression]) {
    switch (function, notation) {
    case (.exp, .unicode), (.exp, .latex):
      put("e")
      writeExponent(arguments[0])
    case (.abs, .unicode):
      put("|")
      write(arguments[0])
      put("|")
    case (.abs, .latex):
      put("\\left|")
      write(arguments[0])
      put("\\right|")
    case (_, _):
      putName(of: function)
      writeArguments(arguments)
    }
  }

  private mutating func putName(of function: Function) {
    switch notation {
    case .plain: put(function.name)
    case .unicode: put(function.row.entry.symbol)
    case .latex: put(function.row.entry.latex)
    }
  }

  private mutating func writeArguments(_ arguments: [Expression]) {
    open()
    for (index, argument) in arguments.enumerated() {
      if index > 0 { put(", ") }
      write(argument)
    }
    close()
  }
}

extension Function {
  /// Whether people write `f²(x)` for `f(x)²`: the trigonometric and hyperbolic functions and logarithms.
  fileprivate var takesPowers: Bool {
    switch self {
    case .sin, .cos, .tan, .sec, .csc, .cot, .sinh, .cosh, .tanh, .ln: true
    case .exp, .log2, .log10, .sqrt, .abs, .sign, .step, .max, .min, .clip, .arcsin, .arccos, .arctan, .arsinh, .arcosh,
      .artanh, .sigmoid, .softplus, .relu, .leakyRelu, .gelu, .silu, .erf:
      false
    }
  }
}
