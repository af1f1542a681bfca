/// A lesson file and what the linter found in it.
package struct LintedFile: Sendable {
  /// As it was named, or its folder's path and its name.
  package var path: String
  /// In the order of the lines.
  package var diagnostics: [Diagnostic]
  /// The lines that diagnostics name, by number.
  package var lines: [Int: String]

  package var errorCount: Int { diagnostics.count { $0.severity == .error } }
  package var warningCount: Int { diagnostics.count { $0.severity == .warning } }

  /// The compiler's form of each diagnostic, with its line and a caret where there is a line.
  package var rendered: [String] {
    diagnostics.map { diagnostic in
      switch lines[diagnostic.range.line] {
      case let line? where !line.isEmpty: diagnostic.rendered(file: path, line: line)
      case _: diagnostic.rendered(file: path)
      }
    }
  }
}

/// Checks lesson files: what reading finds, what the checks find, and what is wrong between the lessons of a folder.
package enum Linter {
  /// One file, and what the lessons beside it say of it.
  package static func lint(file path: String) -> LintedFile {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let beside = try? CourseFolder(path: folder.isEmpty ? "/" : folder, origin: .option).list()
    return lint(path: path, name: name, problems: beside?.problems ?? [], followsLinks: true)
  }

  /// What there is to do for a folder: a piece of work for each lesson, in the order of the course, that may run at the
  /// same time as the others.
  package static func lint(_ folder: CourseFolder) throws(CourseError) -> [@Sendable () -> LintedFile] {
    let course = try folder.list()
    return course.entries.map { entry in
      let prefix = folder.path == "." ? "" : folder.path.hasSuffix("/") ? folder.path : folder.path + "/"
      return { lint(path: prefix + entry.file, name: entry.file, problems: course.problems, followsLinks: false) }
    }
  }

  private static func lint(
    path: String, name: String, problems: [FileDiagnostic], followsLinks: Bool
  ) -> LintedFile {
    let between = problems.filter { $0.file == name }.map(\.diagnostic)
    do throws(Diagnostic) {
      let bytes = try LessonFile.bytes(at: path, followsLinks: followsLinks)
      guard LessonFileName(name) != nil else { throw Diagnostic(.fileName(name), at: .start) }
      let found = (Lesson.read(bytes, file: name).lint + between).sorted { $0.range < $1.range }
      return LintedFile(path: path, diagnostics: found, lines: lines(of: found, in: bytes))
    } catch {
      return LintedFile(path: path, diagnostics: [error], lines: [:])
    }
  }

  private static func lines(of diagnostics: [Diagnostic], in bytes: [UInt8]) -> [Int: String] {
    guard !diagnostics.isEmpty, let source = try? SourceText(bytes) else { return [:] }
    return Dictionary(diagnostics.map { ($0.range.line, source.line($0.range.line - 1).text) }) { first, _ in first }
  }
}
