/// Many points that share some of their coordinates: the examples of a mini-batch, which share the weights.
package struct Batch: Sendable {
  /// The inputs that differ from point to point, by their index in `Tape.inputs`.
  package let inputs: [Int]
  package let count: Int
  /// A coordinate of every point for each of them, one column after the other, where it stays.
  private let columns: Frozen<Double>

  /// - Parameter columns: for each of the inputs the coordinates of all points, equally many; of longer ones the rest is
  ///   passed over. Where an input has no column there are no points.
  package init(inputs: [Int], columns: [[Double]]) {
    self.inputs = inputs
    let count = columns.count < inputs.count ? 0 : columns.prefix(inputs.count).map(\.count).min() ?? 0
    self.count = count
    self.columns = Frozen(columns.prefix(inputs.count).flatMap { $0.prefix(count) })
  }

  /// Hands the lanes a tile of points, which are read where they stand.
  func fill(_ lanes: Lanes, from start: Int, _ count: Int) {
    for (index, input) in inputs.enumerated() {
      lanes.setColumn(input, to: columns.start + index * self.count + start, count)
    }
  }
}
