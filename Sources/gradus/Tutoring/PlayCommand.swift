import ArgumentParser
import Tutor

/// `gradus play`: the tutor, at the playground.
struct PlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play", abstract: "Play with an expression: derivatives, curves, maps, graphs, descents.",
    discussion: """
      Examples:
        gradus play
        gradus play 'x^2*sin(x)'
        gradus play '(1-x)^2+100(y-x^2)^2'
        gradus play 'sigma(w*x+b)' --linear
      """)

  @Argument(help: "The expression to begin with.") var expression: String?
  @OptionGroup var common: CommonOptions

  func run() throws { try TutorSession.run(common.settings, .playground(expression ?? "")) }
}

/// What the tutor begins with.
enum Opening {
  /// The id, number or file of a lesson.
  case lesson(String)
  /// An expression as it was typed; empty for none.
  case playground(String)
  /// Practice, review, an interview.
  case way(Way)

  func open(on tutor: inout Tutor) -> [Command] {
    switch self {
    case .lesson(let word): tutor.open(lesson: word)
    case .playground(let text): tutor.open(playground: text)
    case .way(let way): tutor.open(way)
    }
  }
}
