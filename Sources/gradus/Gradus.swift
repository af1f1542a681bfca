import ArgumentParser

@main
struct Gradus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gradus",
    abstract: "Learn the calculus of deep learning in a terminal.",
    discussion: """
      Alone, gradus opens the tutor where you left off.

      Examples:
        gradus
        gradus learn chain-rule
        gradus play 'x^2*sin(x)'
        gradus diff 'x^2*sin(x)' --steps
        gradus grad 'x^2+3*y^2' --at x=1,y=2
        gradus check '6*x*(x^2+1)^2' '3(x^2+1)^2'
        gradus plot 'sin(x)/x' --x -10:10
        gradus contour '(1-x)^2+100(y-x^2)^2' --x -2:2 --y -1:3
        gradus descend '(1-x)^2+100(y-x^2)^2' --from x=-1,y=1
      """,
    version: version,
    subcommands: [
      LearnCommand.self, PracticeCommand.self, ReviewCommand.self, InterviewCommand.self,
      ProgressCommand.self, ReportCommand.self, RegradeCommand.self, PlayCommand.self, DiffCommand.self,
      GradCommand.self, JacobianCommand.self,
      SimplifyCommand.self,
      EvalCommand.self, CheckCommand.self, RenderCommand.self, PlotCommand.self, ContourCommand.self, GraphCommand.self,
      DescendCommand.self, ReplayCommand.self, LintCommand.self, PreviewCommand.self, NewCommand.self,
      ExportCommand.self,
    ],
    defaultSubcommand: LearnCommand.self)

  static let version = "gradus 0.1.0"

  /// Parses, runs and ends with the statuses of `Failure.Status`; results go to standard output, errors to standard error.
  static func main() {
    Machine.meetFileLimits()
    do {
      // Most starts say nothing, and reading nothing through the parser costs more than opening the tutor.
      if CommandLine.argc < 2 { return try TutorSession.run(Settings()) }
      var command = try parseAsRoot(try Arguments.readable(Array(CommandLine.arguments.dropFirst())))
      try command.run()
      try StandardOutput.finish()
    } catch let failure as Failure {
      if let message = failure.message { complain(message) }
      end(failure.status.rawValue)
    } catch {
      let message = fullMessage(for: error)
      if exitCode(for: error).isSuccess {
        print(message)
        end(0)
      }
      if !message.isEmpty { complain(message) }
      end(Failure.Status.badInput.rawValue)
    }
  }
}
