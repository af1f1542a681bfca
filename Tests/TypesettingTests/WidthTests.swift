import Testing

@testable import Typesetting

/// The formulas of the course and derivatives, in the widths of narrow, common and wide terminals.
@Suite struct WidthTests {
  /// In Unicode, in ASCII and spoken; a width whose picture is that of the width before is left out.
  @Test func pictures() throws {
    try GoldenFile("widths").check { source in
      let formula = MathNode(latex: source)
      var sections: [String] = []
      for (name, repertoire) in [("unicode", Repertoire.unicode), ("ascii", .ascii)] {
        var last: String?
        for width in [40, 80, 120] {
          let picture = formula.display(repertoire, width: width).text
          if picture != last { sections.append("[\(name) \(width)]\n\(picture)") }
          last = picture
        }
      }
      return (sections + ["[spoken]\n\(formula.spoken)"]).joined(separator: "\n")
    }
  }

  /// What a picture does to its source is seen in the table above; here, that no width loses a piece: the characters of the
  /// broken rows are those of the unbroken ones.
  @Test(arguments: [20, 40, 80])
  func breakingLosesNothing(width: Int) {
    for entry in GoldenFile("widths").entries {
      let formula = MathNode(latex: entry.source)
      let (whole, broken) = (formula.display(), formula.display(width: width))
      #expect(ink(of: broken) == ink(of: whole), "\(entry.source)\n\(broken.text)")
    }
  }

  /// The letters, digits and signs of a picture; bars, brackets and roots grow with what they hold.
  private func ink(of picture: Typeset) -> [Character: Int] {
    picture.text.reduce(into: [:]) { counts, character in
      if character.isLetter || character.isNumber || "+−=·,".contains(character) { counts[character, default: 0] += 1 }
    }
  }
}
