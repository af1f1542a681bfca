import Foundation
import Testing

/// A learner's record as instructors get it: exported, merged, replayed, graded again, and guarded against quiet edits.
@Suite struct RecordTests {
  private static let course = [
    "01-sums.md": """
    ---
    title: Sums
    ---

    ## One page

    ```exercise
    id: sum
    ask: What is $2+3$?
    answer: 5
    ```

    ```exercise
    id: cube
    ask: Differentiate $(x^2+1)^3$.
    function: (x^2+1)^3
    variable: x
    ```

    ```choice
    id: word
    ask: What is another word for slope?
    - [x] derivative
      Yes.
    - [ ] integral
      That adds up.
    ```

    ```card
    id: what
    front: What does a slope say?
    back: How fast something changes.
    points:
      - how fast
    ```
    """
  ]

  private let scratch: Scratch

  init() throws { scratch = try Scratch(lessons: Self.course) }

  private func gradus(_ learner: String, _ arguments: [String], _ lines: [String] = []) throws -> Run {
    try Run.gradus(
      arguments + ["--data-dir", scratch.path + "/" + learner, "--lessons", scratch.lessons],
      input: Array(lines.map { $0 + "\n" }.joined().utf8))
  }

  /// Answers the lesson's exercises line by line: for each the answers in turn, the last of which is right.
  private func study(_ learner: String, sum: [String], cube: [String], word: [String]) throws {
    var lines: [String] = []
    for (name, answers) in [("sum", sum), ("cube", cube), ("word", word)] where !answers.isEmpty {
      let place = ["sum": "answer: exercise 1", "cube": "answer: exercise 2", "word": "choose: question 3"][name] ?? ""
      lines += [place] + answers + [answers.last.map(isRight) ?? false ? "back to the lesson" : "back"]
    }
    let run = try gradus(learner, ["learn", "sums", "--linear"], lines + ["quit"])
    #expect(run.status == 0, "\(run.errors)")
  }

  private func isRight(_ answer: String) -> Bool { ["5", "6x(x^2+1)^2", "1"].contains(answer) }

  private func bundle(_ learner: String) throws -> String {
    let path = scratch.path + "/\(learner).jsonl"
    let run = try gradus(learner, ["export", "--format", "jsonl", "--learner", learner])
    try run.output.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  @Test func attemptsAreExportedInThreeFormats() throws {
    try study("ada", sum: ["4", "5"], cube: ["3(x^2+1)^2", "6x(x^2+1)^2"], word: ["2", "1"])
    let csv = try gradus("ada", ["export", "--format", "csv"]).lines
    #expect(csv.count == 7 && csv[0].hasPrefix("time,utc_offset_s,lesson,exercise,seed,answer,verdict"), "\(csv)")
    #expect(csv[3].contains(",sums,cube,,3(x^2+1)^2,wrong,0,"), "\(csv)")
    let jsonl = try gradus("ada", ["export", "--format", "jsonl", "--learner", "ada"]).lines
    #expect(jsonl.count == 7)
    for line in jsonl { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    let xapi = try gradus("ada", ["export", "--format", "xapi", "--learner", "ada"]).output
    let statements = try #require(JSONSerialization.jsonObject(with: Data(xapi.utf8)) as? [[String: Any]])
    #expect(statements.count == 6)
    let ids = statements.compactMap { ($0["id"] as? String).flatMap(UUID.init(uuidString:)) }
    #expect(Set(ids).count == 6)
    let again = try gradus("ada", ["export", "--format", "xapi", "--learner", "ada"]).output
    #expect(again == xapi, "the ids are the same in every export")
  }

  @Test func aClassIsReportedOn() throws {
    try study("ada", sum: ["5"], cube: ["6x(x^2+1)^2"], word: ["1"])
    try study("bob", sum: ["5"], cube: ["3(x^2+1)^2", "6x(x^2+1)^2"], word: ["1"])
    try study("cyd", sum: ["6"], cube: ["3(x^2+1)^2", "x", "3(x^2+1)^2"], word: [])
    let run = try Run.gradus(["report"] + ["ada", "bob", "cyd"].map { try bundle($0) })
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("3 learners, 11 attempts, 3 exercises, the hardest first"), "\(run.output)")
    let cube = run.output.components(separatedBy: "\n\n").first { $0.hasPrefix("sums/cube") } ?? ""
    #expect(cube.contains("3 learners, 2 solved it, 1 at once; difficulty 0.67"), "\(cube)")
    #expect(cube.contains("3 × 3(x^2+1)^2"), "\(cube)")
    #expect(run.output.contains("cyd: sums/cube, 3 tries"), "\(run.output)")
  }

  @Test func quietEditingIsToldAndReplayDecidesAgain() throws {
    try study("ada", sum: ["4", "5"], cube: ["3(x^2+1)^2"], word: ["2"])
    let path = try bundle("ada")
    let whole = try gradus("ada", ["replay", path])
    #expect(
      whole.status == 0 && whole.output.contains("4 attempts, 0 decided otherwise"), "\(whole.output)\(whole.errors)")
    #expect(whole.output.contains("read as"))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    // A verdict turned, a line left out, a line put in twice: each breaks the chain at its place.
    var lines = text.split(separator: "\n").map(String.init)
    let edits: [(inout [String]) -> Void] = [
      { $0[1] = $0[1].replacingOccurrences(of: "\"wrong\"", with: "\"right\"") }, { $0.remove(at: 2) },
      { $0.insert($0[1], at: 2) }, { $0[3] = "no json" },
    ]
    for (number, edit) in edits.enumerated() {
      let before = lines
      edit(&lines)
      try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
      lines = before
      let report = try Run.gradus("report", path)
      #expect(report.status == 1 && report.errors.contains("line "), "edit \(number): \(report.errors)")
      #expect(try gradus("ada", ["replay", path]).status == 1, "edit \(number)")
    }
  }

