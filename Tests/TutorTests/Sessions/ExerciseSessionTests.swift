import Courseware
import Terminal
import Testing

@testable import Tutor

@Suite struct ExerciseSessionTests {
  /// At the exercise of the chain rule.
  private func atExercise(_ configure: (inout Player) -> Void = { _ in }) -> Player {
    var player = Player()
    configure(&player)
    player.open("chain-rule")
    player.press(.enter)
    return player
  }

  @Test func aRightAnswerIsKeptAndThenAcknowledged() {
    var player = atExercise { $0.answers = false }
    player.type("6x(x^2+1)^2")
    #expect(player.shows("reads as"))
    player.press(.enter)
    #expect(player.keptAnswers.map(\.verdict) == [.right])
    #expect(!player.shows("Right."), "nothing is acknowledged before it is kept")
    player.send(.kept)
    #expect(player.shows("✓ Right."))
    #expect(player.shows("Outside times inside."))
  }

  /// The caret under what does not read, on a terminal narrower than the word "Answer".
  @Test(arguments: [1, 2, 5, 9, 10, 11, 20, 40])
  func whatDoesNotReadHasItsCaretAtEveryWidth(width: Int) {
    for text in [String(repeating: "(", count: 300), "漢漢漢漢漢漢漢漢漢漢漢漢 + * 2", "2x + * 3"] {
      var player = atExercise()
      player.paste(text)
      player.press(.enter)
      player.resize(width, 24)
      _ = player.tutor.picture
      player.resize(80, 24)
      #expect(player.shows("^"), "\(text) at \(width)")
    }
  }

  @Test func theWayFromHomeThroughAWrongAnswerToARightOne() {
    var player = Player()
    player.press(.down, .enter)
    #expect(player.shows("page 1 of 3"))
    player.press(.enter)
    player.type("3x^2")
    player.press(.enter)
    #expect(player.shows("✗ Not yet. At x = "))
    #expect(player.shows("the derivative is"))
    player.press(.control("u"))
    player.type("3(x^2+1)^2")
    player.press(.enter)
    #expect(player.shows("The inside moves too."))
    #expect(player.shows("At x = 1 the derivative is 24, yours gives 12."), "where it differs is told as well")
    player.press(.end)
    player.type("*2x")
    player.press(.enter)
    #expect(player.shows("✓ Right."))
    player.press(.enter)
    #expect(player.shows("✓ solved"))
    #expect(player.keptAnswers.map(\.verdict) == [.wrong, .wrong, .right])
    #expect(player.keptAnswers.map(\.text) == ["3x^2", "3(x^2+1)^2", "3(x^2+1)^2*2x"])
    #expect(Set(player.keptAnswers.map(\.id)) == [ActivityID(lesson: "chain-rule", activity: "cube")])
  }

  @Test func aPauseKeepsWhatIsHalfTyped() {
    var player = atExercise()
    player.type("6x(")
    #expect(player.tutor.nextTick == .milliseconds(500))
    player.wait(.milliseconds(300))
    player.type("x")
    player.wait(.milliseconds(499))
    #expect(player.drafts == [], "not while keys come")
    player.wait(.milliseconds(1))
    #expect(player.drafts == ["6x(x"])
    #expect(player.tutor.nextTick == nil, "nothing runs once it is kept")
    player.wait(.seconds(5))
    #expect(player.drafts == ["6x(x"])
    player.press(.control("u"))
    player.wait(.seconds(1))
    #expect(player.drafts == ["6x(x", ""], "an emptied line is no draft")
    player.press(.escape)
    #expect(player.drafts == ["6x(x", ""])
  }

  @Test func theHeaderSaysSoAsLongAsSomethingIsNotSaved() {
    var player = atExercise { $0.refusal = "Progress is not saved yet: the disk is full." }
    for answer in ["3x", "4x"] {
      player.press(.control("u"))
      player.type(answer)
      player.press(.enter)
      #expect(player.shows("Not yet."))
      #expect(player.shows("! not saved"))
    }
    player.refusal = nil
    player.press(.control("u"))
    player.type("5x")
    player.press(.enter)
    #expect(player.shows("Not yet."))
    #expect(!player.shows("not saved"))
    #expect(player.shows("Everything is saved again."))
    player.refusal = "Progress is not saved yet: the disk is full."
    player.press(.control("u"))
    player.type("6x")
    player.press(.enter)
    #expect(player.shows("the disk is full"), "a second time is told again")
  }

  @Test func whatAnotherInstanceSolvedIsKnown() {
    var player = atExercise()
    player.press(.escape)
    #expect(!player.shows("✓ solved"))
    player.send(.record(LearnerRecord(solved: ["chain-rule": ["cube"]], pages: ["chain-rule": 0])))
    #expect(player.shows("✓ solved"))
  }

