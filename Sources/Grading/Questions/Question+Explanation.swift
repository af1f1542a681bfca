import Calculus

extension Question {
  /// How the verdict on an answer comes about: how it reads, and which layer decided each entry.
  package func explanation(of text: String) -> [String] {
    guard let formula = try? Parser.parse(text, in: scope) else { return [] }
    guard let given = Problem.Answer(formula.value) else { return [] }
    var lines = ["read as \(given.text { $0.text() })"]
    guard given.shape == shape else { return lines }
    for (index, pair) in zip(entries, given.entries).enumerated() {
      if !shape.isEmpty { lines.append("\(componentName(index)):") }
      lines += Comparison(expected: pair.0, answer: pair.1, assuming: assumptions, seed: seed).explanation.trace
    }
    return lines
  }

  /// Which mistake a wrong answer looks like; nil where the problem is not known, none fits or too many do.
  package func diagnosis(of formula: Formula, history: MistakeHistory = MistakeHistory()) -> Diagnosis? {
    guard let problem, let given = Problem.Answer(formula.value) else { return nil }
    return Diagnostician(problem, history: history, seed: seed, tolerance: tolerance ?? 0).diagnose(given)
  }
}
