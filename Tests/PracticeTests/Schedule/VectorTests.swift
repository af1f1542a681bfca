import Calculus
import Testing

@testable import Practice

/// The vectors that the published programs share: py-fsrs 6.3.2, ts-fsrs, swift-fsrs and fsrs-rs.
struct VectorTests {
  private let model = ForgettingModel.standard
  private let day: Int64 = 86_400_000

  /// The intervals and memories of reviews each done when it is due.
  private func run(_ grades: [Grade], retention: Double = 0.9) -> [(interval: Int, memory: Memory)] {
    let schedule = Schedule(retention: retention)
    var now = Moment(milliseconds: 20_000 * day + 12 * 3_600_000, offset: 0)
    var card: Card?
    return grades.map { grade in
      let next = schedule.review(card, grade, at: now)
      let interval = next.dueDay - now.day
      now = Moment(
        milliseconds: next.phase == .review ? now.milliseconds + Int64(interval) * day : next.dueMilliseconds, offset: 0
      )
      card = next
      return (interval, next.memory)
    }
  }

  private func expect(_ value: Double, _ expected: Double, within tolerance: Double = 1e-4) {
    #expect((value - expected).magnitude <= tolerance, "\(value), expected \(expected)")
  }

  @Test func lapsesInALongHistory() {
    let history = run(
      Array(repeating: .good, count: 6) + [.again, .again] + Array(repeating: .good, count: 5))
    #expect(history.map(\.interval) == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21])
    let states = [
      (2.3065, 2.1181), (2.3065, 2.1112), (10.971, 2.1043), (46.3169, 2.0975), (162.9998, 2.0906), (497.8766, 2.0837),
      (6.8904, 7.3832), (2.1546, 9.1251), (2.1546, 9.1112), (3.9831, 9.0973), (7.2363, 9.0835), (12.483, 9.0696),
      (20.7704, 9.0558),
    ]
    for (step, state) in zip(history, states) {
      expect(step.memory.stability, state.0)
      expect(step.memory.difficulty, state.1)
    }
  }

  @Test func gapsGivenInDays() {
    var memory = model.first(.again)
    for gap in [0, 0, 1, 3, 8, 21].dropFirst() { memory = model.next(memory, .good, after: gap) }
    expect(memory.stability, 53.62691)
    expect(memory.difficulty, 6.3574867)
  }

  @Test(arguments: zip(Grade.allCases, [(0.212, 6.4133), (1.2931, 5.11217071), (2.3065, 2.11810397), (8.2956, 1)]))
  func firstReview(grade: Grade, state: (Double, Double)) {
    expect(model.first(grade).stability, state.0)
    expect(model.first(grade).difficulty, state.1, within: 1e-7)
  }

  @Test func singleSteps() {
    let recalls = [1, 0.9403443, 0.9253786, 0.9185229, 0.9, 0.8261359]
    for (days, (stability, recall)) in zip([1.0, 2, 3, 4, 4, 2] as [Double], recalls).enumerated() {
      expect(model.recall(after: Double(days), Memory(stability: stability, difficulty: 5)), recall, within: 1e-6)
    }
    let five = Memory(stability: 5, difficulty: 5)
    for (grade, difficulty) in zip(Grade.allCases, [8.341763, 6.6659956, 4.990228, 3.3144615]) {
      expect(model.nextDifficulty(five, grade), difficulty, within: 1e-5)
    }
    for (grade, stability) in zip(Grade.allCases, [1.596818, 5, 5, 8.12961]) {
      expect(model.sameDay(five, grade), stability, within: 1e-5)
    }
    let passes: [(Double, Double, Grade, Double)] = [
      (2, 0.8, .hard, 28.226582), (3, 0.7, .good, 58.656002), (4, 0.6, .easy, 127.226685),
    ]
    for (difficulty, recall, grade, stability) in passes {
      expect(model.recalled(Memory(stability: 5, difficulty: difficulty), grade, recall: recall), stability)
    }
    for (difficulty, recall, stability) in [
      (1, 0.9, 1.0525396), (2, 0.8, 1.1894329), (3, 0.7, 1.3680838), (4, 0.6, 1.584989),
    ] as [(Double, Double, Double)] {
      expect(model.forgotten(Memory(stability: 5, difficulty: difficulty), recall: recall), stability)
    }
  }

  @Test func otherRetentions() {
    #expect(run([.easy, .good, .hard, .again, .good, .easy]).map(\.interval) == [8, 39, 108, 0, 4, 13])
    let goods = [Grade](repeating: .good, count: 5)
    #expect(run(goods, retention: 0.85).map(\.interval) == [0, 4, 31, 174, 776])
    #expect(run(goods, retention: 0.95).map(\.interval) == [0, 1, 3, 8, 19])
  }

  @Test func intervalsForTenDays() {
    let memory = Memory(stability: 10, difficulty: 5)
    #expect([0.8, 0.85, 0.9, 0.95, 0.97].map { model.interval(memory, retention: $0) } == [33, 19, 10, 4, 2])
  }

  @Test func weightsMustBeWithinTheirBounds() {
    #expect(ForgettingModel(weights: ForgettingModel.standard.weights) == .standard)
    #expect(ForgettingModel(weights: []) == nil)
    var weights = ForgettingModel.standard.weights
    weights[20] = 0
    #expect(ForgettingModel(weights: weights) == nil)
  }
}
