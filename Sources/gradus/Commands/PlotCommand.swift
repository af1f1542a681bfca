import ArgumentParser
import Calculus
import Descent
import Terminal
import Tutor

/// `gradus plot`: functions of one variable as curves.
struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot", abstract: "Draw functions of one variable.",
    discussion: """
      Curves are broken at poles and jumps. With --linear they are told in sentences.

      Examples:
        gradus plot 'x^2*sin(x)'
        gradus plot 'tan(x)' --x -pi:pi --y -5:5
        gradus plot 'sigma(x)' 'sigma(x)*(1-sigma(x))' --x -6:6 --size 80x24
        gradus plot '1/x' --json
      """)

  @Argument(help: "The functions, such as 'sin(x)/x'.") var expressions: [String]
  @Option(parsing: .unconditional, help: "What of the axis is shown, such as -2:2.") var x = "-5:5"
  @Option(parsing: .unconditional, help: "The heights shown; what fits the curves where it is left out.")
  var y: String?
  @OptionGroup var picture: PictureOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let formulas = try expressions.map { try Input.expression($0) }
    let variables = Set(formulas.flatMap(\.variables)).sorted()
    guard variables.count <= 1 else {
      let names = variables.map(\.name).joined(separator: ", ")
      throw Failure(.badInput, "a curve has one variable, and there are \(names): two are drawn by gradus contour")
    }
    let printer = PicturePrinter(common, svg: picture.svg)
    let variable = variables.first ?? "x"
    let still = CurveStill(
      formulas, by: variable, x: try Input.range(x), y: try y.map(Input.range),
      size: try picture.size(usual: Size(width: 80, height: 24)), preferences: printer.preferences)
    if picture.json {
      JSONWriter.print { write(still, formulas, variable, &$0) }
    } else if common.speaks {
      printer.say(still.sentences)
    } else {
      try printer.show(still.picture)
    }
  }

  private func write(_ still: CurveStill, _ formulas: [Expression], _ variable: Symbol, _ json: inout JSONWriter) {
    json.member("variable", variable.name)
    json.array("curves") { json in
      for (formula, samples) in zip(formulas, still.samples) {
        json.object { json in
          json.member("function", formula.text())
          json.array("points") { json in
            for (index, value) in samples.values.enumerated() {
              json.numbers([samples.axis[index], value])
            }
          }
          json.key("breaks")
          json.numbers(samples.breaks.sorted().map { (samples.axis[$0 - 1] + samples.axis[$0]) / 2 })
        }
      }
    }
  }
}
