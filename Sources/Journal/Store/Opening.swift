import GRDB

/// What was found at a location, and what could be made of it.
struct Opening {
  var location: Location?
  var connection: Connection?
  var progress = Progress()
  var setAside: SetAside?
  var trouble: Trouble?

  static func open(_ location: Location?) -> Opening {
    var opening = Opening(location: location)
    guard let location else {
      opening.trouble = .noDirectory
      return opening
    }
    do throws(Trouble) {
      do throws(Trouble) {
        try opening.openFile(location)
      } catch .damaged {
        try opening.replaceDamaged(location)
      }
    } catch {
      opening.trouble = error
      opening.openForReading(location, error)
    }
    return opening
  }

  private mutating func openFile(_ location: Location) throws(Trouble) {
    let path = location.path
    switch try Files.kind(path) {
    case .missing, .regular(size: 0):
      // SQLite would delete a log that stands beside no database.
      if case .regular(let size) = try Files.kind(path + "-wal"), size > 0 { throw .damaged(path: path) }
      try Files.requireWritable(location.directory)
    case .directory, .other:
      throw .foreign(path: path)
    case .regular(let size):
      try Header(Files.head(path, count: Header.length), path: path).check(location)
      try Files.requireWritable(location.directory)
      try Files.requireWritable(file: path)
      let connection = try Connection(location)
      if size <= Self.checkedSize { try connection.check(location) }
      progress = try connection.progress(location)
      self.connection = connection
    }
  }

  /// Up to this size, in bytes, a file is checked as a whole when it is opened: under a millisecond. Damage in a larger
  /// one is met when the bad page is.
  private static let checkedSize: Int64 = 256 * 1024

  private mutating func openForReading(_ location: Location, _ trouble: Trouble) {
    guard !trouble.isFinal, let connection = try? Connection(reading: location) else { return }
    progress = (try? connection.progress(location)) ?? Progress()
    self.connection = connection
  }

  /// Moves the damaged file away and begins a new one with what can be read from the old.
  mutating func replaceDamaged(_ location: Location) throws(Trouble) {
    let renamed = try Files.setAside(location.path, stamp: location.stamp)
    setAside = SetAside(original: location.path, renamed: renamed, salvagedAttempts: 0)
    let connection = try Connection(location)
    setAside?.salvagedAttempts = connection.salvage(renamed)
    progress = try connection.progress(location)
    self.connection = connection
  }
}

/// The first bytes of a database file, as the SQLite file format has them: read before SQLite opens the file.
struct Header {
  static let length = 100
  let schemaVersion: Int32
  let applicationID: Int32

  init(_ bytes: [UInt8], path: String) throws(Trouble) {
    guard bytes.count == Self.length, bytes.starts(with: "SQLite format 3\0".utf8) else {
      throw .damaged(path: path)
    }
    func integer(at offset: Int) -> Int32 {
      bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int32($1) }
    }
    schemaVersion = integer(at: 60)
    applicationID = integer(at: 68)
  }

  func check(_ location: Location) throws(Trouble) {
    guard applicationID == Schema.applicationID || applicationID == 0 else { throw .foreign(path: location.path) }
    guard schemaVersion <= location.schema.steps.count else { throw .newerVersion(path: location.path) }
  }
}
