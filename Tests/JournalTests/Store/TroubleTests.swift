import Foundation
import GRDB
import Testing

@testable import Journal

/// The faults: what is not kept is told and held, what stands on the disk is never lost.
struct TroubleTests {
  let sandbox: Sandbox
  init() throws { sandbox = try Sandbox() }

  @Test func noDirectory() {
    let journal = Journal.open(at: nil, now: moment())
    #expect(journal.trouble == .noDirectory)
    #expect(journal.record(.attempt(attempt())) == .notKept(.noDirectory))
    #expect(journal.progress.solved == ["chain-rule": ["a"]])
    #expect(journal.attempts.count == 1)
  }

  @Test(arguments: ["/dev/null/gradus", "/dev/null", "/proc/gradus/data"])
  func aFolderThatCannotBe(directory: String) {
    let journal = Journal.open(at: directory, now: moment())
    let keeping = journal.record(.attempt(attempt()))
    #expect(keeping != .kept)
    #expect(journal.trouble != nil)
    #expect(journal.progress.solved == ["chain-rule": ["a"]])
  }

  @Test func theFileIsAFolder() throws {
    try FileManager.default.createDirectory(atPath: sandbox.file, withIntermediateDirectories: false)
    let journal = sandbox.open()
    #expect(journal.trouble == .foreign(path: sandbox.file))
    #expect(journal.record(.attempt(attempt())) == .notKept(.foreign(path: sandbox.file)))
    #expect(try sandbox.names() == ["journal.sqlite"])
  }

  @Test func aLinkToItself() throws {
    try FileManager.default.createSymbolicLink(atPath: sandbox.file, withDestinationPath: sandbox.file)
    #expect(sandbox.open().record(.attempt(attempt())) == .notKept(.notWritable(path: sandbox.file)))
  }

  @Test func whatWasNotKeptIsKeptLater() throws {
    let blocked = sandbox.directory + "/data"
    try sandbox.write("in the way".utf8, to: "data")
    let journal = Journal.open(at: blocked, now: moment())
    let id = ExerciseID(lesson: "l", exercise: "e")
    #expect(journal.record(.attempt(attempt("a"))) == .notKept(.notDirectory(path: blocked)))
    #expect(journal.record(.draft(Draft(exercise: id, text: "2"))) == .notKept(.notDirectory(path: blocked)))
    #expect(journal.record(.draft(Draft(exercise: id, text: "2x"))) == .notKept(.notDirectory(path: blocked)))
    try FileManager.default.removeItem(atPath: blocked)
    #expect(journal.record(.attempt(attempt("b"))) == .kept)
    #expect(journal.trouble == nil)
    let reopened = Journal.open(at: blocked, now: moment())
    #expect(reopened.attempts.map(\.exercise) == ["a", "b"])
    #expect(reopened.progress == journal.progress)
  }

  @Test func aFullDiskHoldsBackAndCatchesUp() throws {
    let journal = sandbox.open()
    #expect(journal.record(.attempt(attempt("first"))) == .kept)
    // SQLite answers as it does on a full disk when the file may not grow.
    let queue = try #require(journal.connection?.queue)
    func limit(_ pages: Int) throws {
      _ = try queue.inDatabase { try $0.execute(sql: "PRAGMA max_page_count = \(pages)") }
    }
    try limit(1)
    var large = attempt("second")
    large.answer = String(repeating: "x+", count: 10_000)
    #expect(journal.record(.attempt(large)) == .notKept(.diskFull(path: sandbox.file)))
    #expect(journal.attempts.map(\.exercise) == ["first", "second"])
    #expect(try sandbox.count("attempts") == 1)
    #expect(try sandbox.count("solved") == 1)
    try limit(1_000_000)
    #expect(journal.record(.attempt(attempt("third"))) == .kept)
    #expect(journal.trouble == nil)
    #expect(sandbox.open().attempts.map(\.exercise) == ["first", "second", "third"])
  }

  @Test func whatIsLeftAtTheEndIsTriedOnceMoreAndCounted() throws {
    let journal = sandbox.open()
    #expect(journal.record(.attempt(attempt("first"))) == .kept)
    #expect(journal.finish() == 0)
    let queue = try #require(journal.connection?.queue)
    _ = try queue.inDatabase { try $0.execute(sql: "PRAGMA max_page_count = 1") }
    var large = attempt("second")
    large.answer = String(repeating: "x+", count: 10_000)
    #expect(journal.record(.attempt(large)) == .notKept(.diskFull(path: sandbox.file)))
    #expect(journal.finish() == 1)
    _ = try queue.inDatabase { try $0.execute(sql: "PRAGMA max_page_count = 1000000") }
    #expect(journal.finish() == 0)
    #expect(journal.trouble == nil)
    #expect(sandbox.open().attempts.map(\.exercise) == ["first", "second"])
  }

  @Test func damageMetWhileWritingIsSetAside() throws {
    let journal = sandbox.open()
    journal.record(.attempt(attempt("first")))
    try DatabaseQueue(path: sandbox.file).write { try $0.execute(sql: "ALTER TABLE days RENAME TO nights") }
    #expect(journal.record(.attempt(attempt("second"))) == .kept)
    #expect(journal.setAside?.salvagedAttempts == 1)
    #expect(sandbox.open().attempts.map(\.exercise) == ["first", "second"])
    #expect(sandbox.open().progress == journal.progress)
  }

  /// As when another program held the file, or the disk was full, at the start.
  @Test func whatCouldOnlyBeReadIsWrittenAsSoonAsItCanBe() throws {
    sandbox.open().record(.attempt(attempt("first")))
    let location = Location(directory: sandbox.directory, schema: .current, stamp: moment().stamp)
    var opening = Opening(location: location)
    opening.connection = try Connection(reading: location)
    opening.trouble = .busy(path: sandbox.file)
    let journal = Journal(opening)
    sandbox.open().record(.attempt(attempt("of another")))
    #expect(journal.record(.attempt(attempt("second"))) == .kept)
    #expect(journal.trouble == nil)
    #expect(journal.record(.attempt(attempt("third"))) == .kept)
    let reopened = sandbox.open()
    #expect(reopened.attempts.map(\.exercise) == ["first", "of another", "second", "third"])
    #expect(reopened.progress == journal.progress)
  }

  @Test func anotherProgramHoldsTheFile() throws {
    let journal = sandbox.open()
    journal.record(.attempt(attempt("first")))
    let other = try DatabaseQueue(path: sandbox.file)
    try other.writeWithoutTransaction { database in
      try database.execute(sql: "BEGIN IMMEDIATE")
      #expect(journal.record(.attempt(attempt("second"))) == .notKept(.busy(path: sandbox.file)))
      try database.execute(sql: "COMMIT")
    }
    #expect(journal.record(.attempt(attempt("third"))) == .kept)
    #expect(sandbox.open().attempts.map(\.exercise) == ["first", "second", "third"])
  }

  @Test(arguments: [
    Trouble.noDirectory, .notDirectory(path: "/p"), .notWritable(path: "/p"), .diskFull(path: "/p"),
    .diskError(path: "/p", code: 5), .busy(path: "/p"), .newerVersion(path: "/p"), .notMigrated(path: "/p"),
    .foreign(path: "/p"),
    .damaged(path: "/p"),
  ])
  func everyTroubleSaysWhatHappensToTheAnswers(trouble: Trouble) {
    let sentence = trouble.description
    #expect(sentence.hasPrefix("Progress is not kept: ") || sentence.hasPrefix("Progress is not saved yet: "))
    #expect(sentence.hasSuffix("."))
  }
}
