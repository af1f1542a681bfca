import Journal
import Practice

/// A learner's attempts, written for other programs.
struct RecordExport {
  enum Format { case csv, jsonl, xapi }

  let format: Format
  let learner: String

  func write(_ journal: Journal) throws {
    var bundle = Bundle(learner: learner)
    switch format {
    case .csv:
      print(Self.columns.joined(separator: ","))
      try each(journal) { print(Self.fields($0).map(Self.quoted).joined(separator: ",")) }
    case .jsonl:
      print(bundle.head)
      try each(journal) { print(bundle.line($0).text) }
    case .xapi:
      print("[")
      var isFirst = true
      try each(journal) { attempt in
        let hash = bundle.link(attempt)
        print((isFirst ? "" : ",") + statement(attempt, hash))
        isFirst = false
      }
      print("]")
    }
  }

  private func each(_ journal: Journal, _ body: (Attempt) -> Void) throws {
    do throws(Trouble) {
      try journal.forEachAttempt(body)
    } catch {
      throw Failure(.machine, error.description)
    }
  }

  // MARK: CSV (RFC 4180)

  private static let columns = [
    "time", "utc_offset_s", "lesson", "exercise", "seed", "answer", "verdict", "solved", "hints", "milliseconds",
    "message",
  ]

  private static func fields(_ attempt: Attempt) -> [String] {
    [
      attempt.moment.timestamp, String(attempt.moment.offset), attempt.lesson, attempt.exercise,
      attempt.seed.map { String($0) } ?? "", attempt.answer, attempt.verdict, attempt.isSolution ? "1" : "0",
      String(attempt.hintsUsed), String(attempt.elapsedMilliseconds), attempt.message ?? "",
    ]
  }

  /// In quotes where it has to be; a text that a spreadsheet would compute gets an apostrophe before it.
  private static func quoted(_ field: String) -> String {
    let isFormula = field.first.map { "=+-@\t".contains($0) } ?? false
    let text = isFormula && Int(field) == nil ? "'" + field : field
    guard text.contains(where: { ",\"\n\r".contains($0) || $0 == "\r\n" }) || isFormula else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  // MARK: xAPI 1.0.3

  private func statement(_ attempt: Attempt, _ hash: String) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("id", Self.identifier(hash))
      writer.object("actor") { writer in
        writer.member("objectType", "Agent")
        writer.object("account") { writer in
          writer.member("homePage", "urn:gradus")
          writer.member("name", learner)
        }
      }
      writer.object("verb") { writer in
        writer.member("id", "http://adlnet.gov/expapi/verbs/answered")
        writer.object("display") { writer in
          writer.member("en", "answered")
        }
      }
      writer.object("object") { writer in
        writer.member("objectType", "Activity")
        writer.member("id", "urn:gradus:\(attempt.lesson):\(attempt.exercise)")
      }
      writer.object("result") { writer in
        writer.member("success", attempt.isSolution)
        writer.member("response", attempt.answer)
        writer.member("duration", "PT\(Double(attempt.elapsedMilliseconds) / 1_000)S")
      }
      writer.member("timestamp", attempt.moment.timestamp)
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// A UUID of version 8, the same for the same attempt in every export.
  private static func identifier(_ hash: String) -> String {
    let digits = Array(hash)
    func part(_ range: Range<Int>) -> String { String(digits[range]) }
    return "\(part(0..<8))-\(part(8..<12))-8\(part(13..<16))-a\(part(17..<20))-\(part(20..<32))"
  }
}

extension Moment {
  /// `2026-11-21T10:30:00Z`
  var timestamp: String {
    let digits = Array(stamp)
    guard digits.count == 16 else { return stamp }
    func part(_ range: Range<Int>) -> String { String(digits[range]) }
    return "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(9..<11)):\(part(11..<13)):\(part(13..<15))Z"
  }
}
