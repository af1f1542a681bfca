/// Recall cards as notes of Anki, and back.
///
/// A note's id holds the lesson's and the card's, so that a deck that is exported again updates what was imported. What
/// a note has no field for stands in its tags (`difficulty::2`, `seconds::60`) and in parts of its sides.
extension NoteFile.Note {
  private static let idPrefix = "gradus/"

  package init(_ card: CardBlock, lesson: String, title: String) {
    func field(_ body: (inout HTML) -> Void) -> String {
      var html = HTML(.mathJax)
      body(&html)
      return html.text
    }
    let lists = [("points", "A good answer names", card.points), ("avoid", "A weak answer", card.avoid)]
    self.init(
      id: "\(Self.idPrefix)\(lesson)/\(card.id)", deck: "Gradus::\(title.replacing("::", with: ":"))",
      tags: (card.tags.map { $0.replacing(" ", with: "-") } + ["difficulty::\(card.difficulty)"])
        + (card.seconds.map { ["seconds::\($0)"] } ?? []),
      front: field { html in
        html.write(card.front)
        if !card.hints.isEmpty {
          html.raw("<details class=\"hints\"><summary>Hints</summary>")
          html.write(items: card.hints)
          html.raw("</details>")
        }
      },
      back: field { html in
        html.write(card.back)
        for (kind, title, items) in lists where !items.isEmpty {
          html.element("div", class: kind) { html in
            html.element("h4") { $0.write(title) }
            html.write(items: items)
          }
        }
        if let answer = card.answer {
          html.element("div", class: "answer") { html in
            html.element("h4") { $0.write("To be typed") }
            html.element("code") { $0.write(answer.text) }
          }
        }
      }, line: 0)
  }

  /// The card's own id, where the note is one of Gradus.
  fileprivate var cardID: String? {
    guard id.hasPrefix(Self.idPrefix), let last = id.split(separator: "/").last, String(last).isIdentifier else {
      return nil
    }
    return String(last)
  }
}

extension HTML {
  fileprivate mutating func write(items: [Prose]) {
    write([.list(Markdown.List(items: items.map { Markdown.List.Item(blocks: $0) }))])
  }
}

extension NoteFile {
  /// A lesson of these notes' cards, as Markdown. Ids come from the notes' own, so that a deck that is read again keeps
  /// what is known of its cards.
  package func lesson(title: String) throws(Refusal) -> String {
    var taken: [String: Int] = [:]
    var text = "---\ntitle: \(title.oneLine)\nsummary: Cards of a deck.\n---\n\n## Cards\n"
    for note in notes {
      let base = note.cardID ?? "card-" + String(stableHash(note.id.isEmpty ? note.front : note.id), radix: 36)
      taken[base, default: 0] += 1
      // Of two lessons' cards with one id, or of two equal notes, the later ones are counted.
      let count = taken[base] ?? 1
      let id = count == 1 ? base : "\(base)-again-\(count)"
      text += "\n" + (try card(note, id: id)).joined(separator: "\n") + "\n"
    }
    return text
  }

  private func card(_ note: Note, id: String) throws(Refusal) -> [String] {
    let front = HTMLReader.parts(of: note.front)
    let back = HTMLReader.parts(of: note.back)
    guard let question = front[HTMLReader.main], !question.isEmpty else {
      throw Refusal(line: note.line, reason: "the front holds nothing that can be shown as text")
    }
    // A picture alone is no answer that a terminal could show, and yet the card may be known by heart.
    let answer = back[HTMLReader.main].flatMap { $0.isEmpty ? nil : $0 } ?? [.paragraph([Markdown.Run(.text("…"))])]
    var lines = ["id: \(id)"] + prose("front", question) + prose("back", answer)
    for name in ["points", "avoid"] { lines += list(name, back[name] ?? []) }
    lines += list("hints", front["hints"] ?? [])
    if let typed = back["answer"]?.line, !typed.isEmpty { lines.append("answer: \(typed)") }
    var tags: [String] = []
    for tag in note.tags {
      let parts = tag.split(separator: ":", omittingEmptySubsequences: true).map(String.init)
      switch (parts.first, parts.count == 2 ? Int(parts[1]) : nil) {
      case ("difficulty", let number?) where (1...3).contains(number):
        if number > 1 { lines.append("difficulty: \(number)") }
      case ("seconds", let number?) where (5...3_600).contains(number): lines.append("seconds: \(number)")
      case _:
        let clean = String(tag.map { "[],`\"".contains($0) || $0.isWhitespace ? "-" : $0 })
        if !clean.isEmpty { tags.append(clean) }
      }
    }
    if !tags.isEmpty { lines.append("tags: \(tags.joined(separator: ", "))") }
    // Longer than any row of marks within, so that nothing in a card ends its block.
    let fence = String(repeating: "`", count: max(3, (lines.map(\.longestRunOfBackticks).max() ?? 0) + 1))
    return [fence + "card"] + lines + [fence]
  }

  private func prose(_ name: String, _ prose: Prose) -> [String] {
    ["\(name):"] + MarkdownWriter().lines(prose).map { $0.isEmpty ? "" : "  " + $0 }
  }

  /// The items of the lists in a part, one a line and more.
  private func list(_ name: String, _ prose: Prose) -> [String] {
    let items = prose.flatMap { block -> [Prose] in
      if case .list(let list) = block { list.items.map(\.blocks) } else { [[block]] }
    }.filter { !$0.isEmpty }
    guard !items.isEmpty else { return [] }
    return ["\(name):"]
      + items.flatMap { item in
        MarkdownWriter().lines(item).enumerated().map { index, line in
          index == 0 ? "  - " + line : line.isEmpty ? "" : "    " + line
        }
      }
  }
}

extension String {
  fileprivate var longestRunOfBackticks: Int { split { $0 != "`" }.map(\.count).max() ?? 0 }
}
