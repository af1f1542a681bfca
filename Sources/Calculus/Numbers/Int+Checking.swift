extension Int {
  /// The integer nearest to a number, or nil where there is none: not finite, or beyond the range of `Int`.
  ///
  /// The one place where a `Double` becomes an `Int`: the plain conversion traps.
  package init?(checking value: Double) {
    guard value.isFinite else { return nil }
    self.init(exactly: value.rounded())
  }
}
