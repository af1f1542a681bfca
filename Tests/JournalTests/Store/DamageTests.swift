import Foundation
import FuzzCorpus
import GRDB
import Practice
import Testing

@testable import Journal

struct DamageTests {
  let sandbox: Sandbox
  init() throws { sandbox = try Sandbox() }

  private let aside = "journal.sqlite.corrupt-20260101T120000Z"

  @Test(arguments: [
    [UInt8](repeating: 0, count: 8192), [UInt8]("Dear diary, today I learned the chain rule.".utf8), [0x53],
    [UInt8]("SQLite format 3\0".utf8), [UInt8](repeating: 0xFF, count: 100),
  ])
  func whatIsNoDatabaseIsSetAside(bytes: [UInt8]) throws {
    try sandbox.write(bytes)
    try sandbox.write([1, 2, 3], to: "journal.sqlite-wal")
    try sandbox.write([4], to: "journal.sqlite-shm")
    let journal = sandbox.open()
    #expect(journal.trouble == nil)
    let told = try #require(journal.setAside)
    #expect(told.original == sandbox.file)
    #expect(told.renamed == sandbox.directory + "/" + aside)
    #expect(told.description.contains(told.original) && told.description.contains(told.renamed))
    #expect(try sandbox.bytes(aside) == Data(bytes))
    #expect(try sandbox.bytes(aside + "-wal") == Data([1, 2, 3]))
    #expect(journal.record(.attempt(attempt())) == .kept)
    #expect(sandbox.open().setAside == nil)
    #expect(sandbox.open().attempts.count == 1)
  }

  /// Another instance may set the file aside while this one has it open, or its owner may put a copy in its place.
  @Test func whatIsWrittenGoesToTheFileOfThatName() throws {
    let journal = sandbox.open()
    #expect(journal.record(.attempt(attempt("a"))) == .kept)
    for name in try sandbox.names() {
      try FileManager.default.moveItem(
        atPath: sandbox.directory + "/" + name, toPath: sandbox.directory + "/old-" + name)
    }
    let other = sandbox.open()
    #expect(other.record(.attempt(attempt("b"))) == .kept)
    #expect(journal.record(.attempt(attempt("c"))) == .kept)
    #expect(other.record(.attempt(attempt("d"))) == .kept)
    #expect(journal.progress.solved["chain-rule"] == ["b", "c"])
    #expect(sandbox.open().attempts.map(\.exercise) == ["b", "c", "d"])
    for name in try sandbox.names() where !name.hasPrefix("old-") {
      try FileManager.default.removeItem(atPath: sandbox.directory + "/" + name)
    }
    #expect(journal.record(.attempt(attempt("e"))) == .kept)
    #expect(sandbox.open().attempts.map(\.exercise) == ["e"])
  }

  @Test func anEmptyFileIsANewRecord() throws {
    try sandbox.write([])
    let journal = sandbox.open()
    #expect(journal.setAside == nil)
    #expect(journal.record(.attempt(attempt())) == .kept)
  }

  @Test func aLogWithoutItsDatabaseIsNotDeleted() throws {
    try sandbox.write([1, 2, 3], to: "journal.sqlite-wal")
    let journal = sandbox.open()
    #expect(journal.setAside != nil)
    #expect(try sandbox.bytes(aside + "-wal") == Data([1, 2, 3]))
    #expect(journal.record(.attempt(attempt())) == .kept)
  }

  @Test func nothingIsOverwritten() throws {
    try sandbox.write("older".utf8, to: aside)
    try sandbox.write("no database".utf8)
    #expect(sandbox.open().setAside?.renamed.hasSuffix("-2") == true)
    #expect(try sandbox.bytes(aside) == Data("older".utf8))
  }

  /// Every cut of a real file opens again with a prefix of what was in it.
  @Test func aTruncatedFileKeepsWhatCanBeRead() throws {
    do {
      let journal = sandbox.open()
      for number in 0..<200 { journal.record(.attempt(attempt("\(number)"))) }
    }
    let whole = try sandbox.bytes()
    #expect(whole.count > 5 * 4096)
    for length in stride(from: 100, to: whole.count, by: 4096) {
      let copy = try Sandbox()
      try copy.write(whole.prefix(length))
      let journal = copy.open()
      #expect(journal.trouble == nil, "cut at \(length)")
      #expect(journal.setAside != nil, "cut at \(length)")
      let exercises = journal.attempts.map(\.exercise)
      #expect(exercises == (0..<exercises.count).map(String.init), "cut at \(length)")
      #expect(journal.setAside?.salvagedAttempts == exercises.count)
      #expect(journal.record(.attempt(attempt("new"))) == .kept)
      #expect(copy.open().attempts.count == exercises.count + 1)
    }
  }

