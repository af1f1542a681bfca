import Foundation
import GRDB
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
    #expect(try old.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 1)
    #expect(try old.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM attempts") } == 1)
    // A second opening finds nothing to do.
    #expect(journal(later(2), day: 1).attempts.count == 1)
    #expect(try sandbox.names().count { $0.contains(".backup-") } == 1)
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
    "PRAGMA user_version = 99", "INSERT INTO grdb_migrations VALUES ('2')",
    "PRAGMA user_version = 2; INSERT INTO grdb_migrations VALUES ('2')",
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
