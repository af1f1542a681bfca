import GRDB

extension Connection {
  /// Reads every page and finds whether they, and the indexes with their tables, fit together.
  func check(_ location: Location) throws(Trouble) {
    do {
      let answer = try queue.inDatabase { try String.fetchOne($0, sql: "PRAGMA integrity_check(1)") }
      guard answer == "ok" else { throw Trouble.damaged(path: location.path) }
    } catch {
      throw Trouble(error, path: location.path)
    }
  }

  func progress(_ location: Location) throws(Trouble) -> Progress {
    do {
      return try queue.inDatabase { try $0.progress() }
    } catch {
      throw Trouble(error, path: location.path)
    }
  }

  /// Copies from a damaged file what can still be read, table by table up to the first bad page, and counts the
  /// attempts. Days and solved exercises follow from the attempts.
  func salvage(_ damaged: String) -> Int {
    // SQLite may delete the log beside a file that is no database at all.
    guard let head = try? Files.head(damaged, count: Header.length), (try? Header(head, path: damaged)) != nil
    else { return 0 }
    var configuration = Self.configuration
    configuration.readonly = true
    guard let old = try? DatabaseQueue(path: damaged, configuration: configuration) else { return 0 }
    var count = 0
    let salvaged: Void? = try? queue.write { new in
      try? old.inDatabase { old in
        try old.eachAttempt { attempt in
          try new.write(.attempt(attempt))
          count += 1
        }
      }
      try? old.inDatabase { old in
        try old.eachReplaceable { try new.write($0) }
      }
      try? old.inDatabase { try new.copyPractice(from: $0) }
    }
    return salvaged == nil ? 0 : count
  }
}
