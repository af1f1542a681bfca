import CMD4C

/// Builds the values while md4c walks the text.
struct MarkdownBuilder {
  /// An open quote, list or list item, and what is in it so far.
  private struct Frame {
    var block: MD_BLOCKTYPE
    var blocks: [Markdown.Block] = []
    var list = Markdown.List()
    var task: Bool?
  }

  private let isLesson: Bool
  private let base: UnsafeRawPointer?
  private let size: Int
  private var places: MarkdownInput.Locator
  private var sections: [MarkdownReader.Section]
  private var frames: [Frame] = []
  private var nesting = 0
  /// Open lists, quotes and items that are left out: too deep, their content moves out; too many, it goes.
  private var (flattened, dropped) = (0, 0)
  private var items = 0
  private var table = TableBuilder()
  private var inline = InlineBuilder()
  private var verbatim: VerbatimBuilder?
  private var links: [SourceLine] = []
  private var diagnostics: [Diagnostic]
  /// What is wrong at the next piece of text.
  private var pending: [Diagnostic.Cause] = []
  private var place = SourceRange.start
  private var events = 0
  private let mostEvents: Int

  init(_ input: MarkdownInput, base: UnsafePointer<UInt8>?, isLesson: Bool) {
    self.isLesson = isLesson
    self.base = UnsafeRawPointer(base)
    size = input.bytes.count
    places = MarkdownInput.Locator(input)
    sections = [MarkdownReader.Section(heading: nil, range: places.place(of: 0))]
    diagnostics = input.diagnostics
    mostEvents = (size + 1_000) * CoursewareLimits.markdownEventsPerByte
  }

  /// Counts a call back. False when there were too many.
  mutating func mayGoOn() -> Bool {
    events += 1
    if events == mostEvents { diagnostics.append(Diagnostic(.tooComplex, at: place)) }
    return events < mostEvents
  }

  mutating func finish() -> MarkdownReader.Result {
    flush()
    while let frame = frames.popLast() { close(frame) }
    if inline.hasTooManyLinks { diagnostics.append(Diagnostic(.tooManyLinks, at: .start)) }
    if inline.hasTooMuchMathematics { diagnostics.append(Diagnostic(.tooMuchMathematics, at: .start)) }
    return MarkdownReader.Result(
      sections: sections, links: links, diagnostics: diagnostics + inline.diagnostics, events: events)
  }

  // MARK: Blocks

  mutating func enter(_ block: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) {
    flush()
    switch block {
    case MD_BLOCK_QUOTE: open(Frame(block: block))
    case MD_BLOCK_UL:
      let isTight = detail?.assumingMemoryBound(to: MD_BLOCK_UL_DETAIL.self).pointee.is_tight != 0
      open(Frame(block: block, list: Markdown.List(isTight: isTight)))
    case MD_BLOCK_OL:
      let list = detail?.assumingMemoryBound(to: MD_BLOCK_OL_DETAIL.self).pointee
      open(
        Frame(block: block, list: Markdown.List(start: list.map { Int($0.start) } ?? 1, isTight: list?.is_tight != 0)))
    case MD_BLOCK_LI: openItem(detail?.assumingMemoryBound(to: MD_BLOCK_LI_DETAIL.self).pointee)
    case MD_BLOCK_CODE: openCode(detail?.assumingMemoryBound(to: MD_BLOCK_CODE_DETAIL.self).pointee)
    case MD_BLOCK_HTML: verbatim = VerbatimBuilder()
    case MD_BLOCK_TABLE:
      table = TableBuilder()
      inline.isInTable = true
    case MD_BLOCK_TR: table.beginRow()
    case MD_BLOCK_TH: table.align(detail?.assumingMemoryBound(to: MD_BLOCK_TD_DETAIL.self).pointee.align)
    default: break  // the document, paragraphs, headings, rules and the parts of tables need nothing here
    }
  }

  mutating func leave(_ block: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) {
    switch block {
    case MD_BLOCK_QUOTE, MD_BLOCK_UL, MD_BLOCK_OL, MD_BLOCK_LI:
      flush()
      closeContainer(block)
    case MD_BLOCK_H:
      endHeading(level: detail.map { Int($0.assumingMemoryBound(to: MD_BLOCK_H_DETAIL.self).pointee.level) } ?? 1)
    case MD_BLOCK_HR: append(.rule)
    case MD_BLOCK_CODE: endCode()
    case MD_BLOCK_HTML: endHTML()
    case MD_BLOCK_TH, MD_BLOCK_TD: table.append(inline.takeText())
    case MD_BLOCK_TR:
      if table.endRow() { pending.append(.tableTooWide(table.widest)) }
    case MD_BLOCK_TABLE:
      inline.isInTable = false
      append(.table(table.table))
    default: flush()
    }
  }

  private mutating func flush() {
    for block in inline.takeBlocks() { append(block) }
  }

  private mutating func append(_ block: Markdown.Block) {
    if dropped > 0 { return }
    if frames.isEmpty {
      sections[sections.count - 1].blocks.append(block)
    } else {
      frames[frames.count - 1].blocks.append(block)
    }
  }

  private mutating func open(_ frame: Frame) {
    if dropped > 0 {
      dropped += 1
    } else if flattened > 0 || nesting >= CoursewareLimits.blockNesting {
      if flattened == 0 { pending.append(.nestedTooDeep) }
      flattened += 1
    } else {
      nesting += 1
      frames.append(frame)
    }
  }

