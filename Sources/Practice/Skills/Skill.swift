import Calculus

/// Something to be able to do: what it rests on, the lesson that teaches it, and the kinds of problem that show it.
package struct Skill: Hashable, Sendable {
  /// For good: the record hangs on it.
  package let id: String
  package let title: String
  /// The id of the lesson that teaches it.
  package let lesson: String
  /// The ids of the skills it rests on.
  package let prerequisites: [String]
  /// What has to be thought of: no two exercises in a row that need the same, once a skill is begun.
  package let strategy: String
  package let templates: [Template]

  /// How hard its exercises come: found by drawing some of each pattern.
  package var levels: ClosedRange<Int> { Skill.levelsByID[id] ?? 1...1 }

  private static let levelsByID: [String: ClosedRange<Int>] = Dictionary(
    uniqueKeysWithValues: all.map { skill in
      var counts: [Int: Int] = [:]
      for template in skill.templates {
        for pattern in template.patterns {
          for seed in 0..<UInt64(2) {
            var ingredients = Ingredients(SplitMix64(seed: seed))
            guard let exercise = Exercise(skill, template, pattern, seed: seed, &ingredients) else { continue }
            counts[exercise.difficulty.level, default: 0] += 1
          }
        }
      }
      let levels = counts.filter { $0.value > 1 }.keys
      let lowest = levels.min() ?? 1
      return (skill.id, lowest...Swift.max(lowest, levels.max() ?? 1))
    })

  package func template(_ id: String) -> Template? { templates.first { $0.id == id } }

  package static func named(_ id: String) -> Skill? { byID[id] }

  private static let byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }

  package static func == (left: Skill, right: Skill) -> Bool { left.id == right.id }
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }

  /// Everything it rests on, directly or not.
  package var foundations: Set<String> { Skill.foundationsByID[id] ?? [] }

  /// Everything that rests on it.
  package var dependents: [Skill] { Skill.all.filter { $0.foundations.contains(id) } }

  // The table is in an order in which what a skill rests on comes first.
  private static let foundationsByID = all.reduce(into: [String: Set<String>]()) { known, skill in
    known[skill.id] = skill.prerequisites.reduce(into: Set(skill.prerequisites)) { $0.formUnion(known[$1] ?? []) }
  }

  /// The skills whose id, title, lesson or strategy has the words; all where there are none.
  package static func matching(_ words: String) -> [Skill] {
    let words = words.lowercased().split { $0 == " " || $0 == "-" }
    return all.filter { skill in
      let text = "\(skill.id) \(skill.title) \(skill.lesson) \(skill.strategy)".lowercased()
      return words.allSatisfy { text.contains($0) }
    }
  }
}

/// A kind of problem: patterns that the generator fills with numbers and parts.
package struct Template: Hashable, Sendable {
  /// What is asked of the function that is drawn.
  package enum Ask: Hashable, Sendable {
    /// The derivative by x, so many times.
    case derivative(order: Int)
    /// Its value at a point.
    case slope
    /// The derivative by the first variable.
    case partial
    case mixedPartial
    case gradient
    case gradientAtPoint
    case hessian
    case jacobian
    /// Where gradient descent is after so many steps.
    case descent(steps: Int)
  }

  package let id: String
  package let ask: Ask
  /// The inputs, in order.
  package let variables: [String]
  /// See `Ingredients`; of a Jacobian the functions are divided by `;`.
  package let patterns: [String]

  init(_ id: String, asks ask: Ask = .derivative(order: 1), of variables: String = "x", _ patterns: String...) {
    self.id = id
    self.ask = ask
    self.variables = variables.split(separator: ",").map(String.init)
    self.patterns = patterns
  }
}
