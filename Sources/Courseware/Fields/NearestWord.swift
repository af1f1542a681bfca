/// The known word nearest to one that is not known, for "did you mean"; `nil` where none is near.
///
/// Near means: at most a third of the letters, and at least one, are wrong, missing, extra or swapped with their
/// neighbour.
func nearest(to word: String, among known: some Sequence<String>) -> String? {
  let typed = Array(word.lowercased())
  guard !typed.isEmpty, typed.count <= 64 else { return nil }
  let bound = max(1, typed.count / 3)
  return known.map { (word: $0, distance: distance(typed, Array($0.lowercased()))) }
    .filter { $0.distance <= bound }
    .min { $0.distance < $1.distance }?.word
}

/// The number of edits between two words, where swapping two neighbours counts once (Damerau 1964, in the restricted
/// form that edits no letter twice). Takes time and room proportional to the product of the lengths.
private func distance(_ left: [Character], _ right: [Character]) -> Int {
  var rows = [Array(0...right.count)]
  for (row, letter) in left.enumerated() {
    var next = [row + 1]
    for (column, other) in right.enumerated() {
      var best = min(rows[row][column + 1] + 1, next[column] + 1, rows[row][column] + (letter == other ? 0 : 1))
      if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
        best = min(best, rows[row - 1][column - 1] + 1)
      }
      next.append(best)
    }
    rows.append(next)
  }
  return rows[left.count][right.count]
}
