/// A folder of lessons.
package struct CourseFolder: Hashable, Sendable {
  /// Who named it.
  package enum Origin: Hashable, Sendable, CaseIterable {
    /// `--lessons`
    case option
    /// `$GRADUS_LESSONS`
    case environment
    /// `./Lessons`
    case workingDirectory
    /// `share/gradus/Lessons` beside the executable
    case installation
    /// The package that the executable was built from
    case package
  }

  package var path: String
  package var origin: Origin

  package init(path: String, origin: Origin) {
    self.path = path
    self.origin = origin
  }

  /// Where lessons may be, in the order in which they are looked for.
  ///
  /// - Parameters:
  ///   - option: what `--lessons` says.
  ///   - environment: the value of `GRADUS_LESSONS`.
  ///   - executable: the full path of the running program; lessons are found beside it (`../share/gradus/Lessons`) and
  ///     in the package whose build folder it is in.
  package static func candidates(option: String?, environment: String?, executable: String?) -> [CourseFolder] {
    var candidates: [CourseFolder] = []
    if let option { candidates.append(CourseFolder(path: option, origin: .option)) }
    if let environment, !environment.isEmpty {
      candidates.append(CourseFolder(path: environment, origin: .environment))
    }
    candidates.append(CourseFolder(path: "Lessons", origin: .workingDirectory))
    guard let executable, let slash = executable.lastIndex(of: "/") else { return candidates }
    let folder = String(executable[..<slash])
    candidates.append(CourseFolder(path: folder + "/../share/gradus/Lessons", origin: .installation))
    candidates.append(CourseFolder(path: folder + "/share/gradus/Lessons", origin: .installation))
    let parts = folder.split(separator: "/", omittingEmptySubsequences: false)
    if let build = parts.firstIndex(where: { $0.hasPrefix(".build") }), build > 0 {
      candidates.append(CourseFolder(path: parts[..<build].joined(separator: "/") + "/Lessons", origin: .package))
    }
    return candidates
  }

  /// The first candidate that is there. A folder that was asked for must be there: its absence is an error and not a
  /// reason to open another course.
  package static func first(of candidates: [CourseFolder], exists: (String) -> Bool) throws(CourseError) -> CourseFolder
  {
    for candidate in candidates {
      if exists(candidate.path) { return candidate }
      switch candidate.origin {
      case .option, .environment: throw .missing(candidate.path, candidate.origin)
      case .workingDirectory, .installation, .package: continue
      }
    }
    throw .nowhere(candidates.map(\.path))
  }
}
