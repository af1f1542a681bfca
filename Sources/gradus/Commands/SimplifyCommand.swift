import ArgumentParser
import Calculus

/// `gradus simplify`: the shortest equal form, or another that is asked for.
struct SimplifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simplify", abstract: "Simplify, expand or factor an expression.",
    discussion: """
      Values never change where the expression has one; cancelling a factor may widen the domain.

      Examples:
        gradus simplify '(x^2-1)/(x-1)'
        gradus simplify 'sin(x)^2+cos(x)^2+ln(e^x)' --steps
        gradus simplify '(x+1)^3' --to expanded
        gradus simplify 'x^4-1' --to factored --form pretty
        gradus simplify '1/x+1/(x+1)' --to single-fraction
      """)

  /// What an expression is brought to.
  enum Goal: String, ExpressibleByArgument, CaseIterable {
    case simplified, expanded, factored
    case singleFraction = "single-fraction"
  }

  @OptionGroup var request: ExpressionRequest
  @Option(help: "simplified, expanded, factored or single-fraction.") var to = Goal.simplified
  @Option(help: "How to write it: plain, unicode, pretty or latex.") var form = WrittenForm.plain
  @Flag(help: "Show each rewriting with its law.") var steps = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    guard let expression = request.expression else { return try JSONLines.run(answer) }
    let (formula, value) = try Input.reading(expression)
    let notes = Notes(formula)
    let writing = Writing(form, common)
    let (result, steps) = SimplifyCommand.transform(value, to: to)
    if request.json {
      JSONWriter.print { json in
        write(result, steps, as: to, form, withSteps: self.steps, to: &json)
        notes.write(to: &json)
      }
      return
    }
    notes.tell()
    if self.steps { for step in steps { print(line(step, writing)) } }
    print(writing.text(result))
  }

  private func answer(_ request: JSONRequest, _ json: inout JSONWriter) throws {
    let value = try Parser.parseExpression(request.requiredText("expression"))
    let goal = try request.word("to") ?? to
    let (result, steps) = SimplifyCommand.transform(value, to: goal)
    write(
      result, steps, as: goal, try request.word("form") ?? form, withSteps: try request.flag("steps") ?? self.steps,
      to: &json)
  }

  private static func transform(_ value: Expression, to goal: Goal) -> (Expression, [SimplificationStep]) {
    switch goal {
    case .simplified: value.simplification()
    case .expanded: (value.expanded, [])
    case .factored: (value.factored, [])
    case .singleFraction: (value.singleFraction, [])
    }
  }

  private func line(_ step: SimplificationStep, _ writing: Writing) -> String {
    let (before, after) = (step.before.text(writing.lineNotation), step.after.text(writing.lineNotation))
    let caption = "[\(step.rule.rawValue): \(step.rule.law)]"
    let line = writing.line("\(before) = \(after)")
    return writing.form == .pretty ? "\(caption)\n\(line)" : "\(line)    \(caption)"
  }

  private func write(
    _ result: Expression, _ steps: [SimplificationStep], as goal: Goal, _ form: WrittenForm, withSteps: Bool,
    to json: inout JSONWriter
  ) {
    json.member(goal.rawValue, result.text(form.notation))
    guard withSteps else { return }
    json.array("steps") { json in
      for step in steps {
        json.object { json in
          for (key, text) in [
            ("rule", step.rule.rawValue), ("law", step.rule.law), ("before", step.before.text(form.notation)),
            ("after", step.after.text(form.notation)),
          ] {
            json.member(key, text)
          }
        }
      }
    }
  }
}
