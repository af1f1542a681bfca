/// The grid of a terminal, its cursor and its scroll region: what the control functions act on. Rows and columns count
/// from 0.
struct Screen: Equatable, Sendable {
  private(set) var columns: Int
  private(set) var rows: Int
  private(set) var cells: [[Cell]]
  var cursor = Position()
  var pen = Pen()
  /// The rows that scroll.
  private(set) var region: Range<Int>

  struct Position: Equatable, Sendable {
    var row = 0
    var column = 0
    /// Whether the last column was just written: the next character goes to the next line.
    var wraps = false
  }

  init(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
    cells = Array(repeating: Array(repeating: Cell(), count: self.columns), count: self.rows)
    region = 0..<self.rows
  }

  // MARK: What it shows

  /// The row's text without the blanks at its end.
  func line(_ row: Int) -> String {
    guard cells.indices.contains(row) else { return "" }
    let text = cells[row].map(\.text).joined()
    return String(text.prefix(upTo: text.lastIndex { $0 != " " }.map(text.index(after:)) ?? text.startIndex))
  }

  var lines: [String] { (0..<rows).map(line) }
  var text: String { lines.joined(separator: "\n") }

  /// Whether a row holds the text, blanks at its end included.
  func contains(_ text: String) -> Bool { cells.contains { $0.map(\.text).joined().contains(text) } }

  /// Where the text begins, in the first row that holds it.
  func position(of text: String) -> Position? {
    for row in 0..<rows {
      for column in 0..<columns where !cells[row][column].text.isEmpty {
        if cells[row][column...].map(\.text).joined().hasPrefix(text) { return Position(row: row, column: column) }
      }
    }
    return nil
  }

  /// How the first character of the text is written.
  func pen(of text: String) -> Pen? {
    position(of: text).map { cells[$0.row][$0.column].pen }
  }

  // MARK: Moving

  mutating func move(row: Int? = nil, column: Int? = nil) {
    cursor = Position(
      row: min(max(row ?? cursor.row, 0), rows - 1), column: min(max(column ?? cursor.column, 0), columns - 1))
  }

  mutating func setRegion(top: Int, bottom: Int) {
    guard top >= 0, top < bottom, bottom < rows else { return }
    region = top..<bottom + 1
    move(row: 0, column: 0)
  }

  mutating func lineFeed() {
    cursor.wraps = false
    if cursor.row == region.upperBound - 1 { scroll(up: 1) } else { move(row: cursor.row + 1) }
  }

  mutating func reverseLineFeed() {
    cursor.wraps = false
    if cursor.row == region.lowerBound { scroll(up: -1) } else { move(row: cursor.row - 1) }
  }

  // MARK: Writing

  mutating func put(_ scalar: Unicode.Scalar, inserting: Bool, wrapping: Bool) {
    let width = min(scalar.columns, columns)
    guard width > 0 else { return join(scalar) }
    if cursor.wraps || cursor.column + width > columns {
      if wrapping {
        lineFeed()
        move(column: 0)
      } else {
        move(column: columns - width)
      }
    }
    if inserting { insertCells(width) }
    for column in cursor.column..<cursor.column + width { split(column) }
    cells[cursor.row][cursor.column] = Cell(text: String(Character(scalar)), pen: pen)
    if width == 2 { cells[cursor.row][cursor.column + 1] = Cell(text: "", pen: pen) }
    if cursor.column + width < columns {
      cursor.column += width
    } else {
      (cursor.column, cursor.wraps) = (columns - 1, true)
    }
  }

  /// A mark goes onto the character before the cursor.
  private mutating func join(_ mark: Unicode.Scalar) {
    var column = cursor.wraps ? cursor.column : cursor.column - 1
    if column > 0, cells[cursor.row][column].text.isEmpty { column -= 1 }
    if column >= 0 { cells[cursor.row][column].text.unicodeScalars.append(mark) }
  }

  /// Half of a wide character that is overwritten leaves a blank for the other half.
  private mutating func split(_ column: Int) {
    let row = cursor.row
    if cells[row][column].text.isEmpty, column > 0 { cells[row][column - 1].text = " " }
    if column + 1 < columns, cells[row][column + 1].text.isEmpty { cells[row][column + 1].text = " " }
  }

  // MARK: Erasing, inserting, deleting

  mutating func erase(row: Int, columns range: Range<Int>) {
    let range = range.clamped(to: 0..<columns)
    for column in range { cells[row][column] = Cell(pen: pen.erased) }
  }

  mutating func erase(rows range: Range<Int>) {
    for row in range.clamped(to: 0..<rows) { erase(row: row, columns: 0..<columns) }
  }

  mutating func insertCells(_ count: Int) {
    let count = min(count, columns - cursor.column)
    cells[cursor.row].removeLast(count)
    cells[cursor.row].insert(contentsOf: blanks(count), at: cursor.column)
  }

  mutating func deleteCells(_ count: Int) {
    let count = min(count, columns - cursor.column)
    cells[cursor.row].removeSubrange(cursor.column..<cursor.column + count)
    cells[cursor.row] += blanks(count)
  }

  /// Moves the lines of the region up, or down for a negative count.
  mutating func scroll(up count: Int) { shift(region, up: count) }

  mutating func insertLines(_ count: Int) {
    if region.contains(cursor.row) { shift(cursor.row..<region.upperBound, up: -count) }
  }

  mutating func deleteLines(_ count: Int) {
    if region.contains(cursor.row) { shift(cursor.row..<region.upperBound, up: count) }
  }

  private mutating func shift(_ range: Range<Int>, up count: Int) {
    let moved = min(abs(count), range.count)
    let fresh = Array(repeating: blanks(columns), count: moved)
    if count > 0 {
      cells.replaceSubrange(range, with: Array(cells[range].dropFirst(moved)) + fresh)
    } else {
      cells.replaceSubrange(range, with: fresh + Array(cells[range].dropLast(moved)))
    }
  }

  private func blanks(_ count: Int) -> [Cell] { Array(repeating: Cell(pen: pen.erased), count: count) }

  // MARK: Size

  mutating func resize(columns: Int, rows: Int) {
    var other = Screen(columns: columns, rows: rows)
    for row in 0..<min(self.rows, other.rows) {
      for column in 0..<min(self.columns, other.columns) { other.cells[row][column] = cells[row][column] }
    }
    other.pen = pen
    other.cursor = cursor
    other.move()
    self = other
  }
}
