import ArgumentParser
import Courseware
import Tutor

/// `gradus export`: a lesson on paper, or the learner's record for other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a lesson as a handout, or your record for other programs.",
    discussion: """
      The page of HTML holds all that it needs: mathematics as MathML, plots as pictures, no script. Numbers that are \
      drawn anew each time are those of --seed. Without a file the record of attempts is written: csv for spreadsheets, \
      jsonl as a bundle whose lines are chained by hashes for gradus report and gradus replay, xapi as statements for a \
      learning record store.

      Examples:
        gradus export Lessons/05-chain-rule.md --format html > chain-rule.html
        gradus export Lessons/05-chain-rule.md --format html --answers > chain-rule-answers.html
        gradus export Lessons/05-chain-rule.md --format text | less
        gradus export --format csv > attempts.csv
        gradus export --format jsonl --learner ada > ada.jsonl
        gradus export --format xapi --learner ada > statements.json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case html, text, csv, jsonl, xapi }

  @Argument(help: "The lesson file; the record where there is none.", completion: .file(extensions: ["md"])) var file:
    String?
  @Option(help: "Of a lesson html or text; of the record csv, jsonl or xapi.") var format: Format?
  @Option(help: "The name under which the record goes out.") var learner = "learner"
  @Flag(help: "With the answers, the reasons and the derivations.") var answers = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    switch (file, format ?? (file == nil ? .csv : .text)) {
    case (let file?, .html): try write(file, asPage: true)
    case (let file?, .text): try write(file, asPage: false)
    case (nil, .csv): try export(.csv)
    case (nil, .jsonl): try export(.jsonl)
    case (nil, .xapi): try export(.xapi)
    case (_?, .csv), (_?, .jsonl), (_?, .xapi):
      throw Failure(.badInput, "a lesson is written as html or text; leave out the file to write your record")
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
    let bytes: [UInt8]
    do throws(Diagnostic) {
      bytes = try LessonFile.bytes(at: file)
    } catch {
      throw Failure(.badInput, "\(file): \(error.message)")
    }
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let lesson = Lesson.read(bytes, file: name)
    let handout = Handout(lesson, seed: common.seed ?? 0, hasAnswers: answers)
    if asPage { return print(handout.html, terminator: "") }
    for line in TextHandout(handout, charset: common.ascii ? .ascii : .unicode).lines { print(line) }
  }
}
