import Calculus

/// The known word nearest to one that is not known, for "did you mean"; `nil` where none is near.
///
/// Near means: at most a third of the letters, and at least one, are wrong, missing, extra or swapped with their
/// neighbour.
///
/// - Parameter number: how many findings of its kind come before: what a report leaves out is not searched for, since a
///   file of strangers may have thousands.
func nearest(to word: String, number: Int = 0, among known: some Sequence<String>) -> String? {
  let typed = word.lowercased()
  guard number < CoursewareLimits.findingsPerCode, !typed.isEmpty, typed.count <= 64 else { return nil }
  let bound = max(1, typed.count / 3)
  return known.compactMap { word in
    typed.editDistance(to: word.lowercased(), atMost: bound).map { (word: word, distance: $0) }
  }.min { $0.distance < $1.distance }?.word
}
