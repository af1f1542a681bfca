import Calculus
import Descent
import Terminal
import Typesetting

/// A contour map with its axes and its legend, for printing.
package struct ContourStill: Sendable {
  package let objective: Objective
  package let map: ContourMap
  private let notation: MathNode
  private let layout: Layout
  private let preferences: Preferences

  /// Where title, map and legend stand.
  private struct Layout: Sendable {
    let title: Rect
    let map: Rect
    let legend: Rect

    init(_ size: Size) {
      let (title, rest) = Rect(size).split(size.height >= 6 ? 1 : 0, from: .top)
      self.title = title
      let legendWidth = size.width >= 40 ? 16 : 0
      (legend, map) = rest.split(legendWidth, from: .right)
    }
  }

  package init(
    _ objective: Objective, size: Size, _ spacing: ContourLevels.Spacing = .automatic, preferences: Preferences
  ) {
    self.objective = objective
    self.preferences = preferences
    notation = MathNode(objective.formula)
    layout = Layout(size)
    // The axes decide how large the map is, and need no values for that.
    var scratch = Surface(size)
    let space = PlotFrame(x: objective.box.x, y: objective.box.y).draw(in: layout.map, on: &scratch)
    map = ContourMap(objective, box: objective.box, size: space.rect.size, spacing, preferences: preferences)
  }

  package var picture: Surface {
    var surface = Surface(Size(width: layout.legend.maxX, height: layout.map.maxY))
    let names = objective.variables.map { $0.text(.unicode) }.joined(separator: ", ")
    let formula = Typesetter(width: layout.title.width, charset: preferences.charset).line(notation)
    surface.clipped(to: layout.title) { surface in
      surface.write(
        "f(\(names)) = \(formula)".truncated(to: layout.title.width), at: layout.title.origin, Style(.maths))
    }
    let space = PlotFrame(x: objective.box.x, y: objective.box.y).draw(in: layout.map, on: &surface)
    map.draw(in: space.rect, on: &surface)
    ContourLegend(map).draw(in: layout.legend.split(1, from: .left).rest, on: &surface)
    return surface
  }

  /// The map in words: how low and how high it goes and where, and the levels of its lines.
  package var sentences: [String] {
    let names = objective.variables.map { $0.text(.plain) }
    let field = map.field
    let range = { (name: String, range: ClosedRange<Double>) in
      "\(name) from \(NumberLabel.text(range.lowerBound)) to \(NumberLabel.text(range.upperBound))"
    }
    var sentences = [
      "The function \(Narrator(preferences.charset).formula(notation)), with "
        + "\(range(names[0], field.x)) and \(range(names[1], field.y))."
    ]
    let finite = field.values.indices.filter { field.values[$0].isFinite }
    guard let low = finite.min(by: { field.values[$0] < field.values[$1] }),
      let high = finite.max(by: { field.values[$0] < field.values[$1] })
    else { return sentences + ["It has no value there."] }
    func place(_ index: Int) -> String {
      let x = SampleAxis(field.x, count: field.columns)[index % field.columns]
      let y = SampleAxis(field.y, count: field.rows)[index / field.columns]
      return "\(names[0]) = \(NumberLabel.text(x)), \(names[1]) = \(NumberLabel.text(y))"
    }
    sentences.append(
      "It is lowest, \(NumberLabel.text(field.values[low])), near \(place(low)), and highest, "
        + "\(NumberLabel.text(field.values[high])), near \(place(high)).")
    if finite.count < field.values.count {
      let share = Double(field.values.count - finite.count) / Double(field.values.count) * 100
      sentences.append("It has no value on \(NumberLabel.text(share, digits: 2)) percent of the map.")
    }
    sentences += shares
    return sentences
  }

  /// How much of the map lies below each level.
  private var shares: [String] {
    guard !map.levels.thresholds.isEmpty else { return ["It is flat."] }
    let values = map.field.values.filter(\.isFinite)
    return zip(map.levels.thresholds, map.levels.labels).map { threshold, label in
      let below = values.count { $0 < threshold }
      return
        "It is below \(label) on \(NumberLabel.text(Double(below) / Double(values.count) * 100, digits: 2)) percent."
    }
  }
}
