/// An update's formula with its numbers filled in, assignment by assignment.
struct StepTerms {
  private let formula: [String]
  private let name: String
  private let number: (Double) -> String
  private var known: [String: Double]
  private let step: Int

  init(
    _ row: OptimizerRow, _ before: OptimizerRow.Coordinate, _ moment: OptimizerRow.Moment, name: String,
    number: @escaping (Double) -> String
  ) {
    (formula, self.name, self.number, step) = (row.formula, name, number, moment.step)
    known = ["x": before.parameter, "g": before.gradient, "η": moment.rate]
    for (setting, value) in zip(row.settings, moment.settings) { known[setting.symbol] = value }
    let targets = formula.compactMap(Self.parts).filter { $0.arrow == "←" && $0.target != "x" }.map(\.target)
    for (target, value) in zip(targets, [before.memory.first, before.memory.second]) { known[target] = value }
  }

  /// - Parameter values: what each assignment came to.
  func lines(_ values: [Double]) -> [String] {
    var terms = self
    return zip(formula, values).compactMap { line, value in
      guard let (target, arrow, right) = Self.parts(line) else { return nil }
      let filled = terms.filled(right)
      terms.known[target] = value
      let left = target == "x" ? name : target
      return "\(left) \(arrow) \(filled) = \(number(value))"
    }
  }

  /// `x ← x − η·g`: the target, the arrow, the right side.
  private static func parts(_ line: String) -> (target: String, arrow: String, right: String)? {
    for arrow in ["←", "="] {
      let words = line.split(separator: " ")
      guard words.count > 2, words[1] == arrow else { continue }
      return (String(words[0]), arrow, words.dropFirst(2).joined(separator: " "))
    }
    return nil
  }

  /// The numbers in the place of the symbols; the names of functions stay.
  private func filled(_ right: String) -> String {
    let characters = Array(right)
    var result = ""
    var index = 0
    while index < characters.count {
      let word = characters[index...].prefix { $0.isASCII && $0.isLetter }
      if word.count > 1 {
        result += String(word)
        index += word.count
        continue
      }
      if characters[index] == "ᵗ" {
        result += "^\(step)"
        index += 1
        continue
      }
      // A letter with an index counts as one symbol.
      let pair = String(characters[index...].prefix(2))
      let single = String(characters[index])
      if let value = known[pair] {
        result += inBrackets(value, before: characters.dropFirst(index + 2).first)
        index += 2
      } else if let value = known[single] {
        result += inBrackets(value, before: characters.dropFirst(index + 1).first)
        index += 1
      } else {
        result += single
        index += 1
      }
    }
    return result
  }

  /// A number that a sign or an exponent would tear apart stands in brackets.
  private func inBrackets(_ value: Double, before next: Character?) -> String {
    let text = number(value)
    let isBare = !text.hasPrefix("-") && !(next.map { "²ᵗ".contains($0) } ?? false && text.contains("e"))
    return isBare ? text : "(\(text))"
  }
}
