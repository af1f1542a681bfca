/// "Did you mean": the nearest known word.
enum Spelling {
  /// The candidate at the least edit distance from `word`, at most 1 for short and 2 for longer words; the first in
  /// alphabetical order among equals.
  static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    guard word.count <= 32 else { return nil }
    let limit = word.count <= 3 ? 1 : 2
    let letters = Array(word)
    var best: (distance: Int, word: String)?
    for candidate in candidates where abs(candidate.count - letters.count) <= limit {
      let distance = distance(letters, Array(candidate))
      guard distance <= limit, candidate.count > 1 else { continue }
      if best.map({ (distance, candidate) < ($0.distance, $0.word) }) ?? true { best = (distance, candidate) }
    }
    return best?.word
  }

  /// Levenshtein's distance, with neighbours exchanged counting as one (optimal string alignment).
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var least = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, beforeLast[j - 1] + 1) }
        row.append(least)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
