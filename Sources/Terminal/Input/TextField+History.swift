extension TextField {
  /// The most steps that can be undone.
  package static let undoLimit = 200

  /// Keeps the present state for undo; a run of typing is one step.
  mutating func remember(isTyping: Bool) {
    recalled = nil
    if isTyping, let last = undone.last, last.isTyping,
      cursor == last.cursor + (characters.count - last.characters.count)
    {
      return
    }
    undone.append(Snapshot(characters: characters, cursor: cursor, isTyping: isTyping))
    if undone.count > Self.undoLimit { undone.removeFirst() }
  }

  mutating func undo() {
    guard let last = undone.popLast() else { return }
    characters = last.characters
    cursor = last.cursor
  }

  /// Steps through the history; what was being typed comes back after its newest entry.
  mutating func recall(_ step: Int) -> Outcome {
    let present = recalled ?? history.count
    let wanted = present + step
    guard wanted >= 0, wanted <= history.count else { return history.isEmpty ? .ignored : .handled }
    if recalled == nil { draft = characters }
    let entry = wanted == history.count ? draft : Array(history[wanted])
    remember(isTyping: false)
    characters = entry
    cursor = characters.count
    recalled = wanted == history.count ? nil : wanted
    return .handled
  }
}
