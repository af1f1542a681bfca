#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How many times longer random tests run: `GRADUS_SOAK=50` makes 2,000 histories 100,000.
enum Soak {
  static let factor: Int = getenv("GRADUS_SOAK").flatMap { Int(String(cString: $0)) } ?? 1
}
