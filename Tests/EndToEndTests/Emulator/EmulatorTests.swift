import Testing

struct EmulatorTests {
  private func show(_ bytes: String, columns: Int = 10, rows: Int = 4) -> Emulator {
    var emulator = Emulator(columns: columns, rows: rows)
    emulator.feed(bytes)
    return emulator
  }

  /// What is written, and the lines that stand there then.
  @Test(arguments: [
    ("abc\r\ndef", ["abc", "def", "", ""]),
    ("abcdefghijkl", ["abcdefghij", "kl", "", ""]),
    ("abcdefghij\rX", ["Xbcdefghij", "", "", ""]),  // the wrap waits for the next character
    ("\u{1B}[?7labcdefghijkl", ["abcdefghil", "", "", ""]),
    ("1\r\n2\r\n3\r\n4\r\n5", ["2", "3", "4", "5"]),
    ("\u{1B}[3;4HX\u{1B}[AY\u{1B}[2DZ", ["", "   ZY", "   X", ""]),
    ("ab\u{08}c\tX", ["ac      X", "", "", ""]),
    ("abc\u{1B}[5G\u{1B}[3dX", ["abc", "", "    X", ""]),
    ("abcdef\u{1B}[3G\u{1B}[K", ["ab", "", "", ""]),
    ("abcdef\u{1B}[3G\u{1B}[1K", ["   def", "", "", ""]),
    ("abcdef\u{1B}[3G\u{1B}[2X", ["ab  ef", "", "", ""]),
    ("abcdef\u{1B}[3G\u{1B}[2P", ["abef", "", "", ""]),
    ("abcdef\u{1B}[3G\u{1B}[2@", ["ab  cdef", "", "", ""]),
    ("abc\u{1B}[2G\u{1B}[4hX\u{1B}[4lY", ["aXYc", "", "", ""]),
    ("1\r\n2\r\n3\r\n4\u{1B}[2;2H\u{1B}[J", ["1", "2", "", ""]),
    ("1\r\n2\r\n3\r\n4\u{1B}[3;1H\u{1B}[1J", ["", "", "", "4"]),
    ("1\r\n2\r\n3\r\n4\u{1B}[2JX", ["", "", "", " X"]),
    ("1\r\n2\r\n3\r\n4\u{1B}[2;3r\u{1B}[3;1H\nX", ["1", "3", "X", "4"]),
    ("1\r\n2\r\n3\r\n4\u{1B}[2;3r\u{1B}[2;1H\u{1B}MX", ["1", "X", "2", "4"]),
    ("1\r\n2\r\n3\r\n4\u{1B}[2;1H\u{1B}[L", ["1", "", "2", "3"]),
    ("1\r\n2\r\n3\r\n4\u{1B}[2;1H\u{1B}[2M", ["1", "4", "", ""]),
    ("1\r\n2\r\n3\r\n4\u{1B}[S", ["2", "3", "4", ""]),
    ("1\r\n2\r\n3\r\n4\u{1B}[2T", ["", "", "1", "2"]),
    ("a\u{1B}[4b", ["aaaaa", "", "", ""]),
    ("\u{1B}(0lqk\u{1B}(Bq", ["┌─┐q", "", "", ""]),
    ("∂e\u{301}漢b", ["∂e\u{301}漢b", "", "", ""]),
    ("abcdefghi漢", ["abcdefghi", "漢", "", ""]),
    ("漢字\u{1B}[2GX", [" X字", "", "", ""]),
    ("a\u{1B}]0;title\u{07}b\u{1B}P1$r\u{1B}\\c", ["abc", "", "", ""]),
    ("a\u{1B}7\u{1B}[3;3Hb\u{1B}8c", ["ac", "", "  b", ""]),
    ("a\u{1B}[99999999999999999999Bb", ["a", " b", "", ""]),
  ])
  func writes(bytes: String, lines: [String]) {
    #expect(show(bytes).screen.lines == lines)
  }

