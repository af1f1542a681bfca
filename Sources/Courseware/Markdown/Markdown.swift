/// The values a Markdown text becomes: blocks, and in them runs of text.
///
/// Nothing in them is markup any more, and nothing is ready for a terminal yet: whoever shows them lays them out and
/// passes their text through the display sanitiser.
package enum Markdown {
  /// Running text: runs in reading order. Styles do not nest, they add up.
  package typealias Text = [Run]

  /// A stretch of text of one style.
  package struct Run: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
      case text(String)
      /// `code`, as it stands.
      case code(String)
      /// `$…$`: LaTeX.
      case mathematics(MathText)
      /// The author demands a new line here.
      case lineBreak
    }

    package struct Style: OptionSet, Hashable, Sendable {
      package let rawValue: UInt8
      package init(rawValue: UInt8) { self.rawValue = rawValue }
      package static let emphasis = Style(rawValue: 1)
      package static let strong = Style(rawValue: 2)
    }

    package var content: Content
    package var style: Style
    /// Where the link or picture leads that this run belongs to. It is shown and never followed.
    package var target: String?

    package init(_ content: Content, style: Style = [], target: String? = nil) {
      self.content = content
      self.style = style
      self.target = target
    }
  }

  package enum Block: Hashable, Sendable {
    case paragraph(Text)
    /// A heading below a page's own (level 3 to 6, or 1).
    case heading(level: Int, Text)
    case list(List)
    case quote([Block])
    case table(Table)
    case code(Code)
    /// A line across the page.
    case rule
    /// `$$…$$`: LaTeX on lines of its own, centred.
    case mathematics(MathText)
    case live(LiveBlock)
  }

  package struct List: Hashable, Sendable {
    package struct Item: Hashable, Sendable {
      package var blocks: [Block]
      /// Whether a task is done; `nil` where the item is no task.
      package var task: Bool?

      package init(blocks: [Block], task: Bool? = nil) {
        self.blocks = blocks
        self.task = task
      }
    }

    /// The number of the first item; `nil` for bullets.
    package var start: Int?
    /// No blank lines between the items.
    package var isTight: Bool
    package var items: [Item]

    package init(start: Int? = nil, isTight: Bool = true, items: [Item] = []) {
      self.start = start
      self.isTight = isTight
      self.items = items
    }
  }

  package struct Table: Hashable, Sendable {
    package enum Alignment: Hashable, Sendable { case left, centre, right }

    /// One a column.
    package var alignments: [Alignment]
    package var header: [Text]
    /// As many cells in each row as there are columns.
    package var rows: [[Text]]

    package init(alignments: [Alignment] = [], header: [Text] = [], rows: [[Text]] = []) {
      self.alignments = alignments
      self.header = header
      self.rows = rows
    }
  }

  package struct Code: Hashable, Sendable {
    /// The first word after the fence.
    package var language: String
    package var text: String
    /// Its first line.
    package var range: SourceRange

    package init(language: String, text: String, range: SourceRange) {
      self.language = language
      self.text = text
      self.range = range
    }
  }
}

/// A short text in a field: blocks, mostly one paragraph.
package typealias Prose = [Markdown.Block]
