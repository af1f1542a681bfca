import Courseware
import Terminal

/// A lesson as the home screen lists it.
struct LessonRow: Sendable {
  enum State: Sendable {
    case done, started, open
    /// Lessons to know first are not done; it can be opened all the same.
    case needs([Course.Entry])
    case notLoaded
  }

  let entry: Course.Entry
  let state: State
  let solved: Int
  let activities: Int

  static func rows(of course: Course, _ record: LearnerRecord) -> [LessonRow] {
    let counts = course.entries.map { Self.counts($0, record) }
    let hasBegun = course.entries.map { record.pages[$0.id] != nil }
    let done = Set(
      course.entries.indices.filter { counts[$0].all > 0 ? counts[$0].solved == counts[$0].all : hasBegun[$0] }
        .map { course.entries[$0].id })
    return course.entries.indices.map { index in
      let (entry, (solved, activities)) = (course.entries[index], counts[index])
      let missing = entry.front.requires.filter { !done.contains($0.id) }.compactMap { course.entry(id: $0.id) }
      let state: State =
        entry.notLoaded != nil
        ? .notLoaded
        : done.contains(entry.id)
          ? .done : solved > 0 || hasBegun[index] ? .started : missing.isEmpty ? .open : .needs(missing)
      return LessonRow(entry: entry, state: state, solved: solved, activities: activities)
    }
  }

  /// Where a learner without a place goes on: the first lesson that is not done and needs nothing.
  static func next(in rows: [LessonRow]) -> Int {
    rows.firstIndex {
      switch $0.state {
      case .started, .open: true
      case .done, .needs, .notLoaded: false
      }
    } ?? 0
  }

  /// What is answered in a lesson: recall cards belong to the reviews.
  private static func counts(_ entry: Course.Entry, _ record: LearnerRecord) -> (solved: Int, all: Int) {
    let asked = entry.activities.lazy.filter { $0.kind != .card }
    return (asked.count { record.isSolved(ActivityID(lesson: entry.id, activity: $0.id)) }, asked.count { _ in true })
  }

  func matches(_ words: String) -> Bool {
    let words = words.lowercased().split(separator: " ")
    guard !words.isEmpty else { return true }
    let text = "\(number) \(entry.front.title) \(entry.front.summary) \(entry.front.tags.joined(separator: " "))"
    let lower = text.lowercased()
    return words.allSatisfy { lower.contains($0) }
  }

  private var number: String { entry.order.map { String($0) } ?? "" }

  // MARK: In the list

  /// - Parameter isWide: there is room for the gauge.
  func item(isWide: Bool) -> Menu.Item {
    let (mark, role): (String, Role) =
      switch state {
      case .done: ("✓", .correct)
      case .started: ("◐", .accent)
      case .open: ("○", .text)
      case .needs: ("·", .muted)
      case .notLoaded: ("✗", .wrong)
      }
    let padded = String(repeating: " ", count: max(0, 3 - number.columns)) + number
    let title = Span(Sanitizer.cleanLine(entry.front.title), state.isQuiet ? .muted : .text)
    return Menu.Item(
      [Span(mark, role), Span(padded, .muted), Span("  "), title], detail: detail(isWide: isWide))
  }

  private func detail(isWide: Bool) -> [Span] {
    switch state {
    case .started where activities > 0:
      let count = Span(" \(solved)/\(activities)", .muted)
      return isWide ? [Span(Gauge(solved, of: activities).bar(width: 5), .gauge), count] : [count]
    case .needs(let missing):
      // The lesson before it in the course stands for all: beside the list they are named.
      guard let last = missing.max(by: { ($0.order ?? 0) < ($1.order ?? 0) }) else { return [] }
      return [Span("needs \(last.order.map { String($0) } ?? last.id)", .muted)]
    case .notLoaded: return [Span("not loaded", .wrong)]
    case .done, .started, .open: return []
    }
  }

  // MARK: In the linear mode

  /// Its title, and how the learner stands with it.
  var words: String {
    let title = Sanitizer.cleanLine(entry.front.title)
    return switch state {
    case .done: "\(title), done"
    case .started: activities > 0 ? "\(title), begun, \(solved) of \(activities) solved" : "\(title), begun"
    case .open: title
    case .needs(let missing):
      "\(title), best after \(missing.map { $0.order.map { String($0) } ?? $0.id }.joined(separator: " and "))"
    case .notLoaded: "\(title), cannot be opened: \(entry.notLoaded?.message ?? "")"
    }
  }

  // MARK: Beside the list

  func details(_ typesetter: Typesetter, _ context: Context) -> Sheet {
    var sheet = title(typesetter)
    if let diagnostic = entry.notLoaded {
      sheet.append(
        Sheet("This lesson is not loaded: \(diagnostic.message)".sentence, Style(.wrong), width: typesetter.width),
        gap: 1)
      sheet.append(Sheet(Sanitizer.cleanLine(entry.file), Style(.muted), width: typesetter.width))
      return sheet
    }
    sheet.append(Sheet(Sanitizer.cleanLine(entry.front.summary), width: typesetter.width), gap: 1)
    sheet.append(standing(typesetter, context), gap: 1)
    if !entry.front.objectives.isEmpty {
      sheet.append(Sheet("You will", Style(.title, .bold), width: typesetter.width), gap: 1)
      for objective in entry.front.objectives {
        sheet.append(
          typesetter.narrowed(by: 2).sheet(objective).indented(by: 2, marker: [Span("• ", .accent)]))
      }
    }
    return sheet
  }

  private func title(_ typesetter: Typesetter) -> Sheet {
    let minutes = entry.front.minutes.map { "\($0) min" } ?? ""
    let heading = [number, Sanitizer.cleanLine(entry.front.title)].filter { !$0.isEmpty }.joined(separator: "  ")
    var sheet = Sheet(heading, Style(.title, .bold), width: max(1, typesetter.width - minutes.columns - 2))
    sheet.overlay(
      Sheet([[Span(minutes, .muted)]]), column: max(0, typesetter.width - minutes.columns), row: 0)
    return sheet
  }

  /// How far the learner is, and what comes next.
  private func standing(_ typesetter: Typesetter, _ context: Context) -> Sheet {
    var sheet = Sheet()
    func add(_ text: String, _ role: Role) { sheet.append(Sheet(text, Style(role), width: typesetter.width)) }
    let exercises = "\(solved) of \(activities) exercises solved"
    switch state {
    case .done: add(activities > 0 ? "Done: all \(activities) exercises solved." : "Read.", .correct)
    case .started:
      if activities > 0 { add(exercises + ".", .text) }
      if let page = context.record.pages[entry.id] { add("You are on page \(page + 1).", .muted) }
    case .needs(let missing):
      let titles = missing.map { "“\(Sanitizer.cleanLine($0.front.title))”" }.joined(separator: " and ")
      add("Best after \(titles). You can open it all the same.", .warning)
    case .open: if activities > 0 { add("\(activities) \(activities == 1 ? "exercise" : "exercises").", .muted) }
    case .notLoaded: break
    }
    return sheet
  }
}

extension LessonRow.State: Equatable {
  /// Whether the row steps back behind the others.
  var isQuiet: Bool {
    switch self {
    case .notLoaded: true
    case .done, .started, .open, .needs: false
    }
  }
}
