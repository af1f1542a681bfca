import Foundation
import Testing

/// What goes wrong around the tutor gets a clear message, and nothing is lost.
@Suite(.serialized)
struct BadSurroundingsTests {
  @Test func noFolderOfLessons() throws {
    let scratch = try Scratch()
    let session = try Session.gradus(data: scratch.data, ["--lessons", scratch.path + "/nowhere"])
    try session.expect("There are no lessons to show.")
    try session.expect("--lessons")
    try session.type("q")
    #expect(try session.end() == .exited(0))
  }

  @Test func anEmptyFolderOfLessons() throws {
    let scratch = try Scratch()
    let session = try Session.gradus(data: scratch.data, ["--lessons", scratch.lessons])
    try session.expect("There are no lessons to show.")
    try session.expect("01-start.md")
    try session.type("q")
    #expect(try session.end() == .exited(0))
  }

  @Test func aDataFolderThatCannotBe() throws {
    let scratch = try Scratch(lessons: Scratch.course)
    let file = scratch.path + "/file"
    try "".write(toFile: file, atomically: true, encoding: .utf8)
    let session = try Session.gradus(data: file, ["--lessons", scratch.lessons])
    try session.expect("Progress is not kept")
    try session.press(.down, .enter)
    try session.expect("page 1 of 2")
    try session.press(.enter)
    try session.type("6x(x^2+1)^2")
    try session.press(.enter)
    try session.expect("Right.")
    try session.expect("! not saved")
    try session.press(.controlC)
    #expect(try session.end() == .exited(3))
    #expect(session.screen.contains("1 answer is not saved."))
  }

  @Test func aSmallTerminalAndBack() throws {
    let scratch = try Scratch(lessons: Scratch.course)
    let session = try Session.gradus(data: scratch.data, ["--lessons", scratch.lessons])
    try session.expect("The chain rule")
    try session.resize(columns: 24, rows: 5)
    try session.expect("need 40x12, have 24x5")
    try session.resize(columns: 100, rows: 30)
    try session.expect("The chain rule")
    try session.type("q")
    #expect(try session.end() == .exited(0))
  }

  /// Terminals keep, cut or wrap what they showed; nothing of it may stay.
  @Test(arguments: [(80, 24), (130, 40), (64, 18)])
  func aResizedScreenIsDrawnAnew(columns: Int, rows: Int) throws {
    let scratch = try Scratch(lessons: Scratch.course)
    let arguments = ["--lessons", scratch.lessons]
    let fresh = try Session.gradus(data: scratch.data, arguments, columns: columns, rows: rows)
    try fresh.expect("The chain rule")
    let session = try Session.gradus(data: scratch.data, arguments, columns: 100, rows: 30)
    try session.expect("The chain rule")
    try session.resize(columns: columns, rows: rows)
    try session.expect("the screen of a fresh start") { $0.lines == fresh.screen.lines }
    for each in [fresh, session] {
      try each.type("q")
      #expect(try each.end() == .exited(0))
    }
  }

  @Test(arguments: ["< /dev/null", "> /dev/null"])
  func noTerminal(redirection: String) throws {
    let scratch = try Scratch(lessons: Scratch.course)
    let session = try Session(
      "sh",
      ["-c", "\"$0\" --no-linear --data-dir \"$1\" \(redirection); echo status $?", Session.program, scratch.data])
    try session.expect("needs a terminal")
    try session.expect("status 2")
  }

  @Test(arguments: ["", "TERM=dumb", "TERM=no-such-terminal"])
  func linesInPlaceOfAScreen(setting: String) throws {
    let scratch = try Scratch(lessons: Scratch.course)
    let tutor = "env \(setting) \"$0\" --data-dir \"$1\" --lessons \"$2\""
    let session = try Session(
      "sh",
      [
        "-c", "printf '2\\n\\n3(x^2+1)^2\\n6x(x^2+1)^2\\n' | \(tutor); echo status $?; \(tutor) < /dev/null",
        Session.program, scratch.data, scratch.lessons,
      ], columns: 200, rows: 60)
    try session.expect("Result: wrong.")
    try session.expect("The inside moves too.")
    try session.expect("Result: right.")
    try session.expect("status 0")
    try session.expect("The chain rule, done")
  }

  @Test func withoutColourAndUnicodeTheTutorIsWhole() throws {
    let scratch = try Scratch(lessons: Scratch.course)
    let session = try Session.gradus(
      data: scratch.data, ["--lessons", scratch.lessons], environment: ["LANG": "C", "LC_ALL": "C", "NO_COLOR": "1"])
    try session.expect("The chain rule")
    try session.press(.down, .enter)
    try session.expect("(x^2 + 1)^3")
    #expect(session.transcript.allSatisfy { $0 < 128 })
    #expect(session.screen.pen(of: "The chain rule")?.foreground == .standard)
    try session.press(.controlC)
    #expect(try session.end() == .exited(0))
  }
}
