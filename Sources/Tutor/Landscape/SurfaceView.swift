import Calculus
import Descent
import Terminal

/// A surface seen from a side: what is near hides what is behind it. Coloured by the bands of the map, two rows of colour
/// a cell; where there are no colours, profiles at equal distances.
struct SurfaceView {
  private let objective: Objective
  private let box: Box
  private let angle: Double
  private let map: ContourMap?

  init(_ objective: Objective, _ box: Box, angle: Double, map: ContourMap?) {
    (self.objective, self.box, self.angle, self.map) = (objective, box, angle, map)
  }

  /// How the view from above leans: the share of the height that depth takes, and that heights take.
  private static let (depth, rise) = (0.55, 0.4)
  /// Of the ground's half diagonal, so that every corner is in view.
  private static let reach = 1.4

  /// The heights over a grid in the plane of the viewer, the nearest row first; NaN beside the box.
  private struct Field {
    let columns: Int
    let rows: Int
    let values: [Double]
    let shown: ClosedRange<Double>

    /// Where a value stands, from 0, the lowest in view, to 1.
    func share(_ value: Double) -> Double {
      (min(max(value, shown.lowerBound), shown.upperBound) - shown.lowerBound) / (shown.upperBound - shown.lowerBound)
    }
  }

  func draw(in rect: Rect, on surface: inout Surface) {
    let (line, body) = rect.split(1, from: .top)
    guard body.width > 4, body.height > 3 else { return }
    if map?.colour(of: 0) != nil { fill(body, on: &surface) } else { drawProfiles(in: body, on: &surface) }
    surface.write("from \(NumberLabel.text(angle))°".truncated(to: line.width), at: line.origin, Style(.muted))
  }

  private func field(columns: Int, rows: Int) -> Field {
    let (cosine, sine) = (Double.apply(.cos, angle * .pi / 180), Double.apply(.sin, angle * .pi / 180))
    var across: [Double] = []
    var upwards: [Double] = []
    for row in 0..<rows {
      for column in 0..<columns {
        let u = Self.reach * (2 * Double(column) / Double(columns - 1) - 1)
        let v = Self.reach * (2 * Double(row) / Double(rows - 1) - 1)
        let (x, y) = (u * cosine - v * sine, u * sine + v * cosine)
        let isInside = abs(x) <= 1 && abs(y) <= 1
        across.append(isInside ? Self.place(x, in: box.x) : .nan)
        upwards.append(isInside ? Self.place(y, in: box.y) : .nan)
      }
    }
    var evaluator = objective.tape.evaluator()
    var values: [Double] = []
    evaluator.values(over: Batch(inputs: [0, 1], columns: [across, upwards]), at: [0, 0], into: &values)
    return Field(columns: columns, rows: rows, values: values, shown: PlotRange.fitting(values, margin: 0))
  }

  private static func place(_ share: Double, in range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * (share + 1) / 2
  }

  // MARK: Filled

  /// The front of the block below the surface.
  private static let front = Colour.palette(235)

  private func fill(_ rect: Rect, on surface: inout Surface) {
    let height = 2 * rect.height
    // Rows closer than half a cell leave no holes where the surface is steep towards the viewer.
    let field = field(columns: rect.width, rows: 3 * height)
    for column in 0..<rect.width {
      var horizon = height
      var colours = [Colour?](repeating: nil, count: height)
      for row in 0..<field.rows {
        let value = field.values[row * field.columns + column]
        guard value.isFinite else { continue }
        let far = Double(row) / Double(field.rows - 1)
        func line(_ share: Double) -> Int {
          let place = Double(height - 1) * (1 - Self.depth * far - Self.rise * share)
          return min(max(Int(checking: place.rounded()) ?? 0, 0), height - 1)
        }
        let top = line(field.share(value))
        if horizon == height {
          // The nearest point stands on the front of the block.
          horizon = min(line(0) + 1, height)
          for place in top..<max(top, horizon) { colours[place] = Self.front }
          horizon = min(horizon, top + 1)
        }
        for place in min(top, horizon)..<horizon { colours[place] = map?.colour(of: value) }
        horizon = min(horizon, top)
      }
      for row in 0..<rect.height {
        let (upper, lower) = (colours[2 * row], colours[2 * row + 1])
        guard upper != nil || lower != nil else { continue }
        let cell =
          upper == nil
          ? Cell("▄", Style(lower ?? .standard)) : Cell("▀", Style(upper ?? .standard, on: lower ?? .standard))
        surface.put(cell, at: Point(x: rect.minX + column, y: rect.minY + row))
      }
    }
  }

  // MARK: Profiles

  /// As many as stay apart.
  private func drawProfiles(in rect: Rect, on surface: inout Surface) {
    var canvas = DotCanvas(rect.size, .braille)
    let (width, height) = (canvas.dotSize.width, canvas.dotSize.height)
    let field = field(columns: width, rows: max(4, rect.height * 2 / 3))
    var horizon = Array(repeating: Double.infinity, count: width)
    for profile in 0..<field.rows {
      var before: DotCanvas.Place?
      for column in 0..<width {
        let value = field.values[profile * width + column]
        guard value.isFinite else {
          before = nil
          continue
        }
        let far = Double(profile) / Double(field.rows - 1)
        let y = Double(height - 1) * (1 - Self.depth * far - Self.rise * field.share(value))
        let place = DotCanvas.Place(x: Double(column), y: y)
        if y < horizon[column] {
          if let before { canvas.line(from: before, to: place, .role(.series(0))) }
          horizon[column] = y
          before = place
        } else {
          before = nil
        }
      }
    }
    canvas.draw(at: rect.origin, on: &surface)
  }
}
