import Courseware
import Practice
import Terminal

/// What the record says of the learner, and the day of the interview that is ahead.
struct ProgressScreen: Screen {
  enum Action: Sendable {
    case close, scroll(Key)
    case editDeadline, keepDeadline, noDeadline, cancel
  }

  private var page = ScrolledSheet()
  /// Where the day of the interview is typed.
  private var field: TextField?

  func heading(_ context: Context) -> Heading { Heading(title: "Your progress") }

  func keys(_ context: Context) -> KeyTable<Action> {
    if field != nil {
      return KeyTable([
        Binding(
          .enter, label: "keep", help: "Reviews are arranged so that you are ready on that day", action: .keepDeadline),
        Binding(.escape, label: "no change", help: "Back without a change", isPinned: true, action: .cancel),
      ])
    }
    let deadline = Binding(
      "d", label: "interview day", help: "Set the day of an interview, or take it away", action: Action.editDeadline)
    return KeyTable(
      page.keys(context, Action.scroll) + [
        deadline,
        Binding(.escape, "q", .enter, label: "back", help: "Back to the course", isPinned: true, action: .close),
      ])
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Effect] {
    switch action {
    case .close: return [.close]
    case .scroll(let key): page.handle(key, context)
    case .editDeadline: field = TextField()
    case .keepDeadline: return keep(field?.text ?? "", context)
    case .noDeadline: return keep("none", context)
    case .cancel: field = nil
    }
    return []
  }

  mutating func type(_ key: Key, _ context: Context) -> [Effect] {
    field?.handle(key)
    return []
  }

  mutating func paste(_ text: String, _ context: Context) -> [Effect] {
    field?.paste(text)
    return []
  }

  private mutating func keep(_ text: String, _ context: Context) -> [Effect] {
    let today = context.record.now.day
    do throws(Deadline.Refusal) {
      let day = try Deadline.read(text, today: today)
      field = nil
      return [.keep(.deadline(day)), .say((Deadline.words(day, today: today) ?? "No interview is ahead") + ".")]
    } catch {
      return [.say(error.sentence)]
    }
  }

  mutating func arrange(_ context: Context) {
    let width = PageLayout.column(in: context.body).width
    var sheet = Sheet(rows: [[]])
    let report = ProgressReport(context.record, charset: context.preferences.charset)
    for (index, section) in report.sections.enumerated() {
      sheet.append(Sheet(section.title, Style(.title, .bold), width: width), gap: index == 0 ? 0 : 1)
      for line in section.lines {
        let fits = line.columns <= width - 2
        sheet.append((fits ? Sheet([[Span(line)]]) : Sheet(line, width: max(1, width - 2))).indented(by: 2))
      }
    }
    page.show(sheet, context)
  }

  func draw(in rect: Rect, on surface: inout Surface, _ context: Context) {
    guard let field else { return page.draw(in: rect, on: &surface) }
    let (line, rest) = rect.split(1, from: .bottom)
    page.draw(in: rest, on: &surface)
    let inside = PageLayout.column(in: line)
    let x = surface.write("Interview on ", at: inside.origin, Style(.accent, .bold))
    field.draw(
      in: Rect(x: x, y: inside.minY, width: inside.maxX - x, height: 1), on: &surface, isFocused: true,
      placeholder: "14 December, or 2026-12-14, or none")
  }

  // MARK: The linear mode

  mutating func submit(_ text: String, _ context: Context) -> [Effect] { keep(text, context) }

  func script(_ context: Context) -> Script<Action> {
    var script = Script<Action>()
    for section in ProgressReport(context.record, charset: .ascii).sections { script.say(section.title, section.lines) }
    if field != nil {
      script.prompt = "The day of your interview, such as 14 December"
      script.offer("none", .noDeadline)
      script.offer("no change", .cancel)
    } else {
      script.offer("back", .close)
      script.offer("interview day", .editDeadline)
    }
    return script
  }
}
