import Testing

@testable import Terminal

struct ScalarWidthTests {
  @Test(
    arguments: [
      ("a", Unicode.Scalar.GridClass.narrow), ("~", .narrow), ("\u{A0}", .narrow), ("é", .narrow), ("∇", .narrow),
      ("─", .narrow), ("⣿", .narrow), ("漢", .wide), ("ｱ", .narrow), ("Ａ", .wide), ("😀", .wide), ("한", .wide),
      ("\u{301}", .mark), ("\u{20D7}", .mark), ("\u{1D165}", .narrow), ("\u{E0100}", .invisible),
      ("\u{200B}", .invisible), ("\u{200D}", .invisible), ("\u{202E}", .invisible), ("\u{FEFF}", .invisible),
      ("\u{AD}", .invisible), ("\u{1B}", .control), ("\u{7F}", .control), ("\u{9B}", .control), ("\0", .control),
    ] as [(Unicode.Scalar, Unicode.Scalar.GridClass)])
  func everyScalarHasItsClass(scalar: Unicode.Scalar, expected: Unicode.Scalar.GridClass) {
    #expect(scalar.gridClass == expected)
  }

  @Test(arguments: [WidthTable.marks, WidthTable.wide, WidthTable.invisible])
  func theRangesAreInOrder(ranges: [UInt32]) {
    #expect(ranges.count % 2 == 0)
    for (index, bound) in ranges.enumerated().dropFirst() {
      #expect(index % 2 == 1 ? ranges[index - 1] <= bound : ranges[index - 1] + 1 < bound)
    }
    #expect((ranges.first ?? 0) >= 0x300)
  }

  @Test(arguments: [("", 0), ("abc", 3), ("漢字", 4), ("e\u{301}", 1), ("x²", 2), ("a\u{200B}b", 2)])
  func columnsAreCounted(text: String, columns: Int) {
    #expect(text.columns == columns)
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abc", 0, ""), ("漢字字", 4, "漢…"),
  ])
  func longTextIsCut(text: String, width: Int, expected: String) {
    #expect(text.truncated(to: width) == expected)
  }
}
