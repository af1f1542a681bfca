extension Double {
  /// The nearest whole number, for places on a grid: what is not a number is 0, and what is far away stays within
  /// ±2³¹, so that sums of such places cannot overflow.
  var cells: Int {
    guard isFinite else { return self > 0 ? 1 << 31 : (self < 0 ? -(1 << 31) : 0) }
    let bound = 2_147_483_648.0
    let value = min(max(self, -bound), bound)
    // What is left over says which way to round: no call of a rounding function, for every dot comes through here.
    let whole = Int(value)
    let rest = value - Double(whole)
    return rest >= 0.5 ? whole + 1 : rest <= -0.5 ? whole - 1 : whole
  }
}