  @Test func aCutLogHoldsAPrefixOfTheCommits() throws {
    let journal = sandbox.open()
    for number in 0..<8 { journal.record(.attempt(attempt("\(number)"))) }
    // The journal stays open, so that its log is still there.
    let (file, log) = (try sandbox.bytes(), try sandbox.bytes("journal.sqlite-wal"))
    var seen: Set<Int> = []
    for length in Array(stride(from: 0, to: log.count, by: 2060)) + [log.count] {
      let copy = try Sandbox()
      try copy.write(file)
      try copy.write(log.prefix(length), to: "journal.sqlite-wal")
      let exercises = copy.open().attempts.map(\.exercise)
      #expect(exercises == (0..<exercises.count).map(String.init), "cut at \(length)")
      seen.insert(exercises.count)
      #expect(copy.open().record(.attempt(attempt("new"))) == .kept, "cut at \(length)")
    }
    #expect(seen.isSuperset(of: [0, 4, 8]))
  }

  /// Bytes in the record's place: what is recorded then is known, and either kept or told.
  @Test func whatFuzzingKept() throws {
    let inputs = try corpus("RecordReader")
    #expect(!inputs.isEmpty)
    for input in inputs {
      let copy = try Sandbox()
      try copy.write(input)
      let journal = copy.open()
      let keeping = journal.record(.attempt(attempt("new")))
      #expect(journal.attempts.contains(attempt("new")))
      #expect(journal.progress.solved["chain-rule"]?.contains("new") == true)
      #expect(keeping == .kept || journal.trouble != nil)
    }
  }

  /// Numbers that nobody counted, in a file that is whole otherwise: what is computed from them never overflows.
  @Test(arguments: [Int64.max, .min, -1, 0]) func extremeNumbersAreNumbers(_ number: Int64) throws {
    let skill = try #require(Skill.all.first)
    let id = CardID(skill: skill, template: skill.templates[0])
    sandbox.open().record(.attempt(attempt("first")))
    try DatabaseQueue(path: sandbox.file).write { database in
      let day = moment().day
      for (sql, values) in [
        ("INSERT INTO daily VALUES (\(day), 'practice/\(skill.id)', ?, ?, ?)", 3),
        ("INSERT INTO cards VALUES ('\(id.text)', 1, 5, 0, ?, ?, ?, ?, \(day), ?, ?)", 6),
        ("INSERT INTO skills VALUES ('\(skill.id)', 0.5, '', ?, ?, ?, ?, 0)", 4),
        ("INSERT INTO places VALUES (7, 'chain-rule', ?, NULL)", 1),
        ("INSERT INTO reviews VALUES (NULL, '\(id.text)', 3, 1, ?, 0, 0, ?, ?)", 3),
        (
          """
          INSERT INTO attempts VALUES (NULL, 'chain-rule', 'odd', 'h', 1, 'a', 'right', 1, NULL, ?, ?, ?, ?)
          """, 4
        ),
      ] {
        try database.execute(sql: sql, arguments: StatementArguments(Array(repeating: number, count: values)))
      }
    }
    let journal = sandbox.open()
    #expect(journal.trouble == nil && journal.setAside == nil)
    let seed = try #require((0..<99).first { Generator.nearest(skill, skill.templates[0], level: 1, seed: $0) != nil })
    let exercise = try #require(Generator.nearest(skill, skill.templates[0], level: 1, seed: seed))
    for schedule in [Schedule(), Schedule(deadline: moment().day + 9)] {
      var outcome = Outcome()
      for isSolved in [true, false] {
        outcome.isSolved = isSolved
        let entry = journal.progress.practice.entry(for: exercise, outcome, at: moment(), schedule)
        #expect(journal.record(.practice(entry)) == .kept)
      }
      _ = schedule.calendar(journal.progress.practice.cards.values, from: moment(), days: 8)
    }
    #expect(journal.record(.attempt(attempt("second"))) == .kept)
    #expect(journal.attempts.map(\.exercise) == ["first", "odd", "second"])
    _ = journal.progress.streak(at: moment())
    // And all of it can be carried over into a new file.
    let copy = try Sandbox()
    let location = Location(directory: copy.directory, schema: .current, stamp: moment().stamp)
    #expect(try Connection(location).salvage(sandbox.file) == 3)
  }

  @Test func scatteredDamageNeverStopsTheProgram() throws {
    do {
      let journal = sandbox.open()
      for number in 0..<50 { journal.record(.attempt(attempt("\(number)"))) }
    }
    let whole = [UInt8](try sandbox.bytes())
    for seed in UInt64(1)...40 {
      var state = seed
      var bytes = whole
      for _ in 0..<64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int((state >> 33) % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: state >> 24)
      }
      let copy = try Sandbox()
      try copy.write(bytes)
      let journal = copy.open()
      let kept = journal.record(.attempt(attempt("new")))
      #expect(kept == .kept || journal.trouble != nil, "seed \(seed)")
      #expect(journal.progress.solved["chain-rule"]?.contains("new") == true, "seed \(seed)")
      _ = journal.attempts
    }
  }
}
