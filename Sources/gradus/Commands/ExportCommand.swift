import ArgumentParser
import Courseware
import Tutor

/// `gradus export`: a lesson on paper.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a lesson as a handout, with the answers or without.",
    discussion: """
      The page of HTML holds all that it needs: mathematics as MathML, plots as pictures, no script. Numbers that are \
      drawn anew each time are those of --seed.

      Examples:
        gradus export Lessons/05-chain-rule.md --format html > chain-rule.html
        gradus export Lessons/05-chain-rule.md --format html --answers > chain-rule-answers.html
        gradus export Lessons/05-chain-rule.md --format text | less
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case html, text }

  @Argument(help: "The lesson file.", completion: .file(extensions: ["md"])) var file: String
  @Option(help: "html or text.") var format = Format.text
  @Flag(help: "With the answers, the reasons and the derivations.") var answers = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    let bytes: [UInt8]
    do throws(Diagnostic) {
      bytes = try LessonFile.bytes(at: file)
    } catch {
      throw Failure(.badInput, "\(file): \(error.message)")
    }
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let lesson = Lesson.read(bytes, file: name)
    let handout = Handout(lesson, seed: common.seed ?? 0, hasAnswers: answers)
    switch format {
    case .html: print(handout.html, terminator: "")
    case .text:
      for line in TextHandout(handout, charset: common.ascii ? .ascii : .unicode).lines { print(line) }
    }
  }
}
