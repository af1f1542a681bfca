import ArgumentParser
import Calculus
import Curses
import Descent
import Terminal
import Tutor

/// `gradus descend`: optimisers run down a function; the way is drawn, or printed as JSON.
struct DescendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "descend", abstract: "Run optimisers down a function and draw the way.",
    discussion: """
      Optimisers: \(Method.allCases.map(\.name).joined(separator: ", ")).

      Examples:
        gradus descend '(1-x)^2+100(y-x^2)^2' --from x=-1,y=1
        gradus descend 'x^2+10y^2' --from x=4,y=1 --optimizer gd,momentum --rate 0.05
        gradus descend 'x^4-3x^2+x' --from x=2 --json
      """)

  @Argument(help: "The function to make small, such as 'x^2+10y^2'.") var expression: String
  @Option(parsing: .unconditional, help: "Where to start, such as x=-1,y=1.") var from: String
  @Option(help: "Who runs, separated by commas.") var optimizer = "gd,momentum"
  @Option(parsing: .unconditional, help: "The learning rate; each method's usual one where it is left out.")
  var rate: Double?
  @Option(help: "How many steps, 1 to 1000000.") var steps = 200
  @Option(help: "The size of the picture, columns x rows.") var size = "100x30"
  @Flag(help: "Print one JSON object.") var json = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (1...1_000_000).contains(steps) else { throw ValidationError("--steps takes a number from 1 to 1000000.") }
    if let rate {
      guard rate > 0, rate.isFinite else { throw ValidationError("--rate takes a number above 0.") }
    }
  }

  func run() throws {
    let formula = try Input.expression(expression)
    let point = try Input.numericPoint(from)
    let variables = try variables(of: formula, point)
    let start = variables.map { point[$0, default: 0] }
    let entries = try entries()
    if json {
      var race = Race(Objective(formula, variables: variables), from: start, entries, limit: steps)
      race.advance(steps: steps)
      print(String(decoding: DescendReport(race).json.bytes, as: UTF8.self))
      return
    }
    guard variables.count <= 2 else {
      throw Failure(
        .badInput, "a picture takes one or two variables, and this function has \(variables.count): use --json")
    }
    let display = Display(common.settings)
    let objective = Objective(formula, variables: variables, box: Box(start.map(DescendCommand.range)))
    let picture = DescentStill.picture(
      of: objective, from: start, entries, limit: steps, size: try pictureSize(), preferences: display.preferences)
    let theme = StandardOutput.isTerminal || common.color == .always ? display.theme : nil
    for row in picture.printed(theme, charset: display.preferences.charset) { print(row) }
  }

  /// The variables in the order of the starting point's names.
  private func variables(of formula: Expression, _ point: [Symbol: Double]) throws -> [Symbol] {
    let variables = formula.variables
    guard !variables.isEmpty else { throw Failure(.badInput, "\(expression) has no variable to move") }
    if let missing = variables.first(where: { point[$0] == nil }) {
      throw Failure(.badInput, "--from \(from) gives no value for \(missing): write --from \(example(variables))")
    }
    if let extra = point.keys.sorted().first(where: { !variables.contains($0) }) {
      throw Failure(.badInput, "--from \(from) names \(extra), which does not occur in \(expression)")
    }
    return variables
  }

  private func example(_ variables: [Symbol]) -> String { variables.map { "\($0)=1" }.joined(separator: ",") }

  private func entries() throws -> [Race.Entry] {
    try optimizer.split(separator: ",").map { name in
      guard let method = Method(named: String(name)) else {
        let known = Method.allCases.map(\.name).joined(separator: ", ")
        throw Failure(.badInput, "no optimiser is called \"\(name)\"; there are \(known)")
      }
      return Race.Entry(Optimizer(method), rate: rate)
    }
  }

  private func pictureSize() throws -> Size {
    let sides = size.split(separator: "x").map { Int($0) }
    guard sides.count == 2, let width = sides[0], let height = sides[1], (20...400).contains(width),
      (8...200).contains(height)
    else { throw Failure(.badInput, "--size takes columns x rows, from 20x8 to 400x200, such as 100x30") }
    return Size(width: width, height: height)
  }

  /// The usual range, or a longer one in whose middle half the start lies.
  private static func range(around start: Double) -> ClosedRange<Double> {
    let reach = max(Box.usual.upperBound, 2 * start.magnitude)
    return -reach...reach
  }
}

/// A race as JSON.
private struct DescendReport {
  private(set) var json = JSONWriter()

  init(_ race: Race) {
    let names = race.objective.variables.map(\.name)
    json.object { json in
      json.key("objective")
      json.string(race.objective.formula.text())
      json.key("start")
      json.point(names, race.start)
      json.key("runs")
      json.array { json in
        for runner in race.runners { json.object { DescendReport.write(runner, names, &$0) } }
      }
    }
  }

  private static func write(_ runner: Runner, _ names: [String], _ json: inout JSONWriter) {
    json.key("optimizer")
    json.string(runner.optimizer.method.name)
    json.key("rate")
    json.number(runner.rate)
    json.key("steps")
    json.number(runner.step)
    json.key("status")
    json.string(runner.status.label)
    json.key("says")
    json.string(runner.status.message)
    json.key("point")
    json.point(names, runner.point)
    json.key("value")
    json.number(runner.loss)
    json.key("gradientNorm")
    json.number(runner.gradientNorm)
    json.key("path")
    json.array { json in
      for point in runner.trail.points {
        json.object { json in
          json.key("step")
          json.number(point.step)
          json.key("at")
          json.point(names, point.position)
          json.key("value")
          json.number(point.loss)
        }
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func point(_ names: [String], _ coordinates: [Double]) {
    object { json in
      for (name, coordinate) in zip(names, coordinates) {
        json.key(name)
        json.number(coordinate)
      }
    }
  }
}