  @Test func whatDoesNotReadGetsACaretAndIsNotCounted() {
    var player = atExercise()
    player.type("3(x^2")
    player.press(.enter)
    let rows = player.tutor.picture.rows
    let answer = rows.firstIndex { $0.contains("Answer") } ?? 0
    let bracket = rows[answer].distance(
      from: rows[answer].startIndex, to: rows[answer].firstIndex(of: "(") ?? rows[answer].endIndex)
    #expect(
      rows[answer + 1].distance(
        from: rows[answer + 1].startIndex, to: rows[answer + 1].firstIndex(of: "^") ?? rows[answer + 1].startIndex)
        == bracket)
    #expect(player.shows("never closed"))
    #expect(player.keptAnswers.isEmpty)
    player.type(")")
    #expect(!player.shows("never closed"), "the message goes when typing goes on")
  }

  @Test func aNumberIsNeverGivenAway() {
    var player = Player()
    player.open("chain-rule")
    player.press(.right, .right, .enter)
    player.type("7")
    player.press(.enter)
    #expect(player.shows("Not yet."))
    #expect(!player.shows("5"))
  }

  @Test func hintsComeOneAtATimeAndAreCounted() {
    var player = atExercise()
    player.press(.function(2))
    #expect(player.shows("Name the inner function."))
    #expect(!player.shows("The outer slope"))
    player.press(.function(2))
    #expect(player.shows("The outer slope"))
    // What the derivation gives comes after the author's.
    player.press(.function(2))
    #expect(player.shows("Which rule"))
    player.type("1")
    player.press(.enter)
    #expect(player.keptAnswers.first?.hintsUsed == 3)
    for _ in 0..<8 { player.press(.function(2)) }
    #expect(player.shows("last hint"))
  }

  @Test func theMistakeIsNamedOnTheSecondTry() {
    var player = atExercise()
    player.type("6x(x^2+1)^3")
    player.press(.enter)
    #expect(!player.shows("This is what you get if"))
    player.type("*1")
    player.press(.enter)
    #expect(player.shows("This is what you get if the exponent comes down but the power stays"))
  }

  @Test func lettersAreCommandsOnlyOutsideTheAnswerLine() {
    var player = atExercise()
    player.type("hsn")
    #expect(player.shows("Answer  hsn"))
    player.press(.tab)
    player.type("h")
    #expect(player.shows("Hint"))
    player.press(.tab)
    player.type("x")
    #expect(player.shows("Answer  hsnx"))
  }

  @Test func stepsShowTheAnswerAndAreKeptAsShown() {
    var player = atExercise()
    player.press(.function(3))
    #expect(player.shows("How it is done"))
    #expect(player.keptAnswers.map(\.verdict) == [.shown])
    player.press(.function(3))
    #expect(player.keptAnswers.count == 1)
  }

  @Test func anAnswerHalfTypedIsThereAgain() {
    var player = atExercise()
    player.type("6x(")
    player.press(.escape)
    #expect(player.entries.last == .draft(ActivityID(lesson: "chain-rule", activity: "cube"), text: "6x("))
    #expect(player.shows("half typed: 6x("))
    player.press(.enter)
    #expect(player.shows("Answer  6x("))
    player.press(.escape, .escape, "q")
    #expect(player.shows("Quit now?"))
    #expect(!player.hasQuit)
    player.press(.escape)
    #expect(!player.shows("Quit now?"))
    player.press("q", .enter)
    #expect(player.hasQuit)
  }

  @Test func anInterruptKeepsWhatIsTyped() {
    var player = atExercise()
    player.type("6x")
    player.send(.interrupted)
    #expect(player.hasQuit)
    #expect(player.entries.contains(.draft(ActivityID(lesson: "chain-rule", activity: "cube"), text: "6x")))
  }

  @Test func whatIsNotKeptIsSaidOnce() {
    var player = Player()
    player.refusal = "Progress is not kept: the disk is full."
    player.open("chain-rule")
    #expect(player.shows("Progress is not kept"))
    player.press(.enter)
    #expect(!player.shows("Progress is not kept"))
    player.type("6x(x^2+1)^2")
    player.press(.enter)
    #expect(player.shows("✓ Right."), "it works all the same")
    #expect(!player.shows("Progress is not kept"), "once is enough")
  }

  @Test func aVeryLongAnswerIsCutWithAWord() {
    var player = atExercise()
    player.paste(String(repeating: "x+", count: 5_000) + "x")
    #expect(player.shows("at most 10000 characters"))
    player.press(.enter)
    #expect(player.keptAnswers.isEmpty, "it ends in an operator and does not read")
    player.press(.backspace, .enter)
    #expect(player.keptAnswers.map(\.verdict) == [.wrong])
  }

  @Test func timeIsCountedFromAnswerToAnswer() {
    var player = atExercise()
    player.wait(.seconds(3))
    player.type("1")
    player.wait(.seconds(4))
    player.press(.enter)
    player.wait(.seconds(2))
    player.press(.enter)
    #expect(player.keptAnswers.map(\.elapsed) == [.seconds(7), .seconds(2)])
  }
}
