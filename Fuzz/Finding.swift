#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Stops the fuzzer, which keeps the input, where something that must hold does not.
func check(_ holds: Bool, _ finding: @autoclosure () -> String) {
  guard !holds else { return }
  print("finding: \(finding())")
  fflush(nil)
  abort()
}
