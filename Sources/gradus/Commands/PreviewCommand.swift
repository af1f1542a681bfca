import ArgumentParser

/// `gradus preview`: a lesson as learners see it, while it is written.
struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Show a lesson as learners see it, and every save of it at once.",
    discussion: """
      The page stays the one that you look at; what is wrong is said in its place and below. Nothing is recorded.

      Examples:
        gradus preview 22-my-lesson.md
      """)

  @Argument(help: "The lesson file.", completion: .file(extensions: ["md"])) var file: String
  @OptionGroup var common: CommonOptions

  func run() throws { try TutorSession.preview(file, common.settings) }
}
