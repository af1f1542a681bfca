extension Layout {
  /// Stacked, broken before relations, then before signs, then before products, where it is wider than `width`; brackets
  /// that alone are too wide are opened and broken within.
  func lines(_ notation: MathNode, width: Int) -> Box {
    let natural = box(notation, .stacked)
    guard natural.width > width, width > 0 else { return natural }
    var notations = if case .row(let pieces) = notation { pieces } else { [notation] }
    var best = natural
    for _ in 0...Self.openedLevels {
      let pieces = pieces(notations, .stacked)
      let lines = breaks(pieces, width: width)
      let broken = stacked(lines.map { (compose(visible(pieces[$0.range])), $0.indent) })
      if lines.count > 1, broken.width < best.width { best = broken }
      guard best.width > width, let opened = opened(notations, widerThan: width - 2) else { break }
      notations = opened
    }
    return best
  }

  /// Brackets within brackets that are opened.
  private static let openedLevels = 8

  /// The pieces with the brackets that are too wide in pieces; nil where there are none.
  private func opened(_ notations: [MathNode], widerThan width: Int) -> [MathNode]? {
    var isChanged = false
    let result = notations.flatMap { notation -> [MathNode] in
      guard let pieces = notation.openedBrackets, box(notation, .stacked).width > width else { return [notation] }
      isChanged = true
      return pieces
    }
    return isChanged ? result : nil
  }

  private struct Line {
    var range: Range<Int>
    var indent: Int
  }

  /// Fills lines greedily: segments between relations first, those that are too long between signs, and so on.
  private func breaks(_ pieces: [Piece], width: Int) -> [Line] {
    let hanging = indent(pieces, width: width)
    var lines: [Line] = []
    func fill(_ range: Range<Int>, indent: Int, _ level: Int) {
      for (index, segment) in segments(pieces, range, isBreak: Self.breakable[level]).enumerated() {
        let start = index == 0 ? indent : level == 0 ? 0 : min(hanging + 2 * (level - 1), max(hanging, width / 2))
        if start + measure(pieces, segment) <= width || level + 1 == Self.breakable.count {
          append(segment, indent: start, pieces, width, to: &lines)
        } else {
          fill(segment, indent: start, level + 1)
        }
      }
    }
    fill(pieces.indices, indent: 0, 0)
    return lines
  }

  /// Between which pieces a line may break, the better places first.
  private static let breakable: [@Sendable (_ left: Piece, _ right: Piece) -> Bool] = [
    { left, _ in left.isWideSpace },
    { _, right in right.leading == .relation },
    { _, right in right.leading == .binary && right.notation.isSign },
    { _, right in right.isProductSign },
  ]

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

  private func segments(
    _ pieces: [Piece], _ range: Range<Int>, isBreak: (_ left: Piece, _ right: Piece) -> Bool
  ) -> [Range<Int>] {
    var segments: [Range<Int>] = []
    var start = range.lowerBound
    for index in range where index > start && isBreak(pieces[index - 1], pieces[index]) {
      segments.append(start..<index)
      start = index
    }
    segments.append(start..<range.upperBound)
    return segments
  }

  private func measure(_ pieces: [Piece], _ range: Range<Int>) -> Int {
    visible(pieces[range]).reduce(0) { $0 + $1.gap + $1.box.width } - (pieces[range.lowerBound].gap)
  }

  /// Without the wide space that a line ends with.
  private func visible(_ line: ArraySlice<Piece>) -> ArraySlice<Piece> {
    line.count > 1 && line.last?.isWideSpace == true ? line.dropLast() : line
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

  /// A sign of multiplication that is seen.
  fileprivate var isProductSign: Bool {
    guard case .symbol(let symbol) = notation, leading == .times || leading == .binary else { return false }
    return box.width > 0 && !notation.isSign && symbol != .juxtaposition
  }
}

extension MathNode {
  /// Brackets around a row, with scripts or without, as the pieces that they are on one line.
  fileprivate var openedBrackets: [MathNode]? {
    switch self {
    case .fenced(let open?, .row(let body), let close?) where body.count > 1:
      return [.symbol(MathSymbol(open, .opening))] + body + [.symbol(MathSymbol(close, .closing))]
    case .scripts(let base, let sub, let sup):
      guard case .fenced(_, _, _?) = base, var pieces = base.openedBrackets, let last = pieces.popLast() else {
        return nil
      }
      pieces.append(.scripts(last, sub: sub, sup: sup))
      return pieces
    case .marked(_, let inner): return inner.openedBrackets
    case _: return nil
    }
  }
}
