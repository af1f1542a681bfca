/// A control sequence: `ESC [`, a body of parameters, a final character.
struct Control: Sendable {
  var body = ""
  var final: Unicode.Scalar = "@"

  /// `?`, `>` and the like before the parameters, and what follows them.
  private var marks: (before: String, after: String) {
    (String(body.prefix { "<=>?".contains($0) }), String(body.drop { !" !\"#$%&'*+".contains($0) }))
  }

  var isPrivate: Bool { marks.before == "?" }

  var parameters: [Int?] {
    let list = body.drop { "<=>?".contains($0) }.prefix { $0.isNumber || $0 == ";" || $0 == ":" }
    return list.split(omittingEmptySubsequences: false) { $0 == ";" || $0 == ":" }.map { Int($0) }
  }

  /// The parameter, where a missing one or a 0 counts as 1; no more than any screen needs.
  func count(_ index: Int = 0) -> Int { min(max(value(index), 1), 10_000) }

  func value(_ index: Int = 0) -> Int { parameters.indices.contains(index) ? parameters[index] ?? 0 : 0 }

  /// What the sequence is called in `Emulator.controls`; a mode is named by its number.
  var names: [String] {
    let (before, after) = marks
    if final == "h" || final == "l" {
      return parameters.map { "CSI \(before)\($0 ?? 0)\(final)" }
    }
    return ["CSI \(before)\(after)\(final)"]
  }
}

extension Emulator {
  mutating func perform(_ control: Control) {
    let cursor = screen.cursor
    switch (control.names.first, control.final) {
    case (_, "h"), (_, "l"): setModes(control)
    case ("CSI A", _): screen.move(row: max(cursor.row - control.count(), 0))
    case ("CSI B", _), ("CSI e", _): screen.move(row: cursor.row + control.count())
    case ("CSI C", _), ("CSI a", _): screen.move(column: cursor.column + control.count())
    case ("CSI D", _): screen.move(column: cursor.column - control.count())
    case ("CSI E", _): screen.move(row: cursor.row + control.count(), column: 0)
    case ("CSI F", _): screen.move(row: cursor.row - control.count(), column: 0)
    case ("CSI G", _), ("CSI `", _): screen.move(column: control.count() - 1)
    case ("CSI d", _): screen.move(row: control.count() - 1)
    case ("CSI H", _), ("CSI f", _): screen.move(row: control.count(0) - 1, column: control.count(1) - 1)
    case ("CSI I", _): screen.move(column: (cursor.column / 8 + control.count()) * 8)
    case ("CSI Z", _): screen.move(column: ((cursor.column + 7) / 8 - control.count()) * 8)
    case ("CSI J", _): eraseDisplay(control.value())
    case ("CSI K", _): eraseLine(control.value())
    case ("CSI X", _): screen.erase(row: cursor.row, columns: cursor.column..<cursor.column + control.count())
    case ("CSI @", _): screen.insertCells(control.count())
    case ("CSI P", _): screen.deleteCells(control.count())
    case ("CSI L", _): screen.insertLines(control.count())
    case ("CSI M", _): screen.deleteLines(control.count())
    case ("CSI S", _): screen.scroll(up: control.count())
    case ("CSI T", _): screen.scroll(up: -control.count())
    case ("CSI b", _):
      if let lastPrinted { for _ in 0..<control.count() { print(lastPrinted) } }
    case ("CSI m", _): setPen(control.parameters.map { $0 ?? 0 })
    case ("CSI r", _):
      screen.setRegion(
        top: control.count(0) - 1, bottom: (control.value(1) == 0 ? screen.rows : control.value(1)) - 1)
    case ("CSI s", _): saveCursor()
    case ("CSI u", _): restoreCursor()
    case ("CSI !p", _): modes = ["?7", "?25"]
    case ("CSI c", _): answers += Array("\u{1B}[?62;22c".utf8)
    case ("CSI n", _):
      if control.value() == 6 { answers += Array("\u{1B}[\(cursor.row + 1);\(cursor.column + 1)R".utf8) }
      if control.value() == 5 { answers += Array("\u{1B}[0n".utf8) }
    default: break
    }
  }

