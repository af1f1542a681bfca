/// A share of a whole as a bar, in one row.
package struct Gauge: Hashable, Sendable {
  /// From 0 to 1; anything else is brought within, and what is not a number counts as 0.
  package let share: Double

  package init(share: Double) {
    self.share = share.isFinite ? min(max(share, 0), 1) : (share > 0 ? 1 : 0)
  }

  package init(_ part: Int, of whole: Int) {
    self.init(share: whole > 0 ? Double(part) / Double(whole) : 0)
  }

  /// The bar: `▓` for the part, `░` for the rest. A started whole shows at least one mark and a whole not finished leaves one.
  package func bar(width: Int) -> String {
    guard width > 0 else { return "" }
    var filled = (share * Double(width)).rounded().cells
    if width > 1 {
      if share > 0 { filled = max(filled, 1) }
      if share < 1 { filled = min(filled, width - 1) }
    }
    return String(repeating: "▓", count: filled) + String(repeating: "░", count: width - filled)
  }

  package func draw(in rect: Rect, on surface: inout Surface) {
    surface.clipped(to: rect) { $0.write(bar(width: rect.width), at: rect.origin, Style(.gauge)) }
  }
}
