import Courseware
import Terminal

/// A lesson, page by page. Live blocks stand in the text as cards and open as screens of their own.
struct Reader: Screen {
  enum Action: Sendable {
    case forward, back
    case scroll(Key)
    case nextPage, previousPage, reveal
    case nextBlock, previousBlock
    case open, close
    case openCard(Int)
    case playground
  }

  private(set) var lesson: Lesson
  private(set) var page: Int
  /// How many pauses of the page have been passed.
  private var passed = 0
  /// The pages that have been seen to their end, which need not be revealed again.
  private var complete: Set<Int> = []
  private var scroll = Scroll()
  private var layout: PageLayout
  private var layoutKey: LayoutKey?
  /// The card that Enter opens.
  private var focus: Int?
  /// The recall cards that have been turned over.
  private var turned: Set<String> = []

  init(_ lesson: Lesson, _ context: Context) {
    self.lesson = lesson
    page = max(0, min(context.record.pages[lesson.id] ?? 0, lesson.pages.count - 1))
    complete = Set(0..<page)
    layout = PageLayout()
    relay(context)
    focus = firstFocus(context)
  }

  // MARK: Keys

  func keys(_ context: Context) -> KeyTable<Action> {
    var bindings: [Binding<Action>] = []
    if let label = focusedCard?.openLabel {
      bindings.append(Binding(.enter, label: label, help: "Open the block that is marked", action: .open))
    } else {
      bindings.append(Binding(.enter, label: "read on", help: "The next screen, then the next page", action: .forward))
    }
    bindings += [
      Binding(" ", .pageDown, label: "read on", help: "The next screen, then the next page", action: .forward),
      Binding(.left, "h", label: "page", help: "The page before", action: .previousPage),
      Binding(.right, "l", label: "page", help: "The next page", action: .nextPage),
    ]
    if layout.sheet.height > context.body.height {
      bindings += [
        Binding(.up, "k", label: "scroll", help: "A row up", action: .scroll(.up)),
        Binding(.down, "j", label: "scroll", help: "A row down", action: .scroll(.down)),
      ]
    }
    if layout.cards.count(where: \.isOpenable) > (focus == nil ? 0 : 1) {
      bindings += [
        Binding(.tab, label: "next block", help: "The next exercise or picture on the page", action: .nextBlock),
        Binding(.backTab, label: "", help: "The one before", action: .previousBlock),
      ]
    }
    if focusedCard?.formula != nil {
      bindings.append(
        Binding("y", label: "playground", help: "Play with the formula of the marked block", action: .playground))
    }
    bindings += [
      Binding(.pageUp, .control("b"), label: "", help: "The screen before", action: .back),
      Binding(.control("f"), label: "", help: "The next screen", action: .forward),
      Binding(.home, "g", label: "", help: "The beginning of the page", action: .scroll(.home)),
      Binding(.end, "G", label: "", help: "The end of the page", action: .scroll(.end)),
      Binding(.escape, "q", label: "course", help: "Back to the course", isPinned: true, action: .close),
    ]
    return KeyTable(bindings)
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Effect] {
    let height = context.body.height
    switch action {
    case .forward:
      guard scroll.offset + height < layout.sheet.height else {
        return hasMore ? reveal(context) : turn(to: page + 1, context)
      }
      _ = scroll.handle(.pageDown, of: layout.sheet.height, height: height)
    case .back:
      if scroll.offset > 0 {
        _ = scroll.handle(.pageUp, of: layout.sheet.height, height: height)
      } else if page > 0 {
        let effects = turn(to: page - 1, context)
        scroll.offset = .max / 2
        scroll.show(of: layout.sheet.height, height: height)
        return effects
      }
    case .scroll(let key): _ = scroll.handle(key, of: layout.sheet.height, height: height)
    case .nextPage: return turn(to: page + 1, context)
    case .previousPage: return turn(to: page - 1, context)
    case .reveal: return hasMore ? reveal(context) : []
    case .nextBlock: moveFocus(by: 1, context)
    case .previousBlock: moveFocus(by: -1, context)
    case .open: return open(context)
    case .playground: return focusedCard?.formula.map { [.open(PlaygroundScreen($0, context))] } ?? []
    case .openCard(let index):
      focus = index
      return openFocused(context)
    case .close: return [.close]
    }
    return []
  }

