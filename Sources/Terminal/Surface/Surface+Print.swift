extension Surface {
  /// The rows as text for standard output, without blanks at the ends of rows and without empty rows at the bottom.
  ///
  /// - Parameter theme: how styles become SGR sequences; nil for text alone.
  package func printed(_ theme: Theme?, charset: Charset) -> [String] {
    var rows: [String] = []
    let surface = charset == .ascii ? transliterated() : self
    for y in 0..<size.height {
      var row = ""
      var current = Style.plain
      let last = (0..<size.width).last { surface[$0, y] != .blank } ?? -1
      for x in 0..<(last + 1) {
        let cell = surface[x, y]
        if cell.width == 0 { continue }
        let style = theme?.resolve(cell.style) ?? .plain
        if style != current {
          row += style.sgr
          current = style
        }
        row += cell.cluster.string
      }
      if current != .plain { row += Style.plain.sgr }
      rows.append(row)
    }
    while rows.last?.isEmpty == true { rows.removeLast() }
    return rows
  }
}

extension Style {
  /// The sequence that sets exactly this style (ECMA-48, 8.3.117).
  fileprivate var sgr: String {
    var codes = ["0"]
    if attributes.contains(.bold) { codes.append("1") }
    if attributes.contains(.dim) { codes.append("2") }
    if attributes.contains(.underline) { codes.append("4") }
    if attributes.contains(.reverse) { codes.append("7") }
    if case .palette(let index) = foreground { codes.append(Style.code(index, plain: 30, bright: 90, long: "38")) }
    if case .palette(let index) = background { codes.append(Style.code(index, plain: 40, bright: 100, long: "48")) }
    return "\u{1B}[\(codes.joined(separator: ";"))m"
  }

  private static func code(_ index: UInt8, plain: Int, bright: Int, long: String) -> String {
    index < 8 ? "\(plain + Int(index))" : index < 16 ? "\(bright + Int(index) - 8)" : "\(long);5;\(index)"
  }
}