  private mutating func setModes(_ control: Control) {
    for parameter in control.parameters {
      let number = parameter ?? 0
      let name = (control.isPrivate ? "?" : "") + String(number)
      if control.final == "h" { modes.insert(name) } else { modes.remove(name) }
      guard control.isPrivate, [47, 1047, 1049].contains(number) else { continue }
      if number == 1049, control.final == "h" { saveCursor() }
      showAlternate(control.final == "h")
      if number == 1049, control.final == "l" { restoreCursor() }
    }
  }

  private mutating func eraseDisplay(_ part: Int) {
    let cursor = screen.cursor
    switch part {
    case 0:
      screen.erase(row: cursor.row, columns: cursor.column..<screen.columns)
      screen.erase(rows: cursor.row + 1..<screen.rows)
    case 1:
      screen.erase(rows: 0..<cursor.row)
      screen.erase(row: cursor.row, columns: 0..<cursor.column + 1)
    case 2: screen.erase(rows: 0..<screen.rows)
    default: break  // 3 clears what has scrolled away, which is not kept
    }
  }

  private mutating func eraseLine(_ part: Int) {
    let cursor = screen.cursor
    switch part {
    case 0: screen.erase(row: cursor.row, columns: cursor.column..<screen.columns)
    case 1: screen.erase(row: cursor.row, columns: 0..<cursor.column + 1)
    default: screen.erase(row: cursor.row, columns: 0..<screen.columns)
    }
  }

  private mutating func setPen(_ parameters: [Int]) {
    var rest = (parameters.isEmpty ? [0] : parameters)[...]
    while let code = rest.popFirst() {
      switch code {
      case 0: screen.pen = Pen()
      case 30...37: screen.pen.foreground = .indexed(code - 30)
      case 90...97: screen.pen.foreground = .indexed(code - 82)
      case 40...47: screen.pen.background = .indexed(code - 40)
      case 100...107: screen.pen.background = .indexed(code - 92)
      case 39: screen.pen.foreground = .standard
      case 49: screen.pen.background = .standard
      case 38: screen.pen.foreground = Self.color(&rest) ?? screen.pen.foreground
      case 48: screen.pen.background = Self.color(&rest) ?? screen.pen.background
      case 22: screen.pen.attributes.subtract([.bold, .dim])
      default:
        if let attribute = Self.attributes[code] { screen.pen.attributes.insert(attribute) }
        if let attribute = Self.attributes[code - 20] { screen.pen.attributes.remove(attribute) }
      }
    }
  }

  private static let attributes: [Int: Attributes] = [
    1: .bold, 2: .dim, 3: .italic, 4: .underline, 5: .blink, 7: .reverse, 8: .invisible, 9: .struck,
  ]

  private static func color(_ rest: inout ArraySlice<Int>) -> Color? {
    switch rest.popFirst() {
    case 5: return rest.popFirst().map(Color.indexed)
    case 2:
      guard let red = rest.popFirst(), let green = rest.popFirst(), let blue = rest.popFirst() else { return nil }
      return .direct(red: red, green: green, blue: blue)
    default: return nil
    }
  }

  /// The control functions that a well-behaved program needs: colours, cursor, erasing, scrolling, the alternate
  /// screen, the keypad, bracketed paste and the mouse.
  static let harmless: Set<String> = [
    "CSI m", "CSI A", "CSI B", "CSI C", "CSI D", "CSI G", "CSI H", "CSI I", "CSI Z", "CSI d", "CSI J", "CSI K", "CSI X",
    "CSI @", "CSI P", "CSI L", "CSI M", "CSI S", "CSI T", "CSI b", "CSI r", "ESC M", "ESC 7", "ESC 8", "ESC (0",
    "ESC (B", "ESC =", "ESC >", "CSI t", "CSI 4l", "CSI 4h", "CSI ?1h", "CSI ?1l", "CSI ?7h", "CSI ?7l", "CSI ?12l",
    "CSI ?12h", "CSI ?25h", "CSI ?25l", "CSI ?1049h", "CSI ?1049l", "CSI ?2004h", "CSI ?2004l", "CSI ?1000h",
    "CSI ?1000l", "OSC 11?", "CSI ?1002h", "CSI ?1002l", "CSI ?1003l", "CSI ?1006h", "CSI ?1006l",
  ]
}
