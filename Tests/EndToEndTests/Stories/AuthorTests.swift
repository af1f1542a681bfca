import Foundation
import Testing

/// A new author's path: a template, a slip, what the linter says, the preview, and a learner who answers.
@Suite(.serialized)
struct AuthorTests {
  private func run(_ arguments: String, in scratch: Scratch) throws -> (status: ExitStatus, screen: [String]) {
    let session = try Session(
      "sh", ["-c", "cd \"$1\" && \"$0\" \(arguments)", Session.program, scratch.lessons], columns: 160, rows: 50)
    let status = try session.end()
    return (status, session.screen.lines)
  }

  @Test func fromTheTemplateToALearnersAnswer() throws {
    let scratch = try Scratch()
    let file = scratch.lessons + "/01-slopes.md"
    #expect(try run("new 01-slopes.md", in: scratch).status == .exited(0))
    #expect(try run("new 01-slopes.md", in: scratch).status == .exited(2), "a file that is there is not touched")
    let clean = try run("lint 01-slopes.md", in: scratch)
    #expect(clean.status == .exited(0) && clean.screen.contains { $0.contains("nothing is wrong") })

    // The author writes an exercise of their own, with a key that is a slip of the fingers and a wrong answer that is right.
    var text = try String(contentsOfFile: file, encoding: .utf8)
    let start = try #require(text.range(of: "## Let them do it")?.lowerBound)
    let exercise = """
      ## Let them do it

      ```exercise
      id: cube
      ask: Differentiate $(x^2+1)^3$.
      functoin: (x^2+1)^3
      variable: x
      wrong: 6x(x^2+1)^2
        The inside moves too.
      ```

      """
    text = String(text[..<start]) + exercise
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    let line = text[..<(try #require(text.range(of: "functoin")?.lowerBound))].count { $0 == "\n" } + 1
    let first = try run("lint 01-slopes.md", in: scratch)
    #expect(first.status == .exited(1))
    #expect(
      first.screen.contains {
        $0.hasPrefix(
          "01-slopes.md:\(line):1: warning: an exercise has no field \"functoin\" - did you mean \"function\"?")
      })
    let preview = try Session(
      "sh", ["-c", "cd \"$1\" && exec \"$0\" preview 01-slopes.md", Session.program, scratch.lessons])
    try preview.expect("page 1 of 3")
    try preview.expect("an exercise needs a field")
    try preview.press(.right, .right)
    try preview.expect("This exercise block has a mistake")

    // Saved as editors do that write a new file and rename it.
    text = text.replacing("functoin", with: "function")
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    try preview.expect("Differentiate")
    try preview.expect("page 3 of 3")
    try preview.expect("this answer is right")
    let second = try run("lint 01-slopes.md", in: scratch)
    #expect(second.status == .exited(1) && second.screen.contains { $0.contains("[wrong-is-right]") })

    // Saved in place.
    text = text.replacing("wrong: 6x(x^2+1)^2", with: "wrong: 3(x^2+1)^2")
    let handle = try #require(FileHandle(forWritingAtPath: file))
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
    try preview.expect("the preview without a finding") { !$0.contains("this answer is right") }
    #expect(try run("lint 01-slopes.md", in: scratch).status == .exited(0))
    try preview.press(.enter)
    try preview.expect("Answer")
    try preview.type("3(x^2+1)^2")
    try preview.press(.enter)
    try preview.expect("The inside moves too.")
    try preview.press(.controlC)
    #expect(try preview.end() == .exited(0))
    #expect(!FileManager.default.fileExists(atPath: scratch.data), "a preview keeps nothing")

    let learner = try Session.gradus(data: scratch.data, ["learn", "slopes", "--lessons", scratch.lessons])
    try learner.expect("page 1 of 3")
    try learner.press(.right, .right, .enter)
    try learner.type("6x(x^2+1)^2")
    try learner.press(.enter)
    try learner.expect("Right.")
    try learner.press(.controlC)
    #expect(try learner.end() == .exited(0))
  }

  @Test func aHandoutIsWritten() throws {
    let scratch = try Scratch(lessons: Scratch.course)
    let html = try run(
      "export 02-chain-rule.md --format html --answers > out.html; cat out.html | head -c 15", in: scratch)
    #expect(html.status == .exited(0) && html.screen[0] == "<!DOCTYPE html>")
    let text = try run("export 02-chain-rule.md", in: scratch)
    #expect(text.screen.contains("The chain rule") && text.screen.contains("[Exercise 1]"))
    #expect(try run("export nothing.md", in: scratch).status == .exited(2))
  }

  @Test func previewingNothingNamesTheWayOut() throws {
    let scratch = try Scratch()
    let result = try run("preview 05-nothing.md", in: scratch)
    #expect(result.status == .exited(2) && result.screen[0].contains("gradus new 05-nothing.md"))
  }
}
