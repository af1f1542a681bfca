import GRDB

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Trouble {
  /// What a database error means for the learner.
  init(_ error: any Error, path: String) {
    guard let error = error as? DatabaseError else {
      self = (error as? Trouble) ?? .diskError(path: path, code: 0)
      return
    }
    self =
      switch error.resultCode {
      case .SQLITE_FULL: .diskFull(path: path)
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
      case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN: .notWritable(path: path)
      // A file with our mark that lacks a table or a column fails with the general error.
      case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_MISMATCH, .SQLITE_CONSTRAINT: .damaged(path: path)
      default: .diskError(path: path, code: error.extendedResultCode.rawValue)
      }
  }

  /// What a failed system call means for the learner.
  init(errno code: Int32, path: String) {
    self =
      switch code {
      case ENOSPC, EDQUOT: .diskFull(path: path)
      case ENOTDIR, EEXIST: .notDirectory(path: path)
      case EACCES, EPERM, EROFS, ENOENT, ELOOP, ENAMETOOLONG: .notWritable(path: path)
      default: .diskError(path: path, code: code)
      }
  }
}
