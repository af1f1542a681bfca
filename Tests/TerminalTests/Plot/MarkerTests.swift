import Terminal
import Testing

/// Runners are told apart by their marks alone, in ASCII too.
@Test func marksStayApartInASCII() {
  let marks = (0..<10).map { Transliteration.glyph(Trail.marker($0)) }
  #expect(Set(marks).count == marks.count, "\(marks)")
  #expect(marks.allSatisfy { $0.isASCII })
}
