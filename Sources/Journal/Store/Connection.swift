import CJournal
import GRDB

/// An open file of the current schema: the pragmas, the checks and the migration that lead there.
struct Connection {
  let queue: DatabaseQueue
  private(set) var version: Int64
  private var identity: Files.Identity?

  var isReadOnly: Bool { queue.configuration.readonly }

  /// Opens the file, made if it is missing, for reading and writing. Nothing is written before it is known to be ours
  /// and of no newer version.
  init(_ location: Location) throws(Trouble) {
    do {
      queue = try DatabaseQueue(path: location.path, configuration: Self.configuration)
      version = 0
      try prepare(location)
      identity = Files.identity(location.path)
      version = try dataVersion()
    } catch {
      throw Trouble(error, path: location.path)
    }
  }

  /// Opens a file that cannot be written, as it is.
  init(reading location: Location) throws(Trouble) {
    var configuration = Self.configuration
    configuration.readonly = true
    do {
      queue = try DatabaseQueue(path: location.path, configuration: configuration)
      version = 0
      identity = Files.identity(location.path)
      let migrator = location.schema.migrator
      let condition = try queue.read { try Self.condition(of: $0, path: location.path, migrator: migrator) }
      guard condition == .current else { throw Trouble.notWritable(path: location.path) }
    } catch {
      throw Trouble(error, path: location.path)
    }
  }

  /// Whether the file is still the one of its name. Another instance may have set it aside, or its owner replaced it:
  /// what is written then would be found by nobody.
  func isAt(_ path: String) -> Bool { identity == Files.identity(path) }

  /// Whether another connection has written since this was last asked.
  mutating func hasChanged() throws -> Bool {
    let now = try dataVersion()
    defer { version = now }
    return now != version
  }

  private func dataVersion() throws -> Int64 {
    try queue.inDatabase { try Int64.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
  }

  static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "Journal"
    configuration.busyMode = .timeout(2)
    configuration.prepareDatabase { database in
      if let connection = database.sqliteConnection { gradus_harden(UnsafeMutableRawPointer(connection)) }
      // None of these touches the file. FULL: a commit is on the disk before it is acknowledged.
      try database.execute(
        sql: "PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
    }
    return configuration
  }

  private func prepare(_ location: Location) throws {
    let path = location.path
    let migrator = location.schema.migrator
    // Two instances may create or migrate the same file at once; the one that comes second finds the work done.
    var attemptsLeft = 3
    while true {
      // One transaction: between two reads another instance may make the file.
      let found = try queue.read { try Self.condition(of: $0, path: path, migrator: migrator) }
      if found == .current { return }
      do {
        if found == .older { try backUp(path: path, stamp: location.stamp) }
        // Where the file system refuses a write-ahead log, SQLite stays with its rollback journal.
        try queue.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
        try migrator.migrate(queue)
        return
      } catch {
        attemptsLeft -= 1
        let code = (error as? DatabaseError)?.resultCode
        guard code == .SQLITE_FULL || attemptsLeft < 0 else { continue }
        throw code == .SQLITE_ERROR ? Trouble.notMigrated(path: path) : error
      }
    }
  }

  private enum Condition { case empty, older, current }

  private static func condition(of database: Database, path: String, migrator: DatabaseMigrator) throws -> Condition {
    let mark = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    guard mark == Schema.applicationID else {
      // An interrupted creation leaves the migrator's own table at most.
      let sql = "SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'"
      let tables = try Int.fetchOne(database, sql: sql) ?? 0
      guard mark == 0, tables == 0 else { throw Trouble.foreign(path: path) }
      return .empty
    }
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    if try version > migrator.migrations.count || migrator.hasBeenSuperseded(database) {
      throw Trouble.newerVersion(path: path)
    }
    return version == migrator.migrations.count ? .current : .older
  }

  /// Copies the file before a migration changes it, and keeps the three newest copies.
  private func backUp(path: String, stamp: String) throws {
    let prefix = path + ".backup-"
    let target = prefix + stamp
    Files.remove(target)  // of a migration in this same second that did not finish
    try queue.inDatabase { try $0.execute(sql: "VACUUM INTO ?", arguments: [target]) }
    guard let slash = path.lastIndex(of: "/") else { return }
    let directory = String(path[..<slash])
    let name = prefix[path.index(after: slash)...]
    // Stamps sort by time.
    let copies = Files.names(in: directory).filter { $0.hasPrefix(name) }.sorted()
    for copy in copies.dropLast(3) { Files.remove(directory.appending(copy)) }
  }
}
