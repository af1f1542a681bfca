import Calculus
import Courseware
import Practice
import Testing

@testable import Tutor

/// A mock interview question by question, without a screen.
@Suite struct InterviewTests {
  /// Cards of two lessons, from 1 easy to 3 hard, and two pitches.
  private static let cards: [CardID: CardBlock] = {
    var text = "---\ntitle: T\n---\n\n## P\n\n"
    for difficulty in 1...3 {
      for number in 0..<3 {
        text += "```card\nid: c\(difficulty)\(number)\nfront: Question \(difficulty)\(number)\nback: b\n"
        text += "difficulty: \(difficulty)\ntags: interview\n```\n\n"
      }
    }
    for name in ["short", "long"] {
      text += "```card\nid: \(name)\nfront: Pitch \(name)\nback: b\nseconds: 60\ntags: pitch\n```\n\n"
    }
    let blocks = Lesson.read(Array(text.utf8), file: "01-t.md").liveBlocks
    return ["chain-rule", "gradient"].reduce(into: [:]) { cards, lesson in
      for (_, block) in blocks {
        if case .card(let card) = block { cards[CardID(lesson: lesson, card: card.id)] = card }
      }
    }
  }()

  private static func difficulty(_ id: CardID) -> Int { cards[id]?.difficulty ?? 0 }

  /// Plays an interview whose answers are right or not as they are asked.
  private func play(seed: UInt64, level: Int = 2, isRight: (Int) -> Bool) -> (Interview, asked: [Interview.Question]) {
    var random = SplitMix64(seed: seed)
    var stream = ExerciseStream(seed: seed)
    var interview = Interview(topic: nil, level: level, cards: Self.cards, &random)
    var asked: [Interview.Question] = []
    while let question = interview.next(&stream), asked.count < 30 {
      let right = isRight(asked.count)
      asked.append(question)
      switch question {
      case .card(let id): interview.note("q\(asked.count)", wasRight: right, card: id)
      case .board(let exercise):
        interview.note(exercise.skill, wasRight: right, remarks: right ? [] : ["the inner factor is missing"])
      }
    }
    return (interview, asked)
  }

  @Test(arguments: UInt64(0)..<20) func itIsAMixThatEndsWithThePitch(seed: UInt64) throws {
    let (_, asked) = play(seed: seed) { _ in true }
    #expect(asked.count == 9)
    let cards = asked.compactMap { if case .card(let id) = $0 { id } else { nil } }
    #expect(asked.count - cards.count == 3, "three derivations at the board")
    #expect(Set(cards).count == cards.count, "nothing is asked twice")
    let last = try #require(cards.last.flatMap { Self.cards[$0] })
    #expect(last.tags == ["pitch"] && last.seconds == 60)
    #expect(cards.dropLast().allSatisfy { Self.cards[$0]?.tags == ["interview"] })
  }

  /// What follows depends on the answer: of the same lesson, and harder after a good one, easier after a bad one.
  @Test(arguments: UInt64(0)..<20) func followUpsDependOnTheAnswer(seed: UInt64) throws {
    for isRight in [true, false] {
      let (_, asked) = play(seed: seed) { _ in isRight }
      guard case .card(let first)? = asked.first, case .card(let second)? = asked.dropFirst().first else {
        Issue.record("seed \(seed): the second question is no follow-up")
        continue
      }
      #expect(first.lessonCard?.lesson == second.lessonCard?.lesson, "seed \(seed)")
      let (before, after) = (Self.difficulty(first), Self.difficulty(second))
      #expect(isRight ? after >= before : after <= before, "seed \(seed): \(before) to \(after)")
      let levels = asked.compactMap { if case .board(let exercise) = $0 { exercise } else { nil } }
      #expect(levels.count == 3)
    }
  }

  @Test func theDebriefNamesMistakesAndLeadsToDrills() {
    let (interview, asked) = play(seed: 4) { $0 > 3 }
    let text = interview.debrief.plainText
    #expect(text.contains("5 of 9 answers were good."), "\(text)")
    #expect(text.contains("the inner factor is missing") && text.contains("q1"), "\(text)")
    let boards = asked.prefix(4).compactMap { if case .board(let exercise) = $0 { exercise.skill.id } else { nil } }
    #expect(!boards.isEmpty && boards.allSatisfy { id in interview.drills.contains { $0.id == id } })
    let (good, _) = play(seed: 4) { _ in true }
    #expect(good.drills.isEmpty && good.debrief.plainText.contains("Nothing to drill"))
  }

  @Test func withoutCardsThereIsStillTheBoard() {
    var random = SplitMix64(seed: 1)
    var stream = ExerciseStream(seed: 1)
    var interview = Interview(topic: "nonsense", level: 3, cards: [:], &random)
    var count = 0
    while let question = interview.next(&stream), count < 20 {
      count += 1
      if case .card = question { Issue.record("a card out of nowhere") }
    }
    #expect(count == 3)
  }
}
