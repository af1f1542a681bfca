import ArgumentParser
import Practice
import Tutor

/// `gradus practice`: the tutor, at generated exercises.
struct PracticeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "practice", abstract: "Open the tutor at exercises that fit you, one after the other.",
    discussion: """
      Every exercise is drawn anew and its answer worked out and checked twice. A topic is a word of a skill or a \
      lesson; what it rests on belongs to it. --placement finds where to start, with at most 15 questions.

      Examples:
        gradus practice
        gradus practice product
        gradus practice 'chain rule'
        gradus practice --placement
      """)

  @Argument(help: "What to practise; everything where nothing is said.") var topic: String?
  @Flag(help: "Find out where to start.") var placement = false
  @OptionGroup var common: CommonOptions

  func run() throws { try TutorSession.run(common.settings, .way(placement ? .placement : .practice(topic: topic))) }
}

/// `gradus review`: the tutor, at what is due today.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Open the tutor at what is due today.",
    discussion: """
      Cards of the lessons you opened and kinds of problem you practised come back when you are about to forget them: \
      at most 20 new and 60 old ones a day. With the day of an interview ahead they come more often, and all of them \
      before it.

      Examples:
        gradus review
        gradus review --deadline '14 December'
        gradus review --deadline 2026-12-14
        gradus review --deadline none
      """)

  @Option(help: "The day for which everything is to be known, kept for later; none takes it away.") var deadline:
    String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    if let deadline { try keep(deadline) }
    try TutorSession.run(common.settings, .way(.review))
  }

  private func keep(_ text: String) throws {
    let today = Machine.moment.day
    let day: Int?
    do throws(Deadline.Refusal) {
      day = try Deadline.read(text, today: today)
    } catch {
      throw Failure(.badInput, "--deadline \(WrittenLine.clean(text)): \(error.sentence)")
    }
    if let trouble = Recorder(directory: common.dataDir).keep(.deadline(day)) { throw Failure(.machine, trouble) }
    // At once: what the tutor says comes behind it.
    _ = writeAll(Array(((Deadline.words(day, today: today) ?? "No interview is ahead") + ".\n").utf8), to: 1)
  }
}

/// `gradus interview`: the tutor, at a mock interview.
struct InterviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interview", abstract: "Open the tutor at a mock interview.",
    discussion: """
      Short answers that you give aloud and grade by their key points, traps, and derivations at the board, line by \
      line. What went wrong is scheduled for review.

      Examples:
        gradus interview
        gradus interview gradient --level 3
      """)

  @Argument(help: "A topic; all of them where nothing is said.") var topic: String?
  @Option(help: "From 1, school, to 3, research.") var level = 2
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (1...3).contains(level) else { throw ValidationError("--level is a number from 1 to 3") }
  }

  func run() throws { try TutorSession.run(common.settings, .way(.interview(topic: topic, level: level))) }
}
