import Calculus
import Descent
import Terminal

/// A graph in layers from left to right: where each node stands and how the wires run between them.
///
/// A node stands one layer behind the last of its operands, a variable just before the first that takes it. A wire that
/// passes a layer has a place in it like a node. In each layer the places are ordered by the middle of their neighbours
/// (Sugiyama, Tagawa and Toda 1981), and pulled towards them as far as the order allows. Between two layers each wire
/// turns on a track of its own.
struct GraphLayout: Sendable {
  /// A place in a layer: a node, or the wire of a node passing through.
  struct Place: Hashable, Sendable {
    let node: Int
    let isPassing: Bool
  }

  struct Layer: Sendable {
    var places: [Place]
    /// The row of each place's label or wire.
    var rows: [Int]
    /// The columns that the layer takes.
    var columns = 0..<0
  }

  /// The wire of a node in the gap behind a layer: from its row to the rows of those that take it.
  struct Wire: Sendable {
    let node: Int
    let start: Int
    let ends: [Int]
    /// The track on which it turns; nil where it runs straight.
    var track: Int?

    var span: ClosedRange<Int> {
      let rows = ends + [start]
      return (rows.min() ?? start)...(rows.max() ?? start)
    }
  }

  private let operands: [[Int]]
  private(set) var layers: [Layer] = []
  /// For each layer but the last the wires behind it.
  private(set) var gaps: [[Wire]] = []
  private(set) var size = Size.zero

  /// - Parameters:
  ///   - operands: for each node the earlier nodes that it takes.
  ///   - widths: for each node the columns of its label.
  init(operands: [[Int]], widths: [Int]) {
    self.operands = operands
    let depths = Self.depths(operands)
    layers = Self.places(operands, depths)
    order()
    arrangeRows()
    routeWires()
    setColumns(widths)
  }

  /// Rows of a node's operands, from that of its label.
  static func ports(_ count: Int) -> [Int] {
    let half = count / 2
    return count.isMultiple(of: 2)
      ? (0..<count).map { $0 < half ? $0 - half : $0 - half + 1 } : (0..<count).map { $0 - half }
  }

  // MARK: Layers

  private static func depths(_ operands: [[Int]]) -> [Int] {
    var depths: [Int] = []
    for parts in operands { depths.append(parts.isEmpty ? 0 : 1 + (parts.map { depths[$0] }.max() ?? 0)) }
    // What needs nothing stands just before what takes it first.
    for node in operands.indices where operands[node].isEmpty {
      let consumers = operands.indices.filter { operands[$0].contains(node) }
      depths[node] = max(0, (consumers.map { depths[$0] }.min() ?? 1) - 1)
    }
    return depths
  }

  private static func places(_ operands: [[Int]], _ depths: [Int]) -> [Layer] {
    var layers = Array(repeating: [Place](), count: (depths.max() ?? 0) + 1)
    for node in visits(operands) {
      layers[depths[node]].append(Place(node: node, isPassing: false))
      let last = operands.indices.filter { operands[$0].contains(node) }.map { depths[$0] }.max() ?? 0
      for layer in depths[node] + 1..<max(last, depths[node] + 1) {
        layers[layer].append(Place(node: node, isPassing: true))
      }
    }
    return layers.map { Layer(places: $0, rows: Array(repeating: 0, count: $0.count)) }
  }

  /// The nodes in the order in which a reader of the formula meets them, then those that the result does not need.
  private static func visits(_ operands: [[Int]]) -> [Int] {
    var order: [Int] = []
    var seen = Array(repeating: false, count: operands.count)
    var waiting = operands.isEmpty ? [] : [operands.count - 1]
    while let node = waiting.popLast() {
      guard !seen[node] else { continue }
      seen[node] = true
      order.append(node)
      waiting += operands[node].reversed()
    }
    return order + operands.indices.filter { !seen[$0] }
  }

  // MARK: Order

  /// The most places among which crossings are counted, which takes time that grows with their square.
  private static let sortingLimit = 600

