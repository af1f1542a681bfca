/// How much a lesson asks of a reader.
package struct LessonStatistics: Hashable, Sendable {
  package struct Page: Hashable, Sendable {
    package var title: String
    /// Of running text; a formula counts as one.
    package var words = 0
    package var formulas = 0
    /// What is emphasised for the first time in the lesson.
    package var newTerms: [String] = []
    /// Exercises and choices.
    package var questions = 0
  }

  package var pages: [Page] = []
  /// What the author says.
  package var statedMinutes: Int?

  package var words: Int { pages.reduce(0) { $0 + $1.words } }
  package var questions: Int { pages.reduce(0) { $0 + $1.questions } }

  /// About 150 words a minute and a minute a question.
  package var countedMinutes: Int { (words + 149) / 150 + questions }

  package init(_ lesson: Lesson) {
    statedMinutes = lesson.front.minutes
    var known: Set<String> = []
    for page in lesson.pages {
      var counted = Page(title: page.title)
      for block in page.blocks {
        if case .live(let live) = block {
          // Of a block the question or the caption; hints and replies are read by those who need them.
          for text in live.content.prose.first?.flatMap(\.texts) ?? [] { counted.count(text, &known) }
          switch live {
          case .exercise, .choice: counted.questions += 1
          case .steps, .plot, .descent, .graph, .network, .card, .broken: break
          }
          continue
        }
        for text in block.texts { counted.count(text, &known) }
      }
      pages.append(counted)
    }
  }
}

extension LessonStatistics.Page {
  fileprivate mutating func count(_ text: Markdown.Text, _ known: inout Set<String>) {
    for run in text {
      switch run.content {
      case .text(let text):
        words += text.split(separator: " ").count { $0.contains(where: \.isLetter) }
        let term = text.lowercased()
        if !run.style.isEmpty, term.contains(where: \.isLetter), known.insert(term).inserted { newTerms.append(text) }
      case .mathematics:
        words += 1
        formulas += 1
      case .code: words += 1
      case .lineBreak: break
      }
    }
  }
}
