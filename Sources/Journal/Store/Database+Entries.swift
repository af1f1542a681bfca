import GRDB
import Practice

/// The statements: what an entry writes, and what the screens' state is read from.
extension Database {
  func write(_ entry: Entry) throws {
    switch entry {
    case .attempt(let attempt): try write(attempt)
    case .place(let place):
      try run(
        "INSERT OR REPLACE INTO places (lesson, page, exercise) VALUES (?, ?, ?)",
        [place.lesson, place.page, place.exercise])
    case .draft(let draft):
      let id = draft.exercise
      if draft.text.isEmpty {
        try run("DELETE FROM drafts WHERE lesson = ? AND exercise = ?", [id.lesson, id.exercise])
      } else {
        try run("INSERT OR REPLACE INTO drafts VALUES (?, ?, ?)", [id.lesson, id.exercise, draft.text])
      }
    case .setting(let name, let value):
      try run("INSERT OR REPLACE INTO settings VALUES (?, ?)", [name, value])
    case .practice(let entry): try write(entry)
    }
  }

  private func write(_ attempt: Attempt) throws {
    try run(
      """
      INSERT INTO attempts (lesson, exercise, content_hash, seed, answer, verdict, is_solution, message, hints_used,
        elapsed_ms, at_ms, utc_offset_s) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        attempt.lesson, attempt.exercise, attempt.contentHash, attempt.seed.map(Int64.init(bitPattern:)),
        attempt.answer, attempt.verdict, attempt.isSolution, attempt.message, attempt.hintsUsed,
        attempt.elapsedMilliseconds, attempt.moment.milliseconds, attempt.moment.offset,
      ])
    if attempt.isSolution, !attempt.isPractice {
      try run("INSERT OR IGNORE INTO solved VALUES (?, ?)", [attempt.lesson, attempt.exercise])
    }
    try run(
      """
      INSERT INTO days VALUES (?, ?, ?) ON CONFLICT (day) DO UPDATE SET
        first_ms = min(first_ms, excluded.first_ms), last_ms = max(last_ms, excluded.last_ms)
      """,
      [attempt.moment.day, attempt.moment.milliseconds, attempt.moment.milliseconds])
    let count = attempt.count
    try run(
      """
      INSERT INTO daily VALUES (?, ?, ?, ?, ?) ON CONFLICT (day, topic) DO UPDATE SET
        attempts = attempts + excluded.attempts, solved = solved + excluded.solved,
        elapsed_ms = elapsed_ms + excluded.elapsed_ms
      """,
      [attempt.moment.day, attempt.topic, count.attempts, count.solved, count.milliseconds])
  }

  func run(_ sql: String, _ arguments: StatementArguments) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }

  /// Reads a few rows a lesson and one a day, never the attempts. A row of the wrong shape is passed over.
  func progress() throws -> Progress {
    var progress = Progress()
    try each("SELECT lesson, exercise FROM solved") { row in
      guard let lesson = row.text(0), let exercise = row.text(1) else { return }
      progress.markSolved(ExerciseID(lesson: lesson, exercise: exercise))
    }
    try each("SELECT day, first_ms, last_ms FROM days") { row in
      guard let day = row.integer(0), let first = row.integer(1), let last = row.integer(2), first <= last,
        (-1_000_000_000...1_000_000_000).contains(day)
      else { return }
      progress.markStudied(day: Int(day), instants: first...last)
    }
    try eachReplaceable { progress.apply($0) }
    progress.restore(practice: try practice())
    try readDaily(into: &progress)
    return progress
  }

  /// The latest place, draft and value of each lesson, exercise and setting.
  func eachReplaceable(_ body: (Entry) throws -> Void) throws {
    try each("SELECT lesson, page, exercise FROM places ORDER BY id") { row in
      guard let lesson = row.text(0), let page = row.integer(1) else { return }
      try body(.place(Place(lesson: lesson, page: Int(page), exercise: row.text(2))))
    }
    try each("SELECT lesson, exercise, text FROM drafts") { row in
      guard let lesson = row.text(0), let exercise = row.text(1), let text = row.text(2) else { return }
      try body(.draft(Draft(exercise: ExerciseID(lesson: lesson, exercise: exercise), text: text)))
    }
    try each("SELECT name, value FROM settings") { row in
      guard let name = row.text(0), let value = row.text(1) else { return }
      try body(.setting(name: name, value: value))
    }
  }

  /// The hash of each exercise of a lesson as it was when it was solved last: from the solved ones, each by the index
  /// backwards to its latest solution, so that many attempts cost nothing.
  func solvedContents(of lesson: String) throws -> [String: String] {
    var contents: [String: String] = [:]
    let sql = """
      SELECT exercise, (
        SELECT content_hash FROM attempts
          WHERE lesson = solved.lesson AND exercise = solved.exercise AND is_solution <> 0 ORDER BY id DESC LIMIT 1)
        FROM solved WHERE lesson = ?
      """
    let rows = try Row.fetchCursor(self, sql: sql, arguments: [lesson])
    while let row = try rows.next() {
      if let exercise = row.text(0), let hash = row.text(1) { contents[exercise] = hash }
    }
    return contents
  }

  /// The attempts in the order they were made.
  func eachAttempt(_ body: (Attempt) throws -> Void) throws {
    let sql = """
      SELECT lesson, exercise, content_hash, seed, answer, verdict, is_solution, message, hints_used, elapsed_ms,
        at_ms, utc_offset_s FROM attempts ORDER BY id
      """
    try each(sql) { row in
      if let attempt = Attempt(row) { try body(attempt) }
    }
  }

  func each(_ sql: String, _ body: (Row) throws -> Void) throws {
    let rows = try Row.fetchCursor(self, sql: sql)
    while let row = try rows.next() { try body(row) }
  }
}

extension Attempt {
  fileprivate init?(_ row: Row) {
    guard let lesson = row.text(0), let exercise = row.text(1), let contentHash = row.text(2),
      let answer = row.text(4), let verdict = row.text(5), let isSolution = row.integer(6),
      let hintsUsed = row.integer(8), let elapsed = row.integer(9), let milliseconds = row.integer(10),
      let offset = row.integer(11)
    else { return nil }
    self.init(
      lesson: lesson, exercise: exercise, contentHash: contentHash,
      seed: row.integer(3).map(UInt64.init(bitPattern:)), answer: answer, verdict: verdict,
      isSolution: isSolution != 0, message: row.text(7), hintsUsed: Int(hintsUsed), elapsedMilliseconds: elapsed,
      moment: Moment(milliseconds: milliseconds, offset: Int(offset)))
  }
}

extension Row {
  // A damaged file may hold anything: these answer nil where GRDB's own conversions would stop the program.
  func text(_ index: Int) -> String? { String.fromDatabaseValue(self[index]) }
  func integer(_ index: Int) -> Int64? { Int64.fromDatabaseValue(self[index]) }

  /// Not inlined: Swift 6.3.1 stops with an internal error when it optimises several of them in one function.
  @inline(never)
  func real(_ index: Int) -> Double? {
    Double.fromDatabaseValue(self[index]).flatMap { $0.isFinite ? $0 : nil }
  }
}
