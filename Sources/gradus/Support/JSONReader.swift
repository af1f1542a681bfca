/// A JSON value as far as requests need it; `raw` keeps the text of each member for echoing.
enum JSONValue {
  case string(String)
  case number(Double)
  case bool(Bool)
  case null
  case array([JSONValue])
  case object([String: JSONValue])
}

/// Why a line is no JSON, and the byte at which that shows.
struct JSONError: Error {
  let offset: Int
  let reason: String
}

/// Reads JSON (RFC 8259) from bytes: strict, in one pass, nested at most 64 deep.
struct JSONReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var depth = 0

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The members of one object, each with its text as it stands.
  static func members(of line: UnsafeBufferPointer<UInt8>) throws(JSONError) -> [(
    key: String, value: JSONValue, text: Slice<UnsafeBufferPointer<UInt8>>
  )] {
    var reader = JSONReader(line)
    reader.skipSpace()
    var members: [(key: String, value: JSONValue, text: Slice<UnsafeBufferPointer<UInt8>>)] = []
    try reader.members { key, value, range in members.append((key, value, line[range])) }
    reader.skipSpace()
    guard reader.position == line.count else { throw reader.error("something follows the object") }
    return members
  }

  private func error(_ reason: String) -> JSONError { JSONError(offset: position, reason: reason) }

  private mutating func skipSpace() {
    while position < bytes.count, bytes[position] == 32 || (9...13).contains(bytes[position]) { position += 1 }
  }

  private var next: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte, position < bytes.count else { return false }
    position += 1
    return true
  }

  private mutating func members(_ body: (String, JSONValue, Range<Int>) -> Void) throws(JSONError) {
    guard take(UInt8(ascii: "{")) else { throw error("expected an object, {\"…\": …}") }
    skipSpace()
    if take(UInt8(ascii: "}")) { return }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw error("expected a key in quotes") }
      let key = try string()
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw error("expected \":\" after the key") }
      skipSpace()
      let start = position
      let value = try value()
      body(key, value, start..<position)
      skipSpace()
      if take(UInt8(ascii: "}")) { return }
      guard take(UInt8(ascii: ",")) else { throw error("expected \",\" or \"}\"") }
    }
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 64 else { throw error("nested more than 64 deep") }
    switch next {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"):
      var result: [String: JSONValue] = [:]
      try members { key, value, _ in result[key] = value }
      return .object(result)
    case UInt8(ascii: "["): return .array(try elements())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func elements() throws(JSONError) -> [JSONValue] {
    position += 1
    var result: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return result }
    while true {
      skipSpace()
      result.append(try value())
      skipSpace()
      if take(UInt8(ascii: "]")) { return result }
      guard take(UInt8(ascii: ",")) else { throw error("expected \",\" or \"]\"") }
    }
  }

  private mutating func word(_ text: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
    for offset in 0..<text.utf8CodeUnitCount where !take(text.utf8Start[offset]) {
      throw error("expected a value")
    }
    return value
  }

  private mutating func number() throws(JSONError) -> Double {
    let start = position
    while position < bytes.count, "+-.0123456789eE".utf8.contains(bytes[position]) { position += 1 }
    guard let value = Double(String(decoding: bytes[start..<position], as: UTF8.self)), value.isFinite else {
      position = start
      throw error("expected a value")
    }
    return value
  }

  private mutating func string() throws(JSONError) -> String {
    position += 1
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "\""), bytes[position] != UInt8(ascii: "\\"),
      bytes[position] >= 32
    {
      position += 1
    }
    if take(UInt8(ascii: "\"")) { return String(decoding: bytes[start..<position - 1], as: UTF8.self) }
    var text = Array(bytes[start..<position])
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<32: throw error("a control character in a string; write \\n or \\u00XX")
      default: text.append(byte)
      }
    }
    throw error("a string without its closing quote")
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    let code = next
    position += 1
    switch code {
    case UInt8(ascii: "n"): text.append(10)
    case UInt8(ascii: "t"): text.append(9)
    case UInt8(ascii: "r"): text.append(13)
    case UInt8(ascii: "b"): text.append(8)
    case UInt8(ascii: "f"): text.append(12)
    case UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "\""): text.append(code)
    case UInt8(ascii: "u"):
      var unit = try hexadecimal()
      if (0xD800..<0xDC00).contains(unit), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
        unit = try surrogatePair(unit)
      }
      guard let scalar = Unicode.Scalar(unit) else { throw error("no such character") }
      text.append(contentsOf: String(Character(scalar)).utf8)
    default: throw error("unknown escape")
    }
  }

  private mutating func surrogatePair(_ high: UInt32) throws(JSONError) -> UInt32 {
    let low = try hexadecimal()
    guard (0xDC00..<0xE000).contains(low) else { throw error("half of a surrogate pair") }
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    guard position + 4 <= bytes.count,
      let value = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw error("expected four hexadecimal digits") }
    position += 4
    return value
  }
}
