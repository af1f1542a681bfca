/// A lesson, read in full.
package struct Lesson: Hashable, Sendable {
  /// For good: progress hangs on it.
  package var id: String
  /// The number before the file's name; `nil` for a file without one.
  package var order: Int?
  package var front: FrontMatter
  /// At least one.
  package var pages: [Page]
  /// What is wrong with the file, in the order of its lines.
  package var diagnostics: [Diagnostic]

  package var title: String { front.title }

  package init(id: String, order: Int?, front: FrontMatter, pages: [Page], diagnostics: [Diagnostic]) {
    self.id = id
    self.order = order
    self.front = front
    self.pages = pages
    self.diagnostics = diagnostics
  }

  /// One page: what stands between two `##` headings.
  package struct Page: Hashable, Sendable {
    /// The heading as plain text, for lists and searching.
    package var title: String
    /// The heading as it is shown.
    package var heading: Markdown.Text
    package var blocks: [Markdown.Block]
    /// The items of the course outline that its prose covers.
    package var covers: [String]
    /// Its heading.
    package var range: SourceRange

    package init(
      title: String, heading: Markdown.Text, blocks: [Markdown.Block], covers: [String] = [], range: SourceRange
    ) {
      self.title = title
      self.heading = heading
      self.blocks = blocks
      self.covers = covers
      self.range = range
    }
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
