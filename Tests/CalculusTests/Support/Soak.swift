#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How much of a random test is run: `make soak` sets GRADUS_SOAK to a factor.
enum Soak {
  static let factor = getenv("GRADUS_SOAK").flatMap { Int(String(cString: $0)) } ?? 1

  /// The usual number of cases times the factor.
  static func count(_ usual: Int) -> Int { usual * factor }

  /// The usual number of cases, or the number for a long run.
  static func count(_ usual: Int, soak: Int) -> Int { factor == 1 ? usual : soak }
}
