/// Which characters a lesson may not hold. The display has a stricter sanitiser of its own; what is refused here would
/// mislead the author in an editor as well.
enum Scalars {
  /// Whether a character moves the cursor, changes the terminal or turns the reading direction: it is replaced.
  static func isControl(_ value: UInt32) -> Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    case 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// Whether a character takes no room and shows nothing: it is reported, and the display leaves it out.
  static func isInvisible(_ value: UInt32) -> Bool {
    switch value {
    case 0x00AD, 0x034F, 0x115F, 0x1160, 0x180E, 0x200B...0x200D, 0x2060...0x2064, 0x3164, 0xFE00...0xFE0F, 0xFEFF,
      0xFFA0, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  /// The scalar that a numeric character reference such as `&#65;` stands for.
  static func referenced(_ value: UInt32) -> Unicode.Scalar {
    isControl(value) || value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}
