#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Whether random tests run long: `make soak` sets GRADUS_SOAK.
enum Soak {
  static let isOn = getenv("GRADUS_SOAK") != nil
}
