/// Notes in the text format that Anki imports and exports: headers that begin with `#`, then a line a note, fields divided
/// by tabs and put in quotes where they hold one (Anki manual, "Text Files").
package struct NoteFile: Hashable, Sendable {
  package struct Note: Hashable, Sendable {
    /// Tells notes apart that are imported again; empty where the file has none.
    package var id: String
    package var deck: String
    package var tags: [String]
    /// HTML.
    package var front: String
    package var back: String
    /// The line on which it begins, from 1.
    package var line: Int
  }

  package var notes: [Note]

  package init(notes: [Note]) { self.notes = notes }

  /// What is wrong with a text, and on which line.
  package struct Refusal: Error, Hashable, Sendable {
    package let line: Int
    package let reason: String
  }

  // MARK: Writing

  /// As Anki itself exports notes with their ids.
  package var text: String {
    let headers = [
      "#separator:tab", "#html:true", "#guid column:1", "#notetype column:2", "#deck column:3", "#tags column:6",
    ]
    let lines = notes.map { note in
      [note.id, "Basic", note.deck, note.front, note.back, note.tags.joined(separator: " ")]
        .map(Self.quoted).joined(separator: "\t")
    }
    return (headers + lines).joined(separator: "\n") + "\n"
  }

  private static func quoted(_ field: String) -> String {
    guard field.hasPrefix("#") || field.contains(where: { "\"\t".contains($0) || $0.isNewline }) else { return field }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }

  // MARK: Reading

  /// A longer file makes no lesson, which has at most 1 MiB.
  package static let largest = 2 << 20

  package init(_ bytes: [UInt8]) throws(Refusal) {
    guard bytes.count <= Self.largest else {
      throw Refusal(line: 1, reason: "the file is larger than 2 MiB; divide the deck, for a lesson has at most 1 MiB")
    }
    if let line = Self.lineWithoutText(bytes) {
      throw Refusal(line: line, reason: "this is no text in UTF-8; save the file as plain text")
    }
    // Windows may put a mark before a text.
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var headers = Headers()
    var reader = RowReader(bytes, at: start)
    while let line = reader.comment() {
      do {
        try headers.take(line.text)
      } catch {
        throw Refusal(line: line.number, reason: error.reason)
      }
    }
    var notes: [Note] = []
    while let row = try reader.row(separator: headers.separator) {
      if let note = try headers.note(row.fields, line: row.line) { notes.append(note) }
      // Behind the headers such lines are comments.
      while reader.comment() != nil {}
    }
    self.notes = notes
  }

  private static func lineWithoutText(_ bytes: [UInt8]) -> Int? {
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    var line = 1
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue("\0"), .error: return line
      case .scalarValue("\n"): line += 1
      case .scalarValue: break
      case .emptyInput: return nil
      }
    }
  }
}

extension NoteFile {
  struct Complaint: Error { let reason: String }

  /// What the lines that begin with `#` say.
  struct Headers {
    private(set) var separator = UInt8(ascii: "\t")
    private var isHTML = true
    private var tags: [String] = []
    private var deck = ""
    /// The places of what is no field of the note, from 0, by their names.
    private var columns: [String: Int] = [:]

    private static let separators: [String: UInt8] = [
      "comma": UInt8(ascii: ","), "semicolon": UInt8(ascii: ";"), "tab": UInt8(ascii: "\t"), "space": UInt8(ascii: " "),
      "pipe": UInt8(ascii: "|"), "colon": UInt8(ascii: ":"),
    ]
    private static let special: Set<String> = ["guid", "notetype", "deck", "tags"]

    mutating func take(_ line: String) throws(Complaint) {
      let parts = line.dropFirst().split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { return }
      let key = parts[0].lowercased().split(separator: " ").joined(separator: " ")
      let value = String(parts[1])
      let word = value.split(separator: " ").joined(separator: " ")
      switch key {
      case "separator":
        guard let found = Self.separators[word.lowercased()] ?? (value.utf8.count == 1 ? value.utf8.first : nil) else {
          throw Complaint(reason: "#separator takes Tab, Comma, Semicolon, Space, Pipe or Colon")
        }
        separator = found
      case "html":
        guard ["true", "false"].contains(word.lowercased()) else {
          throw Complaint(reason: "#html takes true or false")
        }
        isHTML = word.lowercased() == "true"
      case "tags": tags = value.split(separator: " ").map(String.init)
      case "deck": deck = word
      case _ where key.hasSuffix(" column") && Self.special.contains(String(key.dropLast(7))):
        guard let place = Int(word), (1...64).contains(place) else {
          throw Complaint(reason: "#\(key) takes the number of a column, from 1")
        }
        columns[String(key.dropLast(7))] = place - 1
      // Anki passes over what it does not know as well.
      case _: break
      }
    }

