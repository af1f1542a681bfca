import CMD4C

/// A piece of text that md4c hands over, and where it stands in the text it was given.
struct Piece {
  let bytes: UnsafeBufferPointer<UInt8>
  /// `nil` for what md4c puts in itself: line ends, and blanks for an indentation.
  let offset: Int?

  init(_ start: UnsafeRawPointer?, _ count: Int, in base: UnsafeRawPointer?, _ size: Int) {
    bytes = UnsafeBufferPointer(start: start?.assumingMemoryBound(to: UInt8.self), count: start == nil ? 0 : count)
    guard let start, let base, start >= base, start < base + size else {
      offset = nil
      return
    }
    offset = start - base
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }
  var isLineEnd: Bool { bytes.count == 1 && bytes[0] == 0x0A }
}

extension MD_ATTRIBUTE {
  /// The attribute with its character references resolved, at most so many bytes of it.
  func text(atMost bound: Int) -> String {
    guard let text, let types = substr_types, let offsets = substr_offsets else { return "" }
    var result = ""
    var index = 0
    while offsets[index] < size, result.utf8.count < bound {
      let count = min(Int(offsets[index + 1] - offsets[index]), bound)
      let part = UnsafeRawBufferPointer(start: text + Int(offsets[index]), count: count)
      let string = String(decoding: part, as: UTF8.self)
      result += types[index] == MD_TEXT_ENTITY ? CharacterReference.resolve(string) : string
      index += 1
    }
    return result
  }
}

/// `&amp;` and its like.
enum CharacterReference {
  private static let names = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ndash": "–", "mdash": "—",
    "hellip": "…", "times": "×", "middot": "·", "minus": "−", "le": "≤", "ge": "≥", "ne": "≠", "rarr": "→", "larr": "←",
  ]

  /// What the reference stands for; itself where it is not known. Control characters become U+FFFD.
  static func resolve(_ reference: String) -> String {
    guard reference.hasPrefix("&"), reference.hasSuffix(";") else { return reference }
    let body = reference.dropFirst().dropLast()
    guard body.first == "#" else { return names[String(body)] ?? reference }
    let digits = body.dropFirst()
    let value =
      digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
    return String(Character(Scalars.referenced(value ?? 0)))
  }
}
