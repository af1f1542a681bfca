import Calculus

/// Writes one JSON value as UTF-8, member by member; members come in the order in which they are written.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  mutating func startLine() { needsComma = false }
  mutating func endLine() { bytes.append(10) }

  /// A place to return to when what follows turns out to be wrong.
  var mark: (count: Int, needsComma: Bool) { (bytes.count, needsComma) }

  mutating func rewind(to mark: (count: Int, needsComma: Bool)) {
    bytes.removeLast(bytes.count - mark.count)
    needsComma = mark.needsComma
  }

  mutating func object(_ body: (inout JSONWriter) -> Void) { nest(UInt8(ascii: "{"), UInt8(ascii: "}"), body) }
  mutating func array(_ body: (inout JSONWriter) -> Void) { nest(UInt8(ascii: "["), UInt8(ascii: "]"), body) }

  mutating func object(_ name: String, _ body: (inout JSONWriter) -> Void) {
    key(name)
    object(body)
  }
  mutating func array(_ name: String, _ body: (inout JSONWriter) -> Void) {
    key(name)
    array(body)
  }

  private mutating func nest(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(open)
    needsComma = false
    body(&self)
    bytes.append(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(contentsOf: ", ".utf8) }
    needsComma = true
  }

  mutating func key(_ name: String) {
    string(name)
    bytes.append(contentsOf: ": ".utf8)
    needsComma = false
  }

  // A key and its value.
  mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
  }
  mutating func member(_ name: String, _ value: Int) {
    key(name)
    number(value)
  }
  mutating func member(_ name: String, _ value: Double) {
    key(name)
    number(value)
  }
  mutating func member(_ name: String, _ value: Bool) {
    key(name)
    bool(value)
  }

  mutating func string(_ text: String) {
    var text = text
    text.withUTF8 { string(utf8: $0) }
  }

  /// Text without a character that JSON escapes, which most is.
  private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var escapes = false
    for byte in text { escapes = escapes || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 32 }
    return !escapes
  }

  mutating func string(utf8 text: UnsafeBufferPointer<UInt8>) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    if JSONWriter.isPlain(text) {
      bytes.append(contentsOf: text)
      bytes.append(UInt8(ascii: "\""))
      return
    }
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0..<32:
        bytes.append(contentsOf: "\\u00".utf8)
        for digit in [byte >> 4, byte & 15] { bytes.append(digit < 10 ? 48 + digit : 87 + digit) }
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Text that is JSON already, such as the `id` of a request.
  mutating func raw(_ json: some Sequence<UInt8>) {
    separate()
    bytes.append(contentsOf: json)
  }

  mutating func number(_ value: Int) { raw("\(value)".utf8) }

  /// A number with every digit that it has; `null` where it is not finite.
  mutating func number(_ value: Double) {
    guard value.isFinite else { return raw("null".utf8) }
    if let integer = Int(checking: value), Double(integer) == value, value.magnitude < 1e15 { return number(integer) }
    raw(value.description.utf8)
  }

  mutating func bool(_ value: Bool) { raw((value ? "true" : "false").utf8) }
}
