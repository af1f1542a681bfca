import Calculus
import Courseware
import Grading
import Journal
import Practice
import Tutor

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A doubted verdict in a file: one JSON object with the attempt as bundles have it, the question, the key and the trace.
struct DoubtFile {
  static let kind = "doubt 1"

  let attempt: Attempt
  let question: String
  let key: String
  let trace: [String]

  // MARK: Writing

  /// - Returns: the path of the file; one that is there already is never touched.
  static func write(_ doubt: Doubt, at moment: Moment, in folder: String) throws -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("gradus", kind)
      for (key, value) in Bundle.members(of: Attempt(doubt.answer, at: moment)) {
        writer.key(key)
        value(&writer)
      }
      for (key, text) in [("question", doubt.question), ("key", doubt.key)] {
        writer.member(key, text)
      }
      writer.array("trace") { writer in for line in doubt.trace { writer.string(line) } }
    }
    let name = "\(folder)\(folder.hasSuffix("/") ? "" : "/")doubt-\(moment.stamp)"
    for count in 1...99 {
      let path = name + (count == 1 ? "" : "-\(count)") + ".json"
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      if descriptor < 0, errno == EEXIST { continue }
      guard descriptor >= 0 else { break }
      let isWritten = writeAll(writer.bytes + [10], to: descriptor)
      guard close(descriptor) == 0, isWritten else { break }
      return path
    }
    throw Failure(.machine, "\(name).json cannot be written: \(String(cString: strerror(errno)))")
  }

  // MARK: Reading

  /// Nil where the bytes are something else.
  init?(_ bytes: [UInt8]) {
    let members = bytes.withUnsafeBufferPointer { try? JSONReader.members(of: $0) }
      .map { Dictionary($0.map { ($0.key, $0.value) }) { first, _ in first } }
    func text(_ key: String) -> String? { if case .string(let text)? = members?[key] { text } else { nil } }
    guard let members, text("gradus") == Self.kind, let attempt = Attempt(members), let question = text("question"),
      let key = text("key"), case .array(let trace)? = members["trace"]
    else { return nil }
    (self.attempt, self.question, self.key) = (attempt, question, key)
    self.trace = trace.compactMap { if case .string(let line) = $0 { line } else { nil } }
  }

  // MARK: Deciding again

  /// Says how the answer is read and judged here.
  ///
  /// - Throws: a `Failure` of status `wrong` where the verdict is another one now.
  func replay(_ common: CommonOptions) throws {
    var replay = Replay(common.courseFolder)
    func say(_ label: String, _ text: String) { print("\(label)  \(WrittenLine.clean(text))") }
    say("exercise", attempt.name + (attempt.seed.map { ", seed \($0)" } ?? ""))
    say("question", question)
    say("answer", attempt.answer)
    let decision = replay.decide(attempt)
    let isHere = decision?.isSameWording ?? false
    if !isHere {
      print(
        decision == nil
          ? "This machine has no such exercise: decided by the key in the file."
          : "The exercise says something else here: decided by the key in the file.")
    }
    let (verdict, reading) = isHere ? (decision?.verdict, decision?.reading ?? []) : byKey
    say("key", key)
    for line in reading { say("  ", line) }
    let isSame = verdict == attempt.verdict
    print(
      "\(verdict ?? "not an answer")\(isSame ? ", as recorded" : ", recorded as \(WrittenLine.clean(attempt.verdict))")"
    )
    if !isSame { throw Failure(.wrong) }
  }

  private var byKey: (String?, [String]) {
    guard let value = try? Parser.parse(key).value, let expected = Problem.Answer(value)?.expected else {
      return (nil, [])
    }
    let question = Question(
      expected: expected, scope: Scope(Set(value.variables).sorted()), tolerance: Question.usualTolerance)
    return (question.judge(attempt.answer).recorded, question.explanation(of: attempt.answer))
  }
}
