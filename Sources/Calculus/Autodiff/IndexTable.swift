/// Finds where in a list an element stands, by its hash: open addressing, with nothing stored but indices.
struct IndexTable {
  private var slots: [Int32]
  private var count = 0

  /// - Parameter capacity: how many elements fit before it grows.
  init(capacity: Int = 16) {
    var size = 32
    while size < 2 * capacity { size *= 2 }
    slots = Array(repeating: -1, count: size)
  }

  /// The index of the element with a hash that equals the one sought.
  @inline(__always)
  func index(hash: Int, _ isEqual: (Int) -> Bool) -> Int? {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      var slot = hash & mask
      while slots[slot] >= 0 {
        let index = Int(slots[slot])
        if isEqual(index) { return index }
        slot = (slot + 1) & mask
      }
      return nil
    }
  }

  /// Adds an element that is not yet there.
  ///
  /// - Parameter hashOf: the hash of an element by its index.
  @inline(__always)
  mutating func insert(_ index: Int, hash: Int, hashOf: (Int) -> Int) {
    if 2 * count >= slots.count { grow(hashOf) }
    IndexTable.place(Int32(index), hash, in: &slots)
    count += 1
  }

  private mutating func grow(_ hashOf: (Int) -> Int) {
    var larger = Array(repeating: Int32(-1), count: 2 * slots.count)
    for index in slots where index >= 0 { IndexTable.place(index, hashOf(Int(index)), in: &larger) }
    slots = larger
  }

  @inline(__always)
  private static func place(_ index: Int32, _ hash: Int, in slots: inout [Int32]) {
    let mask = slots.count - 1
    var slot = hash & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = index
  }
}
