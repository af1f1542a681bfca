import Calculus

/// Draws exercises from a seed: the same kind of problem, level and seed give the same exercise on every machine.
package enum Generator {
  /// So many draws are looked at before a seed is said to give nothing, and so many of the level asked for examined.
  private static let mostDraws = 120
  private static let mostExamined = 25

  /// An exercise of one kind and level; nil where the kind does not come at that level.
  package static func exercise(_ skill: Skill, _ template: Template, level: Int, seed: UInt64) -> Exercise? {
    var random = SplitMix64(seed: seed)
    var examined = 0
    for _ in 0..<mostDraws where examined < mostExamined {
      var ingredients = Ingredients(SplitMix64(seed: random.next()))
      guard let pattern = template.patterns.randomElement(using: &random),
        let exercise = Exercise(skill, template, pattern, seed: seed, &ingredients),
        exercise.difficulty.level == level
      else { continue }
      examined += 1
      if exercise.flaw(level: level) == nil { return exercise }
    }
    return nil
  }

  /// The exercise of the nearest level in which a kind of problem comes.
  package static func nearest(_ skill: Skill, _ template: Template, level: Int, seed: UInt64) -> Exercise? {
    let levels = skill.levels.sorted { (abs($0 - level), $0) < (abs($1 - level), $1) }
    return levels.lazy.compactMap { exercise(skill, template, level: $0, seed: seed) }.first
  }
}

/// Exercises one after the other, none of them twice within fifty.
package struct ExerciseStream: Sendable {
  private var random: SplitMix64
  private var recent: [String] = []
  package static let memory = 50
  /// Draws of a kind with few numbers in it may repeat often.
  private static let mostTries = 60

  package init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// The next one of a skill; of one kind of problem where it is given, else of any that comes at the level.
  package mutating func next(_ skill: Skill, _ template: Template? = nil, level: Int) -> Exercise? {
    var last: Exercise?
    for _ in 0..<Self.mostTries {
      guard let kind = template ?? skill.templates.randomElement(using: &random) else { return nil }
      let seed = random.next()
      let found =
        template == nil
        ? Generator.exercise(skill, kind, level: level.clamped(to: skill.levels), seed: seed)
        : Generator.nearest(skill, kind, level: level, seed: seed)
      guard let found else { continue }
      last = found
      if !recent.contains(found.signature) { break }
    }
    if last == nil, let kind = template ?? skill.templates.first {
      last = Generator.nearest(skill, kind, level: level, seed: random.next())
    }
    if let last { recent = (recent + [last.signature]).suffix(Self.memory) }
    return last
  }
}
