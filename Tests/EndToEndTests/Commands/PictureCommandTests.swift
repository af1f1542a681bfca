import Foundation
import Testing

/// `plot`, `contour`, `graph` and `descend` as scripts use them.
struct PictureCommandTests {
  @Test func picturesArePlainTextInAPipe() throws {
    for arguments in [
      ["plot", "tan(x)", "--x", "-5:5", "--y", "-5:5", "--size", "60x12"],
      ["contour", "x^2-y^2", "--size", "60x16"], ["graph", "(w*x-t)^2", "--at", "w=2,x=3,t=5"],
      ["descend", "x^2+10y^2", "--from", "x=4,y=1", "--size", "60x16"],
    ] {
      let run = try Run.gradus(arguments)
      #expect(run.status == 0, "\(arguments) \(run.errors)")
      #expect(!run.output.contains("\u{1B}"), "\(arguments)")
      #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(run.output)")
      let ascii = try Run.gradus(arguments + ["--ascii"])
      #expect(ascii.output.unicodeScalars.allSatisfy { $0.isASCII }, "\(ascii.output)")
    }
  }

  @Test func coloursComeWhenAskedFor() throws {
    let run = try Run.gradus(["contour", "x^2+y^2", "--color", "always", "--size", "40x12"])
    #expect(run.output.contains("\u{1B}["))
  }

  @Test func linearSaysSentences() throws {
    let curve = try Run.gradus(["plot", "x^2", "--linear"])
    #expect(curve.output.contains("falls to"))
    #expect(curve.output.contains("near x = 0"))
    let graph = try Run.gradus(["graph", "x*y", "--at", "x=2,y=3", "--linear"])
    #expect(graph.output.contains("df/dx = df/df * df/dx = 1 * 3 = 3"))
    let map = try Run.gradus(["contour", "x^2+y^2", "--linear"])
    #expect(map.output.contains("It is lowest"))
  }

  @Test func jsonIsJSON() throws {
    for arguments in [
      ["plot", "1/x", "--json"], ["contour", "ln(x)+y", "--json"], ["graph", "x*y", "--json"],
      ["descend", "x^2", "--from", "x=1", "--json"],
    ] {
      let run = try Run.gradus(arguments)
      #expect(run.status == 0)
      let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
      #expect(object is [String: Any], "\(arguments)")
    }
  }

  @Test func aPictureBecomesAFile() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).svg")
    defer { try? FileManager.default.removeItem(at: file) }
    let run = try Run.gradus(["contour", "x^2-y^2", "--svg", file.path])
    #expect(run.status == 0 && run.output.isEmpty, "\(run.errors)")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.hasPrefix("<svg") && text.contains("</svg>"))
    let missing = try Run.gradus(["plot", "x", "--svg", "/nowhere/at/all.svg"])
    #expect(missing.status == 3)
  }

  @Test func repeatingSaysWhatAFrameTakes() throws {
    let run = try Run.gradus(["contour", "x^2+y^2", "--size", "40x12", "--repeat", "2"])
    #expect(run.output.contains("ns a frame"))
  }

  @Test(arguments: [
    (["plot", "x*y"], "a curve has one variable"), (["contour", "x^2"], "a map takes two variables"),
    (["contour", "x+y", "--x", "2:1"], "from the smaller number"), (["plot", "x", "--x", "3"], "expected a range"),
    (["graph", "2+3"], "it has no variable"), (["graph", "x", "--at", "y=1"], "does not occur"),
    (["plot", "x", "--size", "5x5"], "--size takes"),
    (["descend", "x", "--from", "x=1", "--schedule", "slow"], "--schedule"),
  ])
  func badInputIsRefusedWithTheWayOut(arguments: [String], message: String) throws {
    let run = try Run.gradus(arguments)
    #expect(run.status == 2)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test func oneSeedGivesOneRun() throws {
    let arguments = ["descend", "x^2+10y^2", "--from", "x=4,y=1", "--noise", "2", "--json", "--steps", "50"]
    let first = try Run.gradus(arguments + ["--seed", "3"])
    let again = try Run.gradus(arguments + ["--seed", "3"])
    let other = try Run.gradus(arguments + ["--seed", "4"])
    #expect(first.output == again.output)
    #expect(first.output != other.output)
  }

  @Test func aRunIsRecordedAndReplayedIdentically() throws {
    let folder = FileManager.default.temporaryDirectory
    let file = folder.appending(path: "\(UUID().uuidString).txt")
    defer { try? FileManager.default.removeItem(at: file) }
    let record = try Run.gradus([
      "descend", "x^2+10y^2", "--from", "x=-4,y=1", "--noise", "2", "--seed", "7", "--steps", "40", "--frames", "5",
      "--size",
      "50x14", "--record", file.path,
    ])
    #expect(record.status == 0, "\(record.errors)")
    let replay = try Run.gradus(["replay", file.path])
    #expect(replay.status == 0, "\(replay.errors)")
    for step in [0, 10, 20, 30, 40] { #expect(replay.output.contains("step \(step)\n")) }
    // Another seed is another run.
    let text = try String(contentsOf: file, encoding: .utf8).replacing("> 7\n", with: "> 8\n")
    try text.write(to: file, atomically: true, encoding: .utf8)
    let other = try Run.gradus(["replay", file.path])
    #expect(other.status == 1)
    #expect(other.errors.contains("is another one"), "\(other.errors)")
    try "something else".write(to: file, atomically: true, encoding: .utf8)
    let alien = try Run.gradus(["replay", file.path])
    #expect(alien.status == 2)
  }

  @Test func aDescentIsToldInSentences() throws {
    let run = try Run.gradus(["descend", "x^2+10y^2", "--from", "x=4,y=1", "--linear", "--steps", "20"])
    #expect(run.output.contains("Step 20, gd at rate"), "\(run.output)")
  }
}
