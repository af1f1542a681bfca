import Calculus
import Grading
import Testing

@testable import Practice

struct GeneratorTests {
  /// Every skill at each of its levels: whole, hard as asked, its key right by both engines, none twice within fifty.
  /// Some in every run; ten thousand a skill with GRADUS_SOAK=10, as `make soak` has it.
  @Test(arguments: Skill.all)
  func everyExerciseCanBeShown(skill: Skill) throws {
    let count = Soak.factor > 1 ? (1_000 * Soak.factor + skill.levels.count - 1) / skill.levels.count : 8
    for level in skill.levels {
      var stream = ExerciseStream(seed: UInt64(level))
      var recent: [String] = []
      for number in 0..<count {
        let drawn = stream.next(skill, level: level)
        let exercise = try #require(drawn, "\(skill.id), level \(level), number \(number)")
        let place = "\(exercise.signature), level \(level), seed \(exercise.seed)"
        #expect(exercise.difficulty.level == level, "\(place)")
        // Neither degenerate nor ugly, told from common mistakes, and the key found by both engines.
        #expect(exercise.flaw(level: level) == nil, "\(place)")
        #expect(!recent.contains(exercise.signature), "\(place)")
        recent = (recent + [exercise.signature]).suffix(ExerciseStream.memory)
        guard case .right = exercise.question.judge(exercise.question.answerText(.plain)) else {
          Issue.record("its own key is not right: \(place)")
          continue
        }
      }
    }
  }

  /// No hint to an exercise that can be drawn holds its answer, nor anything equal to it.
  @Test(arguments: Skill.all)
  func hintsKeepTheAnswer(skill: Skill) throws {
    for level in skill.levels {
      var stream = ExerciseStream(seed: 40 + UInt64(level))
      for _ in 0..<(4 * Soak.factor) {
        let drawn = stream.next(skill, level: level)
        let exercise = try #require(drawn)
        guard let problem = exercise.problem, let answer = exercise.answer.entries.first,
          exercise.answer.entries.count == 1
        else { continue }
        let texts = [Calculus.Notation.plain, .unicode].map { answer.text($0) }
        for hint in HintLadder(problem).hints {
          let place = "\(exercise.signature), seed \(exercise.seed): \(hint.text)"
          let equals = hint.formulas.contains { formula in
            if case .equivalent = Comparison(expected: answer, answer: formula).verdict { true } else { false }
          }
          #expect(!equals, "\(place)")
          if answer.weight > 4 { #expect(!texts.contains { hint.text.contains($0) }, "\(place)") }
        }
      }
    }
  }

  @Test func theSameSeedGivesTheSameExercise() throws {
    for skill in Skill.all {
      for template in skill.templates {
        let first = try #require(Generator.nearest(skill, template, level: 2, seed: 99), "\(skill.id)/\(template.id)")
        let second = Generator.exercise(skill, template, level: first.difficulty.level, seed: 99)
        #expect(first.signature == second?.signature, "\(skill.id)/\(template.id)")
      }
    }
  }

  @Test func aWrongKeyIsNoticed() throws {
    let skill = try #require(Skill.named("power-rule"))
    let template = try #require(skill.template("monomial"))
    var ingredients = Ingredients(SplitMix64(seed: 1))
    let exercise = try #require(Exercise(skill, template, "x^2", seed: 1, &ingredients))
    // x²: at the point 2 the rule n·xⁿ gives the same as the right one.
    let slope = Problem.value(.derivative(.init(exercise.functions[0]), by: "x", order: 1), at: ["x": 2])
    #expect(MistakenAnswers(slope).hidden != nil)
    let link = DerivativeLink(
      function: try #require(exercise.functions[0].expression), partials: [("x", 3 * Expression("x"))])
    #expect(link.disagreement != nil)
  }
}

struct SkillTests {
  @Test func theTableHangsTogether() {
    var seen: Set<String> = []
    for skill in Skill.all {
      #expect(skill.prerequisites.allSatisfy(seen.contains), "\(skill.id) comes before what it rests on")
      #expect(seen.insert(skill.id).inserted)
      #expect(skill.templates.count >= 2, "\(skill.id)")
      #expect(Set(skill.templates.map(\.id)).count == skill.templates.count)
      #expect(
        Difficulty.levels.contains(skill.levels.lowerBound) && Difficulty.levels.contains(skill.levels.upperBound))
    }
  }

  @Test func isFoundByItsWords() {
    #expect(Skill.matching("product").map(\.id) == ["product-rule"])
    #expect(Skill.matching("chain rule").count >= 3)
    #expect(Skill.matching("nonsense").isEmpty)
  }
}
