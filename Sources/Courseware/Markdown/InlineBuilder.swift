import CMD4C

/// Collects the runs of one paragraph, heading or table cell.
struct InlineBuilder {
  private enum Mode { case text, code, mathematics, display }

  private var runs: Markdown.Text = []
  /// The runs that are displayed mathematics.
  private var displays: [Int] = []
  /// The run that is being read: its kind, its text, and where it begins.
  private var mode = Mode.text
  private var buffer = ""
  private var range: SourceRange?

  private var (emphasis, strong) = (0, 0)
  private var targets: [String?] = []
  private var links = 0
  /// Of the whole text, in bytes.
  private var mathematics = 0
  private(set) var diagnostics: [Diagnostic] = []
  /// Inside a table `\|` is how one writes a bar.
  var isInTable = false

  mutating func enter(_ span: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
    endRun()
    switch span {
    case MD_SPAN_EM: emphasis += 1
    case MD_SPAN_STRONG: strong += 1
    case MD_SPAN_A: targets.append(target(detail?.assumingMemoryBound(to: MD_SPAN_A_DETAIL.self).pointee.href))
    case MD_SPAN_IMG: targets.append(target(detail?.assumingMemoryBound(to: MD_SPAN_IMG_DETAIL.self).pointee.src))
    case MD_SPAN_CODE: mode = .code
    case MD_SPAN_LATEXMATH: mode = .mathematics
    case MD_SPAN_LATEXMATH_DISPLAY: mode = .display
    default: break  // spans of extensions that are not switched on
    }
  }

  mutating func leave(_ span: MD_SPANTYPE) {
    endRun()
    switch span {
    case MD_SPAN_EM: emphasis -= 1
    case MD_SPAN_STRONG: strong -= 1
    case MD_SPAN_A, MD_SPAN_IMG: _ = targets.popLast()
    default: break  // code and mathematics ended with their run
    }
  }

  mutating func add(_ type: MD_TEXTTYPE, _ piece: Piece, _ places: inout MarkdownInput.Locator) {
    switch (mode, type) {
    case (.code, _): buffer += piece.isLineEnd ? " " : piece.text
    case (.mathematics, _), (.display, _):
      buffer += piece.isLineEnd ? " " : piece.text
      locate(piece, &places)
    case (.text, MD_TEXT_BR):
      endRun()
      append(.lineBreak)
    case (.text, MD_TEXT_NULLCHAR): buffer += "\u{FFFD}"
    case (.text, MD_TEXT_SOFTBR): buffer += " "
    case (.text, MD_TEXT_ENTITY): buffer += CharacterReference.resolve(piece.text)
    case (.text, _):
      warn(of: piece, &places)
      buffer += piece.text
    }
  }

  /// The paragraphs and displayed formulas collected so far.
  mutating func takeBlocks() -> [Markdown.Block] {
    endRun()
    defer { clear() }
    var blocks: [Markdown.Block] = []
    var start = 0
    for index in displays {
      appendParagraph(runs[start..<index], to: &blocks)
      if case .mathematics(let mathematics) = runs[index].content { blocks.append(.mathematics(mathematics)) }
      start = index + 1
    }
    appendParagraph(runs[start...], to: &blocks)
    return blocks
  }

  /// All of it as running text.
  mutating func takeText() -> Markdown.Text {
    endRun()
    defer { clear() }
    return runs[...].trimmed
  }

  private mutating func clear() {
    runs = []
    displays = []
  }

  private func appendParagraph(_ runs: ArraySlice<Markdown.Run>, to blocks: inout [Markdown.Block]) {
    let text = runs.trimmed
    if !text.isEmpty { blocks.append(.paragraph(text)) }
  }

  /// Widens the place of the formula to this piece of it.
  private mutating func locate(_ piece: Piece, _ places: inout MarkdownInput.Locator) {
    guard let offset = piece.offset else { return }
    let place = places.place(of: offset)
    let first = range ?? place
    guard first.line == place.line else { return }
    let end = places.place(of: offset + piece.bytes.count)
    range = SourceRange(line: first.line, column: first.column, length: max(first.length, end.column - first.column))
  }

  /// Warns of markup that was meant and not recognised.
  private mutating func warn(of piece: Piece, _ places: inout MarkdownInput.Locator) {
    guard let offset = piece.offset else { return }
    for (mark, cause) in [
      ("$$", Diagnostic.Cause.mathematicsNotClosed), ("<!--", .commentInText), ("{=", .computationInText),
    ] {
      guard let index = piece.firstIndex(of: mark) else { continue }
      let place = places.place(of: offset + index)
      diagnostics.append(Diagnostic(cause, at: place.part(at: 0, length: mark.utf8.count)))
    }
  }

  private mutating func append(_ content: Markdown.Run.Content) {
    let style = (emphasis > 0 ? Markdown.Run.Style.emphasis : []).union(strong > 0 ? .strong : [])
    runs.append(Markdown.Run(content, style: style, target: targets.last ?? nil))
  }

  /// Ends the run that is being read.
  private mutating func endRun() {
    switch mode {
    case .text:
      if !buffer.isEmpty { append(.text(buffer)) }
    case .code: append(.code(isInTable ? buffer.replacing("\\|", with: "|") : buffer))
    case .mathematics, .display:
      mathematics += buffer.utf8.count
      if hasTooMuchMathematics {
        append(.code(buffer))
        break
      }
      if mode == .display { displays.append(runs.count) }
      append(.mathematics(MathText(text: buffer, range: range ?? .start)))
    }
    (mode, buffer, range) = (.text, "", nil)
  }

  /// Whether mathematics is shown as it is written.
  var hasTooMuchMathematics: Bool { mathematics > CoursewareLimits.mathematicsBytes }

  /// Whether links were left out.
  var hasTooManyLinks: Bool { links > CoursewareLimits.links }

  private mutating func target(_ attribute: MD_ATTRIBUTE?) -> String? {
    links += 1
    return hasTooManyLinks ? nil : attribute?.text(atMost: CoursewareLimits.linkTargetBytes)
  }
}

extension ArraySlice<Markdown.Run> {
  /// The runs without blanks and line breaks at either end.
  var trimmed: Markdown.Text {
    var rest = self
    while let last = rest.last {
      if case .text(let text) = last.content {
        let kept = text.trimmingBlankEnd
        if kept.utf8.count == text.utf8.count { break }
        rest[rest.endIndex - 1].content = .text(kept)
        if !kept.isEmpty { break }
      } else if last.content != .lineBreak {
        break
      }
      rest.removeLast()
    }
    while let first = rest.first {
      if case .text(let text) = first.content {
        let kept = String(text.drop { $0 == " " })
        if kept.utf8.count == text.utf8.count { break }
        rest[rest.startIndex].content = .text(kept)
        if !kept.isEmpty { break }
      } else if first.content != .lineBreak {
        break
      }
      rest.removeFirst()
    }
    return Array(rest)
  }
}

extension String {
  fileprivate var trimmingBlankEnd: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}

extension Piece {
  /// The offset of the first occurrence of a mark in ASCII.
  fileprivate func firstIndex(of mark: String) -> Int? {
    let sought = Array(mark.utf8)
    guard bytes.count >= sought.count else { return nil }
    return (0...(bytes.count - sought.count)).first { start in
      sought.indices.allSatisfy { bytes[start + $0] == sought[$0] }
    }
  }
}
