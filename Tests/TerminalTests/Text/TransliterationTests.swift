import Testing

@testable import Terminal

struct TransliterationTests {
  @Test(arguments: [
    ("plain", "plain"), ("∇f", "grad f"), ("x²", "x^2"), ("x¹²y", "x^12y"), ("x⁻¹", "x^-1"),
    ("a ≤ b ≠ c", "a <= b != c"),
    ("a → b", "a -> b"), ("√x · π", "sqrtx * pi"), ("∂L/∂w", "dL/dw"), ("naïve Škoda", "naive Skoda"), ("x₁", "x_1"),
    ("e\u{301}", "e"), ("漢", "?"),
  ])
  func textIsSpelledOut(text: String, expected: String) {
    #expect(Transliteration.text(text) == expected)
  }

  @Test func everyGlyphIsPrintableASCII() {
    for value in UInt32(0)...0x3000 {
      guard let scalar = Unicode.Scalar(value), scalar.gridClass == .narrow else { continue }
      let glyph = Transliteration.glyph(scalar)
      #expect(glyph.value >= 0x20 && glyph.value < 0x7F)
    }
  }

  @Test func boxesAndDotsHaveTheirSigns() {
    let signs = "┌─┐│├┼▶█░·●".unicodeScalars.map { Transliteration.glyph($0) }
    #expect(signs == ["+", "-", "+", "|", "+", "+", ">", "#", ":", ".", "*"])
    #expect(Transliteration.glyph("\u{2800}") == " ")
    #expect("⠁⣀⢸⣿⠤".unicodeScalars.map { Transliteration.glyph($0) } == ["'", "_", "|", "#", "-"])
  }

  @Test(arguments: sizes)
  func everyCellKeepsItsPlace(size: Size) {
    var surface = Surface(size)
    surface.box(surface.bounds)
    surface.write("漢∇e\u{301}", at: Point(x: 1, y: 1), Style(.maths))
    let plain = surface.transliterated()
    #expect(plain.size == size)
    for (before, after) in zip(surface.cells, plain.cells) {
      #expect(after.width == 1)
      #expect(after.cluster.base.isASCII && !after.cluster.hasMarks)
      #expect(after.style == before.style)
    }
  }
}
