import GRDB

/// The numbered steps that lead from an empty file to today's tables. A step that was released is never edited: a change
/// is a new step at the end.
struct Schema: Sendable {
  let steps: [String]

  /// Marks the file as ours: "Grad" in ASCII.
  static let applicationID: Int32 = 0x4772_6164

  static let current = Schema(steps: [
    """
    CREATE TABLE attempts (
      id INTEGER PRIMARY KEY,
      lesson TEXT NOT NULL,
      exercise TEXT NOT NULL,
      content_hash TEXT NOT NULL,
      seed INTEGER,
      answer TEXT NOT NULL,
      verdict TEXT NOT NULL,
      is_solution INTEGER NOT NULL,
      message TEXT,
      hints_used INTEGER NOT NULL,
      elapsed_ms INTEGER NOT NULL,
      at_ms INTEGER NOT NULL,
      utc_offset_s INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX attempts_by_exercise ON attempts (lesson, exercise);
    CREATE TRIGGER attempts_are_not_changed BEFORE UPDATE ON attempts
      BEGIN SELECT RAISE(ABORT, 'attempts are only appended'); END;
    CREATE TRIGGER attempts_are_not_removed BEFORE DELETE ON attempts
      BEGIN SELECT RAISE(ABORT, 'attempts are only appended'); END;

    -- Drawn from the attempts as they come, so that the first screen reads a few rows and not a million.
    CREATE TABLE solved (
      lesson TEXT NOT NULL,
      exercise TEXT NOT NULL,
      PRIMARY KEY (lesson, exercise)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE days (
      day INTEGER PRIMARY KEY,
      first_ms INTEGER NOT NULL,
      last_ms INTEGER NOT NULL
    ) STRICT;

    -- The place with the greatest id is the last one visited.
    CREATE TABLE places (
      id INTEGER PRIMARY KEY,
      lesson TEXT NOT NULL UNIQUE,
      page INTEGER NOT NULL,
      exercise TEXT
    ) STRICT;
    CREATE TABLE drafts (
      lesson TEXT NOT NULL,
      exercise TEXT NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (lesson, exercise)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE settings (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """,
    """
    -- Every review as it was: schedules and skills can be computed anew from them.
    CREATE TABLE reviews (
      id INTEGER PRIMARY KEY,
      card TEXT NOT NULL,
      grade INTEGER NOT NULL,
      seed INTEGER,
      elapsed_ms INTEGER NOT NULL,
      is_first INTEGER NOT NULL,
      is_implied INTEGER NOT NULL,
      at_ms INTEGER NOT NULL,
      utc_offset_s INTEGER NOT NULL
    ) STRICT;
    CREATE TRIGGER reviews_are_not_changed BEFORE UPDATE ON reviews
      BEGIN SELECT RAISE(ABORT, 'reviews are only appended'); END;
    CREATE TRIGGER reviews_are_not_removed BEFORE DELETE ON reviews
      BEGIN SELECT RAISE(ABORT, 'reviews are only appended'); END;

    -- Where the reviews have led.
    CREATE TABLE cards (
      card TEXT PRIMARY KEY,
      stability REAL NOT NULL,
      difficulty REAL NOT NULL,
      phase INTEGER NOT NULL,
      step INTEGER NOT NULL,
      last_ms INTEGER NOT NULL,
      last_offset_s INTEGER NOT NULL,
      due_ms INTEGER NOT NULL,
      due_day INTEGER NOT NULL,
      lapses INTEGER NOT NULL,
      reviews INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE skills (
      skill TEXT PRIMARY KEY,
      known REAL NOT NULL,
      templates TEXT NOT NULL,
      attempts INTEGER NOT NULL,
      solved INTEGER NOT NULL,
      failures INTEGER NOT NULL,
      steps_removed INTEGER NOT NULL,
      is_fading_over INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- What was done, by day and topic, so that statistics scan no attempts.
    CREATE TABLE daily (
      day INTEGER NOT NULL,
      topic TEXT NOT NULL,
      attempts INTEGER NOT NULL,
      solved INTEGER NOT NULL,
      elapsed_ms INTEGER NOT NULL,
      PRIMARY KEY (day, topic)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO daily
      SELECT day, lesson, count(*), sum(is_solution <> 0), sum(min(elapsed_ms, 600000)) FROM (
        SELECT lesson, is_solution, elapsed_ms,
          -- Rounded down, before 1970 too.
          (at_ms / 1000 + utc_offset_s - 14400) / 86400
            - ((at_ms / 1000 + utc_offset_s - 14400) % 86400 < 0) AS day
        FROM attempts)
      GROUP BY day, lesson;
    """,
  ])

  /// The steps as migrations named "1", "2", …; each also sets the file's `user_version`, which a probe can read from
  /// the header alone.
  var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for (index, step) in steps.enumerated() {
      let number = index + 1
      migrator.registerMigration(String(number)) { database in
        try database.execute(sql: step)
        try database.execute(sql: "PRAGMA user_version = \(number)")
        try database.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
      }
    }
    return migrator
  }
}