  @Test func colours() {
    let emulator = show("\u{1B}[1;31mr\u{1B}[22;48;5;200mp\u{1B}[38;2;1;2;3;4md\u{1B}[0;7mi\u{1B}[my\u{1B}[92;105mz")
    let pens = emulator.screen.cells[0].prefix(6).map(\.pen)
    #expect(
      pens == [
        Pen(foreground: .indexed(1), attributes: .bold),
        Pen(foreground: .indexed(1), background: .indexed(200)),
        Pen(foreground: .direct(red: 1, green: 2, blue: 3), background: .indexed(200), attributes: .underline),
        Pen(attributes: .reverse),
        Pen(),
        Pen(foreground: .indexed(10), background: .indexed(13)),
      ])
    #expect(show("\u{1B}[44m\u{1B}[K").screen.cells[0][9].pen == Pen(background: .indexed(4)))
  }

  @Test func theAlternateScreenHidesAndBringsBack() {
    var emulator = show("shell")
    emulator.feed("\u{1B}[?1049h\u{1B}[H\u{1B}[2Jtutor")
    #expect(emulator.isAlternate)
    #expect(emulator.screen.lines[0] == "tutor")
    emulator.feed("\u{1B}[?1049l!")
    #expect(emulator.screen.lines[0] == "shell!")
  }

  @Test func modesAndControlsAreRecorded() {
    let emulator = show("\u{1B}[?1;2004h\u{1B}[?25l\u{1B}(0\u{1B}]11;?\u{07}\u{1B}[31m\u{1B}_x\u{1B}\\\u{1B}[!p")
    #expect(emulator.controls == ["CSI ?1h", "CSI ?2004h", "CSI ?25l", "ESC (0", "OSC 11?", "CSI m", "APC", "CSI !p"])
    #expect(show("\u{1B}[?1h\u{1B}[?25l").modes == ["?1", "?7"])
    #expect(!Emulator.harmless.isSuperset(of: emulator.controls))
    #expect(show("\u{9B}31m").controls == ["C1 155"])
  }

  @Test func questionsAreAnswered() {
    #expect(String(decoding: show("ab\u{1B}[6n").answers, as: UTF8.self) == "\u{1B}[1;3R")
    #expect(String(decoding: show("\u{1B}[c").answers, as: UTF8.self) == "\u{1B}[?62;22c")
  }

  @Test func positionsAndPensOfText() {
    let screen = show("ab\r\n漢\u{1B}[1mcd").screen
    #expect(screen.position(of: "cd") == Screen.Position(row: 1, column: 2))
    #expect(screen.pen(of: "cd")?.attributes == .bold)
    #expect(screen.position(of: "dc") == nil)
  }

  @Test func resizingKeepsWhatFits() {
    var emulator = show("abcdef\r\nghi")
    emulator.resize(columns: 3, rows: 1)
    #expect(emulator.screen.lines == ["abc"])
    emulator.resize(columns: 5, rows: 2)
    #expect(emulator.screen.lines == ["abc", ""])
  }

  @Test func invalidBytesBecomeReplacements() {
    var emulator = Emulator(columns: 10, rows: 1)
    emulator.feed([0x61, 0xFF, 0xC3, 0x28, 0xE2, 0x82])
    emulator.feed([0xAC, 0x62])
    #expect(emulator.screen.lines[0].hasPrefix("a\u{FFFD}"))
    #expect(emulator.screen.lines[0].hasSuffix("€b"))
  }

  @Test func noBytesStopIt() {
    for seed in UInt64(1)...200 {
      var state = seed
      let alphabet = Array("\u{1B}[]();?0123456789HJKLMPXSTbmrhlABCDEGdq@P\\_^\u{07}\r\n\t漢é\u{301}xy".utf8)
      var emulator = Emulator(columns: Int(seed % 7) + 1, rows: Int(seed % 5) + 1)
      for _ in 0..<500 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        emulator.feed([alphabet[Int((state >> 33) % UInt64(alphabet.count))]])
      }
      let screen = emulator.screen
      #expect(
        screen.cells.count == screen.rows && screen.cells.allSatisfy { $0.count == screen.columns }, "seed \(seed)")
    }
  }
}
