import ArgumentParser
import Courseware
import Terminal

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `gradus lint`: what is wrong with lessons.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Check lesson files and say what is wrong with them.",
    discussion: """
      Checks what is written, and what it claims: each exercise is tried on \(ExerciseCheck.draws) draws of its numbers.
      Without a path it checks the course that the tutor would open.

      Exit status: 0 no error, 1 at least one error, 2 no such file.

      Examples:
        gradus lint
        gradus lint Lessons/05-chain-rule.md
        gradus lint ~/my-course --json
      """)

  @Argument(help: "Lesson files, or folders of lessons.", completion: .file()) var paths: [String] = []
  @Flag(help: "Print one JSON object.") var json = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    let files = try work().map { $0() }
    if json { print(String(decoding: Self.json(files).bytes, as: UTF8.self)) } else { report(files) }
    if files.contains(where: { $0.errorCount > 0 }) { throw Failure(.wrong) }
  }

  /// What there is to do, a file each.
  private func work() throws -> [@Sendable () -> LintedFile] {
    do throws(CourseError) {
      guard !paths.isEmpty else {
        return try Linter.lint(
          CourseFolder.find(
            option: common.lessons, environment: Machine.environment["GRADUS_LESSONS"], executable: Machine.executable))
      }
      var work: [@Sendable () -> LintedFile] = []
      for path in paths {
        if isFolder(path) {
          work += try Linter.lint(CourseFolder(path: path, origin: .option))
        } else {
          guard access(path, F_OK) == 0 else { throw .noSuchFile(path) }
          work.append { Linter.lint(file: path) }
        }
      }
      return work
    } catch {
      throw Failure(.badInput, error.message)
    }
  }

  private func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private func report(_ files: [LintedFile]) {
    for line in files.flatMap(\.rendered) { print(Sanitizer.clean(line)) }
    let errors = files.reduce(0) { $0 + $1.errorCount }
    let warnings = files.reduce(0) { $0 + $1.warningCount }
    let lessons = Self.count(files.count, "lesson")
    print(
      errors + warnings == 0
        ? "\(lessons): nothing is wrong"
        : "\(lessons): \(Self.count(errors, "error")), \(Self.count(warnings, "warning"))")
  }

  private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  private static func json(_ files: [LintedFile]) -> JSONWriter {
    var json = JSONWriter()
    json.object { json in
      json.key("files")
      json.number(files.count)
      json.key("errors")
      json.number(files.reduce(0) { $0 + $1.errorCount })
      json.key("warnings")
      json.number(files.reduce(0) { $0 + $1.warningCount })
      json.key("diagnostics")
      json.array { json in
        for file in files {
          for diagnostic in file.diagnostics { json.diagnostic(diagnostic, in: file.path) }
        }
      }
    }
    return json
  }
}

extension JSONWriter {
  fileprivate mutating func diagnostic(_ diagnostic: Diagnostic, in file: String) {
    object { json in
      json.key("file")
      json.string(file)
      for (key, value) in [
        ("line", diagnostic.range.line), ("column", diagnostic.range.column), ("length", diagnostic.range.length),
      ] {
        json.key(key)
        json.number(value)
      }
      for (key, value) in [
        ("severity", diagnostic.severity.rawValue), ("code", diagnostic.code), ("message", diagnostic.message),
      ] {
        json.key(key)
        json.string(value)
      }
    }
  }
}
