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
        gradus check 'w*y' 'y w' --variables w,y
      """)

  @Argument(help: "The right answer.") var expected: String
  @Argument(help: "The answer to check.") var answer: String
  @Option(help: "The variables that an answer may use, such as x,y.") var variables: String?
  @Flag(help: "Print one JSON object.") var json = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    let scope = variables.map { Scope($0.split(separator: ",").map { Symbol(String($0)) }) } ?? .any
    let question = try question(scope)
    let judgement = question.judge(answer)
    if json { print(String(decoding: judgement.json(answer).bytes, as: UTF8.self)) }
    switch judgement {
    case .unreadable(let error): throw json ? Failure(.badInput) : Failure(error, in: answer)
    case .otherShape(let message): throw json ? Failure(.badInput) : Failure(.badInput, message)
    case .right(_, let remark):
      if !json { print(remark.map { "right, but \($0.sentence)" } ?? "right") }
    case .wrong(_, let wrong):
      if !json { print("wrong. " + wrong.witness.sentence(noun: "expected value")) }
      throw Failure(.wrong)
    case .undecided(_, let doubt):
      if !json { print("undecided. \(doubt.sentence)") }
      throw Failure(.undecided)
    }
  }

  private func question(_ scope: Scope) throws -> Question {
    let formula = try Input.formula(expected, in: scope)
    let key: Question.Expected =
      switch formula.value {
      case .scalar(let value): .expression(value)
      case .vector(let components): .vector(components)
      case .matrix(let rows): .matrix(rows)
      case .equation, .point:
        throw Failure(.badInput, "\(expected)\n^ expected an expression, a vector or a matrix")
      }
    return Question(expected: key, scope: scope, seed: common.seed ?? 0)
  }
}

extension Judgement.Remark {
  fileprivate var sentence: String {
    switch self {
    case .smallerDomain(let witness): "it has no value at \(witness.pointText), where the expected answer has one."
    }
  }
}

extension Judgement {
  /// The answer line of `check --json`.
  fileprivate func json(_ text: String) -> JSONWriter {
    var json = JSONWriter()
    json.object { json in
      json.key("verdict")
      switch self {
      case .right: json.string("equivalent")
      case .unreadable(let error):
        json.string("invalid")
        json.key("error")
        json.string(error.message)
        json.key("at")
        json.number(text.columns(of: error.range).lowerBound)
      case .otherShape(let message):
        json.string("invalid")
        json.key("error")
        json.string(message)
      case .undecided(_, let doubt):
        json.string("undecided")
        json.key("reason")
        json.string(doubt.sentence)
      case .wrong(_, let wrong):
        json.string("different")
        json.key("at")
        json.object { json in
          for coordinate in wrong.witness.point {
            json.key(coordinate.symbol.name)
            json.number(coordinate.value)
          }
        }
        json.key("expected")
        json.number(wrong.witness.expected ?? .nan)
        json.key("answer")
        json.number(wrong.witness.answer ?? .nan)
      }
    }
    return json
  }
}
