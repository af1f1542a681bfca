/// Turns a box into rows: collects its runs of text row by row, then writes each row once.
/// Cost: the runs and the cells of the result.
struct Painter {
  private struct Run {
    let x: Int
    let width: Int
    let text: String
  }

  private var rows: [[Run]]
  private let width: Int
  private var spans: [Typeset.Span] = []

  init(_ box: Box) {
    rows = Array(repeating: [], count: box.height)
    width = box.width
    paint(box, x: 0, y: box.ascent)
  }

  func typeset(baseline: Int) -> Typeset {
    Typeset(rows: rows.map(text(of:)), baseline: baseline, width: width, spans: spans)
  }

  private func text(of runs: [Run]) -> String {
    var text = ""
    var x = 0
    for run in runs.sorted(by: { $0.x < $1.x }) where run.x >= x {
      text += String(repeating: " ", count: run.x - x)
      text += run.text
      x = run.x + run.width
    }
    return text + String(repeating: " ", count: width - x)
  }

  private mutating func paint(_ box: Box, x: Int, y: Int) {
    switch box.content {
    case .blank: break
    case .text(let text): rows[y].append(Run(x: x, width: box.width, text: text))
    case .column(let glyphs):
      for (row, glyph) in glyphs.enumerated() {
        rows[y - box.ascent + row].append(Run(x: x, width: 1, text: String(glyph)))
      }
    case .group(let placed):
      for item in placed { paint(item.box, x: x + item.x, y: y + item.y) }
    case .spanned(let kind, let inner): paint(inner, x: x, y: y, as: kind)
    }
  }

  /// One span for each row that the box paints, from its first to its last cell there.
  private mutating func paint(_ box: Box, x: Int, y: Int, as kind: Typeset.Span.Kind) {
    let covered = (y - box.ascent)...(y + box.descent)
    let counts = covered.map { rows[$0].count }
    let place = spans.endIndex
    paint(box, x: x, y: y)
    var own: [Typeset.Span] = []
    for (row, count) in zip(covered, counts) {
      let runs = rows[row][count...]
      guard let start = runs.map(\.x).min(), let end = runs.map({ $0.x + $0.width }).max() else { continue }
      own.append(Typeset.Span(kind: kind, row: row, columns: start..<end))
    }
    spans.insert(contentsOf: own, at: place)
  }
}

extension Box {
  func painted() -> Typeset { Painter(self).typeset(baseline: ascent) }
}
