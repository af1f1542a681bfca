import Journal
import Practice

/// One learner's attempts as lines of JSON, each with the hash of itself and of all before it: what is changed, left out
/// or put in afterwards breaks the chain at its place.
///
/// Whoever makes the whole chain anew leaves no trace; it guards against quiet edits, not against forgers.
struct Bundle {
  /// An attempt as a bundle has it.
  struct Row {
    let learner: String
    let attempt: Attempt
  }

  private(set) var learner: String
  private var previous: String

  /// The first line names the learner; its hash begins the chain.
  init(learner: String) {
    self.learner = learner
    previous = SHA256.text("gradus bundle 1 \(learner)".utf8)
  }

  var head: String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("gradus", "bundle 1")
      writer.member("learner", learner)
      writer.member("hash", previous)
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The attempt's line and its hash.
  mutating func line(_ attempt: Attempt) -> (text: String, hash: String) {
    var writer = JSONWriter()
    let hash = link(attempt)
    writer.object { writer in
      for (key, value) in Bundle.members(of: attempt) {
        writer.key(key)
        value(&writer)
      }
      writer.member("hash", hash)
    }
    return (String(decoding: writer.bytes, as: UTF8.self), hash)
  }

  /// Takes the next link.
  mutating func link(_ attempt: Attempt) -> String {
    var writer = JSONWriter()
    for (key, value) in Bundle.members(of: attempt) {
      writer.key(key)
      value(&writer)
    }
    previous = SHA256.text(Array(previous.utf8) + writer.bytes)
    return previous
  }

  /// What a line holds, in this order. Numbers that JSON readers may round are texts.
  static func members(of attempt: Attempt) -> [(String, (inout JSONWriter) -> Void)] {
    [
      ("lesson", { $0.string(attempt.lesson) }), ("exercise", { $0.string(attempt.exercise) }),
      ("content", { $0.string(attempt.contentHash) }), ("seed", { $0.string(attempt.seed.map { String($0) } ?? "") }),
      ("answer", { $0.string(attempt.answer) }), ("verdict", { $0.string(attempt.verdict) }),
      ("solved", { $0.bool(attempt.isSolution) }), ("message", { $0.string(attempt.message ?? "") }),
      ("hints", { $0.number(attempt.hintsUsed) }), ("milliseconds", { $0.string(String(attempt.elapsedMilliseconds)) }),
      ("at", { $0.string(String(attempt.moment.milliseconds)) }), ("offset", { $0.number(attempt.moment.offset) }),
    ]
  }
}

/// A bundle that was read: its attempts up to the first that does not read, and what is wrong with the chain.
struct BundleFile {
  private(set) var learner = ""
  private(set) var attempts: [Attempt] = []
  /// Where the file is not what was exported: a sentence with the line.
  private(set) var fault: String?

  init(at path: String) throws { try self.init(try RecordFile.bytes(at: path), at: path) }

  /// - Parameter path: how errors call the file.
  init(_ bytes: [UInt8], at path: String) throws {
    var bundle: Bundle?
    for (index, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty {
      guard let members = line.withContiguousStorageIfAvailable(Self.members) ?? nil else {
        fault = fault ?? "line \(index + 1) does not read"
        continue
      }
      func text(_ key: String) -> String { if case .string(let text)? = members[key] { text } else { "" } }
      guard bundle != nil else {
        guard text("gradus") == "bundle 1" else {
          throw Failure(.badInput, "\(path): this is no bundle; gradus export --format jsonl makes one")
        }
        learner = text("learner")
        bundle = Bundle(learner: learner)
        continue
      }
      guard let attempt = Attempt(members) else {
        fault = fault ?? "line \(index + 1) is not an attempt"
        continue
      }
      if bundle?.link(attempt) != text("hash") { fault = fault ?? "line \(index + 1) or one before it was changed" }
      attempts.append(attempt)
    }
    guard bundle != nil else { throw Failure(.badInput, "\(path): the file is empty") }
  }

  private static func members(_ line: UnsafeBufferPointer<UInt8>) -> [String: JSONValue]? {
    (try? JSONReader.members(of: line)).map { Dictionary($0.map { ($0.key, $0.value) }) { first, _ in first } }
  }
}

extension Attempt {
  init?(_ members: [String: JSONValue]) {
    func text(_ key: String) -> String? { if case .string(let text)? = members[key] { text } else { nil } }
    func number(_ key: String) -> Int? {
      if case .number(let number)? = members[key] { Int(exactly: number) } else { nil }
    }
    guard let lesson = text("lesson"), let exercise = text("exercise"), let content = text("content"),
      let answer = text("answer"), let verdict = text("verdict"), case .bool(let isSolution)? = members["solved"],
      let hints = number("hints"), let elapsed = text("milliseconds").flatMap({ Int64($0) }),
      let at = text("at").flatMap({ Int64($0) }), let offset = number("offset")
    else { return nil }
    self.init(
      lesson: lesson, exercise: exercise, contentHash: content, seed: text("seed").flatMap { UInt64($0) },
      answer: answer, verdict: verdict, isSolution: isSolution,
      message: text("message").flatMap { $0.isEmpty ? nil : $0 }, hintsUsed: hints, elapsedMilliseconds: elapsed,
      moment: Moment(milliseconds: at, offset: offset))
  }
}
