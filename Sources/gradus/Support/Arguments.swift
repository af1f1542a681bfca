import ArgumentParser

/// The command line before the parser sees it.
enum Arguments {
  /// Lets mathematics begin with a minus, which the parser would take for an option: it gets the sign that only
  /// mathematics has. A first word that is no command is refused rather than taken for a lesson.
  static func readable(_ arguments: [String]) throws -> [String] {
    if let first = arguments.first, !first.hasPrefix("-"), !commands.contains(first), first != "help" {
      let known = commands.sorted().joined(separator: ", ")
      throw Failure(.badInput, "there is no command \"\(first)\"; there are \(known). gradus --help tells more.")
    }
    return arguments.map(readable)
  }

  private static let commands = Set(Gradus.configuration.subcommands.compactMap { $0.configuration.commandName })

  private static func readable(_ argument: String) -> String {
    guard argument.hasPrefix("-"), !argument.hasPrefix("--"), argument != "-", argument != "-h" else { return argument }
    return "−" + argument.dropFirst()
  }
}
