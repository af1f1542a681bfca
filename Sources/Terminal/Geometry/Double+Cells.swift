extension Double {
  /// The nearest whole number, for places on a grid: what is not a number is 0, and what is far away stays within
  /// ±2³¹, so that sums of such places cannot overflow.
  var cells: Int {
    guard isFinite else { return self > 0 ? 1 << 31 : (self < 0 ? -(1 << 31) : 0) }
    let bound = 2_147_483_648.0
    return Int(exactly: min(max(self, -bound), bound).rounded()) ?? 0
  }
}