  @Test func aMendedKeyIsRegradedOnce() throws {
    let file = scratch.lessons + "/01-sums.md"
    let right = try String(contentsOfFile: file, encoding: .utf8)
    try right.replacingOccurrences(of: "answer: 5", with: "answer: 6")
      .write(toFile: file, atomically: true, encoding: .utf8)
    _ = try gradus("ada", ["learn", "sums", "--linear"], ["1", "5", "doubt", "back", "quit"])
    let data = scratch.path + "/ada"
    let doubt = try #require(FileManager.default.contentsOfDirectory(atPath: data).first { $0.hasPrefix("doubt-") })
    let same = try gradus("ada", ["replay", data + "/" + doubt])
    #expect(same.status == 0 && same.output.contains("wrong, as recorded"), "\(same.output)")
    #expect(try gradus("ada", ["regrade"]).output.isEmpty)
    try right.write(toFile: file, atomically: true, encoding: .utf8)
    let found = try gradus("ada", ["regrade"])
    #expect(found.output.contains("sums/sum: 5: wrong, now right"), "\(found.output)")
    #expect(try gradus("ada", ["regrade", "--apply"]).output.contains("1 added as right"))
    #expect(try gradus("ada", ["regrade", "--apply"]).output.contains("0 added as right"))
    #expect(try gradus("ada", ["export", "--format", "csv"]).output.contains(",sums,sum,,5,right,1,"))
    // The doubted verdict is decided by the key that it was given with, since the question is another one now.
    let mended = try gradus("ada", ["replay", data + "/" + doubt])
    #expect(mended.output.contains("says something else here"), "\(mended.output)")
    #expect(mended.status == 0)
  }

  @Test(arguments: ["", "{", "{\"gradus\": \"doubt 1\"}", "{\"gradus\": \"bundle 1\"}\n[]", "\u{0}\u{1}", "not this"])
  func hostileFilesAreRefused(_ text: String) throws {
    let path = scratch.path + "/bad.json"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    let replay = try gradus("ada", ["replay", path])
    #expect(replay.ended && [1, 2].contains(replay.status) && !replay.errors.isEmpty, "\(replay)")
    let report = try Run.gradus("report", path)
    #expect(report.ended && [1, 2].contains(report.status), "\(report)")
  }

  /// What others call themselves, their lessons and their exercises is shown without what a terminal would obey.
  @Test func hostileNamesAreOnlyText() throws {
    let path = scratch.path + "/hostile.jsonl"
    let name = "\\u001b[2Jada\\u009b31m"
    let attempt = """
      {"lesson": "\(name)", "exercise": "\(name)", "content": "", "seed": "", "answer": "\(name)", "verdict": "wrong", \
      "solved": false, "message": "\(name)", "hints": 0, "milliseconds": "1", "at": "0", "offset": 0, "hash": ""}
      """
    let lines = ["{\"gradus\": \"bundle 1\", \"learner\": \"\(name)\", \"hash\": \"\"}"] + [attempt, attempt, attempt]
    try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    for run in [try Run.gradus("report", path), try gradus("ada", ["replay", path])] {
      #expect(run.status == 1 && run.output.contains("ada"), "\(run)")
      let controls = run.output.unicodeScalars.filter { $0.properties.generalCategory == .control && $0 != "\n" }
      #expect(controls.isEmpty, "\(run.output.debugDescription)")
    }
  }

  // MARK: Practice through a pipe

  /// The same seed says the same, line for line; what is answered is in the record.
  @Test func aPracticeSetRunsThroughAPipe() throws {
    let lines = ["all", "next", "1", "hint", "4", "next", "x", "x", "hint", "steps", "skip", "quit"]
    let first = try gradus("ada", ["practice", "power", "--linear", "--seed", "11"], lines)
    let second = try gradus("bob", ["practice", "power", "--linear", "--seed", "11"], lines)
    #expect(first.status == 0 && first.output == second.output, "\(first.output)\n\(second.output)")
    try Transcript.check("practice", lines, first)
    #expect(try gradus("ada", ["export", "--format", "csv"]).lines.count == 6)
    let progress = try gradus("ada", ["progress", "--ascii"])
    #expect(progress.output.contains("Powers and sums") && progress.output.contains("Due"), "\(progress.output)")
  }

  @Test func aReviewRunsThroughAPipe() throws {
    _ = try gradus("ada", ["learn", "sums", "--linear"], ["quit"])
    let lines = ["turn over", "forgot", "turn over", "knew", ""]
    let run = try gradus("ada", ["review", "--linear", "--seed", "3", "--deadline", "none"], lines)
    #expect(run.output.contains("Done for now: 1 of 2 known."), "\(run.output)")
    try Transcript.check("review", lines, run)
  }

  /// A card forgotten, a derivation begun and given up, a stop: the debrief comes all the same, and drills from it.
  @Test func anInterviewRunsThroughAPipe() throws {
    let lines = ["turn over", "forgot", "x", "give up", "back", "drill", "skip", "skip", "stop", "quit"]
    let run = try gradus("ada", ["interview", "--linear", "--seed", "4"], lines)
    #expect(run.status == 0 && run.output.contains("0 of 2 answers were good."), "\(run.output)")
    try Transcript.check("interview", lines, run)
  }
}
