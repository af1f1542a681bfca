/// Keys that are more than their character, as xterm sends them.
enum Key: CaseIterable, Sendable {
  case enter, escape, tab, backTab, backspace, delete
  case up, down, left, right, home, end, pageUp, pageDown
  case f1
  case controlC, controlD, controlL, controlZ

  /// The bytes sent; the cursor keys depend on whether the program has asked for application mode.
  func bytes(application: Bool) -> [UInt8] {
    let cursor = application ? "\u{1B}O" : "\u{1B}["
    let text =
      switch self {
      case .enter: "\r"
      case .escape: "\u{1B}"
      case .tab: "\t"
      case .backTab: "\u{1B}[Z"
      case .backspace: "\u{7F}"
      case .delete: "\u{1B}[3~"
      case .up: cursor + "A"
      case .down: cursor + "B"
      case .right: cursor + "C"
      case .left: cursor + "D"
      case .home: cursor + "H"
      case .end: cursor + "F"
      case .pageUp: "\u{1B}[5~"
      case .pageDown: "\u{1B}[6~"
      case .f1: "\u{1B}OP"
      case .controlC: "\u{03}"
      case .controlD: "\u{04}"
      case .controlL: "\u{0C}"
      case .controlZ: "\u{1A}"
      }
    return Array(text.utf8)
  }
}
