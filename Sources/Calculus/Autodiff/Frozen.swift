/// A list that never changes, in memory of its own: read through a plain pointer, with no count and no checks, by loops
/// that know what they do.
final class Frozen<Element: Sendable>: @unchecked Sendable {
  let start: UnsafePointer<Element>
  let count: Int
  private let memory: UnsafeMutablePointer<Element>

  init(_ elements: [Element]) {
    count = elements.count
    // One at least, so that there is an address.
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(count, 1))
    elements.withUnsafeBufferPointer { source in
      if let first = source.baseAddress { memory.initialize(from: first, count: source.count) }
    }
    self.memory = memory
    start = UnsafePointer(memory)
  }

  deinit {
    memory.deinitialize(count: count)
    memory.deallocate()
  }

  /// Checked, for whoever is not in a hurry.
  subscript(index: Int) -> Element {
    precondition(index >= 0 && index < count, "an index within the list")
    return start[index]
  }

  subscript(range: Range<Int>) -> UnsafeBufferPointer<Element> {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "a range within the list")
    return UnsafeBufferPointer(start: start + range.lowerBound, count: range.count)
  }

  var indices: Range<Int> { 0..<count }
  var isEmpty: Bool { count == 0 }
}
