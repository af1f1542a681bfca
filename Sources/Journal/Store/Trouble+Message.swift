extension Trouble: CustomStringConvertible {
  /// One sentence: what is the matter, and the way out.
  package var description: String {
    switch self {
    case .noDirectory:
      "Progress is not kept: HOME is not set. Set it, or name a folder with --data-dir."
    case .notDirectory(let path):
      "Progress is not kept: \(path) is not a folder. Name another with --data-dir."
    case .notWritable(let path):
      "Progress is not kept: \(path) cannot be written. Make it writable, or name a folder with --data-dir."
    case .diskFull:
      "Progress is not saved yet: the disk is full. Free some space; what you answer meanwhile is saved then."
    case .diskError(_, let code):
      "Progress is not saved yet: disk error \(code). The next answer tries again."
    case .busy(let path):
      "Progress is not saved yet: another program is using \(path). The next answer tries again."
    case .newerVersion(let path):
      "Progress is not kept: \(path) was made by a newer version of Gradus. Update Gradus, or use another --data-dir."
    case .notMigrated(let path):
      "Progress is not kept: \(path) is of an older version and could not be converted; it is unchanged."
    case .foreign(let path):
      "Progress is not kept: \(path) belongs to another program. Name another folder with --data-dir."
    case .damaged(let path):
      "Progress is not kept: \(path) is damaged and could not be moved aside. Move it away by hand."
    }
  }
}

extension SetAside: CustomStringConvertible {
  package var description: String {
    let saved =
      salvagedAttempts == 0
      ? "" : " \(salvagedAttempts) \(salvagedAttempts == 1 ? "answer was" : "answers were") saved from it."
    return "\(original) was damaged and is now \(renamed).\(saved) A new record was begun."
  }
}
