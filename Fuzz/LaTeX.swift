/// Whatever the source is, it has a picture in every repertoire whose rows are as wide as it says and hold nothing that a
/// terminal would obey, a line, a spoken form and a notation; and what is wrong with it lies within it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLaTeX(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let source = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  let (node, diagnostics) = MathNode.reading(latex: source)
  for diagnostic in diagnostics {
    check(diagnostic.range.lowerBound >= 0 && diagnostic.range.upperBound <= source.utf8.count, "a place outside")
  }
  for repertoire in Repertoire.allCases {
    for picture in [
      node.display(repertoire), node.display(repertoire, width: 20), node.line(repertoire),
      node.inline(repertoire, fits: 40),
    ] {
      check(picture.rows.indices.contains(picture.baseline), "a baseline outside")
      for row in picture.rows {
        check(Cells.count(row) == picture.width, "a row of another width: \(row)")
        check(!row.unicodeScalars.contains { $0.properties.generalCategory == .control }, "a control character")
        check(repertoire != .ascii || row.utf8.allSatisfy { $0 < 128 }, "more than ASCII: \(row)")
      }
    }
  }
  check(!node.mathML().contains("<script"), "markup of a stranger")
  _ = node.spoken
  _ = node.latex
  return 0
}
