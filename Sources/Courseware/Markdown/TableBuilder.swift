import CMD4C

/// Collects the rows of a table, each as wide as its header.
struct TableBuilder {
  private(set) var table = Markdown.Table()
  private var row: [Markdown.Text] = []
  private var cells = 0
  private(set) var widest = 0
  private var hasHeader = false

  mutating func beginRow() {
    row = []
    cells = 0
  }

  mutating func align(_ alignment: MD_ALIGN?) {
    guard table.alignments.count < CoursewareLimits.tableColumns else { return }
    switch alignment {
    case MD_ALIGN_CENTER: table.alignments.append(.centre)
    case MD_ALIGN_RIGHT: table.alignments.append(.right)
    default: table.alignments.append(.left)
    }
  }

  mutating func append(_ cell: Markdown.Text) {
    cells += 1
    if cells <= CoursewareLimits.tableColumns { row.append(cell) }
  }

  /// True where the header is too wide.
  mutating func endRow() -> Bool {
    widest = max(widest, cells)
    guard hasHeader else {
      hasHeader = true
      table.header = row
      return cells > CoursewareLimits.tableColumns
    }
    while row.count < table.header.count { row.append([]) }
    table.rows.append(row)
    return false
  }
}
