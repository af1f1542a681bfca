import Calculus
import Descent
import Terminal

/// A computational graph drawn with box characters: what each node is called, what it computes, its value, and below it
/// its adjoint.
struct GraphPicture: Sendable {
  /// What of the numbers is shown.
  struct Shown: Sendable {
    var values: Set<Int>
    var adjoints: Set<Int>
    /// The node that is spoken of.
    var focus: Int?

    static func all(_ graph: ComputationalGraph) -> Shown {
      Shown(values: Set(graph.nodes.indices), adjoints: Set(graph.nodes.indices))
    }
  }

  /// How much a label says.
  enum Detail: CaseIterable, Sendable {
    /// `(·) t₁ = 6`, `·t₁=6`, `·6`.
    case full, tight, least
  }

  let graph: ComputationalGraph
  let layout: GraphLayout
  private let labels: [[Span]]
  private let adjoints: [String]
  private let detail: Detail

  /// With the fullest labels that fit a width; where even the shortest do not, those with names, and the picture is wider.
  init(_ graph: ComputationalGraph, _ run: GraphRun, width: Int) {
    let pictures = Detail.allCases.lazy.map { GraphPicture(graph, run, $0) }
    self = pictures.first { $0.layout.size.width <= width } ?? GraphPicture(graph, run, .tight)
  }

  private init(_ graph: ComputationalGraph, _ run: GraphRun, _ detail: Detail) {
    self.graph = graph
    self.detail = detail
    labels = graph.nodes.indices.map { Self.label(graph.nodes[$0], run.values[$0], detail) }
    adjoints = run.adjoints.map { (detail == .full ? "∂ = " : "∂=") + NumberLabel.text($0) }
    layout = GraphLayout(
      operands: graph.nodes.map(\.operands),
      widths: zip(labels, adjoints).map { max($0.columns, $1.columns) })
  }

  private static func label(_ node: ComputationalGraph.Node, _ value: Double, _ detail: Detail) -> [Span] {
    let name = node.name.text(.unicode)
    let number = NumberLabel.text(value)
    let sign = node.operation?.sign
    return switch detail {
    case .full:
      (sign.map { [Span("(\($0)) ", .accent)] } ?? []) + [Span(name, .maths), Span(" = ", .muted), Span(number)]
    case .tight: (sign.map { [Span($0 + " ", .accent)] } ?? []) + [Span(name, .maths), Span("=", .muted), Span(number)]
    case .least: [sign.map { Span($0 + " ", .accent) } ?? Span(name + " ", .maths), Span(number)]
    }
  }

  /// Draws the part of the picture that begins at an offset.
  func draw(in rect: Rect, offset: Point = .zero, _ shown: Shown, on surface: inout Surface) {
    surface.clipped(to: rect) { surface in
      let origin = Point(x: rect.minX - offset.x, y: rect.minY - offset.y)
      drawWires(at: origin, shown, on: &surface)
      for node in graph.nodes.indices { draw(node, at: origin, shown, on: &surface) }
    }
  }

  /// With a question mark in the place of a value that is not known yet.
  private func label(of node: Int, _ shown: Shown) -> [Span] {
    shown.values.contains(node) ? labels[node] : labels[node].dropLast() + [Span("?", .muted)]
  }

  private func draw(_ node: Int, at origin: Point, _ shown: Shown, on surface: inout Surface) {
    let place = layout.origin(of: node)
    let start = Point(x: origin.x + place.x, y: origin.y + place.y)
    var spans = label(of: node, shown)
    if shown.focus == node { spans = spans.map { Span($0.text, $0.style.with([.bold, .underline])) } }
    surface.write(spans, at: start)
    guard shown.adjoints.contains(node) else { return }
    surface.write(
      adjoints[node], at: Point(x: start.x, y: start.y + 1),
      Style(.series2, shown.focus == node ? [.bold, .underline] : []))
  }

  // MARK: Wires

  /// What runs through a cell: the arms of a wire, and whose it is.
  private struct Track {
    var arms: BoxArms
    let node: Int
    /// Another wire passes below it.
    var isCrossed = false
  }

  private func drawWires(at origin: Point, _ shown: Shown, on surface: inout Surface) {
    for (place, track) in tracks(shown) {
      let isInFocus = shown.focus.map { track.node == $0 || graph.nodes[$0].operands.contains(track.node) } ?? false
      let style = isInFocus ? Style(.accent, .bold) : Style(.border)
      let glyph = track.isCrossed ? "│" : track.arms.glyph
      surface.put(Cell(glyph, style), at: Point(x: origin.x + place.x, y: origin.y + place.y))
    }
  }

  private func tracks(_ shown: Shown) -> [Point: Track] {
    var cells: [Point: Track] = [:]
    func add(_ arms: BoxArms, _ x: Int, _ y: Int, _ node: Int) {
      let place = Point(x: x, y: y)
      guard var track = cells[place] else {
        cells[place] = Track(arms: arms, node: node)
        return
      }
      if track.node == node { track.arms.formUnion(arms) } else { track.isCrossed = true }
      cells[place] = track
    }
    func across(_ columns: Range<Int>, _ row: Int, _ node: Int) {
      for x in columns { add([.left, .right], x, row, node) }
    }
    for (index, gap) in layout.gaps.enumerated() {
      let (here, next) = (layout.layers[index], layout.layers[index + 1])
      let columns = here.columns.upperBound..<next.columns.lowerBound
      for wire in gap {
        across(end(of: wire.node, in: here, shown)..<columns.lowerBound, wire.start, wire.node)
        guard let track = wire.track else {
          across(columns, wire.start, wire.node)
          continue
        }
        let turn = columns.lowerBound + 2 * track + 1
        across(columns.lowerBound..<turn, wire.start, wire.node)
        for row in wire.span {
          var arms: BoxArms = []
          if row > wire.span.lowerBound { arms.insert(.up) }
          if row < wire.span.upperBound { arms.insert(.down) }
          if row == wire.start { arms.insert(.left) }
          if wire.ends.contains(row) { arms.insert(.right) }
          add(arms, turn, row, wire.node)
        }
        for end in wire.ends { across(turn + 1..<columns.upperBound, end, wire.node) }
      }
      for (place, row) in zip(next.places, next.rows) { enter(place, next.columns, row, add) }
    }
    return cells
  }

  /// The column behind what stands in a layer for a node.
  private func end(of node: Int, in layer: GraphLayout.Layer, _ shown: Shown) -> Int {
    guard layer.places.contains(GraphLayout.Place(node: node, isPassing: false)) else {
      return layer.columns.lowerBound
    }
    return layout.origin(of: node).x + label(of: node, shown).columns + 1
  }

  /// The last column of the wires that a node takes: one wire runs up to it, several join in a bracket.
  private func enter(
    _ place: GraphLayout.Place, _ columns: Range<Int>, _ row: Int, _ add: (BoxArms, Int, Int, Int) -> Void
  ) {
    guard !place.isPassing else { return }
    let operands = graph.nodes[place.node].operands
    let ports = GraphLayout.ports(operands.count)
    guard operands.count > 1, let top = ports.first, let bottom = ports.last else {
      if let only = operands.first { add([.left, .right], columns.lowerBound, row, only) }
      return
    }
    for offset in top...bottom {
      var arms: BoxArms = []
      if offset > top { arms.insert(.up) }
      if offset < bottom { arms.insert(.down) }
      if ports.contains(offset) { arms.insert(.left) }
      if offset == 0 { arms.insert(.right) }
      add(arms, columns.lowerBound, row + offset, place.node)
    }
  }
}
