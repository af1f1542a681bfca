import Foundation
import GRDB
import Practice
import Testing

@testable import Journal

struct SchemaTests {
  let sandbox: Sandbox
  init() throws { sandbox = try Sandbox() }

  private func journal(_ schema: Schema, day: Int = 0) -> Journal {
    Journal(.open(Location(directory: sandbox.directory, schema: schema, stamp: moment(hour: 24 * day).stamp)))
  }

  /// Today's schema with harmless steps after it, as later versions will have.
  private func later(_ more: Int) -> Schema {
    Schema(steps: Schema.current.steps + (0..<more).map { "CREATE TABLE more_\($0) (a INTEGER) STRICT" })
  }

  @Test func anOlderFileIsCopiedAndMigrated() throws {
    journal(.current).record(.attempt(attempt()))
    let migrated = journal(later(2))
    #expect(migrated.trouble == nil)
    #expect(migrated.attempts.count == 1)
    #expect(try sandbox.count("more_1") == 0)
    let backup = try #require(try sandbox.names().first { $0.contains(".backup-") })
    let old = try DatabaseQueue(path: sandbox.directory + "/" + backup)
    #expect(try old.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == Schema.current.steps.count)
    #expect(try old.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM attempts") } == 1)
    // A second opening finds nothing to do.
    #expect(journal(later(2), day: 1).attempts.count == 1)
    #expect(try sandbox.names().count { $0.contains(".backup-") } == 1)
  }

  /// A file of the first version, with attempts before and after 04:00 and before 1970.
  @Test func theFirstVersionGainsItsStatistics() throws {
    let first = Schema(steps: Array(Schema.current.steps.prefix(1)))
    _ = try Connection(Location(directory: sandbox.directory, schema: first, stamp: moment().stamp))
    let queue = try DatabaseQueue(path: sandbox.file)
    for (milliseconds, offset, solved) in [
      (1_767_268_800_000, 0, 1), (1_767_268_860_000, 0, 0), (1_767_322_740_000, 3_600, 1), (-90_000_000, 0, 0),
    ] as [(Int64, Int, Int)] {
      try queue.write {
        try $0.execute(
          sql:
            "INSERT INTO attempts VALUES (NULL, 'gradient', 'a', 'h', NULL, 'x', 'wrong', ?, NULL, 0, 9000000, ?, ?)",
          arguments: [solved, milliseconds, offset])
      }
    }
    try queue.close()
    let journal = sandbox.open()
    #expect(journal.trouble == nil)
    #expect(journal.attempts.count == 4)
    #expect(journal.progress.total == DayCount(attempts: 4, solved: 2, milliseconds: 4 * DayCount.longest))
    for (day, count) in Dictionary(grouping: journal.attempts, by: { $0.moment.day }).mapValues(\.count) {
      let daily = try dailyCount(of: day)
      #expect(daily == count, "day \(day)")
    }
  }

  /// A file of every schema so far, as it was when that schema was the newest.
  @Test(arguments: 1...Schema.current.steps.count)
  func everySchemaSoFarIsBroughtUpToDate(number: Int) throws {
    let fixture = try Fixture(schema: number)
    try sandbox.write(try fixture.bytes())
    let journal = sandbox.open()
    #expect(journal.trouble == nil && journal.setAside == nil)
    #expect(journal.attempts.map(\.answer) == Fixture.answers)
    #expect(journal.progress.solved == ["chain-rule": ["a"]])
    #expect(journal.progress.lastPlace == Place(lesson: "chain-rule", page: 3))
    #expect(journal.progress.drafts == [ExerciseID(lesson: "chain-rule", exercise: "b"): "6x("])
    #expect(journal.progress.settings == ["theme": "dark"])
    #expect(journal.progress.total == DayCount(attempts: 3, solved: 1, milliseconds: 12_000))
    #expect(try sandbox.names().count { $0.contains(".backup-") } == (number < Schema.current.steps.count ? 1 : 0))
    #expect(journal.record(.attempt(attempt("new"))) == .kept)
  }

  private func dailyCount(of day: Int) throws -> Int {
    try DatabaseQueue(path: sandbox.file).read {
      try Int.fetchOne($0, sql: "SELECT attempts FROM daily WHERE day = ?", arguments: [day]) ?? 0
    }
  }

  /// What practice writes comes back as it was.
  @Test func practiceIsKept() throws {
    let skill = try #require(Skill.named("product-rule"))
    let exercise = try #require(ExerciseStreamSample.exercise(skill))
    var outcome = Outcome()
    outcome.isSolved = true
    var record = PracticeRecord()
    let entry = record.entry(for: exercise, outcome, at: moment(), Schedule())
    record.apply(entry)
    let journal = sandbox.open()
    #expect(journal.record(.practice(entry)) == .kept)
    #expect(sandbox.open().progress.practice == record)
    #expect(try sandbox.count("reviews") == 1)
    #expect(throws: DatabaseError.self) {
      try DatabaseQueue(path: sandbox.file).write { try $0.execute(sql: "DELETE FROM reviews") }
    }
  }

  @Test func threeCopiesAreKept() throws {
    journal(.current).record(.attempt(attempt()))
    for step in 1...5 { #expect(journal(later(step), day: step).trouble == nil) }
    let backups = try sandbox.names().filter { $0.contains(".backup-") }
    #expect(backups == (3...5).map { "journal.sqlite.backup-" + moment(hour: 24 * $0).stamp })
  }

  @Test func aFailedMigrationLeavesTheOldFile() throws {
    journal(.current).record(.attempt(attempt()))
    let broken = Schema(steps: Schema.current.steps + ["CREATE TABLE half (a); CREATE TABLE half (a)"])
    let failed = journal(broken)
    #expect(failed.record(.attempt(attempt("b"))) == .notKept(.notMigrated(path: sandbox.file)))
    #expect(try sandbox.count("sqlite_master WHERE name = 'half'") == 0)
    #expect(sandbox.open().attempts.map(\.exercise) == ["a"])
  }

  @Test(arguments: [
    "PRAGMA user_version = 99", "INSERT INTO grdb_migrations VALUES ('3')",
    "PRAGMA user_version = 3; INSERT INTO grdb_migrations VALUES ('3')",
  ])
  func aNewerFileIsRefusedUntouched(sql: String) throws {
    journal(.current).record(.attempt(attempt()))
    try DatabaseQueue(path: sandbox.file).writeWithoutTransaction { try $0.execute(sql: sql) }
    let before = try sandbox.bytes()
    do {
      let newer = sandbox.open()
      #expect(newer.trouble == .newerVersion(path: sandbox.file))
      #expect(newer.record(.attempt(attempt("b"))) == .notKept(.newerVersion(path: sandbox.file)))
      #expect(newer.progress.solved["chain-rule"] == ["b"])
    }
    #expect(try sandbox.bytes() == before)
    #expect(try sandbox.names() == ["journal.sqlite"])
  }

  @Test func anotherProgramsDatabaseIsLeftAlone() throws {
    let other = try DatabaseQueue(path: sandbox.file)
    try other.write { try $0.execute(sql: "CREATE TABLE recipes (a)") }
    try other.close()
    let before = try sandbox.bytes()
    let journal = sandbox.open()
    #expect(journal.record(.attempt(attempt())) == .notKept(.foreign(path: sandbox.file)))
    #expect(try sandbox.bytes() == before)
  }
}

private enum ExerciseStreamSample {
  static func exercise(_ skill: Skill) -> Exercise? {
    var stream = ExerciseStream(seed: 5)
    return stream.next(skill, level: skill.levels.lowerBound)
  }
}
