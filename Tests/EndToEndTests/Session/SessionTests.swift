import Foundation
import Testing

/// The harness itself, tried on programs that every machine has.
@Suite(.serialized)
struct SessionTests {
  @Test func aScriptIsAnswered() throws {
    let session = try Session("sh", ["-c", "printf 'name? '; read name; echo \"hello, $name\"; exit 3"])
    try session.expect("name? ")
    try session.type("Ada\r")
    try session.expect("hello, Ada")
    #expect(try session.end() == .exited(3))
    #expect(session.screen.lines.prefix(2) == ["name? Ada", "hello, Ada"])
    #expect(session.emulator.controls.isEmpty)
  }

  @Test func theProgramHasTheTerminalAndItsSize() throws {
    let session = try Session(
      "sh", ["-c", "stty size; trap 'stty size; exit' WINCH; echo ready; while :; do sleep 0.01; done"], columns: 100,
      rows: 30)
    try session.expect("30 100")
    try session.expect("ready")
    try session.resize(columns: 60, rows: 16)
    try session.expect("16 60")
    #expect(try session.end() == .exited(0))
  }

  @Test func theEnvironmentIsOnlyWhatIsGiven() throws {
    let session = try Session("sh", ["-c", "echo $TERM/$GRADUS_SAMPLE/$USER/"], environment: ["GRADUS_SAMPLE": "1"])
    try session.expect("xterm-256color/1//")
  }

  @Test func signalsAreSeen() throws {
    let session = try Session("sh", ["-c", "echo ready; while :; do sleep 1; done"])
    try session.expect("ready")
    session.send(signal: SIGTERM)
    #expect(try session.end() == .killed(SIGTERM))
    let interrupted = try Session(
      "sh", ["-c", "trap 'echo caught; exit 7' INT; echo ready; while :; do sleep 0.01; done"])
    try interrupted.expect("ready")
    try interrupted.press(.controlC)
    try interrupted.expect("caught")
    #expect(try interrupted.end() == .exited(7))
  }

  @Test func changedSettingsAreSeen() throws {
    let session = try Session("sh", ["-c", "stty raw -echo; echo ready; read line; stty sane; echo done"])
    try session.expect("ready")
    #expect(session.settingsBefore.echoes)
    #expect(try !session.settings().echoes)
    #expect(try session.settings() != session.settingsBefore)
    try session.type("\n")
    try session.expect("done")
  }

  @Test func aClosedTerminalHangsUp() throws {
    let session = try Session("sh", ["-c", "echo ready; while :; do sleep 0.01; done"])
    try session.expect("ready")
    session.disconnect()
    #expect(try session.end() == .killed(SIGHUP))
  }

  @Test func whatDoesNotComeFailsWithAPicture() throws {
    let session = try Session(
      "sh", ["-c", "echo something else; read line"], columns: 20, patience: .milliseconds(200))
    #expect {
      try session.expect("never")
    } throws: { error in
      "\(error)".contains("|something else      |")
    }
  }

  @Test(.enabled(if: Session.exists("less"), "less is not installed"))
  func aPagerFillsTheScreen() throws {
    let file = FileManager.default.temporaryDirectory.path + "/gradus-\(UUID().uuidString)"
    try (1...200).map { "line \($0) ∇" }.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: file) }
    let session = try Session("less", [file], columns: 40, rows: 10, environment: ["LESS": "", "LESSHISTFILE": "-"])
    try session.expect { $0.lines[0] == "line 1 ∇" && $0.lines[8] == "line 9 ∇" }
    #expect(session.emulator.isAlternate)
    try session.press(.down, .down)
    try session.expect { $0.lines[0] == "line 3 ∇" && $0.lines[8] == "line 11 ∇" }
    try session.press(.up)
    try session.expect { $0.lines[0] == "line 2 ∇" && $0.lines[1] == "line 3 ∇" }
    try session.type("G")
    try session.expect { $0.lines[8] == "line 200 ∇" && $0.lines[9].contains("END") }
    try session.resize(columns: 40, rows: 6)
    // A resize that meets `less` between the prompt and its read waits for the next key: this one draws anew.
    try session.type("r")
    try session.expect("the prompt on the new last line") {
      $0.lines[4].hasPrefix("line ") && !$0.lines[5].hasPrefix("line ")
    }
    try session.type("q")
    #expect(try session.end() == .exited(0))
    #expect(!session.emulator.isAlternate)
    #expect(session.emulator.controls.isSubset(of: Emulator.harmless), "\(session.emulator.controls)")
  }

  @Test(.enabled(if: Session.exists("vi"), "vi is not installed"))
  func anEditorInsertsAndDeletes() throws {
    let session = try Session("vi", ["-u", "NONE", "-i", "NONE", "-n"], columns: 40, rows: 8)
    try session.expect { $0.lines[1] == "~" }
    try session.type("ione\rtwo\rthree")
    try session.expect { $0.lines.prefix(3) == ["one", "two", "three"] }
    try session.press(.escape)
    try session.type("ggdd")
    try session.expect { $0.lines.prefix(3) == ["two", "three", "~"] }
    try session.type(":q!\r")
    #expect(try session.end() == .exited(0))
  }

  @Test func theProgramIsBuilt() {
    #expect(FileManager.default.isExecutableFile(atPath: Session.program))
  }
}

extension Session {
  fileprivate static func exists(_ program: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: $0 + "/" + program)
    }
  }
}
