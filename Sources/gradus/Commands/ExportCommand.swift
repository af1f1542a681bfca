import ArgumentParser
import Courseware
import Tutor

/// `gradus export`: a lesson on paper, or the learner's record for other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a lesson as a handout, the cards as a deck, or your record for other programs.",
    discussion: """
      The page of HTML holds all that it needs: mathematics as MathML, plots as pictures, no script. Numbers that are \
      drawn anew each time are those of --seed. Without a file the record of attempts is written: csv for spreadsheets, \
      jsonl as a bundle whose lines are chained by hashes for gradus report and gradus replay, xapi as statements for a \
      learning record store. The cards of a lesson, or of the whole course, come as text that Anki imports (anki); \
      gradus new --anki reads such a text.

      Examples:
        gradus export Lessons/05-chain-rule.md --format html > chain-rule.html
        gradus export Lessons/05-chain-rule.md --format html --answers > chain-rule-answers.html
        gradus export Lessons/05-chain-rule.md --format text | less
        gradus export --format csv > attempts.csv
        gradus export --format jsonl --learner ada > ada.jsonl
        gradus export --format xapi --learner ada > statements.json
        gradus export --format anki > gradus.txt
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case html, text, anki, csv, jsonl, xapi }

  @Argument(help: "The lesson file; the record where there is none.", completion: .file(extensions: ["md"])) var file:
    String?
  @Option(help: "Of a lesson html, text or anki; of the record csv, jsonl or xapi; of the course anki.") var format:
    Format?
  @Option(help: "The name under which the record goes out.") var learner = "learner"
  @Flag(help: "With the answers, the reasons and the derivations.") var answers = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    switch (file, format ?? (file == nil ? .csv : .text)) {
    case (let file?, .html): try write(file, asPage: true)
    case (let file?, .text): try write(file, asPage: false)
    case (let file?, .anki): try write([try lesson(file)])
    case (nil, .anki): try write(try course())
    case (nil, .csv): try export(.csv)
    case (nil, .jsonl): try export(.jsonl)
    case (nil, .xapi): try export(.xapi)
    case (_?, .csv), (_?, .jsonl), (_?, .xapi):
      throw Failure(.badInput, "a lesson is written as html, text or anki; leave out the file to write your record")
    case (nil, .html), (nil, .text):
      throw Failure(.badInput, "name the lesson to write as html or text; the record comes as csv, jsonl or xapi")
    }
  }

  private func export(_ format: RecordExport.Format) throws {
    let recorder = Recorder(directory: common.dataDir)
    if let notice = recorder.notice { complain(notice) }
    try RecordExport(format: format, learner: learner).write(recorder.journal)
  }

  private func write(_ file: String, asPage: Bool) throws {
    let handout = Handout(try lesson(file), seed: common.seed ?? 0, hasAnswers: answers)
    if asPage { return print(handout.html, terminator: "") }
    for line in TextHandout(handout, charset: common.ascii ? .ascii : .unicode).lines { print(line) }
  }

  private func lesson(_ file: String) throws -> Lesson {
    do throws(Diagnostic) {
      return Lesson.read(try LessonFile.bytes(at: file), file: Self.name(of: file))
    } catch {
      throw Failure(.badInput, "\(file): \(error.message)")
    }
  }

  private static func name(of file: String) -> String { file.split(separator: "/").last.map(String.init) ?? file }

  // MARK: Cards

  private func course() throws -> [Lesson] {
    guard let folder = common.courseFolder, let course = try? folder.list() else {
      throw Failure(.badInput, "there are no lessons here; --lessons names their folder")
    }
    return course.entries.map { folder.lesson($0) }
  }

  private func write(_ lessons: [Lesson]) throws {
    let notes = lessons.flatMap { lesson in
      lesson.liveBlocks.compactMap { page, block -> NoteFile.Note? in
        guard case .card(let card) = block else { return nil }
        return NoteFile.Note(card, lesson: lesson.id, title: lesson.title)
      }
    }
    guard !notes.isEmpty else { throw Failure(.badInput, "there are no cards to write") }
    print(NoteFile(notes: notes).text, terminator: "")
  }
}
