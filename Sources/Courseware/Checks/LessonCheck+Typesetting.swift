import Typesetting

extension LessonCheck {
  /// LaTeX that is not read as its author meant.
  static func mathematics(_ lesson: Lesson) -> [Diagnostic] {
    lesson.texts.flatMap(\.mathematics).flatMap { source in
      MathNode.reading(latex: source.text).diagnostics.map { diagnostic in
        Diagnostic(.latex(diagnostic.message), at: source.place(of: diagnostic.range))
      }
    }
  }

  /// Code, tables and displayed formulas that are wider than a page on a terminal of 80 columns.
  static func widths(_ lesson: Lesson) -> [Diagnostic] {
    lesson.pages.flatMap { page in
      page.blocks.compactMap { block -> Diagnostic? in
        switch block {
        case .code(let code):
          let lines = code.text.split(separator: "\n", omittingEmptySubsequences: false)
          guard let index = lines.firstIndex(where: { $0.count > CoursewareLimits.pageColumns }) else {
            return lines.count > CoursewareLimits.pageRows
              ? Diagnostic(.tooTall(rows: lines.count), at: code.range) : nil
          }
          let place = SourceRange(
            line: code.range.line + index, column: code.range.column, length: lines[index].unicodeScalars.count)
          return Diagnostic(.tooWide(columns: lines[index].count), at: place)
        case .table(let table):
          return tooWide(table.columns, at: table.header.first?.mathematics.first?.range ?? page.range)
        case .mathematics(let source):
          let picture = MathNode(latex: source.text).display(width: CoursewareLimits.pageColumns)
          return tooWide(picture.width, at: source.range)
        case .paragraph, .heading, .list, .quote, .rule, .live: return nil
        }
      }
    }
  }

  private static func tooWide(_ columns: Int, at range: SourceRange) -> Diagnostic? {
    columns > CoursewareLimits.pageColumns ? Diagnostic(.tooWide(columns: columns), at: range) : nil
  }
}

extension Markdown.Table {
  /// The columns of the terminal that it takes where no cell is broken.
  fileprivate var columns: Int {
    let cells = header.indices.map { column in
      ([header] + rows).map { $0[column].columns }.max() ?? 0
    }
    return cells.reduce(0, +) + 3 * max(0, cells.count - 1)
  }
}

extension [Markdown.Run] {
  fileprivate var columns: Int {
    reduce(0) { sum, run in
      switch run.content {
      case .text(let text), .code(let text): sum + text.count
      case .mathematics(let source): sum + MathNode(latex: source.text).line().width
      case .lineBreak: sum
      }
    }
  }
}
