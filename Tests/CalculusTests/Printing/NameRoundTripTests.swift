import Testing

@testable import Calculus

/// Whatever is read as a name is written so that it is read as the same name.
@Suite struct NameRoundTripTests {
  private static let stems = ["x", "A", "cy", "loss", "theta", "θ", "thetax", "w1", "ab1", "sig", "elog"]
  private static let marks = [
    "", "_1", "12", "₁", "_out", "_{out}", "_{1,2}", "_hat", "_hat0", "_bar", "_bar1", "\u{302}", "\u{304}", "[0]", "_a1",
  ]

  @Test(arguments: stems) func namesReadBack(stem: String) {
    for first in Self.marks {
      for second in Self.marks {
        for context in ["#", "(x)^(#^8)", "x*#", "3#", "#(x+1)", "sin(#)"] {
          let text = context.replacing("#", with: stem + first + second)
          guard let expression = try? Parser.parseExpression(text), !expression.isUndefined else { continue }
          for notation in Notation.allCases {
            let printed = expression.text(notation)
            let again = try? Parser.parseExpression(printed)
            #expect(again == expression, "\(text) is written \(printed)")
          }
        }
      }
    }
  }
}