  /// Sweeps to and fro, and keeps the order with the fewest crossings.
  private mutating func order() {
    guard layers.reduce(0, { $0 + $1.places.count }) <= Self.sortingLimit else { return }
    var best = (crossings: crossings, layers: layers)
    for sweep in 0..<8 where best.crossings > 0 {
      let isForward = sweep.isMultiple(of: 2)
      let indices = Array(layers.indices.dropFirst())
      let order = isForward ? indices : indices.map { layers.count - 1 - $0 }
      for index in order { sort(index, towards: isForward ? -1 : 1) }
      if crossings < best.crossings { best = (crossings, layers) }
    }
    layers = best.layers
  }

  /// Sorts a layer by the mean of the neighbours in the layer beside it; those without any stay.
  private mutating func sort(_ index: Int, towards step: Int) {
    let beside = layers[index + step].places
    let keys = layers[index].places.enumerated().map { place, entry -> Double in
      let neighbours = beside.indices.filter {
        step < 0 ? leads(from: beside[$0], to: entry) : leads(from: entry, to: beside[$0])
      }
      return neighbours.isEmpty
        ? Double(place) : Double(neighbours.reduce(0, +)) / Double(neighbours.count)
    }
    let sorted = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    layers[index].places = sorted.map { layers[index].places[$0] }
  }

  /// Whether a wire runs from a place of one layer to a place of the next.
  private func leads(from place: Place, to next: Place) -> Bool {
    next.isPassing ? next.node == place.node : operands[next.node].contains(place.node)
  }

  private var crossings: Int {
    zip(layers, layers.dropFirst()).reduce(0) { sum, pair in
      let (here, next) = (pair.0.places, pair.1.places)
      var edges: [(Int, Int)] = []
      for (end, place) in next.enumerated() {
        if place.isPassing {
          if let start = here.firstIndex(where: { $0.node == place.node }) { edges.append((start, 3 * end)) }
          continue
        }
        for (port, operand) in operands[place.node].enumerated() {
          if let start = here.firstIndex(where: { $0.node == operand }) {
            edges.append((start, 3 * end + min(port, 2)))
          }
        }
      }
      var count = 0
      for (index, first) in edges.enumerated() {
        for second in edges[..<index] where (first.0 - second.0) * (first.1 - second.1) < 0 { count += 1 }
      }
      return sum + count
    }
  }

  // MARK: Rows

  /// The rows that a place takes above and below its own.
  private func reach(_ place: Place) -> (above: Int, below: Int) {
    if place.isPassing { return (0, 0) }
    let ports = Self.ports(operands[place.node].count)
    // Below the label stands the adjoint.
    return (-(ports.first ?? 0), max(ports.last ?? 0, 1))
  }

  private mutating func arrangeRows() {
    for index in layers.indices.reversed() {
      settle(
        index,
        wished: layers[index].places.enumerated().map { place, entry in
          index + 1 < layers.count
            ? meanRow(ofConsumers: entry, in: layers[index + 1]) ?? Double(4 * place) : Double(4 * place)
        })
    }
    for index in layers.indices.dropFirst() {
      settle(
        index,
        wished: layers[index].places.enumerated().map { place, entry in
          meanRow(ofOperands: entry, in: layers[index - 1]) ?? Double(layers[index].rows[place])
        })
    }
    let top = layers.flatMap { layer in zip(layer.places, layer.rows).map { $1 - reach($0).above } }.min() ?? 0
    for index in layers.indices { layers[index].rows = layers[index].rows.map { $0 - top } }
  }

  private func meanRow(ofConsumers place: Place, in next: Layer) -> Double? {
    var rows: [Int] = []
    for (entry, row) in zip(next.places, next.rows) {
      if entry.isPassing {
        if entry.node == place.node { rows.append(row) }
      } else {
        for (port, operand) in zip(Self.ports(operands[entry.node].count), operands[entry.node])
        where operand == place.node { rows.append(row + port) }
      }
    }
    return rows.isEmpty ? nil : Double(rows.reduce(0, +)) / Double(rows.count)
  }

  private func meanRow(ofOperands place: Place, in before: Layer) -> Double? {
    let rows = zip(before.places, before.rows).filter { leads(from: $0.0, to: place) }.map(\.1)
    return rows.isEmpty ? nil : Double(rows.reduce(0, +)) / Double(rows.count)
  }