  private mutating func turn(to next: Int, _ context: Context) -> [Effect] {
    guard next >= 0 else { return [] }
    guard lesson.pages.indices.contains(next) else {
      return [.say("This was the last page. Esc goes back to the course.")]
    }
    if !hasMore || next < page { complete.insert(page) }
    page = next
    passed = 0
    scroll = Scroll()
    relay(context)
    focus = firstFocus(context)
    return [.keep(.bookmark(Bookmark(lesson: lesson.id, page: page)))]
  }

  // MARK: Pauses

  private var pauses: [Int] { lesson.pages.indices.contains(page) ? lesson.pages[page].pauses : [] }

  /// Whether a part of the page still waits for a key.
  private var hasMore: Bool { !complete.contains(page) && passed < pauses.count }

  /// Shows what follows the next pause.
  private mutating func reveal(_ context: Context) -> [Effect] {
    let before = layout.sheet.height
    passed += 1
    relay(context)
    if focus == nil || focusedCard?.isSolved == true { focus = firstFocus(context) }
    // The new part comes into view, its beginning first.
    let height = context.body.height
    scroll.show(layout.sheet.height - 1, of: layout.sheet.height, height: height)
    scroll.show(min(before, layout.sheet.height - 1), of: layout.sheet.height, height: height)
    return []
  }

  /// An edited lesson in the place of this one: at the page of the same heading, else of the same number.
  mutating func replace(_ edited: Lesson, _ context: Context) {
    let title = lesson.pages.indices.contains(page) ? lesson.pages[page].title : ""
    let same = edited.pages.indices.first { $0 == page && edited.pages[$0].title == title }
    lesson = edited
    page = same ?? edited.pages.firstIndex { $0.title == title } ?? max(0, min(page, edited.pages.count - 1))
    layoutKey = nil
    relay(context)
    focus = focus.flatMap { layout.cards.indices.contains($0) ? $0 : nil } ?? firstFocus(context)
  }

  // MARK: Blocks

  private var focusedCard: BlockCard? { focus.flatMap { layout.cards.indices.contains($0) ? layout.cards[$0] : nil } }

  /// The first card that is still to be opened; none when all are solved, so that Enter reads on.
  private func firstFocus(_ context: Context) -> Int? { layout.cards.firstIndex(where: \.isInviting) }

  private mutating func moveFocus(by step: Int, _ context: Context) {
    let openable = layout.cards.indices.filter { layout.cards[$0].isOpenable }
    let next = step > 0 ? openable.first { $0 > focus ?? -1 } : openable.last { $0 < focus ?? .max }
    guard let target = next ?? (step > 0 ? openable.first : openable.last) else { return }
    focus = target
    showFocus(context)
  }

  /// Scrolls so that the whole card is in view, or its beginning where it is too tall.
  private mutating func showFocus(_ context: Context) {
    guard let rows = focusedCard?.rows else { return }
    let height = context.body.height
    scroll.show(rows.upperBound - 1, of: layout.sheet.height, height: height)
    scroll.show(rows.lowerBound, of: layout.sheet.height, height: height)
  }

  /// A card that is out of view is shown first, so that nobody answers what they have not seen.
  private mutating func open(_ context: Context) -> [Effect] {
    guard let card = focusedCard else { return [] }
    let view = scroll.offset..<scroll.offset + context.body.height
    guard view.contains(card.rows.lowerBound) else {
      showFocus(context)
      return []
    }
    return openFocused(context)
  }

  private mutating func openFocused(_ context: Context) -> [Effect] {
    guard let card = focusedCard else { return [] }
    if case .card(let block) = card.block {
      turned.formSymmetricDifference([block.id])
      relay(context)
      showFocus(context)
      return []
    }
    guard let screen = card.screen(in: lesson, context) else { return [] }
    return [.open(screen)]
  }

