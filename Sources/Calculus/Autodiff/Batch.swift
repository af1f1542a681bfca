/// Many points that share some of their coordinates: the examples of a mini-batch, which share the weights.
package struct Batch: Sendable {
  /// The inputs that differ from point to point, by their index in `Tape.inputs`.
  package let inputs: [Int]
  /// A coordinate of every point for each of them.
  package let columns: [[Double]]
  package let count: Int

  /// - Parameter columns: for each of the inputs the coordinates of all points, equally many; of longer ones the rest is
  ///   passed over. Where an input has no column there are no points.
  package init(inputs: [Int], columns: [[Double]]) {
    self.inputs = inputs
    self.columns = columns
    count = columns.count < inputs.count ? 0 : columns.prefix(inputs.count).map(\.count).min() ?? 0
  }
}
