import Descent
import Terminal

/// A finished race as one picture, for printing.
package enum DescentStill {
  package static func picture(
    of objective: Objective, from start: [Double], _ entries: [Race.Entry], limit: Int,
    _ conditions: Conditions = Conditions(),
    size: Size, preferences: Preferences
  ) -> Surface {
    // A screen keeps two rows for its header and one for its footer; a print has neither.
    let context = Context(
      size: Size(width: size.width, height: size.height + 3), course: .missing(""), record: LearnerRecord(),
      preferences: preferences)
    let setup = DescentSetup(objective: objective, start: start, entries: entries, limit: limit, conditions: conditions)
    let screen = DescentScreen(setup, context).finished(context)
    var surface = Surface(size)
    screen.draw(in: Rect(size), on: &surface, context)
    return surface
  }
}
