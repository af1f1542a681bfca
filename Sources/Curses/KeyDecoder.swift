import CNcurses
import Terminal

/// Keys from what curses reads.
enum KeyDecoder {
  /// The key of a character, control characters by their name.
  static func key(_ scalar: Unicode.Scalar) -> Key {
    switch scalar.value {
    case 0x0A, 0x0D: .enter
    case 0x09: .tab
    case 0x1B: .escape
    case 0x08, 0x7F: .backspace
    case 0x00: .control(" ")
    case 0x01...0x1A: .control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x60)))
    case 0x1C...0x1F: .control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x40)))
    case _: .character(Character(scalar))
    }
  }

  /// The key of a `gradus_key`; nil for those that the program has no use for.
  static func key(code: UInt32) -> Key? {
    switch gradus_key(rawValue: code) {
    case GRADUS_KEY_UP: .up
    case GRADUS_KEY_DOWN: .down
    case GRADUS_KEY_LEFT: .left
    case GRADUS_KEY_RIGHT: .right
    case GRADUS_KEY_HOME: .home
    case GRADUS_KEY_END: .end
    case GRADUS_KEY_PAGE_UP: .pageUp
    case GRADUS_KEY_PAGE_DOWN: .pageDown
    case GRADUS_KEY_INSERT: .insert
    case GRADUS_KEY_DELETE: .delete
    case GRADUS_KEY_BACKSPACE: .backspace
    case GRADUS_KEY_ENTER: .enter
    case GRADUS_KEY_BACK_TAB: .backTab
    case GRADUS_KEY_WORD_LEFT: .wordLeft
    case GRADUS_KEY_WORD_RIGHT: .wordRight
    case _:
      code >= GRADUS_KEY_F0.rawValue ? .function(Int(code - GRADUS_KEY_F0.rawValue)) : nil
    }
  }
}