  /// Back from a block: on to the next one when it is solved or skipped.
  mutating func resume(skipping: Bool, _ context: Context) {
    relay(context)
    guard let focus, let card = focusedCard, skipping || card.isSolved else { return }
    let next = layout.cards.indices.first { $0 > focus && layout.cards[$0].isInviting }
    if skipping, next == nil, page + 1 < lesson.pages.count {
      _ = turn(to: page + 1, context)
      return
    }
    self.focus = next ?? (skipping ? focus : firstFocus(context))
    showFocus(context)
  }

  // MARK: The linear mode

  func script(_ context: Context) -> Script<Action> {
    let narrator = Narrator(context.preferences.charset)
    var script = Script<Action>()
    script.section = page
    script.say("Page: \(narrator.line(lesson.pages[page].heading).sentence)")
    var cards = layout.cards.makeIterator()
    let blocks = lesson.pages[page].blocks
    for block in blocks[..<(hasMore ? min(pauses[passed], blocks.count) : blocks.count)] {
      if case .live = block, let card = cards.next() {
        script.lines += card.lines(narrator).map { ScriptLine($0) }
      } else {
        script.lines += narrator.lines(block).map { ScriptLine($0) }
      }
    }
    let openable = layout.cards.indices.filter { layout.cards[$0].isOpenable }
    for index in openable.filter({ !layout.cards[$0].isSolved }) + openable.filter({ layout.cards[$0].isSolved }) {
      let card = layout.cards[index]
      let number = openable.count(where: { $0 <= index })
      let name = openable.count > 1 ? "\(card.name) \(number)" : card.name
      let verb = card.openLabel ?? "open"
      script.offer(card.isSolved ? "\(verb) again: \(name)" : "\(verb): \(name)", .openCard(index))
    }
    if hasMore {
      script.offer("show what follows", .reveal)
    } else if page + 1 < lesson.pages.count {
      script.offer("read on", .nextPage)
    } else {
      script.say("End of the lesson.")
    }
    if page > 0 { script.offer("previous page", .previousPage) }
    script.offer("course", .close)
    return script
  }

  // MARK: Layout

  mutating func arrange(_ context: Context) {
    relay(context)
    scroll.show(of: layout.sheet.height, height: context.body.height)
  }

  /// What a layout depends on.
  private struct LayoutKey: Equatable {
    let page: Int
    /// How many pauses are passed; nil where the whole page is shown.
    let passed: Int?
    let size: Size
    let turned: Set<String>
    let solved: Set<String>?
    let drafts: [ActivityID: String]
  }

  private mutating func relay(_ context: Context) {
    let key = LayoutKey(
      page: page, passed: hasMore ? passed : nil, size: context.size, turned: turned,
      solved: context.record.solved[lesson.id],
      drafts: context.record.drafts)
    guard key != layoutKey else { return }
    layoutKey = key
    layout = PageLayout(
      lesson, page: page, upTo: hasMore ? pauses[passed] : nil, turned: turned, context)
  }

  func heading(_ context: Context) -> Heading {
    Heading(title: lesson.heading, status: "page \(page + 1) of \(lesson.pages.count)")
  }

  func draw(in rect: Rect, on surface: inout Surface, _ context: Context) {
    let column = PageLayout.column(in: rect)
    layout.sheet.draw(in: column, on: &surface, offset: scroll.offset)
    for (index, card) in layout.cards.enumerated() {
      card.drawEdge(in: column, on: &surface, offset: scroll.offset, isFocused: index == focus)
    }
    ScrollMark(offset: scroll.offset, count: layout.sheet.height).draw(
      in: rect.split(1, from: .right).slice, on: &surface)
  }

  func parting(_ context: Context) -> [RecordEntry] {
    context.record.pages[lesson.id] == page && context.record.lastLesson == lesson.id
      ? [] : [.bookmark(Bookmark(lesson: lesson.id, page: page))]
  }
}
