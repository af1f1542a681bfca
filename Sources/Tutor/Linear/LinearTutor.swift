import Terminal

/// The tutor as lines: what is new is said, and each answer is a line.
///
///     var linear = LinearTutor(tutor)
///     for line in linear.speak() { print(line) }
///     while let line = readLine() { perform(linear.hear(line)); linear.speak().forEach { print($0) } }
///
/// It never takes a line back: what was said stays in the terminal's own history.
package struct LinearTutor: Sendable {
  package var tutor: Tutor
  /// What has been said on the open screen, and on those below it.
  private var said: [Said] = []
  /// What a line of the session itself asks for.
  private var asides: [String] = []

  package init(_ tutor: Tutor) { self.tutor = tutor }

  // MARK: Speaking

  /// The lines that are new since the last time, then what can be answered.
  package mutating func speak() -> [String] {
    let (narration, heading, notice) = tutor.narration
    var lines = asides
    asides = []
    let place = tutor.depth - 1
    let isBack = said.count > tutor.depth
    said.removeLast(max(0, said.count - tutor.depth))
    while said.count <= place { said.append(Said(heading: heading, section: narration.section)) }
    if said[place].section != narration.section || said[place].heading.title != heading.title {
      said[place] = Said(heading: heading, section: narration.section)
    }
    if isBack || said[place].isNew { lines.append(Self.title(heading)) }
    lines += narration.lines.filter { !said[place].lines.contains($0) }.map(\.text)
    said[place].lines = Set(narration.lines)
    said[place].isNew = false
    if let notice { lines.append("Note: \(notice)") }
    return lines + menu(narration)
  }

  /// What a screen has said.
  private struct Said {
    let heading: Heading
    let section: Int
    var lines: Set<ScriptLine> = []
    var isNew = true
  }

  private static func title(_ heading: Heading) -> String {
    let status = heading.status.replacing("✓ ", with: "").replacing(" ·", with: ",")
    let title = heading.title.replacing("  ›  ", with: ", ").replacing("  ", with: " ")
    return status.isEmpty ? "Screen: \(title)." : "Screen: \(title), \(status)."
  }

  /// More choices than these stand on lines of their own.
  private static let shortMenu = 7

  private mutating func menu(_ narration: Narration) -> [String] {
    if let prompt = narration.prompt {
      let words = (narration.choices + ["quit"]).joined(separator: ", ")
      return ["\(prompt); or one of the words: \(words)."]
    }
    let entries = narration.choices.enumerated().map { "\($0 + 1) \($1)" }
    guard entries.count > Self.shortMenu else { return ["Menu: \(entries.joined(separator: "; "))."] }
    return ["Menu:"] + entries
  }

  // MARK: Hearing

  /// Takes one line of the learner's.
  package mutating func hear(_ line: String) -> [Command] {
    let narration = tutor.narration.narration
    let text = line.filter { $0 != "\r" }
    let word = text.lowercased().split(separator: " ").joined(separator: " ")
    switch word {
    case "quit", "q": return tutor.update(.interrupted)
    case "repeat":
      said.removeAll()
      return []
    case "reference": return tutor.openReference()
    case "help", "?":
      asides += Self.help
      return []
    case _: break
    }
    if narration.prompt != nil {
      if let index = narration.choices.firstIndex(where: { $0.lowercased() == word }) { return tutor.choose(index) }
      return word.isEmpty ? [] : tutor.submit(text)
    }
    if word.isEmpty { return tutor.choose(0) }
    if let number = Int(word), narration.choices.indices.contains(number - 1) { return tutor.choose(number - 1) }
    let matches = narration.choices.indices.filter { narration.choices[$0].lowercased().hasPrefix(word) }
    if let first = matches.first, matches.count == 1 { return tutor.choose(first) }
    asides.append(
      "Note: “\(Sanitizer.cleanLine(text))” is none of the choices. Answer with a number or a word of the menu.")
    return []
  }

  /// The end of the input: what must be kept is, and the session ends.
  package mutating func end() -> [Command] { tutor.update(.interrupted) }

  private static let help = [
    "Help: answer with the number of a choice or the beginning of its words; an empty line takes the first.",
    "Help: where an answer is asked for, type it; or type one of the words that are named.",
    "Help: reference opens the formula card and the other pages of reference.",
    "Help: repeat says the screen again, quit ends, and everything you answered is kept.",
  ]
}
