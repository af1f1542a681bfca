import Testing

@testable import Terminal

struct TextFieldTests {
  /// Plays keys and shows the text with the caret as `|`.
  private func play(_ text: String, _ keys: [Key], history: [String] = []) -> String {
    var field = TextField(text, history: history)
    for key in keys { field.handle(key) }
    return String(field.characters[..<field.cursor]) + "|" + String(field.characters[field.cursor...])
  }

  @Test(
    arguments: [
      ("", ["a", "b"], "ab|"),
      ("abc", [.left, .left, "x"], "ax|bc"),
      ("abc", [.home, .delete, .end, .backspace], "b|"),
      ("abc", [.control("a"), .control("d"), .control("e"), .control("h")], "b|"),
      ("abc", [.control("b"), .control("b"), .control("b"), .control("b"), .control("f")], "a|bc"),
      ("abc", [.left, .control("k")], "ab|"),
      ("abc", [.left, .control("u")], "|c"),
      ("sin(x) + cos", [.control("w")], "sin(x) + |"),
      ("sin(x) + cos", [.control("w"), .control("w")], "sin(|"),
      ("sin(x) + cos", [.wordLeft, .wordLeft, .wordLeft], "|sin(x) + cos"),
      ("sin(x)", [.home, .wordRight], "sin|(x)"),
      ("one two", [.home, .alt("d")], "| two"),
      ("one two", [.control("w"), .control("a"), .control("y")], "two|one "),
      ("ab", [.control("t")], "ba|"),
      ("abc", [.home, .right, .control("t")], "ba|c"),
      ("a", [.control("t")], "a|"),
      ("abc", [.home, .backspace, .left], "|abc"),
      ("abc", [.delete, .right], "abc|"),
      ("e", [.character("\u{301}")], "e\u{301}|"),
    ] as [(String, [Key], String)])
  func lineKeys(text: String, keys: [Key], expected: String) {
    #expect(play(text, keys) == expected)
  }

  @Test(
    arguments: [
      (["a", "b", .control("_")], "|"),
      (["a", .control("a"), "b", .control("_")], "|a"),
      (["a", "b", .backspace, .control("_")], "ab|"),
      (["a", "b", .control("u"), .control("_"), .control("_")], "|"),
      ([.control("_")], "|"),
    ] as [([Key], String)])
  func undoTakesStepsBack(keys: [Key], expected: String) {
    #expect(play("", keys) == expected)
  }

  @Test(
    arguments: [
      ([.up], "second|"),
      ([.up, .up], "first|"),
      ([.up, .up, .up], "first|"),
      (["d", .up, .up, .down, .down], "d|"),
      (["d", .up, "x", .down], "secondx|"),
      ([.control("p"), .control("n")], "|"),
    ] as [([Key], String)])
  func historyIsWalked(keys: [Key], expected: String) {
    #expect(play("", keys, history: ["first", "second"]) == expected)
  }

  @Test func otherKeysAreTheScreens() {
    var field = TextField("a")
    for key in [Key.enter, .escape, .tab, .backTab, .function(1), .pageUp, .control("l"), .up] {
      #expect(field.handle(key) == .ignored)
    }
  }

  @Test func aPasteIsOneCleanLine() {
    var field = TextField("()")
    field.handle(.left)
    #expect(field.paste("x\r\n\u{1B}[2J\u{200B}y") == .handled)
    #expect(field.text == "(x ^[[2Jy)")
    #expect(field.cursor == 9)
    field.handle(.control("_"))
    #expect(field.text == "()")
  }

  @Test func theLimitIsInBytes() {
    var field = TextField()
    #expect(field.paste(String(repeating: "a", count: TextField.limit - 1)) == .handled)
    #expect(field.handle("∇") == .cut)
    #expect(field.handle("b") == .handled)
    #expect(field.handle("c") == .cut)
    #expect(field.paste("d") == .cut)
    #expect(field.text.utf8.count == TextField.limit)
    var other = TextField()
    #expect(other.paste(String(repeating: "∇", count: 4_000)) == .cut)
    #expect(other.text.utf8.count == 9_999)
  }

  @Test(arguments: [
    ("", 5, "", 0), ("abc", 5, "abc", 3), ("abcd", 5, "abcd", 4), ("abcde", 5, "‹cde", 4), ("abcdefgh", 5, "‹fgh", 4),
    ("abc", 1, "‹", 0),
  ])
  func theCaretStaysInView(text: String, width: Int, shown: String, column: Int) {
    var surface = Surface(Size(width: width, height: 1))
    TextField(text).draw(in: surface.bounds, on: &surface, isFocused: true)
    #expect(surface.rows == [shown])
    #expect(surface.cursor == Point(x: column, y: 0))
  }

  @Test func marksShowWhatIsHidden() {
    var field = TextField("abcdefghij")
    field.handle(.home)
    #expect(picture(5, 1) { field.draw(in: $0, on: &$1, isFocused: true) } == ["abcd›"])
    for _ in 0..<5 { field.handle(.right) }
    #expect(picture(5, 1) { field.draw(in: $0, on: &$1, isFocused: true) } == ["‹def›"])
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func anyKeysKeepTheCaretInside(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let keys: [Key] = [
      "a", " ", "漢", .character("\u{301}"), .left, .right, .home, .end, .backspace, .delete, .up, .down, .wordLeft,
      .wordRight, .control("k"), .control("u"), .control("w"), .control("y"), .control("t"), .control("_"), .alt("d"),
    ]
    var field = TextField("start", history: ["one", "漢字"])
    for _ in 0..<300 {
      field.handle(keys[Int.random(in: 0..<keys.count, using: &generator)])
      #expect((0...field.characters.count).contains(field.cursor), "seed \(seed)")
      for width in [1, 2, 3, 8] {
        var surface = Surface(Size(width: width, height: 1))
        field.draw(in: surface.bounds, on: &surface, isFocused: true)
        #expect(surface.cursor != nil, "seed \(seed)")
      }
    }
  }
}
