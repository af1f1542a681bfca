/// A terminal as xterm's terminfo entry describes it: bytes in, a screen out, and a list of the control functions used.
struct Emulator: Sendable {
  var screen: Screen
  /// The screen underneath while the alternate one shows.
  private(set) var primary: Screen?
  /// The modes that are on: `4` for an ANSI mode, `?25` for a private one.
  var modes: Set<String> = ["?7", "?25"]
  /// Every kind of control function met, such as `CSI H`, `CSI ?25l`, `ESC (0`, `OSC 11`, `DCS`.
  private(set) var controls: Set<String> = []
  /// What the terminal answers to questions, to be written back to the program.
  var answers: [UInt8] = []
  /// The title that the program gave the window.
  private(set) var title = ""

  var isAlternate: Bool { primary != nil }
  var showsCursor: Bool { modes.contains("?25") }

  private var state = State.text
  private var decoder = ScalarDecoder()
  private var savedCursor = (Screen.Position(), Pen())
  private var drawsLines = false
  var lastPrinted: Unicode.Scalar?

  private enum State {
    case text
    case escape(intermediates: String)
    case control(Control)
    /// A string up to its terminator: OSC, DCS, APC, PM or SOS.
    case string(kind: String, text: String, escaped: Bool)
  }

  init(columns: Int, rows: Int) {
    screen = Screen(columns: columns, rows: rows)
  }

  mutating func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    primary?.resize(columns: columns, rows: rows)
  }

  mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      for scalar in decoder.decode(byte) { take(scalar) }
    }
  }

  mutating func feed(_ text: String) { feed(text.utf8) }

  private mutating func take(_ scalar: Unicode.Scalar) {
    switch state {
    case .text: takeText(scalar)
    case .escape(let intermediates): takeEscape(scalar, intermediates)
    case .control(let control): takeControl(scalar, control)
    case .string(let kind, let text, let escaped): takeString(scalar, kind, text, escaped)
    }
  }

  private mutating func takeText(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x1B: state = .escape(intermediates: "")
    case 0x00..<0x20, 0x7F: control(scalar)
    case 0x80..<0xA0: controls.insert("C1 \(scalar.value)")
    default: print(drawsLines ? Self.lineDrawing[scalar] ?? scalar : scalar)
    }
  }

  mutating func print(_ scalar: Unicode.Scalar) {
    screen.put(scalar, inserting: modes.contains("4"), wrapping: modes.contains("?7"))
    if scalar.columns > 0 { lastPrinted = scalar }
  }

  private mutating func control(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\u{08}": screen.move(column: screen.cursor.column - 1)
    case "\t": screen.move(column: (screen.cursor.column / 8 + 1) * 8)
    case "\n", "\u{0B}", "\u{0C}": screen.lineFeed()
    case "\r": screen.move(column: 0)
    case "\u{0E}": drawsLines = true
    case "\u{0F}": drawsLines = false
    default: break
    }
  }

  private mutating func takeEscape(_ scalar: Unicode.Scalar, _ intermediates: String) {
    if (0x20..<0x30).contains(scalar.value) {
      state = .escape(intermediates: intermediates + String(Character(scalar)))
      return
    }
    state = .text
    switch (intermediates, scalar) {
    case ("", "["): return state = .control(Control())
    case ("", "]"): return state = .string(kind: "OSC", text: "", escaped: false)
    case ("", "P"): return state = .string(kind: "DCS", text: "", escaped: false)
    case ("", "_"): return state = .string(kind: "APC", text: "", escaped: false)
    case ("", "^"): return state = .string(kind: "PM", text: "", escaped: false)
    case ("", "X"): return state = .string(kind: "SOS", text: "", escaped: false)
    case ("(", "0"): drawsLines = true
    case ("(", _): drawsLines = false
    case ("", "7"): saveCursor()
    case ("", "8"): restoreCursor()
    case ("", "D"): screen.lineFeed()
    case ("", "E"):
      screen.move(column: 0)
      screen.lineFeed()
    case ("", "M"): screen.reverseLineFeed()
    case ("", "c"): reset()
    default: break
    }
    controls.insert("ESC \(intermediates)\(scalar)")
  }

  private mutating func takeControl(_ scalar: Unicode.Scalar, _ control: Control) {
    var control = control
    switch scalar.value {
    case 0x1B: state = .escape(intermediates: "")
    case 0x00..<0x20: self.control(scalar)
    case 0x20..<0x40:
      control.body.unicodeScalars.append(scalar)
      state = .control(control)
    case 0x40..<0x7F:
      control.final = scalar
      state = .text
      for name in control.names { controls.insert(name) }
      perform(control)
    default: state = .text
    }
  }

  private mutating func takeString(_ scalar: Unicode.Scalar, _ kind: String, _ text: String, _ escaped: Bool) {
    if scalar == "\u{07}" || (escaped && scalar == "\\") {
      state = .text
      let number = text.prefix { $0.isNumber }
      // A question, which sets nothing, is told apart.
      controls.insert(number.isEmpty ? kind : "\(kind) \(number)\(text == "\(number);?" ? "?" : "")")
      if kind == "OSC", ["0", "2"].contains(number) { title = String(text.dropFirst(number.count + 1)) }
    } else {
      let isEscape = scalar == "\u{1B}"
      state = .string(kind: kind, text: isEscape ? text : text + String(Character(scalar)), escaped: isEscape)
    }
  }

  mutating func saveCursor() { savedCursor = (screen.cursor, screen.pen) }

  mutating func restoreCursor() {
    (screen.cursor, screen.pen) = savedCursor
    let wraps = screen.cursor.wraps
    screen.move()
    screen.cursor.wraps = wraps
  }

  mutating func reset() {
    let fresh = Emulator(columns: screen.columns, rows: screen.rows)
    (screen, primary, modes, drawsLines) = (fresh.screen, nil, fresh.modes, false)
  }

  mutating func showAlternate(_ alternate: Bool) {
    guard alternate != isAlternate else { return }
    if alternate {
      primary = screen
      let cursor = screen.cursor
      screen = Screen(columns: screen.columns, rows: screen.rows)
      screen.cursor = cursor
    } else if let primary {
      screen = primary
      self.primary = nil
    }
  }

  /// The VT100's drawing characters.
  private static let lineDrawing: [Unicode.Scalar: Unicode.Scalar] = [
    "`": "◆", "a": "▒", "f": "°", "g": "±", "j": "┘", "k": "┐", "l": "┌", "m": "└", "n": "┼", "o": "⎺", "p": "⎻",
    "q": "─", "r": "⎼", "s": "⎽", "t": "├", "u": "┤", "v": "┴", "w": "┬", "x": "│", "y": "≤", "z": "≥", "{": "π",
    "|": "≠", "}": "£", "~": "·",
  ]
}

/// UTF-8 a byte at a time; what is not UTF-8 becomes U+FFFD.
private struct ScalarDecoder: Sendable {
  private var pending: [UInt8] = []

  mutating func decode(_ byte: UInt8) -> [Unicode.Scalar] {
    if pending.isEmpty, byte < 0x80 { return [Unicode.Scalar(byte)] }
    pending.append(byte)
    let expected = pending[0] >= 0xF0 ? 4 : pending[0] >= 0xE0 ? 3 : pending[0] >= 0xC0 ? 2 : 1
    let isContinued = pending.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
    if isContinued, pending.count < expected { return [] }
    defer { pending = [] }
    return Array(String(decoding: pending, as: UTF8.self).unicodeScalars)
  }
}
