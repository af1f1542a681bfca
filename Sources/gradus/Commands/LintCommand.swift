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
        gradus lint --explain hint-has-answer
        gradus lint --statistics
      """)

  @Argument(help: "Lesson files, or folders of lessons.", completion: .file()) var paths: [String] = []
  @Flag(help: "Print one JSON object.") var json = false
  @Flag(help: "Also print words, new terms, formulas and minutes of each lesson and page.") var statistics = false
  @Flag(help: "Print what the lessons of a folder still lack of its outline.txt.") var coverage = false
  @Option(help: "Explain a code, such as hint-has-answer, and check nothing; `all` lists them.") var explain: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    if let explain { return try Self.explain(explain) }
    let (jobs, outlines) = try work()
    let files = concurrently(jobs)
    if json {
      print(String(decoding: files.json.bytes, as: UTF8.self))
    } else {
      for line in files.flatMap(\.rendered) { print(Sanitizer.clean(line)) }
      if statistics { for file in files { file.statistics.map { $0.report(file.path) } } }
      print(files.summary)
    }
    let isCovered = !coverage || report(outlines, files)
    if files.contains(where: { $0.errorCount > 0 }) || !isCovered { throw Failure(.wrong) }
  }

  /// What there is to do, a file each, and the outlines of the folders.
  private func work() throws -> ([Linter.Job], [Outline]) {
    do throws(CourseError) {
      guard !paths.isEmpty else {
        let folder = try CourseFolder.find(
          option: common.lessons, environment: Machine.environment["GRADUS_LESSONS"], executable: Machine.executable)
        let linter = try Linter(folder)
        return (linter.jobs, linter.outline.map { [$0] } ?? [])
      }
      var (jobs, outlines): ([Linter.Job], [Outline]) = ([], [])
      for path in paths {
        if isFolder(path) {
          let linter = try Linter(CourseFolder(path: path, origin: .option))
          jobs += linter.jobs
          outlines += linter.outline.map { [$0] } ?? []
        } else {
          guard access(path, F_OK) == 0 else { throw .noSuchFile(path) }
          jobs.append(Linter.job(forFile: path))
        }
      }
      return (jobs, outlines)
    } catch {
      throw Failure(.badInput, error.message)
    }
  }

  private func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func explain(_ word: String) throws {
    if word == "all" {
      for code in Diagnostic.Code.allCases { print("\(code.severity.rawValue)  \(code.rawValue)") }
      return
    }
    guard let code = Diagnostic.Code(rawValue: word) else {
      throw Failure(.badInput, "there is no code \"\(word)\"; gradus lint --explain all lists them")
    }
    print("\(code.rawValue) (\(code.severity.rawValue))\n")
    for line in Wrapping.lines(code.explanation, width: 78) { print(line) }
  }

  /// Prints what is missing; whether nothing is.
  private func report(_ outlines: [Outline], _ files: [LintedFile]) -> Bool {
    let placements = files.flatMap(\.placements)
    var isCovered = !outlines.isEmpty
    if outlines.isEmpty { print("there is no \(Outline.file) in the folder, so nothing says what should be covered") }
    for outline in outlines {
      let missing = outline.missing(from: placements)
      for (item, activities) in missing {
        print("\(item) lacks \(activities.map(\.rawValue).joined(separator: ", "))")
      }
      print("\(outline.items.count - missing.count) of \(outline.items.count) items are covered")
      isCovered = isCovered && missing.isEmpty
    }
    return isCovered
  }
}
