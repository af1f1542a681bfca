/// Why there is no course.
package enum CourseError: Error, Hashable, Sendable {
  /// A folder that was asked for is not there.
  case missing(String, CourseFolder.Origin)
  case notAFolder(String)
  case noSuchFile(String)
  case unreadable(String, reason: String)
  case empty(String)
  case tooManyFiles(String, count: Int)
  /// No folder of lessons at any of these places.
  case nowhere([String])
}

extension CourseError {
  /// A sentence: what is wrong, and the way out.
  package var message: String {
    switch self {
    case .missing(let path, .option):
      "there is no folder \(path); give --lessons the folder that holds the lessons"
    case .missing(let path, .environment):
      "there is no folder \(path), to which GRADUS_LESSONS points; correct or unset it"
    case .missing(let path, _): "there is no folder \(path)"
    case .notAFolder(let path): "\(path) is not a folder; lessons are files such as 01-start.md in a folder"
    case .noSuchFile(let path): "there is no file or folder \(path)"
    case .unreadable(let path, let reason): "the folder \(path) cannot be read: \(reason)"
    case .empty(let path): "no lessons in \(path); a lesson is a file such as 01-start.md"
    case .tooManyFiles(let path, let count):
      "too many files in \(path) (\(count), limit \(CoursewareLimits.files))"
    case .nowhere(let places):
      "no lessons found; looked in \(places.joined(separator: ", ")). Name their folder with --lessons"
    }
  }
}
