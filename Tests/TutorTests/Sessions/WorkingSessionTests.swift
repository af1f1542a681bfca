import Courseware
import Terminal
import Testing

@testable import Tutor

/// An exercise answered in several lines, and by choosing rules.
@Suite struct WorkingSessionTests {
  private func atExercise(_ key: Key) -> Player {
    var player = Player()
    player.open("chain-rule")
    player.press(.enter, key)
    return player
  }

  private func add(_ lines: String..., to player: inout Player) {
    for line in lines {
      player.type(line)
      player.press(.enter)
    }
  }

  @Test func linesLeadToTheAnswer() {
    var player = atExercise(.function(5))
    add("u = x^2+1", "du/dx = 2x", "3u^2*2x", to: &player)
    #expect(player.shows("✓ u = x^2+1") && player.shows("✓ 3u^2*2x") && player.shows("That is true."))
    #expect(player.keptAnswers.isEmpty, "a step is no answer")
    add("6x(x^2+1)^2", to: &player)
    #expect(player.shows("That is the answer.") && player.shows("Outside times inside."))
    #expect(player.keptAnswers.map(\.verdict) == [.right])
    player.press(.enter)
    #expect(player.shows("✓ solved"))
  }

  @Test func theFirstWrongLineIsMarkedWithItsMistake() {
    var player = atExercise(.function(5))
    add("u = x^2+1", "3u^2", to: &player)
    #expect(player.shows("✗ 3u^2") && player.shows("the slope of the inside is left out"))
    #expect(player.keptAnswers.last?.verdict == .wrong)
    #expect(player.entries.contains(.mistakes(["inner-missing"])))
    player.press(.function(2))
    #expect(player.shows("Line    3u^2"))
    player.type("*2x")
    player.press(.enter)
    #expect(player.shows("✓ 3u^2*2x"))
  }

  @Test func linesComeBackAfterThePause() {
    var player = atExercise(.function(5))
    add("u = x^2+1", to: &player)
    player.press(.escape, .function(5))
    #expect(player.shows("✓ u = x^2+1"))
  }

  @Test func whatDoesNotReadIsToBeMended() {
    var player = atExercise(.function(5))
    add("6x(x^2+", to: &player)
    #expect(player.shows("Line    6x(x^2+") && player.shows("! "))
    #expect(player.keptAnswers.isEmpty)
  }

  @Test func rulesAreAppliedOrRefusedWithTheReason() {
    var player = atExercise(.function(6))
    #expect(player.shows("constant rule") && player.shows("general power rule"))
    player.press(.enter)
    #expect(player.shows("The constant rule does not fit"))
    for _ in 0..<6 { player.press(.down) }
    player.press(.enter)
    #expect(player.shows("1 rule"))
    player.press(.backspace)
    #expect(!player.shows("1 rule"))
    player.press(.escape)
    #expect(player.shows("Answer"))
  }

  @Test func whatWasNamedBeforeIsLikelier() {
    // e^(3x) as itself has two explanations, until one of them was named before.
    let lesson = """
      ---
      title: Exponentials
      ---

      ## One

      ```exercise
      id: one
      ask: Differentiate $e^{3x}$.
      function: e^(3x)
      ```
      """
    func said(_ mistakes: [String]) -> Player {
      var player = Player(["01-exponentials.md": lesson], record: LearnerRecord(mistakes: mistakes))
      player.open("exponentials")
      player.press(.enter)
      player.type("e^(3x)")
      player.press(.enter, .enter)
      return player
    }
    #expect(said([]).shows(", or if "))
    let told = said(["exp-inner-missing", "exp-inner-missing"])
    #expect(!told.shows(", or if ") && told.shows("This is what you get if"))
    #expect(told.entries.contains { if case .mistakes(let names) = $0 { names.count == 3 } else { false } })
  }

  @Test func bothAreHeardInTheLinearMode() {
    var listener = Listener()
    listener.answer("2")
    for _ in 0..<4 where !listener.transcript.contains(where: { $0.hasPrefix("Your answer") }) { listener.answer("") }
    #expect(listener.answer("lines").contains { $0.hasPrefix("The next line of your calculation") })
    #expect(listener.answer("u = x^2+1").contains { $0.hasPrefix("Line 1, right: From here on u stands for") })
    #expect(listener.answer("3u^2").contains { $0.hasPrefix("Line 2, wrong: ") })
    listener.answer("back")
    #expect(listener.answer("rules").contains { $0.hasPrefix("So far: ") })
    #expect(listener.answer("sum rule").contains { $0.hasPrefix("Refused: The sum rule does not fit") })
    #expect(listener.answer("power rule").contains { $0.hasPrefix("Part 1 of 1: ") })
  }
}
