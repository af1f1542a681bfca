import Testing

@testable import Calculus

/// Whatever is read as a name is written so that it is read as the same name.
@Suite struct NameRoundTripTests {
  private static let stems = ["x", "A", "cy", "loss", "theta", "θ", "thetax", "w1", "ab1", "sig", "elog"]
  private static let marks = [
    "", "_1", "12", "₁", "_out", "_{out}", "_{1,2}", "_hat", "_hat0", "_bar", "_bar1", "\u{302}", "\u{304}", "[0]",
    "_a1",
  ]

  @Test(arguments: stems) func namesReadBack(stem: String) {
    for first in Self.marks {
      for second in Self.marks { check(stem + first + second) }
    }
  }

  @Test(arguments: [
    "\\hat{#}", "\\bar{#}", "\\hat #", "\\mathrm{#}", "\\text{#}", "\\hat{\\mathrm{#}}", "\\hat{\\hat{#}}",
  ])
  func namesOfLaTeXReadBack(command: String) {
    let names = [
      "9", "2x", "x", "xy", "x1", "x12", "x_1", "x_{1,2}", "log", "elog", "log_2", "sin", "theta", "\\theta", "loss",
      "out",
      #"w\_out"#, #"log\_2"#, #"A1\_2"#, "e", "pi",
    ]
    for name in names {
      for mark in ["", "_1", "_{12}", "_out", #"_{\text{out}}"#, "^2", "_1^2"] {
        check(command.replacing("#", with: name) + mark)
      }
    }
  }

  private func check(_ name: String) {
    for context in ["#", "(x)^(#*y)", "x*#", "3#", "#(x+1)", "sin(#)"] {
      let text = context.replacing("#", with: name)
      guard let expression = try? Parser.parseExpression(text), !expression.isUndefined else { continue }
      for notation in Notation.allCases {
        let printed = expression.text(notation)
        #expect((try? Parser.parseExpression(printed)) == expression, "\(text) is written \(printed)")
      }
    }
  }
}
