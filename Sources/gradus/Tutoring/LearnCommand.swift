import ArgumentParser

/// `gradus learn`: the tutor, at a lesson. It also is what `gradus` alone does.
struct LearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn", abstract: "Open the tutor, where you left off or at a lesson.",
    discussion: """
      Examples:
        gradus learn
        gradus learn chain-rule
        gradus learn 5 --lessons ~/my-course
      """)

  @Argument(help: "The lesson's id, its number, or its file.") var lesson: String?
  @OptionGroup var common: CommonOptions

  func run() throws { try TutorSession.run(common.settings, lesson.map { .lesson($0) }) }
}
