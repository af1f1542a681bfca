/// ASCII in place of what an ASCII terminal cannot show.
///
/// Two tables: one glyph for one glyph, which keeps every cell in its place; and for text, spelled out.
package enum Transliteration {
  /// Text in ASCII: `∇` becomes `grad`, `²` becomes `^2`, letters lose their accents. For linear output.
  package static func text(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var result = ""
    var exponent = false
    for scalar in text.unicodeScalars {
      if let digit = superscripts[scalar] {
        // A run of raised signs is one exponent: x¹² is x^12.
        result += exponent ? digit : "^" + digit
        exponent = true
        continue
      }
      exponent = false
      if scalar.isASCII {
        result.unicodeScalars.append(scalar)
      } else if let word = words[scalar] {
        result += word
      } else if scalar.gridClass == .narrow || scalar.gridClass == .wide {
        result.unicodeScalars.append(glyph(scalar))
      }
    }
    return result
  }

  /// One ASCII character for one character: `?` where nothing fits.
  package static func glyph(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.isASCII { return scalar }
    if (0x2800...0x28FF).contains(scalar.value) { return braille(UInt8(scalar.value & 0xFF)) }
    if let glyph = glyphs[scalar] { return glyph }
    return base(of: scalar) ?? "?"
  }

  /// The sign that comes nearest to a cell's dots: where they lie and how they run.
  private static func braille(_ dots: UInt8) -> Unicode.Scalar {
    // A bit a row, from the top, of each column.
    let left = (dots & 7) | (dots & 64) >> 3
    let right = (dots >> 3 & 7) | (dots & 128) >> 4
    let rows = left | right
    switch (left.nonzeroBitCount, right.nonzeroBitCount, rows.nonzeroBitCount) {
    case (0, 0, _): return " "
    case (_, _, 1):
      return rows == 8 ? "_" : rows == 1 ? (left != 0 && right != 0 ? "\"" : "'") : left != 0 && right != 0 ? "-" : "."
    case (_, 0, _), (0, _, _): return "|"
    case (_, _, 2) where left != right && left.nonzeroBitCount == 1 && right.nonzeroBitCount == 1:
      return left < right ? "\\" : "/"
    case (1...2, 1...2, 3...4): return left < right ? "\\" : "/"
    case (4, 4, _): return "#"
    case _: return dots.nonzeroBitCount > 5 ? "#" : "*"
    }
  }

  /// The letter under an accent.
  private static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard let first = accented[scalar] else { return nil }
    return first
  }
}

extension Surface {
  /// The surface in ASCII, cell for cell. A wide character leaves a blank in its second column; marks are dropped.
  package func transliterated() -> Surface {
    var result = self
    result.mapCells { cell in
      if cell.width == 1 && cell.cluster.base.isASCII && !cell.cluster.hasMarks { return cell }
      return Cell(cell.width == 0 ? " " : Transliteration.glyph(cell.cluster.base), cell.style)
    }
    return result
  }
}
