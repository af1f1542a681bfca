import Testing

@testable import Courseware

struct NoteFileTests {
  /// Every card of the course.
  private static let cards: [(card: CardBlock, lesson: Lesson)] = ShippedLessons.entries.map {
    ShippedLessons.folder.lesson($0)
  }.flatMap { lesson in
    lesson.liveBlocks.compactMap { page, block in
      if case .card(let card) = block { (card, lesson) } else { nil }
    }
  }

  @Test func theCourseGoesToAnkiAndComesBackAsItWas() throws {
    let notes = Self.cards.map { NoteFile.Note($0.card, lesson: $0.lesson.id, title: $0.lesson.title) }
    #expect(notes.count > 200)
    let text = NoteFile(notes: notes).text
    let read = try NoteFile(Array(text.utf8))
    #expect(read.notes.count == notes.count)
    for (was, comes) in zip(notes, read.notes) {
      var comes = comes
      comes.line = 0
      #expect(was == comes)
    }
    // As a lesson, and out again: nothing is lost on the way, whatever the card holds.
    let lesson = Lesson.read(Array(try read.lesson(title: "Deck").utf8), file: "90-deck.md")
    #expect(lesson.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
    let again = lesson.liveBlocks.compactMap { page, block -> NoteFile.Note? in
      if case .card(let card) = block { NoteFile.Note(card, lesson: "deck", title: "Deck") } else { nil }
    }
    #expect(again.count == notes.count)
    for (was, comes) in zip(notes, again) {
      #expect(comes.front == was.front, "\(was.id)")
      #expect(comes.back == was.back, "\(was.id)")
      #expect(comes.tags == was.tags, "\(was.id)")
      // Of two lessons' cards with one id the second has another.
      let (id, own) = (comes.id.dropFirst("gradus/deck/".count), was.id.split(separator: "/").last ?? "")
      #expect(id == own || id == own + "-again-2", "\(was.id)")
    }
  }

  @Test func mathematicsIsThatOfMathJax() throws {
    let note = try #require(Self.note(front: "$\\frac{a}{b} < 1$ and $$x^2$$"))
    #expect(note.front.contains("\\(\\frac{a}{b} &lt; 1\\)"))
    #expect(note.front.contains("\\[x^2\\]"))
    #expect(NoteFile(notes: [note]).text.hasPrefix("#separator:tab\n#html:true\n#guid column:1\n"))
  }

  @Test(arguments: [
    "plain words, with \\* and \\_ and 1\\. and \\- in them", "*so* and **so** and `code <b>`",
    "first\n\nsecond paragraph", "- one\n- two\n  - inside\n- three", "1. one\n2. two",
    "| a | b |\n|---|--:|\n| 1 | 2 |",
    "a line\\\nand another", "$x < y$ & more &amp; less", "~~~text\nlet x = 1 < 2\n\n  y\n~~~", "> said",
    "a [link](https://example.org/a_b) here", "``a ` tick``", "\\{a\\} and \\$5 and \\#1",
  ])
  func anythingInACardComesBack(_ markdown: String) throws {
    let note = try #require(Self.note(front: markdown))
    let lesson = try NoteFile(notes: [note]).lesson(title: "Deck")
    let again = try #require(Self.note(of: lesson), "\(lesson)")
    #expect(again.front == note.front, "\(lesson)")
  }

  @Test func ankisOwnHTMLIsRead() throws {
    let text = """
      #separator:tab
      #html:true
      #guid column:1
      #notetype column:2
      #deck column:3
      #tags column:6
      Oa`x2,9B\tBasic\tMine\t<div>What is&nbsp;<b>2<sup>3</sup></b>?</div><div><br></div><div>Say it.</div>\t"<ul><li>8</li><li>not ""6""</li></ul>"\tarithmetic difficulty::2 marked::later
      """
    let lesson = try NoteFile(Array(text.utf8)).lesson(title: "Mine")
    let note = try #require(Self.note(of: lesson), "\(lesson)")
    #expect(note.front == "<p>What is <strong>23</strong>?</p><p>Say it.</p>")
    #expect(note.back == "<ul><li>8</li><li>not &quot;6&quot;</li></ul>")
    #expect(note.tags == ["arithmetic", "marked::later", "difficulty::2"])
    // The id is made from Anki's: read again, the card is the same.
    #expect(note.id == (try Self.note(of: NoteFile(Array(text.utf8)).lesson(title: "Mine")))?.id)
  }

