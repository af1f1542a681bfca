extension SourceLine {
  /// `C05-01, C05-02 C05-03 SEE`: items, and after them what is done for them where it is not the usual.
  ///
  /// - Parameter mayDoAll: whether anything may be asked for, as in the outline itself.
  func placements(
    in host: PlacementHost, into diagnostics: inout [Diagnostic], mayDoAll: Bool = false
  ) -> [Placement] {
    unwrapped(from: "[", to: "]").parts(at: ",").flatMap { part -> [Placement] in
      var items: [SourceLine] = []
      var activities: Set<LearningActivity> = []
      for word in part.words {
        if let activity = LearningActivity(rawValue: word.text) {
          if items.isEmpty { diagnostics.append(Diagnostic(.activityWithoutItem(word.text), at: word.range)) }
          if !mayDoAll, !host.possible.contains(activity) {
            diagnostics.append(Diagnostic(.activityImpossible(activity, host.noun), at: word.range))
          }
          activities.insert(activity)
        } else if word.text.isOutlineItem {
          items.append(word)
        } else {
          diagnostics.append(Diagnostic(.badItem(word.text), at: word.range))
        }
      }
      return items.map {
        Placement(item: $0.text, activities: activities.isEmpty ? host.usual : activities, range: $0.range)
      }
    }
  }
}

extension String {
  /// Whether the string can name an item of an outline: letters and digits in groups joined by `-`, a digit among them.
  var isOutlineItem: Bool {
    let isPlain = utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D
    }
    return isPlain && (1...CoursewareLimits.identifierLength).contains(utf8.count)
      && utf8.contains { (0x30...0x39).contains($0) }
  }
}
