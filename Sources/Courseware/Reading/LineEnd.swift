#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension UnsafeBufferPointer<UInt8> {
  /// The place of the next newline from `start` on, or the end.
  func lineEnd(from start: Int) -> Int {
    guard let base = baseAddress.map({ UnsafeRawPointer($0) }), let found = memchr(base + start, 0x0A, count - start)
    else { return count }
    return UnsafeRawPointer(found) - base
  }
}
