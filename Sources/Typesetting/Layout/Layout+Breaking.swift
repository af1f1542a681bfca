extension Layout {
  /// Stacked, broken before relations and then before signs where it is wider than `width`.
  func lines(_ notation: MathNode, width: Int) -> Box {
    guard case .row(let notations) = notation, notations.count > 1 else { return box(notation, .stacked) }
    let pieces = pieces(notations, .stacked)
    let natural = compose(pieces[...])
    guard natural.width > width, width > 0 else { return natural }
    let lines = breaks(pieces, width: width)
    guard lines.count > 1 else { return natural }
    return stacked(lines.map { (compose(pieces[$0.range]), $0.indent) })
  }

  private struct Line {
    var range: Range<Int>
    var indent: Int
  }

  /// Fills lines greedily: segments between relations first, and those that are too long between signs.
  private func breaks(_ pieces: [Piece], width: Int) -> [Line] {
    let hanging = indent(pieces, width: width)
    var lines: [Line] = []
    for segment in segments(pieces, pieces.indices, isBreak: { $0.leading == .relation || $0.isWideSpace }) {
      let start = lines.isEmpty ? 0 : hanging
      if start + measure(pieces, segment) <= width {
        append(segment, indent: start, pieces, width, to: &lines)
        continue
      }
      for (index, part) in segments(pieces, segment, isBreak: { $0.leading == .binary && $0.notation.isSign })
        .enumerated()
      {
        append(part, indent: index == 0 ? start : min(hanging + 2, width / 2), pieces, width, to: &lines)
      }
    }
    return lines
  }

  /// Adds to the last line if there is room, else begins a new one.
  private func append(_ range: Range<Int>, indent: Int, _ pieces: [Piece], _ width: Int, to lines: inout [Line]) {
    if let last = lines.last {
      let joined = last.range.lowerBound..<range.upperBound
      if last.indent + measure(pieces, joined) <= width {
        lines[lines.count - 1].range = joined
        return
      }
    }
    lines.append(Line(range: range, indent: lines.isEmpty ? 0 : indent))
  }

  /// Where the first relation stands, if that leaves room; else a small step.
  private func indent(_ pieces: [Piece], width: Int) -> Int {
    var x = 0
    for piece in pieces {
      x += piece.gap
      if piece.leading == .relation { return x <= width / 3 ? x : 2 }
      x += piece.box.width
      if x > width / 3 { break }
    }
    return 2
  }

  private func segments(_ pieces: [Piece], _ range: Range<Int>, isBreak: (Piece) -> Bool) -> [Range<Int>] {
    var segments: [Range<Int>] = []
    var start = range.lowerBound
    for index in range where index > start && isBreak(pieces[index]) {
      segments.append(start..<index)
      start = index
    }
    segments.append(start..<range.upperBound)
    return segments
  }

  private func measure(_ pieces: [Piece], _ range: Range<Int>) -> Int {
    pieces[range].reduce(0) { $0 + $1.gap + $1.box.width } - (pieces[range.lowerBound].gap)
  }

  /// Lines below each other, a blank row between where one is tall; the baseline is the first line's.
  private func stacked(_ lines: [(box: Box, indent: Int)]) -> Box {
    let hasGaps = lines.contains { $0.box.height > 1 }
    var stack: [(box: Box, x: Int)] = []
    for (index, line) in lines.enumerated() {
      if index > 0, hasGaps { stack.append((.empty, 0)) }
      stack.append((line.box, line.indent))
    }
    return .stack(stack, baseline: 0)
  }
}

extension Layout.Piece {
  /// `\quad` and wider parts formulas on one line.
  fileprivate var isWideSpace: Bool {
    if case .space(let width) = notation { width >= 2 } else { false }
  }
}
