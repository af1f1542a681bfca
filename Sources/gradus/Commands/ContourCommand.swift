import ArgumentParser
import Calculus
import Descent
import Terminal
import Tutor

/// `gradus contour`: a function of two variables as a map.
struct ContourCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contour", abstract: "Draw a function of two variables as a contour map.",
    discussion: """
      The first variable in the order of the alphabet runs across, the second up. With --linear the map is told in
      sentences; with --repeat one frame is made many times, and what it takes is said.

      Examples:
        gradus contour '(1-x)^2+100(y-x^2)^2' --x -2:2 --y -1:3
        gradus contour 'sin(x)*cos(y)' --x -pi:pi --y -pi:pi --levels linear
        gradus contour 'x^2-y^2' --svg saddle.svg
        gradus contour 'x^2+y^2' --size 200x60 --repeat 100
      """)

  enum Levels: String, ExpressibleByArgument, CaseIterable {
    case automatic, linear, log, quantile

    var spacing: ContourLevels.Spacing {
      switch self {
      case .automatic: .automatic
      case .linear: .linear
      case .log: .logarithmic
      case .quantile: .quantile
      }
    }
  }

  @Argument(help: "The function, such as 'x^2+3*y^2'.") var expression: String
  @Option(parsing: .unconditional, help: "What is shown of the first variable.") var x = "-5:5"
  @Option(parsing: .unconditional, help: "What is shown of the second variable.") var y = "-5:5"
  @Option(help: "How the levels are spaced: automatic, linear, log or quantile.") var levels = Levels.automatic
  @Option(name: .customLong("repeat"), help: "Make the frame so many times, 1 to 1000000, and say what one takes.")
  var repetitions: Int?
  @OptionGroup var picture: PictureOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let repetitions, !(1...1_000_000).contains(repetitions) {
      throw ValidationError("--repeat takes a number from 1 to 1000000.")
    }
  }

  func run() throws {
    let formula = try Input.expression(expression)
    let variables = formula.variables
    guard variables.count == 2 else {
      let names = variables.map(\.name).joined(separator: ", ")
      throw Failure(
        .badInput,
        variables.count < 2
          ? "a map takes two variables, and \(expression) has \(variables.count): curves are drawn by gradus plot"
          : "a map takes two variables, and \(expression) has \(variables.count): \(names)")
    }
    let printer = PicturePrinter(common, svg: picture.svg)
    let objective = Objective(formula, variables: variables, box: Box(x: try Input.range(x), y: try Input.range(y)))
    let size = try picture.size(usual: Size(width: 100, height: 40))
    func still() -> ContourStill {
      ContourStill(objective, size: size, levels.spacing, preferences: printer.preferences)
    }
    if picture.json {
      JSONWriter.print { write(still(), &$0) }
    } else if common.speaks {
      printer.say(still().sentences)
    } else {
      try printer.show(still().picture)
    }
    if let repetitions { time(repetitions) { printer.encoded(still().picture).count } }
  }

  /// Says what a frame takes: the function's values, the levels, the picture, its bytes.
  private func time(_ repetitions: Int, _ frame: () -> Int) {
    var bytes = 0
    let begin = ContinuousClock.now
    for _ in 0..<repetitions { bytes &+= frame() }
    let nanoseconds = begin.duration(to: .now) / .nanoseconds(1) / Double(repetitions)
    print("\(nanoseconds.text(significantDigits: 4)) ns a frame, \(bytes / repetitions) bytes")
  }

  private func write(_ still: ContourStill, _ json: inout JSONWriter) {
    let field = still.map.field
    json.key("function")
    json.string(still.objective.formula.text())
    json.key("variables")
    json.array { json in for variable in still.objective.variables { json.string(variable.name) } }
    json.key("x")
    json.numbers([field.x.lowerBound, field.x.upperBound])
    json.key("y")
    json.numbers([field.y.lowerBound, field.y.upperBound])
    json.key("levels")
    json.numbers(still.map.levels.thresholds)
    json.key("values")
    json.array { json in
      for row in 0..<field.rows {
        json.numbers(Array(field.values[row * field.columns..<(row + 1) * field.columns]))
      }
    }
  }
}
