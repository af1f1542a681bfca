import Calculus
import Grading

extension Judgement {
  /// The members of the answer of `check --json` and `check --jsonl`.
  func write(to json: inout JSONWriter, _ text: String, _ question: Question, explain: Bool) {
    json.key("verdict")
    switch self {
    case .right(_, let remark):
      json.string("equivalent")
      if let remark { json.member("remark", remark.sentence) }
    case .otherForm(_, let objection):
      json.string("equivalent")
      json.member("form", objection.feedback)
    case .unreadable(let error):
      json.string("invalid")
      json.member("error", error.message)
      json.member("at", text.columns(of: error.range).lowerBound)
    case .otherShape(let mismatch):
      json.string("invalid")
      json.member("error", mismatch.message)
    case .undecided(_, let doubt):
      json.string("undecided")
      json.member("reason", doubt.sentence)
    case .wrong(let formula, let wrong):
      json.string("different")
      json.write(wrong)
      if let diagnosis = question.diagnosis(of: formula) { json.write(diagnosis) }
    }
    guard explain else { return }
    json.array("explanation") { json in for line in question.explanation(of: text) { json.string(line) } }
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ wrong: Judgement.Wrong) {
    key("at")
    object { json in
      for coordinate in wrong.witness.point {
        json.member(coordinate.symbol.name, coordinate.value)
      }
    }
    key("expected")
    number(wrong.witness.expected ?? .nan)
    key("answer")
    number(wrong.witness.answer ?? .nan)
    if wrong.witness.expected == nil || wrong.witness.answer == nil { member("reason", "it has no value there") }
    if let component = wrong.component {
      key("component")
      number(component)
    }
    if let resemblance = wrong.resemblance { member("remark", resemblance.sentence) }
  }

  fileprivate mutating func write(_ diagnosis: Diagnosis) {
    key("misconception")
    object { json in
      json.member("id", diagnosis.id)
      json.member("says", diagnosis.message)
    }
  }
}
