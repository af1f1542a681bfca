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
    """
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
