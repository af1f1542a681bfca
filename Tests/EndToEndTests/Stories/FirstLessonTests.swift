import Foundation
import Testing

/// What a learner does on the first day and on the second, in a real terminal with the real program.
@Suite(.serialized)
struct FirstLessonTests {
  @Test func fromAFreshStartToTheSecondDay() throws {
    let scratch = try Scratch(lessons: Scratch.course)
    let first = try Session.gradus(data: scratch.data, ["--lessons", scratch.lessons])
    try first.expect("0 of 2 lessons")
    try first.expect("The chain rule")
    try first.press(.down, .enter)
    try first.expect("page 1 of 2")
    try first.expect("Multiply the slopes.")
    try first.press(.enter)
    try first.expect("Answer")

    try first.type("3x^2")
    try first.expect("reads as")
    try first.press(.enter)
    try first.expect("Not yet. At x = ")
    try first.type("\u{15}3(x^2+1)^2")
    try first.press(.enter)
    try first.expect("The inside moves too.")
    try first.type("*2x")
    try first.press(.enter)
    try first.expect("Right.")
    try first.press(.enter)
    try first.expect("✓ solved")

    try first.press(.right)
    try first.expect("page 2 of 2")
    try first.press(.enter)
    try first.expect("step 20 of 20")
    try first.expect("momentum")
    try first.type("r.")
    try first.expect("step 1 of 20")
    try first.press(.escape)
    try first.expect("page 2 of 2")
    try first.press(.escape)
    try first.expect("1 day")
    try first.type("q")
    #expect(try first.end() == .exited(0))
    #expect(try first.settings() == first.settingsBefore)
    #expect(first.emulator.controls.isSubset(of: Emulator.harmless), "\(first.emulator.controls)")

    let second = try Session.gradus(data: scratch.data, ["--lessons", scratch.lessons])
    try second.expect("1 of 2 lessons")
    try second.expect("▶ ✓  2  The chain rule")
    try second.press(.enter)
    try second.expect("page 2 of 2")
    try second.press(.left)
    try second.expect("✓ solved")
    try second.press(.controlC)
    #expect(try second.end() == .exited(0))
  }

  @Test func anAnswerHalfTypedSurvivesATermination() throws {
    let scratch = try Scratch(lessons: Scratch.course)
    let first = try Session.gradus(data: scratch.data, ["learn", "chain-rule", "--lessons", scratch.lessons])
    try first.expect("page 1 of 2")
    try first.press(.enter)
    try first.expect("Answer")
    try first.type("6x(")
    try first.expect("6x(")
    first.send(signal: SIGTERM)
    #expect(try first.end() == .killed(SIGTERM))
    #expect(try first.settings() == first.settingsBefore)

    let second = try Session.gradus(data: scratch.data, ["learn", "chain-rule", "--lessons", scratch.lessons])
    try second.expect("half typed: 6x(")
    try second.press(.controlC)
    #expect(try second.end() == .exited(0))
  }

  @Test func theShippedLessonsOpenAndTurn() throws {
    let scratch = try Scratch()
    let names = try FileManager.default.contentsOfDirectory(atPath: Scratch.shippedLessons).filter {
      $0.hasSuffix(".md")
    }
    #expect(names.count >= 2)
    for name in names {
      let session = try Session.gradus(data: scratch.data, ["learn", name, "--lessons", Scratch.shippedLessons])
      try session.expect("page 1 of ")
      for page in 2...4 {
        try session.press(.right)
        try session.expect("page \(page) of ")
      }
      #expect(!session.screen.contains("has a mistake"), "\(name)")
      try session.press(.controlC)
      #expect(try session.end() == .exited(0))
    }
  }
}
