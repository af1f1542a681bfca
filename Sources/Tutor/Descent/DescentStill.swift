import Descent
import Terminal

/// A race as pictures or sentences, for printing.
package struct DescentStill: Sendable {
  private let screen: DescentScreen
  private let context: Context
  private let size: Size

  package init(
    of objective: Objective, from start: [Double], _ entries: [Race.Entry], limit: Int,
    _ conditions: Conditions = Conditions(), size: Size, preferences: Preferences
  ) {
    self.size = size
    // A screen keeps two rows for its header and one for its footer; a print has neither.
    context = Context(
      size: Size(width: size.width, height: size.height + 3), course: .missing(""), record: LearnerRecord(),
      preferences: preferences)
    screen = DescentScreen(
      DescentSetup(objective: objective, start: start, entries: entries, limit: limit, conditions: conditions), context)
  }

  /// The race at its end.
  package var picture: Surface { draw(screen.finished(context)) }

  /// What there is to say of the race at its end.
  package var sentences: [String] { screen.finished(context).script(context).lines.map(\.text) }

  /// Pictures on the way, from the start to the end, so many or as many as there are steps.
  package func frames(_ count: Int) -> [(step: Int, picture: Surface)] {
    let limit = screen.race.limit
    let steps = (0..<max(count, 2)).map { $0 * limit / (max(count, 2) - 1) }
    var frames: [(step: Int, picture: Surface)] = []
    var moving = screen
    for step in steps where frames.last.map({ $0.step < step }) ?? true {
      moving = moving.advanced(to: step, context)
      frames.append((step, draw(moving)))
    }
    return frames
  }

  private func draw(_ screen: DescentScreen) -> Surface {
    var surface = Surface(size)
    screen.draw(in: Rect(size), on: &surface, context)
    return surface
  }
}
