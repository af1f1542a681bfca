import ArgumentParser
import Calculus
import Grading

/// `gradus check`: whether an answer is right.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check an answer against what is expected.",
    discussion: """
      Exit status: 0 right, 1 wrong, 2 does not read, 4 could not be decided.

      Examples:
        gradus check '6*x*(x^2+1)^2' '3(x^2+1)^2'
        gradus check --function '(x^2+1)^3' '3(x^2+1)^2'
        gradus check 'w*y' 'y w' --variables w,y
        gradus check 'x' 'sqrt(x^2)' --assume 'x > 0' --explain
        gradus check '(x+1)^2' 'x^2+2x+1' --form factored
        gradus check --function '(x^2+1)^3' --lines < calculation.txt
        gradus check --jsonl < answers.jsonl
        gradus check --table < pairs.tsv
      """)

  @Argument(help: "The right answer; with --function the answer to check.") var expected: String?
  @Argument(help: "The answer to check.") var answer: String?
  @Option(help: "The question's own function: Gradus differentiates it, and explains a wrong answer.")
  var function: String?
  @Option(help: "The variable of --function; x, or the only one there is, where it is left out.") var by: String?
  @Option(help: "How many times --function is differentiated, 1 to 20.") var order = 1
  @Option(parsing: .unconditional, help: "Where the derivative's value is asked for, such as x=2.") var at: String?
  @Option(help: "The variables that an answer may use, such as x,y.") var variables: String?
  @Option(help: "What is taken for granted, such as 'x > 0, n integer'.") var assume: String?
  @Option(help: "What the answer must look like: any, simplified, expanded, factored, single-fraction, exact, …")
  var form = "any"
  @Option(help: "By which share of its size a number may be off, such as 0.001; exact where it is left out.")
  var tolerance: Double?
  @Flag(help: "Tell how the verdict was reached.") var explain = false
  @Flag(help: "Check a calculation, a line of it a line of standard input; parts may be named: u = x^2+1.") var lines =
    false
  @Flag(help: "Check a table of pairs, a row a line of standard input, and show each with its verdict.") var table =
    false
  @Flag(help: "Print one JSON object.") var json = false
  @Flag(help: "Answer one JSON object a line: {\"expected\": …, \"answer\": …, \"variables\": […]}.") var jsonl = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    let texts = [expected, answer].compactMap { $0 }.count
    let needed = jsonl || table ? 0 : (function == nil ? 1 : 0) + (lines ? 0 : 1)
    guard texts == needed, [jsonl, table, lines].count(where: \.self) <= 1 else {
      throw ValidationError(
        "Give what is expected and an answer, --function and an answer, either with --lines and no answer, --jsonl, "
          + "or --table.")
    }
    guard CheckCommand.orders.contains(order) else { throw ValidationError("--order takes a number from 1 to 20.") }
    if let tolerance, !(tolerance > 0 && tolerance < 1) {
      throw ValidationError("--tolerance takes a number between 0 and 1.")
    }
  }

  static let orders = 1...20

  func run() throws {
    if jsonl { return try JSONLines.run(respond) }
    if table { return try CheckTable().print() }
    if lines { return try checkLines() }
    let text = answer ?? expected ?? ""
    let question = try readQuestion()
    let judgement = question.judge(text)
    if json {
      print { judgement.write(to: &$0, text, question, explain: explain) }
    } else {
      for assumption in question.assumptions { print("given: \(assumption)") }
      if explain { for line in question.explanation(of: text) { print("  " + line) } }
    }
    try tell(judgement, question, text)
  }

  /// Says the verdict in words, unless it was said as JSON, and ends with its status.
  private func tell(_ judgement: Judgement, _ question: Question, _ text: String) throws {
    switch judgement {
    case .unreadable(let error): throw json ? Failure(.badInput) : Failure(error, in: text)
    case .otherShape(let mismatch): throw json ? Failure(.badInput) : Failure(.badInput, mismatch.message)
    case .right(_, let remark):
      if !json { print(remark.map { "right. \($0.sentence)" } ?? "right") }
    case .otherForm(_, let objection):
      if !json { print("right. \(objection.feedback)") }
    case .wrong(let formula, let wrong):
      if !json {
        let sentences = [wrong.resemblance?.sentence, wrong.witness.sentence(noun: question.noun)]
        print("wrong. " + sentences.compactMap { $0 }.joined(separator: " "))
        if let diagnosis = question.diagnosis(of: formula) { print(diagnosis.message) }
      }
      throw Failure(.wrong)
    case .undecided(_, let doubt):
      if !json { print("undecided. \(doubt.sentence)") }
      throw Failure(.undecided)
    }
  }

  private func checkLines() throws {
    let check = try CheckLines(on: readQuestion())
    if json { print { check.write(to: &$0) } } else { print(check.text) }
    if let status = check.failure { throw Failure(status) }
  }

  /// What is asked; with --json what does not read is told as JSON too.
  private func readQuestion() throws -> Question {
    do {
      return try task(function == nil ? expected : nil).question
    } catch let failure as Failure where json {
      print {
        $0.key("error")
        $0.string(failure.message ?? "the request failed")
      }
      throw Failure(failure.status)
    }
  }

  private func print(_ members: (inout JSONWriter) -> Void) {
    var json = JSONWriter()
    json.object(members)
    Swift.print(String(decoding: json.bytes, as: UTF8.self))
  }

  private func print(_ line: String) { Swift.print(line) }

  private func task(_ expected: String?) throws -> CheckTask {
    try CheckTask(
      expected: expected, function: function, variable: by, order: order, at: at,
      variables: variables.map { $0.split(separator: ",").map(String.init) }, assume: assume, form: form,
      tolerance: tolerance, seed: common.seed ?? 0)
  }

  // MARK: JSON Lines

  private func respond(_ request: JSONRequest, _ json: inout JSONWriter) throws {
    let function = try request.text("function") ?? self.function
    let task = try CheckTask(
      expected: function == nil ? request.requiredText("expected") : nil, function: function,
      variable: request.text("variable") ?? by,
      order: request.integer("order", in: CheckCommand.orders) ?? order, at: request.text("at") ?? at,
      variables: request.names("variables"), assume: request.text("assume") ?? assume,
      form: request.text("form") ?? form, tolerance: tolerance, seed: common.seed ?? 0)
    let text = try request.requiredText("answer")
    task.question.judge(text).write(to: &json, text, task.question, explain: explain)
  }
}
