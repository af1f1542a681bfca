import GRDB
import Practice

/// The statements for reviews, cards and skills.
extension Database {
  func write(_ entry: PracticeEntry) throws {
    for review in entry.reviews {
      let moment = review.moment
      try run(
        """
        INSERT INTO reviews (card, grade, seed, elapsed_ms, is_first, is_implied, at_ms, utc_offset_s)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          review.card.text, review.grade.rawValue, review.seed.map(Int64.init(bitPattern:)), review.milliseconds,
          review.isFirst, review.isImplied, moment.milliseconds, moment.offset,
        ])
      try write(review.card, review.after)
    }
    for (id, state) in entry.skills.sorted(by: { $0.key < $1.key }) { try write(skill: id, state) }
  }

  private func write(_ id: CardID, _ card: Card) throws {
    try run(
      "INSERT OR REPLACE INTO cards VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        id.text, card.memory.stability, card.memory.difficulty, card.phase.rawValue, card.step, card.last.milliseconds,
        card.last.offset, card.dueMilliseconds, card.dueDay, card.lapses, card.reviews,
      ])
  }

  private func write(skill id: String, _ state: SkillState) throws {
    try run(
      "INSERT OR REPLACE INTO skills VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      [
        id, state.known, state.solvedTemplates.sorted().joined(separator: " "), state.attempts, state.solved,
        state.failuresInARow, state.fading.removed, state.fading.isOver,
      ])
  }

  /// Everything of practice that another file holds.
  func copyPractice(from old: Database) throws {
    let columns = "card, grade, seed, elapsed_ms, is_first, is_implied, at_ms, utc_offset_s"
    try old.eachCard { try write($0, $1) }
    try old.eachSkill { try write(skill: $0, $1) }
    let rows = try Row.fetchCursor(old, sql: "SELECT \(columns) FROM reviews ORDER BY id")
    while let row = try rows.next() {
      try run(
        "INSERT INTO reviews (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", StatementArguments(row.databaseValues))
    }
  }

  /// A row a card and a skill, and the latest reviews. A row of the wrong shape is passed over.
  func practice() throws -> PracticeRecord {
    var record = PracticeRecord()
    try eachCard { record.restore($0, $1) }
    try eachSkill { record.restore(skill: $0, $1) }
    try each(Self.latestReviews) { row in
      guard let card = row.text(0), let grade = row.integer(1).flatMap({ Grade(rawValue: Int($0)) }),
        let elapsed = row.integer(2), let isFirst = row.integer(3), let isImplied = row.integer(4),
        let moment = Moment(row, 5)
      else { return }
      record.note(CardID(card), grade, elapsed, moment, isFirst: isFirst != 0, isImplied != 0)
    }
    return record
  }

  /// Enough for the counts of the day and for what is usual.
  private static let latestReviews = """
    SELECT card, grade, elapsed_ms, is_first, is_implied, at_ms, utc_offset_s FROM
      (SELECT * FROM reviews ORDER BY id DESC LIMIT 1000) ORDER BY id
    """

  /// Of tens of thousands of cards SQLite itself says whether their values have their types, so that each may be taken
  /// as it is.
  private static let cards: String = {
    let columns = [
      ("card", "text"), ("stability", "real"), ("difficulty", "real"), ("phase", "integer"), ("step", "integer"),
      ("last_ms", "integer"), ("last_offset_s", "integer"), ("due_ms", "integer"), ("due_day", "integer"),
      ("lapses", "integer"), ("reviews", "integer"),
    ]
    let names = columns.map(\.0).joined(separator: ", ")
    return "SELECT \(names) FROM cards WHERE "
      + columns.map { "typeof(\($0)) = '\($1)'" }.joined(separator: " AND ")
  }()

  func eachCard(_ body: (CardID, Card) throws -> Void) throws {
    try each(Self.cards) { row in
      let memory = Memory(stability: row[1], difficulty: row[2])
      let day: Int64 = row[8]
      guard memory.stability.isFinite, memory.difficulty.isFinite, let phase = Card.Phase(rawValue: row[3]),
        Moment.plausibleDays.contains(day)
      else { return }
      try body(
        CardID(row[0] as String),
        Card(
          memory: memory, phase: phase, step: row[4], last: Moment(milliseconds: row[5], offset: row[6]),
          dueMilliseconds: row[7], dueDay: Int(day), lapses: row[9], reviews: row[10]))
    }
  }

  func eachSkill(_ body: (String, SkillState) throws -> Void) throws {
    let sql = "SELECT skill, known, templates, attempts, solved, failures, steps_removed, is_fading_over FROM skills"
    try each(sql) { row in
      guard let id = row.text(0), let known = row.real(1), let templates = row.text(2), let attempts = row.integer(3),
        let solved = row.integer(4), let failures = row.integer(5), let removed = row.integer(6),
        let isOver = row.integer(7)
      else { return }
      try body(
        id,
        SkillState(
          known: known, solvedTemplates: Set(templates.split(separator: " ").map(String.init)), attempts: Int(attempts),
          solved: Int(solved), failuresInARow: Int(failures), fading: Fading(removed: Int(removed), isOver: isOver != 0)
        ))
    }
  }

  func readDaily(into progress: inout Progress) throws {
    let sums = ["attempts", "solved", "elapsed_ms"].map { "sum(max(0, min(\($0), \(DayCount.most))))" }
    try each("SELECT \(sums.joined(separator: ", ")) FROM daily") { row in
      guard let count = DayCount(row, 0) else { return }
      progress.restore(total: count)
    }
    let sql = """
      SELECT day, topic, attempts, solved, elapsed_ms FROM daily
        WHERE day > (SELECT max(day) FROM daily) - \(Progress.recentDays)
      """
    try each(sql) { row in
      guard let day = row.integer(0), let topic = row.text(1), let count = DayCount(row, 2),
        Moment.plausibleDays.contains(day)
      else { return }
      progress.add(count, to: topic, day: Int(day))
    }
  }
}

extension Moment {
  /// Days beyond these are damage.
  static let plausibleDays = Int64(-1_000_000_000)...1_000_000_000

  fileprivate init?(_ row: Row, _ index: Int) {
    guard let milliseconds = row.integer(index), let offset = row.integer(index + 1) else { return nil }
    self.init(milliseconds: milliseconds, offset: Int(offset))
  }
}

extension DayCount {
  fileprivate init?(_ row: Row, _ index: Int) {
    guard let attempts = row.integer(index), let solved = row.integer(index + 1), let elapsed = row.integer(index + 2)
    else { return nil }
    self.init(attempts: Int(attempts), solved: Int(solved), milliseconds: elapsed)
  }
}
