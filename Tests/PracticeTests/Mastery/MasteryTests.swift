import Calculus
import Testing

@testable import Practice

struct SkillStateTests {
  @Test func followsTheWorkedExample() {
    var state = SkillState()
    state.note(isUnaided: true, isSolved: true, template: "one")
    #expect((state.known - 0.932).magnitude < 1e-3)
    #expect(!state.isMastered)
    state.note(isUnaided: true, isSolved: true, template: "one")
    #expect(state.known > 0.99)
    #expect(!state.isMastered, "one kind of problem is not enough")
    state.note(isUnaided: true, isSolved: true, template: "two")
    #expect(state.isMastered)
  }

  @Test func helpTeachesButDoesNotCount() {
    var state = SkillState(known: 0.5)
    state.note(isUnaided: false, isSolved: true, template: "one")
    #expect(state.known < 0.5 && state.known > 0.15)
    #expect(state.solvedTemplates.isEmpty && state.solved == 1)
  }

  @Test func threeFailuresLowerTheLevel() {
    var state = SkillState(known: 0.99)
    #expect(state.level(in: 2...4) == 4)
    for _ in 0..<3 { state.note(isUnaided: false, isSolved: false, template: "one") }
    #expect(state.level(in: 2...4) == 2)
  }

  @Test func workedStepsFadeAndComeBack() {
    var fading = Fading()
    #expect(fading.shown(of: 3) == 3)
    fading.follow(known: 0.7)
    #expect(fading.shown(of: 3) == 2)
    fading.follow(known: 0.5)
    #expect(fading.shown(of: 3) == 2)
    fading.follow(known: 0.3)
    #expect(fading.shown(of: 3) == 3)
    fading.follow(known: 0.9)
    #expect(fading.shown(of: 3) == 0)
  }
}

struct CoachTests {
  @Test func aNewSkillComesInABlockAndThenMixed() throws {
    var coach = Coach(seed: 1)
    var states: [String: SkillState] = [:]
    var order: [Skill] = []
    var begunAt: [String: Int] = [:]
    while order.count < 400, let skill = coach.next(states) {
      #expect(skill.prerequisites.allSatisfy { states[$0]?.isMastered == true }, "\(skill.id) before its foundations")
      begunAt[skill.id] = begunAt[skill.id] ?? order.count
      order.append(skill)
      // Right three times in four, always with another kind of problem.
      states[skill.id, default: SkillState()].note(
        isUnaided: order.count % 4 != 0, isSolved: true, template: "\(order.count)")
    }
    #expect(Skill.all.allSatisfy { states[$0.id]?.isMastered == true })
    for (index, pair) in zip(order, order.dropFirst()).enumerated() where pair.0 == pair.1 {
      let begun = try #require(begunAt[pair.0.id])
      #expect(index + 1 - begun < Coach.firstBlock, "\(pair.0.id) twice in a row at \(index)")
    }
  }

  @Test func aGoalBringsWhatItRestsOn() {
    let goals = Skill.matching("product")
    var coach = Coach(goals: goals, seed: 3)
    #expect(coach.next([:])?.id == "power-rule")
  }
}

struct PlacementTests {
  /// A learner whose knowledge is whole: who can do something can do what it rests on.
  private func knowledge(_ random: inout SplitMix64) -> Set<String> {
    let goals = Skill.all.shuffled(using: &random).prefix(Int.random(in: 0...6, using: &random))
    return goals.reduce(into: Set(goals.map(\.id))) { $0.formUnion($1.foundations) }
  }

  @Test func findsWhereToStartWithinFifteenQuestions() {
    var right = 0
    var learners = 0
    for seed in 0..<UInt64(200 * Soak.factor) {
      var random = SplitMix64(seed: seed)
      let known = knowledge(&random)
      var placement = Placement()
      while let skill = placement.next {
        let chance = known.contains(skill.id) ? 1 - SkillState.slip : SkillState.guess
        placement.note(skill, isRight: Double.random(in: 0..<1, using: &random) < chance)
      }
      #expect(placement.asked.count <= 15 && Set(placement.asked).count == placement.asked.count)
      learners += Skill.all.count
      right += Skill.all.count { placement.known.contains($0.id) == known.contains($0.id) }
    }
    let share = Double(right) / Double(learners)
    #expect(share > 0.85, "\(share) of the skills are placed rightly")
  }

  @Test func whoKnowsNothingStartsAtTheBeginningSoon() {
    var placement = Placement()
    while let skill = placement.next { placement.note(skill, isRight: false) }
    #expect(placement.start?.id == "power-rule")
    #expect(placement.asked.count <= 8)
  }
}

struct SimulationTests {
  /// Weak learners need fewer exercises in the coach's order than in the course's, whatever the length of its blocks.
  @Test func theCoachBringsTheWeakToMasterySooner() {
    let learners = 20 * Soak.factor
    var coached = 0
    var fixed = [Int: Int]()
    for seed in 0..<UInt64(learners) {
      let learner = SimulatedLearner(transit: 0.08, seed: seed)
      coached += Simulation.coached(learner, seed: seed)
      for block in [3, 6, 10, 20] { fixed[block, default: 0] += Simulation.fixed(learner, block: block) }
    }
    let means = fixed.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value / learners)" }
    print("exercises until nine in ten are known: coach \(coached / learners), fixed blocks of \(means)")
    for (block, total) in fixed { #expect(coached < total, "blocks of \(block)") }
  }
}