  /// The rows nearest to those wished, in the layer's order and with room for each place: pools of neighbours that want
  /// to pass each other share the mean of their wishes.
  private mutating func settle(_ index: Int, wished: [Double]) {
    let places = layers[index].places
    var offsets: [Int] = []
    for (place, entry) in places.enumerated() {
      offsets.append(place == 0 ? 0 : offsets[place - 1] + reach(places[place - 1]).below + reach(entry).above + 1)
    }
    var pools: [(sum: Double, count: Int)] = []
    for (place, wish) in wished.enumerated() {
      pools.append((wish - Double(offsets[place]), 1))
      while pools.count > 1, let last = pools.last,
        pools[pools.count - 2].sum / Double(pools[pools.count - 2].count) >= last.sum / Double(last.count)
      {
        pools.removeLast()
        pools[pools.count - 1].sum += last.sum
        pools[pools.count - 1].count += last.count
      }
    }
    let bases = pools.flatMap { pool in
      Array(repeating: Self.row(pool.sum / Double(pool.count)), count: pool.count)
    }
    layers[index].rows = zip(bases, offsets).map { $0 + $1 }
  }

  private static func row(_ value: Double) -> Int { Int(checking: value.rounded(.down)) ?? 0 }

  // MARK: Wires

  private mutating func routeWires() {
    gaps = []
    for index in layers.indices.dropLast() {
      var wires = wires(behind: index)
      // Where two wires would have to pass each other on their own rows, the next layer moves down until they need not.
      for _ in 0..<8 where !assignTracks(&wires) {
        layers[index + 1].rows = layers[index + 1].rows.map { $0 + 1 }
        wires = self.wires(behind: index)
      }
      gaps.append(wires)
    }
  }

  private func wires(behind index: Int) -> [Wire] {
    let (layer, next) = (layers[index], layers[index + 1])
    return zip(layer.places, layer.rows).compactMap { place, row in
      var ends: [Int] = []
      for (entry, end) in zip(next.places, next.rows) {
        if entry.isPassing {
          if entry.node == place.node { ends.append(end) }
        } else {
          let ports = Self.ports(operands[entry.node].count)
          ends += zip(ports, operands[entry.node]).filter { $1 == place.node }.map { end + $0.0 }
        }
      }
      return ends.isEmpty ? nil : Wire(node: place.node, start: row, ends: ends)
    }
  }

  /// Gives each wire that turns a track; false where no order of tracks keeps all of them apart.
  private func assignTracks(_ wires: inout [Wire]) -> Bool {
    var waiting = wires.indices.filter { wires[$0].ends != [wires[$0].start] }
    while !waiting.isEmpty {
      // A wire that leaves on a row where another arrives must have turned before that one does.
      let free = waiting.filter { candidate in
        waiting.allSatisfy { other in other == candidate || !wires[candidate].ends.contains(wires[other].start) }
      }
      guard let next = free.first else { return false }
      let earlier = wires.indices.filter { wires[$0].track != nil && wires[next].ends.contains(wires[$0].start) }
      var track = earlier.compactMap { wires[$0].track.map { $0 + 1 } }.max() ?? 0
      while wires.contains(where: { $0.track == track && $0.span.overlaps(wires[next].span) }) { track += 1 }
      wires[next].track = track
      waiting.removeAll { $0 == next }
    }
    return true
  }

  // MARK: Columns

  /// The columns of a gap with so many tracks.
  static func gapWidth(_ tracks: Int) -> Int { 2 * tracks + 1 }

  private mutating func setColumns(_ widths: [Int]) {
    var column = 0
    for index in layers.indices {
      let width = layers[index].places.filter { !$0.isPassing }.reduce(0) { width, place in
        max(width, widths[place.node] + (operands[place.node].isEmpty ? 0 : 1))
      }
      layers[index].columns = column..<column + max(width, 1) + 1
      column += max(width, 1) + 1
      if index < gaps.count { column += Self.gapWidth((gaps[index].compactMap(\.track).max() ?? -1) + 1) }
    }
    let rows = layers.flatMap { layer in zip(layer.places, layer.rows).map { $1 + reach($0).below + 1 } }.max() ?? 0
    size = Size(width: column, height: rows)
  }

  /// Where the label of a node begins.
  func origin(of node: Int) -> Terminal.Point {
    for layer in layers {
      for (place, row) in zip(layer.places, layer.rows) where place == Place(node: node, isPassing: false) {
        return Terminal.Point(x: layer.columns.lowerBound + (operands[node].isEmpty ? 0 : 1), y: row)
      }
    }
    return .zero
  }
}