  @Test func otherSeparatorsAndPlainTextAreRead() throws {
    let file = try NoteFile(
      Array("#separator:Semicolon\n#html:false\n#tags:a b\n\"x; <y>\nz\";back\n# a comment\nq;r;s\n".utf8))
    #expect(file.notes.map(\.front) == ["x; &lt;y&gt;<br>z", "q"])
    #expect(file.notes.map(\.back) == ["back", "r<br><br>s"])
    #expect(file.notes.map(\.tags) == [["a", "b"], ["a", "b"]])
    #expect(file.notes.map(\.line) == [4, 7])
  }

  @Test(arguments: [
    ("#separator:Nothing\n", 1, "#separator"), ("#html:maybe\n", 1, "#html"), ("\n#guid column:0\n", 0, ""),
    ("#separator:tab\n#guid column:0\na\tb", 2, "#guid column"), ("a\tb\n\"open\tc\n", 2, "no closing quote"),
    ("a\tb\n\"x\"y\tc\n", 2, "closing quote"), ("alone\n", 1, "needs a front and a back"),
    ("\t\tb\n", 1, "front is empty"),
    ("a\tb\n<img src=\"p.png\">\tb\n", 2, "can be shown"), ("a\tb\nc\0\td\n", 2, "UTF-8"),
  ])
  func hostileFilesAreRefusedWithTheirLine(_ text: String, _ line: Int, _ words: String) throws {
    do {
      let notes = try NoteFile(Array(text.utf8))
      _ = try notes.lesson(title: "Deck")
      #expect(line == 0)
    } catch {
      #expect(error.line == line, "\(error)")
      #expect(error.reason.contains(words), "\(error)")
    }
  }

  @Test func whatIsNoTextIsRefused() {
    #expect(throws: NoteFile.Refusal.self) { try NoteFile([0x61, 0x09, 0xFF, 0x0A]) }
    #expect(throws: NoteFile.Refusal.self) { try NoteFile(Array(repeating: 0x61, count: NoteFile.largest + 1)) }
  }

  @Test func manyEqualNotesAreManyCards() throws {
    let text = String(repeating: "same\tback\n", count: 5_000)
    let lesson = try NoteFile(Array(text.utf8)).lesson(title: "Deck")
    #expect(Set(lesson.split(separator: "\n").filter { $0.hasPrefix("id: ") }).count == 5_000)
  }

  @Test func deepAndBrokenMarkupIsTakenAsFarAsItGoes() throws {
    let deep = String(repeating: "<ul><li>", count: 5_000) + "x"
    let broken = "</li></ul><b><i>a</b> < b &bogus; &#99999999; <unclosed \\( \\[ x"
    for front in [deep, broken] {
      let lesson = try NoteFile(Array("\(front)\tback\n".utf8)).lesson(title: "Deck")
      #expect(Self.note(of: lesson) != nil, "\(lesson.prefix(300))")
    }
  }

  // MARK: Cards

  private static func note(front: String) -> NoteFile.Note? {
    let lines = front.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }
    return note(
      of: "---\ntitle: T\n---\n\n## P\n\n````card\nid: c\nfront:\n\(lines.joined(separator: "\n"))\nback: b\n````\n")
  }

  private static func note(of lesson: String) -> NoteFile.Note? {
    Lesson.read(Array(lesson.utf8), file: "90-deck.md").liveBlocks.lazy.compactMap { page, block in
      if case .card(let card) = block { NoteFile.Note(card, lesson: "deck", title: "Deck") } else { nil }
    }.first
  }
}
