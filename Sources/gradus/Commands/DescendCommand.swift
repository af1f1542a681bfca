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
        gradus descend 'x^2+10y^2' --from x=4,y=1 --optimizer newton,line-search
        gradus descend 'x^2+10y^2' --from x=4,y=1 --noise 2 --schedule cosine:200 --seed 7
        gradus descend 'x^4-3x^2+x' --from x=2 --json
        gradus descend 'x^2+10y^2' --from x=4,y=1 --record run.txt
        gradus replay run.txt
      """)

  @Argument(help: "The function to make small, such as 'x^2+10y^2'.") var expression: String
  @Option(parsing: .unconditional, help: "Where to start, such as x=-1,y=1.") var from: String
  @Option(help: "Who runs, separated by commas.") var optimizer = "gd,momentum"
  @Option(parsing: .unconditional, help: "The learning rate; each method's usual one where it is left out.")
  var rate: Double?
  @Option(help: "How many steps, 1 to 1000000.") var steps = 200
  @Option(help: "How the rate goes on: constant, step:50:0.5, cosine:200 or warmup:10, joined by +.")
  var schedule = "constant"
  @Option(help: "Cut longer gradients to this length.") var clip: Double?
  @Option(help: "Noise as of small batches: its deviation in each coordinate of the gradient, drawn by --seed.")
  var noise = 0.0
  @Option(help: "Write the run to this file as text frames, which gradus replay shows and checks.") var record: String?
  @Option(help: "How many frames are recorded, 2 to 1000.") var frames = 20
  @OptionGroup var picture: PictureOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (1...1_000_000).contains(steps) else { throw ValidationError("--steps takes a number from 1 to 1000000.") }
    if let rate {
      guard rate > 0, rate.isFinite else { throw ValidationError("--rate takes a number above 0.") }
    }
    if let clip {
      guard clip > 0, clip.isFinite else { throw ValidationError("--clip takes a length above 0.") }
    }
    guard (2...1_000).contains(frames) else { throw ValidationError("--frames takes a number from 2 to 1000.") }
    guard noise >= 0, noise.isFinite else { throw ValidationError("--noise takes a number that is not negative.") }
    guard Schedule(reading: schedule) != nil else {
      throw ValidationError("--schedule takes constant, step:50:0.5, cosine:200 or warmup:10, joined by +.")
    }
  }

  func run() throws {
    let formula = try Input.expression(expression)
    let point = try Input.numericPoint(from)
    let variables = try variables(of: formula, point)
    let start = variables.map { point[$0, default: 0] }
    let entries = try entries()
    if picture.json {
      var race = Race(Objective(formula, variables: variables), from: start, entries, limit: steps, conditions)
      race.advance(steps: steps)
      print(String(decoding: DescendReport(race).json.bytes, as: UTF8.self))
      return
    }
    guard variables.count <= 2 else {
      throw Failure(
        .badInput, "a picture takes one or two variables, and this function has \(variables.count): use --json")
    }
    if let record { return try OutputFile.write(recording().bytes, to: record) }
    let printer = PicturePrinter(common, svg: picture.svg)
    let still = try still(formula, variables, start, entries, printer.preferences)
    if common.speaks { printer.say(still.sentences) } else { try printer.show(still.picture) }
  }

  private func still(
    _ formula: Expression, _ variables: [Symbol], _ start: [Double], _ entries: [Race.Entry],
    _ preferences: Preferences
  ) throws -> DescentStill {
    DescentStill(
      of: Objective(formula, variables: variables, box: Box(start.map(DescendCommand.range))), from: start, entries,
      limit: steps, conditions, size: try picture.size(usual: Size(width: 100, height: 30)), preferences: preferences)
  }

  // MARK: Recording

  /// The run as text frames behind the arguments that make it: without colour, so that it is the same everywhere.
  func recording() throws -> RecordedRun {
    let formula = try Input.expression(expression)
    let point = try Input.numericPoint(from)
    let variables = try variables(of: formula, point)
    guard variables.count <= 2 else { throw Failure(.badInput, "a picture takes one or two variables") }
    let preferences = Preferences(charset: common.ascii ? .ascii : .unicode, depth: .mono)
    let size = try picture.size(usual: Size(width: 100, height: 30))
    let still = try still(formula, variables, variables.map { point[$0, default: 0] }, try entries(), preferences)
    return RecordedRun(
      arguments: arguments(size),
      frames: still.frames(frames).map { ($0.step, $0.picture.printed(nil, charset: preferences.charset)) })
  }

  /// What makes this run, and nothing of where it is shown.
  private func arguments(_ size: Size) -> [String] {
    var arguments = [
      expression, "--from", from, "--optimizer", optimizer, "--steps", "\(steps)", "--schedule", schedule, "--noise",
      "\(noise)", "--seed", "\(common.seed ?? 0)", "--size", "\(size.width)x\(size.height)", "--frames", "\(frames)",
    ]
    if let rate { arguments += ["--rate", "\(rate)"] }
    if let clip { arguments += ["--clip", "\(clip)"] }
    return common.ascii ? arguments + ["--ascii"] : arguments
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

  private var conditions: Conditions {
    Conditions(
      schedule: Schedule(reading: schedule) ?? .constant, clip: clip, noise: noise, seed: common.seed ?? 0)
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
      json.member("objective", race.objective.formula.text())
      json.key("start")
      json.point(names, race.start)
      json.array("runs") { json in
        for runner in race.runners { json.object { DescendReport.write(runner, names, &$0) } }
      }
    }
  }

  private static func write(_ runner: Runner, _ names: [String], _ json: inout JSONWriter) {
    json.member("optimizer", runner.optimizer.method.name)
    json.member("rate", runner.rate)
    json.member("steps", runner.step)
    json.member("status", runner.status.label)
    json.member("says", runner.status.message)
    json.key("point")
    json.point(names, runner.point)
    json.member("value", runner.loss)
    json.member("gradientNorm", runner.gradientNorm)
    json.array("path") { json in
      for point in runner.trail.points {
        json.object { json in
          json.member("step", point.step)
          json.key("at")
          json.point(names, point.position)
          json.member("value", point.loss)
        }
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func point(_ names: [String], _ coordinates: [Double]) {
    object { json in
      for (name, coordinate) in zip(names, coordinates) {
        json.member(name, coordinate)
      }
    }
  }
}
