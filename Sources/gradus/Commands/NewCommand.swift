import ArgumentParser
import Courseware

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `gradus new`: a lesson to begin with.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Start a lesson from a template that shows each block once.",
    discussion: """
      The name says the lesson's place in the course and its id, which is for good: 22-my-lesson.md is lesson 22, id \
      my-lesson. A file that is there already is never touched.

      Examples:
        gradus new 22-my-lesson.md
        gradus lint 22-my-lesson.md
        gradus preview 22-my-lesson.md
      """)

  @Argument(help: "The file to write.") var file: String

  func run() throws {
    let name = file.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? file
    guard let lesson = LessonFileName(name) else {
      throw Failure(.badInput, Diagnostic(.fileName(name), at: .start).message)
    }
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      if errno == EEXIST { throw Failure(.badInput, "\(file) is there already; choose another name or remove it") }
      throw Failure(.machine, "\(file) cannot be written: \(String(cString: strerror(errno)))")
    }
    let isWritten = writeAll(Array(LessonTemplate.text(id: lesson.id).utf8), to: descriptor)
    guard close(descriptor) == 0, isWritten else {
      throw Failure(.machine, "\(file) could not be written in full: \(String(cString: strerror(errno)))")
    }
    print("\(file) is a lesson with each block once. See it with: gradus preview \(file)")
  }
}
