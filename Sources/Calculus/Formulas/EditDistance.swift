extension String {
  /// The edits that make one word another, in bytes; nil where they are more than a bound.
  package func editDistance(to other: String, atMost bound: Int) -> Int? {
    Array(utf8).editDistance(to: Array(other.utf8), atMost: bound)
  }
}

extension [UInt8] {
  /// The edits that make one word another, a swap of neighbours being one (Damerau 1964, in the restricted form
  /// that edits no part twice); nil where they are more than a bound. Takes time proportional to the product of the
  /// lengths, and none where these differ by more than the bound.
  func editDistance(to other: [UInt8], atMost bound: Int) -> Int? {
    guard abs(count - other.count) <= bound else { return nil }
    var (before, previous) = ([Int](), [Int](0...other.count))
    for (i, a) in enumerated() {
      var row = [i + 1]
      row.reserveCapacity(other.count + 1)
      for (j, b) in other.enumerated() {
        var best = Swift.min(row[j] + 1, previous[j + 1] + 1, previous[j] + (a == b ? 0 : 1))
        if i > 0, j > 0, a == other[j - 1], self[i - 1] == b { best = Swift.min(best, before[j - 1] + 1) }
        row.append(best)
      }
      guard let least = row.min(), least <= bound else { return nil }
      (before, previous) = (previous, row)
    }
    return previous[other.count] <= bound ? previous[other.count] : nil
  }
}
