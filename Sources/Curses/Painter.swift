import CNcurses
import Terminal

/// Brings surfaces to the curses screen, cell by changed cell.
struct Painter {
  /// What the screen holds; nil when it may hold anything.
  private var shown: Surface?
  private var pairs = ColourPairs()
  /// The run of cells being gathered, kept for its storage.
  private var run: [gradus_cell] = []
  /// The last style looked up: neighbours mostly share it.
  private var last: (style: Style, look: Look)?

  /// A style as curses knows it.
  private struct Look {
    let pair: Int16
    let attributes: UInt8
  }

  mutating func forget() {
    shown = nil
    last = nil
  }

  /// Draws what differs from the last surface and sends it. Cells outside `bounds` are left out.
  mutating func paint(_ surface: Surface, theme: Theme, within bounds: Size) {
    let previous = shown?.size == surface.size ? shown : nil
    let width = min(surface.size.width, bounds.width)
    for y in 0..<min(surface.size.height, bounds.height) {
      paint(row: y, width: width, of: surface, over: previous, theme: theme)
    }
    shown = surface
    if let cursor = surface.cursor, bounds.contains(cursor) {
      gradus_refresh(true, Int32(clamping: cursor.x), Int32(clamping: cursor.y))
    } else {
      gradus_refresh(false, 0, 0)
    }
  }

  private mutating func paint(row y: Int, width: Int, of surface: Surface, over previous: Surface?, theme: Theme) {
    let offset = y * surface.size.width
    var x = 0
    while x < width {
      if let previous {
        guard let changed = surface.firstDifference(from: previous, inRow: y, columns: x..<width) else { return }
        x = changed
      }
      // A wide character is drawn from its left half.
      if surface.cells[offset + x].width == 0 && x > 0 { x -= 1 }
      let start = x
      run.removeAll(keepingCapacity: true)
      while x < width {
        let cell = surface.cells[offset + x]
        let columns = max(1, Int(cell.width))
        let hasChanged =
          previous.map { $0.cells[offset + x] != cell || (columns == 2 && $0.cells[offset + x + 1].width != 0) } ?? true
        guard hasChanged || x == start else { break }
        add(cell, fits: x + columns <= width, theme: theme)
        x += columns
      }
      gradus_put(Int32(clamping: start), Int32(clamping: y), run, Int32(clamping: run.count))
    }
  }

  /// Adds a cell to the run. A character that the system's curses would give another width is replaced, so that the
  /// grid on the screen stays the grid that was drawn.
  private mutating func add(_ cell: Cell, fits: Bool, theme: Theme) {
    let look = look(of: cell.style, theme)
    let values = cell.cluster.values
    let isPlain = values.0 >= 0x20 && values.0 < 0x7F && values.1 == 0
    var put = gradus_cell(
      scalars: values, pair: look.pair, attributes: look.attributes, width: max(1, cell.width))
    if !isPlain && (!fits || !canDraw(cell)) {
      put.scalars = (0x3F, 0, 0, 0, 0)
      put.width = 1
      run.append(put)
      guard fits, cell.width == 2 else { return }
      put.scalars = (0x20, 0, 0, 0, 0)
    }
    run.append(put)
  }

  private func canDraw(_ cell: Cell) -> Bool {
    let values = cell.cluster.values
    guard gradus_can_draw(values.0, Int32(cell.width)) else { return false }
    guard cell.cluster.hasMarks else { return true }
    return [values.1, values.2, values.3, values.4].allSatisfy { $0 == 0 || gradus_can_draw($0, 0) }
  }

  private mutating func look(of style: Style, _ theme: Theme) -> Look {
    if let last, last.style == style { return last.look }
    let resolved = theme.resolve(style)
    let look = Look(
      pair: pairs.pair(resolved.foreground, resolved.background), attributes: resolved.attributes.rawValue)
    last = (style, look)
    return look
  }
}

/// The terminal's colour pairs, allocated as they are wanted.
private struct ColourPairs {
  private var numbers: [Key: Int16] = [:]

  private struct Key: Hashable {
    let foreground: Int32
    let background: Int32
  }

  /// The number of a pair; 0, the terminal's own colours, when there are none left.
  mutating func pair(_ foreground: Colour, _ background: Colour) -> Int16 {
    let key = Key(foreground: Self.number(foreground), background: Self.number(background))
    guard key.foreground >= 0 || key.background >= 0 else { return 0 }
    if let number = numbers[key] { return number }
    let next = numbers.count + 1
    guard next < gradus_pair_limit(), max(key.foreground, key.background) < gradus_colour_count(),
      gradus_set_pair(Int32(next), key.foreground, key.background)
    else { return 0 }
    numbers[key] = Int16(clamping: next)
    return Int16(clamping: next)
  }

  /// -1 is the terminal's own colour. Roles have been looked up before.
  private static func number(_ colour: Colour) -> Int32 {
    switch colour {
    case .standard, .role: -1
    case .palette(let index): Int32(index)
    }
  }
}
