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
    commandName: "new", abstract: "Start a lesson from a template that shows each block once, or from a deck of cards.",
    discussion: """
      The name says the lesson's place in the course and its id, which is for good: 22-my-lesson.md is lesson 22, id \
      my-lesson. A file that is there already is never touched. --anki takes the notes of a deck, as Anki exports them in \
      plain text, for the lesson's cards: the first field is the front, the others are the back; tags and ids are kept.

      Examples:
        gradus new 22-my-lesson.md
        gradus lint 22-my-lesson.md
        gradus preview 22-my-lesson.md
        gradus new 23-my-cards.md --anki deck.txt
      """)

  @Argument(help: "The file to write.") var file: String
  @Option(help: "A deck that Anki exported as text: its notes become cards.", completion: .file()) var anki: String?

  func run() throws {
    let name = file.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? file
    guard let lesson = LessonFileName(name) else {
      throw Failure(.badInput, Diagnostic(.fileName(name), at: .start).message)
    }
    let text = try anki.map { try deck($0, for: lesson, name) } ?? LessonTemplate.text(id: lesson.id)
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      if errno == EEXIST { throw Failure(.badInput, "\(file) is there already; choose another name or remove it") }
      throw Failure(.machine, "\(file) cannot be written: \(String(cString: strerror(errno)))")
    }
    let isWritten = writeAll(Array(text.utf8), to: descriptor)
    guard close(descriptor) == 0, isWritten else {
      throw Failure(.machine, "\(file) could not be written in full: \(String(cString: strerror(errno)))")
    }
    let content = anki == nil ? "each block once" : "the deck's cards"
    print("\(file) is a lesson with \(content). See it with: gradus preview \(file)")
  }

  /// The lesson of a deck's cards: nothing is written that would not read.
  private func deck(_ path: String, for name: LessonFileName, _ file: String) throws -> String {
    let bytes = try RecordFile.bytes(at: path, limit: NoteFile.largest + 1)
    let text: String
    do throws(NoteFile.Refusal) {
      text = try NoteFile(bytes).lesson(title: LessonFileName.title(of: name.id))
    } catch {
      throw Failure(.badInput, "\(path):\(error.line): \(error.reason)")
    }
    let lesson = Lesson.read(Array(text.utf8), file: file)
    guard let first = lesson.diagnostics.first(where: { $0.severity == .error }) else { return text }
    throw Failure(.badInput, "\(path): as a lesson it would not read: \(first.message)")
  }
}
