/// A lesson, read in full.
package struct Lesson: Hashable, Sendable {
  /// For good: progress hangs on it.
  package var id: String
  /// The number before the file's name; `nil` for a file without one.
  package var order: Int?
  package var front: FrontMatter
  /// At least one.
  package var pages: [Page]
  /// Where the links of its pages lead.
  package var links: [SourceLine] = []
  /// What is wrong with the file, in the order of its lines.
  package var diagnostics: [Diagnostic]

  package var title: String { front.title }

  /// One page: what stands between two `##` headings.
  package struct Page: Hashable, Sendable {
    /// The heading as plain text, for lists and searching.
    package var title: String
    /// The heading as it is shown.
    package var heading: Markdown.Text
    package var blocks: [Markdown.Block]
    /// The numbers of blocks before which the page waits for a key, rising.
    package var pauses: [Int] = []
    /// The name by which the page can be opened from anywhere; `nil` for most.
    package var reference: String?
    /// What its prose does for the items of the course's outline.
    package var covers: [Placement] = []
    /// What its numbers claim: proved by the linter, never shown.
    package var claims: [SourceLine] = []
    /// Its heading.
    package var range: SourceRange
  }

  /// All live blocks in reading order with the number of the page each stands on, from 0.
  package var liveBlocks: [(page: Int, block: LiveBlock)] {
    pages.enumerated().flatMap { number, page in
      page.blocks.compactMap { block in
        if case .live(let live) = block { (number, live) } else { nil }
      }
    }
  }
}
