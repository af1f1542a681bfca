import Practice
import GRDB
import Testing

@testable import Journal

struct JournalTests {
  let sandbox: Sandbox
  init() throws { sandbox = try Sandbox() }

  @Test func openingAloneWritesNothing() throws {
    let journal = sandbox.open()
    #expect(journal.trouble == nil)
    #expect(journal.progress == Progress())
    #expect(try sandbox.names() == [])
  }

  @Test func everyEntryIsThereAfterReopening() throws {
    let id = ExerciseID(lesson: "chain-rule", exercise: "b")
    let entries: [Entry] = [
      .attempt(attempt("a", solves: false)), .attempt(attempt("a", hour: 1)), .attempt(attempt("b", hour: 25)),
      .place(Place(lesson: "z", page: 2)), .place(Place(lesson: "chain-rule", page: 5, exercise: "b")),
      .draft(Draft(exercise: id, text: "half an ∂ns")), .setting(name: "theme", value: "dark"),
    ]
    let journal = sandbox.open()
    for entry in entries { #expect(journal.record(entry) == .kept) }
    let reopened = sandbox.open()
    #expect(reopened.progress == journal.progress)
    #expect(reopened.progress.solved == ["chain-rule": ["a", "b"]])
    #expect(reopened.progress.lastPlace == Place(lesson: "chain-rule", page: 5, exercise: "b"))
    #expect(reopened.progress.drafts == [id: "half an ∂ns"])
    #expect(reopened.progress.settings == ["theme": "dark"])
    #expect(reopened.progress.days.count == 2)
    #expect(reopened.attempts == journal.attempts)
    #expect(reopened.attempts.map(\.exercise) == ["a", "a", "b"])
    #expect(reopened.attempts.first == attempt("a", solves: false))
  }

  @Test func aMissingFolderIsMadeForItsOwnerAlone() throws {
    let directory = sandbox.directory + "/a/b/gradus"
    let journal = Journal.open(at: directory, now: moment())
    #expect(journal.record(.attempt(attempt())) == .kept)
    #expect(Journal.open(at: directory, now: moment()).progress.solved.count == 1)
  }

  @Test func anAttemptIsCommittedBeforeTheCallReturns() throws {
    let journal = sandbox.open()
    for number in 1...5 {
      #expect(journal.record(.attempt(attempt("\(number)"))) == .kept)
      #expect(try sandbox.count("attempts") == number)
    }
  }

  @Test func theFileIsSetUpAsItShould() throws {
    let journal = sandbox.open()
    journal.record(.attempt(attempt()))
    let plain = try DatabaseQueue(path: sandbox.file)
    #expect(try plain.pragma("journal_mode") == "wal")
    #expect(try plain.pragma("application_id") == "\(Schema.applicationID)")
    #expect(try plain.pragma("user_version") == "\(Schema.current.steps.count)")
    #expect(try plain.pragma("integrity_check") == "ok")
    let configured = try DatabaseQueue(path: sandbox.file, configuration: Connection.configuration)
    for (name, value) in [
      ("synchronous", 2), ("busy_timeout", 2000), ("foreign_keys", 1), ("trusted_schema", 0), ("cell_size_check", 1),
    ] {
      #expect(try configured.pragma(name) == "\(value)", "\(name)")
    }
  }

  /// What a hostile file or a slip could use is refused: defensive mode and lowered limits.
  @Test func theConnectionIsHardened() throws {
    sandbox.open().record(.attempt(attempt()))
    let queue = try DatabaseQueue(path: sandbox.file, configuration: Connection.configuration)
    let wide = (0..<65).map { "c\($0)" }.joined(separator: ", ")
    for refused in [
      "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = ''", "CREATE TABLE wide (\(wide))",
      "ATTACH ':memory:' AS one; ATTACH ':memory:' AS two",
      "SELECT load_extension('/nowhere')", "SELECT '\(String(repeating: "x", count: 70_000))'",
    ] {
      #expect(throws: DatabaseError.self, "\(refused.prefix(60))") {
        try queue.writeWithoutTransaction { try $0.execute(sql: refused) }
      }
    }
    #expect(try queue.pragma("integrity_check") == "ok")
  }

  @Test(arguments: ["UPDATE attempts SET is_solution = 1", "DELETE FROM attempts"])
  func attemptsAreOnlyAppended(sql: String) throws {
    let journal = sandbox.open()
    journal.record(.attempt(attempt(solves: false)))
    #expect(throws: DatabaseError.self) {
      try DatabaseQueue(path: sandbox.file).write { try $0.execute(sql: sql) }
    }
  }

  @Test func whatAnExerciseSaidIsThatOfItsLatestSolution() throws {
    let journal = sandbox.open()
    for (exercise, hash, solves) in [
      ("a", "1", true), ("a", "2", true), ("a", "3", false), ("b", "4", false), ("c", "5", true),
    ] {
      var made = attempt(exercise, solves: solves)
      made.contentHash = hash
      journal.record(.attempt(made))
    }
    journal.record(.attempt(attempt("a", of: "another")))
    #expect(journal.solvedContents(of: "chain-rule") == ["a": "2", "c": "5"])
    #expect(sandbox.open().solvedContents(of: "chain-rule") == ["a": "2", "c": "5"])
    #expect(journal.solvedContents(of: "a third").isEmpty)
  }

  @Test func twoInstancesLoseNothing() throws {
    let first = sandbox.open()
    let second = sandbox.open()
    for number in 0..<20 {
      #expect(first.record(.attempt(attempt("first-\(number)"))) == .kept)
      #expect(second.record(.attempt(attempt("second-\(number)"))) == .kept)
    }
    #expect(try sandbox.count("attempts") == 40)
    first.refresh()
    second.refresh()
    #expect(first.progress == second.progress)
    #expect(first.progress.solved["chain-rule"]?.count == 40)
  }

  @Test func manyInstancesAtOnceLoseNothing() async throws {
    let directory = sandbox.directory
    let kept = await withTaskGroup(of: Int.self) { group in
      for writer in 0..<8 {
        group.addTask {
          let journal = Journal.open(at: directory, now: moment())
          return (0..<10).count { journal.record(.attempt(attempt("\(writer)-\($0)"))) == .kept }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(kept == 80)
    #expect(try sandbox.count("attempts") == 80)
    #expect(try sandbox.count("solved") == 80)
  }

  @Test func hostileTextIsOnlyText() throws {
    let answer = "'); DROP TABLE attempts; --\u{0}\u{1B}[2J"
    var made = attempt()
    made.answer = answer
    sandbox.open().record(.attempt(made))
    #expect(sandbox.open().attempts.map(\.verdict) == ["equivalent"])
  }

  @Test func extremeNumbersAreKept() throws {
    var made = attempt()
    made.moment = Moment(milliseconds: .max, offset: 0)
    #expect(sandbox.open().record(.attempt(made)) == .kept)
    let reopened = sandbox.open()
    #expect(reopened.attempts == [made])
    #expect(reopened.progress.streak(at: moment()) == 0)
  }
}

extension DatabaseQueue {
  fileprivate func pragma(_ name: String) throws -> String? {
    try inDatabase { try Row.fetchOne($0, sql: "PRAGMA \(name)")?[0] as DatabaseValue? }
      .flatMap(String.fromDatabaseValue) ?? inDatabase { try Int.fetchOne($0, sql: "PRAGMA \(name)") }.map(String.init)
  }
}