    /// Nil for a line without any field.
    func note(_ fields: [String], line: Int) throws(Refusal) -> Note? {
      let places = Set(columns.values)
      let own = fields.indices.filter { !places.contains($0) }.map { fields[$0] }
      func special(_ name: String) -> String? {
        columns[name].flatMap { fields.indices.contains($0) ? fields[$0] : nil }
      }
      guard fields.contains(where: { !$0.isEmpty }) else { return nil }
      guard own.count >= 2 else {
        throw Refusal(
          line: line,
          reason: "a card needs a front and a back, and this line has \(own.count == 1 ? "one field" : "none")")
      }
      func html(_ text: String) -> String { isHTML ? text : HTML.escaped(text).replacing("\n", with: "<br>") }
      guard own[0].contains(where: { !$0.isWhitespace }) else {
        throw Refusal(line: line, reason: "the front is empty")
      }
      return Note(
        id: special("guid") ?? "", deck: special("deck") ?? deck,
        tags: tags + (special("tags") ?? "").split(separator: " ").map(String.init), front: html(own[0]),
        back: own.dropFirst().filter { !$0.isEmpty }.map(html).joined(separator: "<br><br>"), line: line)
    }
  }

  /// Divides bytes that are UTF-8 into rows and fields.
  struct RowReader {
    private let bytes: [UInt8]
    private var place: Int
    private var line = 1

    init(_ bytes: [UInt8], at start: Int) { (self.bytes, place) = (bytes, start) }

    private static let (quote, newline, carriageReturn) = (UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"))

    /// The next line if it begins with `#`.
    mutating func comment() -> (text: String, number: Int)? {
      guard place < bytes.count, bytes[place] == UInt8(ascii: "#") else { return nil }
      let end = bytes[place...].firstIndex(of: Self.newline) ?? bytes.count
      let text = String(decoding: bytes[place..<end].filter { $0 != Self.carriageReturn }, as: UTF8.self)
      defer { (place, line) = (min(end + 1, bytes.count), line + 1) }
      return (text, line)
    }

    mutating func row(separator: UInt8) throws(Refusal) -> (fields: [String], line: Int)? {
      guard place < bytes.count else { return nil }
      let start = line
      var fields: [String] = []
      while true {
        fields.append(try field(separator))
        guard place < bytes.count, bytes[place] == separator else { break }
        place += 1
      }
      if place < bytes.count, bytes[place] == Self.carriageReturn { place += 1 }
      if place < bytes.count { place += 1 }
      line += 1
      return (fields, start)
    }

    /// Up to the separator or the line's end, which stay.
    private mutating func field(_ separator: UInt8) throws(Refusal) -> String {
      guard place < bytes.count, bytes[place] == Self.quote else {
        let start = place
        while place < bytes.count, bytes[place] != separator, bytes[place] != Self.newline,
          !(bytes[place] == Self.carriageReturn && place + 1 < bytes.count && bytes[place + 1] == Self.newline)
        {
          place += 1
        }
        return String(decoding: bytes[start..<place], as: UTF8.self)
      }
      let first = line
      var text: [UInt8] = []
      place += 1
      while place < bytes.count {
        let byte = bytes[place]
        place += 1
        if byte == Self.newline { line += 1 }
        guard byte == Self.quote else {
          text.append(byte)
          continue
        }
        guard place < bytes.count, bytes[place] == Self.quote else {
          guard place == bytes.count || [separator, Self.newline, Self.carriageReturn].contains(bytes[place]) else {
            throw Refusal(
              line: line, reason: "something follows the closing quote; a quote within a field is written twice")
          }
          return String(decoding: text, as: UTF8.self)
        }
        text.append(Self.quote)
        place += 1
      }
      throw Refusal(line: first, reason: "the field that begins here with a quote has no closing quote")
    }
  }
}