  private mutating func openItem(_ detail: MD_BLOCK_LI_DETAIL?) {
    if dropped > 0 {
      dropped += 1
    } else if flattened > 0 {
      flattened += 1
    } else {
      items += 1
      if items > CoursewareLimits.listItems {
        if items == CoursewareLimits.listItems + 1 { pending.append(.listTooLong) }
        dropped = 1
      } else {
        let mark = detail.flatMap { $0.is_task != 0 ? UInt8(bitPattern: Int8(truncatingIfNeeded: $0.task_mark)) : nil }
        frames.append(Frame(block: MD_BLOCK_LI, task: mark.map { $0 != 0x20 }))
      }
    }
  }

  private mutating func closeContainer(_ block: MD_BLOCKTYPE) {
    if dropped > 0 {
      dropped -= 1
    } else if flattened > 0 {
      flattened -= 1
    } else if let frame = frames.popLast() {
      if block != MD_BLOCK_LI { nesting -= 1 }
      close(frame)
    }
  }

  private mutating func close(_ frame: Frame) {
    switch frame.block {
    case MD_BLOCK_QUOTE: append(.quote(frame.blocks))
    case MD_BLOCK_LI:
      let item = Markdown.List.Item(blocks: frame.blocks, task: frame.task)
      if frames.isEmpty { return }
      frames[frames.count - 1].list.items.append(item)
    default: append(.list(frame.list))
    }
  }

  private mutating func endHeading(level: Int) {
    let heading = inline.takeText()
    if isLesson, level == 2, frames.isEmpty {
      sections.append(MarkdownReader.Section(heading: heading, range: place))
    } else {
      append(.heading(level: level, heading))
    }
  }

  // MARK: Text

  mutating func enter(_ span: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
    inline.enter(span, detail)
    guard span == MD_SPAN_A, !inline.hasTooManyLinks,
      let href = detail?.assumingMemoryBound(to: MD_SPAN_A_DETAIL.self).pointee.href
    else { return }
    let text = href.text(atMost: CoursewareLimits.linkTargetBytes)
    let place = Piece(href.text, Int(href.size), in: base, size).offset.map { places.place(of: $0) } ?? place
    links.append(SourceLine(text, line: place.line, column: place.column))
  }

  mutating func leave(_ span: MD_SPANTYPE) { inline.leave(span) }

  mutating func add(_ type: MD_TEXTTYPE, _ text: UnsafeRawPointer?, _ count: Int) {
    let piece = Piece(text, count, in: base, size)
    if let offset = piece.offset {
      place = places.place(of: offset)
      for cause in pending { diagnostics.append(Diagnostic(cause, at: place)) }
      pending = []
    }
    if verbatim != nil {
      verbatim?.add(piece, &places)
    } else {
      inline.add(type, piece, &places)
    }
  }

  // MARK: Code, live blocks and comments

  private mutating func openCode(_ detail: MD_BLOCK_CODE_DETAIL?) {
    var code = VerbatimBuilder()
    if let detail {
      code.language = detail.lang.text(atMost: CoursewareLimits.identifierLength)
      let word = Piece(detail.lang.text, Int(detail.lang.size), in: base, size)
      code.fence = word.offset.map { places.place(of: $0).part(at: 0, length: code.language.unicodeScalars.count) }
    }
    verbatim = code
  }

  private mutating func endCode() {
    guard var code = verbatim else { return }
    verbatim = nil
    if code.isTooLong { diagnostics.append(Diagnostic(.codeTooLong(bytes: code.size), at: code.fence ?? place)) }
    let (language, fence) = (code.language, code.fence)
    let lines = code.takeLines()
    let range = fence ?? lines.first?.range ?? place
    guard isLesson, let kind = LiveBlock.Kind(rawValue: language) else {
      suggestBlock(language, at: range)
      let text = lines.map(\.text).joined(separator: "\n")
      append(.code(Markdown.Code(language: language, text: text, range: lines.first?.range ?? range)))
      return
    }
    guard frames.isEmpty else {
      let diagnostic = Diagnostic(.liveBlockInside(Schema.block(kind).title), at: range)
      diagnostics.append(diagnostic)
      append(
        .live(
          .broken(BrokenBlock(kind: kind, diagnostics: [diagnostic], lines: lines, notes: BlockNotes(range: range)))))
      return
    }
    append(.live(LiveBlock.read(lines, of: kind, at: range, into: &diagnostics)))
  }

  private mutating func suggestBlock(_ language: String, at range: SourceRange) {
    guard isLesson, let near = nearest(to: language, among: LiveBlock.Kind.allCases.map(\.rawValue)) else { return }
    diagnostics.append(Diagnostic(.likelyLiveBlock(language, nearest: near), at: range))
  }

  private mutating func endHTML() {
    guard var html = verbatim else { return }
    verbatim = nil
    let lines = html.takeLines()
    let text = lines.map(\.text).joined(separator: "\n")
    let range = lines.first?.range ?? place
    guard let comments = Comment.all(in: lines) else {
      diagnostics.append(Diagnostic(.htmlShown, at: range))
      append(.code(Markdown.Code(language: "html", text: text, range: range)))
      return
    }
    for comment in comments { heed(comment) }
  }

  private mutating func heed(_ comment: Comment) {
    let section = sections.count - 1
    switch comment {
    case .covers(let lines):
      sections[section].covers += lines.flatMap { $0.placements(in: .page, into: &diagnostics) }
    case .check(let lines):
      sections[section].claims += lines.flatMap { $0.parts(at: ";") }.filter { !$0.text.isEmpty }
    case .pause(let range):
      if frames.isEmpty {
        sections[section].pauses.append(sections[section].blocks.count)
      } else {
        diagnostics.append(Diagnostic(.pauseInside, at: range))
      }
    case .reference(let id):
      sections[section].reference = id
    case .other: break
    }
  }
}
