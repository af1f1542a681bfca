import Calculus

/// "Did you mean": the nearest known word.
enum Spelling {
  /// The candidate at the least edit distance from `word`, at most 1 for short and 2 for longer words; the first in
  /// alphabetical order among equals.
  static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    guard word.count <= 32 else { return nil }
    let limit = word.count <= 3 ? 1 : 2
    var best: (distance: Int, word: String)?
    for candidate in candidates where candidate.count > 1 {
      guard let distance = word.editDistance(to: candidate, atMost: limit) else { continue }
      if best.map({ (distance, candidate) < ($0.distance, $0.word) }) ?? true { best = (distance, candidate) }
    }
    return best?.word
  }
}
