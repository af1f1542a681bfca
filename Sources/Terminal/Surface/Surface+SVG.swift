extension Surface {
  /// The picture as a file that browsers and documents show: grounds as rectangles, a text element a run of one style.
  ///
  /// - Parameter theme: how roles become colours; the terminal's own colours are dark on white.
  package func svg(_ theme: Theme) -> String {
    let (width, height) = (SVG.cell.width * size.width, SVG.cell.height * size.height)
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\" "
        + "font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"\(SVG.fontSize)\">",
      "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>",
    ]
    for y in 0..<size.height {
      for run in runs(inRow: y, theme).filter({ $0.style.ground != nil }) { lines.append(run.rectangle(row: y)) }
      for run in runs(inRow: y, theme).filter({ $0.text.contains { $0 != " " } }) { lines.append(run.element(row: y)) }
    }
    return (lines + ["</svg>", ""]).joined(separator: "\n")
  }

  private func runs(inRow y: Int, _ theme: Theme) -> [SVG.Run] {
    var runs: [SVG.Run] = []
    for x in 0..<size.width {
      let cell = self[x, y]
      let style = SVG.Look(theme.resolve(cell.style))
      if runs.last?.style != style { runs.append(SVG.Run(start: x, style: style)) }
      runs[runs.count - 1].columns += 1
      if cell.width > 0 { runs[runs.count - 1].text += cell.cluster.string }
    }
    return runs
  }
}

private enum SVG {
  static let cell = (width: 8, height: 17)
  static let fontSize = 13
  private static let baseline = 13

  /// A style in the colours of the file.
  struct Look: Equatable {
    let ink: String
    /// Nil for the page's own.
    let ground: String?
    let isBold: Bool

    init(_ style: Style) {
      let isReversed = style.attributes.contains(.reverse)
      let ink = Self.hex(style.foreground)
      let ground = Self.hex(style.background)
      self.ink = (isReversed ? ground ?? "#ffffff" : ink) ?? "#222222"
      self.ground = isReversed ? ink ?? "#222222" : ground
      isBold = style.attributes.contains(.bold)
    }

    private static func hex(_ colour: Colour) -> String? {
      guard case .palette(let index) = colour else { return nil }
      let (red, green, blue) = XtermPalette.rgb(index)
      return "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
  }

  /// Neighbouring cells of one look.
  struct Run {
    let start: Int
    let style: Look
    var columns = 0
    var text = ""

    private var x: Int { start * SVG.cell.width }
    private var width: Int { columns * SVG.cell.width }

    func rectangle(row: Int) -> String {
      "<rect x=\"\(x)\" y=\"\(row * SVG.cell.height)\" width=\"\(width)\" height=\"\(SVG.cell.height)\" "
        + "fill=\"\(style.ground ?? "none")\"/>"
    }

    /// The length is given, so that a font of another width does not break the picture.
    func element(row: Int) -> String {
      let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      return "<text x=\"\(x)\" y=\"\(row * SVG.cell.height + SVG.baseline)\" textLength=\"\(width)\" "
        + "fill=\"\(style.ink)\"\(style.isBold ? " font-weight=\"bold\"" : "") xml:space=\"preserve\">\(escaped)</text>"
    }
  }
}
