/// A lesson file and what the linter found in it.
package struct LintedFile: Sendable {
  /// As it was named, or its folder's path and its name.
  package var path: String
  /// In the order of the lines.
  package var diagnostics: [Diagnostic]
  /// The lines that diagnostics name, by number.
  package var lines: [Int: String] = [:]
  /// What the lesson does for the items of the outline.
  package var placements: [Placement] = []
  /// `nil` for a file that is no lesson.
  package var statistics: LessonStatistics?

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

extension [Diagnostic] {
  /// The first of each kind; of what is left over the number is told in the place of the first that is left out.
  fileprivate var thinned: [Diagnostic] {
    let counts = Dictionary(map { ($0.code, 1) }, uniquingKeysWith: +)
    var seen: [String: Int] = [:]
    return compactMap { diagnostic in
      let number = seen[diagnostic.code, default: 0] + 1
      seen[diagnostic.code] = number
      let most = CoursewareLimits.findingsPerCode
      if number <= most { return diagnostic }
      let rest = (counts[diagnostic.code] ?? 0) - most
      return number == most + 1 ? Diagnostic(.more(rest, diagnostic.cause.row.code), at: diagnostic.range) : nil
    }
  }
}

/// Checks lesson files: what reading finds, what the checks find, and what is wrong between the lessons of a folder.
package struct Linter: Sendable {
  /// A piece of work that may be done at the same time as others.
  package typealias Job = @Sendable () -> LintedFile

  /// The folder as it is named before its files; empty for the working directory.
  private let prefix: String
  /// What is known of the lessons beside each other.
  private let entries: [Course.Entry]
  private let problems: [FileDiagnostic]
  /// The outline of the course, and what is wrong with it.
  package let outline: Outline?
  private let outlineFile: LintedFile?

  /// Looks at a folder of lessons.
  package init(_ folder: CourseFolder) throws(CourseError) {
    let course = try folder.list()
    self.init(prefix: folder.path == "." ? "" : folder.path.hasSuffix("/") ? folder.path : folder.path + "/", course)
  }

  private init(prefix: String, _ course: Course?) {
    self.prefix = prefix
    entries = course?.entries ?? []
    problems = course?.problems ?? []
    let path = prefix + Outline.file
    guard let bytes = try? LessonFile.bytes(at: path, followsLinks: false), let source = try? SourceText(bytes) else {
      (outline, outlineFile) = (nil, nil)
      return
    }
    var diagnostics: [Diagnostic] = []
    outline = Outline(source, into: &diagnostics)
    outlineFile = LintedFile(
      path: path, diagnostics: diagnostics, lines: Self.lines(of: diagnostics, in: bytes))
  }

  /// What there is to do for one file.
  ///
  /// - Parameter alone: whether what it says of the lessons beside it is left unchecked.
  package static func job(forFile path: String, alone: Bool = false) -> Job {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? ""
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    return {
      let beside = alone ? nil : try? CourseFolder(path: folder.isEmpty ? "." : folder, origin: .option).list()
      return Linter(prefix: folder, beside).lint(name, followsLinks: true)
    }
  }

  /// What there is to do for the folder, in the order of the course.
  package var jobs: [Job] {
    entries.map { entry in { lint(entry.file, followsLinks: false) } }
      + (outlineFile.flatMap { file in file.diagnostics.isEmpty ? nil : [{ file }] } ?? [])
  }

  private func lint(_ name: String, followsLinks: Bool) -> LintedFile {
    let path = prefix + name
    do throws(Diagnostic) {
      let bytes = try LessonFile.bytes(at: path, followsLinks: followsLinks)
      guard LessonFileName(name) != nil else { throw Diagnostic(.fileName(name), at: .start) }
      let lesson = Lesson.read(bytes, file: name)
      let placements = lesson.placements
      var found = lesson.lint + problems.filter { $0.file == name }.map(\.diagnostic) + deadLinks(lesson)
      found += outline?.unknown(placements) ?? []
      found = found.sorted { $0.range < $1.range }.thinned
      return LintedFile(
        path: path, diagnostics: found, lines: Self.lines(of: found, in: bytes), placements: placements,
        statistics: LessonStatistics(lesson))
    } catch {
      return LintedFile(path: path, diagnostics: [error])
    }
  }

  /// Links to lessons that are not there.
  private func deadLinks(_ lesson: Lesson) -> [Diagnostic] {
    let known = Set(entries.flatMap { [$0.id, $0.file] })
    return lesson.links.filter { link in
      let isElsewhere = link.text.isEmpty || link.text.hasPrefix("#") || link.text.contains(":")
      return !isElsewhere && !known.contains(link.text.prefix { $0 != "#" }.description)
    }.enumerated().map { number, link in
      let names = entries.lazy.map { link.text.hasSuffix(".md") ? $0.file : $0.id }
      return Diagnostic(
        .deadLink(link.text, nearest: nearest(to: link.text, number: number, among: names)), at: link.range)
    }
  }

  private static func lines(of diagnostics: [Diagnostic], in bytes: [UInt8]) -> [Int: String] {
    guard !diagnostics.isEmpty, let source = try? SourceText(bytes) else { return [:] }
    return Dictionary(diagnostics.map { ($0.range.line, source.line($0.range.line - 1).text) }) { first, _ in first }
  }
}
