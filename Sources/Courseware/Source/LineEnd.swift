extension UnsafeBufferPointer<UInt8> {
  /// The place of the next newline from `start` on, or the end: eight bytes at a time, for a quick look at many lines.
  ///
  /// A byte of `word` is 0 where the text has a newline; the classic test for a zero byte finds the first of them
  /// (Mycroft 1987).
  func lineEnd(from start: Int) -> Int {
    var end = start
    if let base = baseAddress.map({ UnsafeRawPointer($0) }) {
      while end + 8 <= count {
        let bytes = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: end, as: UInt64.self))
        let word = bytes ^ 0x0A0A_0A0A_0A0A_0A0A
        let zeros = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
        if zeros != 0 { return end + zeros.trailingZeroBitCount / 8 }
        end += 8
      }
    }
    while end < count, self[end] != 0x0A { end += 1 }
    return end
  }
}
