/// Where the text of nodes stands and how tightly it holds together: a hash table by identity with linear probing, for
/// the printer asks it at every node.
struct WrittenParts {
  struct Part {
    let range: Range<Int>
    let binding: Printer.Binding
  }

  private var keys: [UInt] = []
  private var parts: [Part] = []
  /// For each slot the place of its part among `parts` plus one, 0 where it is free; a power of two of them.
  private var slots: [Int32] = []

  subscript(node: Node) -> Part? {
    guard !slots.isEmpty else { return nil }
    let found = slots[slot(of: Self.key(node))]
    return found == 0 ? nil : parts[Int(found) - 1]
  }

  /// Adds a node that is not there yet.
  mutating func insert(_ node: Node, _ part: Part) {
    guard parts.count < Int(Int32.max) / 2 else { return }
    if 2 * (parts.count + 1) > slots.count { grow() }
    let key = Self.key(node)
    keys.append(key)
    parts.append(part)
    slots[slot(of: key)] = Int32(truncatingIfNeeded: parts.count)
  }

  @inline(__always)
  private static func key(_ node: Node) -> UInt { UInt(bitPattern: ObjectIdentifier(node)) }

  /// The slot that holds a key, or the free one where it belongs.
  private func slot(of key: UInt) -> Int {
    let mask = UInt(slots.count - 1)
    // Nodes lie 16 bytes apart at least.
    var slot = (key >> 4 &* 0x9E37_79B9_7F4A_7C15) >> 20 & mask
    while slots[Int(slot)] != 0, keys[Int(slots[Int(slot)]) - 1] != key { slot = (slot + 1) & mask }
    return Int(slot)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: max(64, 2 * slots.count))
    for (index, key) in keys.enumerated() { slots[slot(of: key)] = Int32(truncatingIfNeeded: index + 1) }
  }
}
