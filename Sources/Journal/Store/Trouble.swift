/// Why nothing is kept at the moment.
package enum Trouble: Error, Equatable, Sendable {
  /// Neither an absolute XDG_DATA_HOME nor an absolute HOME is set.
  case noDirectory
  case notDirectory(path: String)
  case notWritable(path: String)
  case diskFull(path: String)
  /// The disk answered with an error; `code` is SQLite's extended result code or the system's errno.
  case diskError(path: String, code: Int32)
  /// Another program held the file for longer than the journal waits.
  case busy(path: String)
  /// The file's schema has steps that this program does not know.
  case newerVersion(path: String)
  /// Bringing an older file up to date failed; the file is as it was.
  case notMigrated(path: String)
  /// A database that some other program made.
  case foreign(path: String)
  case damaged(path: String)
}
