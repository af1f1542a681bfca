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
      sentences; with --repeat one frame is made many times, and what it takes is said. --list names the landscapes that \
      can be drawn by name, each with its moral.

      Examples:
        gradus contour '(1-x)^2+100(y-x^2)^2' --x -2:2 --y -1:3
        gradus contour 'sin(x)*cos(y)' --x -pi:pi --y -pi:pi --levels linear
        gradus contour 'x^2-y^2' --svg saddle.svg
        gradus contour 'x^2+y^2' --size 200x60 --repeat 100
        gradus contour --list
        gradus contour himmelblau
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

  @Argument(help: "The function, such as 'x^2+3*y^2', or the name of a landscape.") var expression: String?
  @Option(parsing: .unconditional, help: "What is shown of the first variable.") var x: String?
  @Option(parsing: .unconditional, help: "What is shown of the second variable.") var y: String?
  @Option(help: "How the levels are spaced: automatic, linear, log or quantile.") var levels = Levels.automatic
  @Option(name: .customLong("repeat"), help: "Make the frame so many times, 1 to 1000000, and say what one takes.")
  var repetitions: Int?
  @Flag(help: "List the landscapes that have a name.") var list = false
  @OptionGroup var picture: PictureOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let repetitions, !(1...1_000_000).contains(repetitions) {
      throw ValidationError("--repeat takes a number from 1 to 1000000.")
    }
    if expression == nil, !list { throw ValidationError("Say which function, such as 'x^2+3*y^2'; --list names some.") }
  }

  func run() throws {
    guard let expression, !list else { return Self.list(asJSON: picture.json) }
    let landscape = Landscape(named: expression)
    let formula = try landscape?.formula ?? Input.expression(expression)
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
    let objective = Objective(formula, variables: variables, box: try box(landscape))
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

  private func box(_ landscape: Landscape?) throws -> Box {
    let usual = landscape?.box ?? .usual(dimensions: 2)
    return Box(x: try x.map(Input.range) ?? usual.x, y: try y.map(Input.range) ?? usual.y)
  }

  /// A landscape a paragraph, or as a list of objects.
  private static func list(asJSON: Bool) {
    guard asJSON else {
      for landscape in Landscape.all { print("\(landscape.id): \(landscape.text)\n  \(landscape.moral)") }
      return
    }
    var json = JSONWriter()
    json.array { json in
      for landscape in Landscape.all {
        json.object { json in
          for (key, text) in [
            ("name", landscape.id), ("title", landscape.name), ("function", landscape.text), ("moral", landscape.moral),
            ("source", landscape.source),
          ] {
            json.member(key, text)
          }
        }
      }
    }
    print(String(decoding: json.bytes, as: UTF8.self))
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
    json.member("function", still.objective.formula.text())
    json.array("variables") { json in for variable in still.objective.variables { json.string(variable.name) } }
    json.key("x")
    json.numbers([field.x.lowerBound, field.x.upperBound])
    json.key("y")
    json.numbers([field.y.lowerBound, field.y.upperBound])
    json.key("levels")
    json.numbers(still.map.levels.thresholds)
    json.array("values") { json in
      for row in 0..<field.rows {
        json.numbers(Array(field.values[row * field.columns..<(row + 1) * field.columns]))
      }
    }
  }
}
