import Courseware
import Terminal

/// A page laid out for the terminal's width: its rows, and which of them are cards.
struct PageLayout: Sendable {
  private(set) var sheet = Sheet()
  private(set) var cards: [BlockCard] = []

  /// The widest text that the eye follows easily from line to line.
  private static let measure = 80

  /// The rectangle in which pages stand: in the middle, with room for the mark of scrolling at the right.
  static func column(in rect: Rect) -> Rect {
    let width = min(measure, rect.width - 5)
    return Rect(x: rect.minX + max(2, (rect.width - width) / 2), y: rect.minY, width: width, height: rect.height)
  }

  init() {}

  /// - Parameters:
  ///   - end: the first block that still waits for a key; nil where the whole page is shown.
  ///   - turned: the ids of the recall cards that show their back.
  init(_ lesson: Lesson, page number: Int, upTo end: Int? = nil, turned: Set<String>, _ context: Context) {
    guard lesson.pages.indices.contains(number) else { return }
    let page = lesson.pages[number]
    var typesetter = Typesetter(
      width: Self.column(in: context.body).width, charset: context.preferences.charset, style: Style(.title, .bold))
    sheet.append([])
    sheet.append(typesetter.sheet(page.heading))
    typesetter.style = .plain
    for block in page.blocks[..<min(end ?? .max, page.blocks.count)] {
      guard case .live(let live) = block else {
        sheet.append(typesetter.sheet(block), gap: 1)
        continue
      }
      let id = live.id.map { ActivityID(lesson: lesson.id, activity: $0) }
      let isSolved = id.map { context.record.isSolved($0, content: live.contentHash) } ?? false
      let draft = id.flatMap { context.record.drafts[$0] }
      var card = BlockCard(
        live, isSolved: isSolved, draft: draft, isTurned: live.id.map(turned.contains) ?? false, context.preferences)
      let content = card.sheet(typesetter.narrowed(by: 2))
      let first = sheet.height + 1
      sheet.append(content.indented(by: 2), gap: 1)
      card.rows = first..<sheet.height
      cards.append(card)
    }
    if end != nil {
      sheet.append(Sheet([[Span("Space", .key), Span(" shows what follows", .muted)]]), gap: 1)
    } else if number == lesson.pages.count - 1 {
      sheet.append(Sheet("End of the lesson.", Style(.muted), width: typesetter.width), gap: 1)
    }
  }
}
