/// Bytes of text that grow at their end and may repeat what stands in them.
struct TextBuffer {
  private var storage: [UInt8]
  private(set) var count = 0

  init(capacity: Int) { storage = Array(repeating: 0, count: max(capacity, 64)) }

  var bytes: [UInt8] { Array(storage[..<count]) }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    storage[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    reserve(text.count)
    let place = count
    storage.withUnsafeMutableBytes {
      UnsafeMutableRawBufferPointer(rebasing: $0[place...]).copyMemory(from: .init(text))
    }
    count += text.count
  }

  /// Appends what already stands at a range.
  mutating func appendCopy(of range: Range<Int>) {
    reserve(range.count)
    let place = count
    storage.withUnsafeMutableBytes {
      UnsafeMutableRawBufferPointer(rebasing: $0[place...])
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[range]))
    }
    count += range.count
  }

  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if storage.count - count < more { grow(by: more) }
  }

  private mutating func grow(by more: Int) {
    storage.append(contentsOf: repeatElement(0, count: max(storage.count, more)))
  }
}
