/// A line of input with the Emacs line keys, history and undo.
package struct TextField: Hashable, Sendable {
  /// The most bytes that a field holds: as many as an expression may have characters.
  package static let limit = 10_000

  package internal(set) var characters: [Character]
  /// The caret stands before this character.
  package internal(set) var cursor: Int
  /// Earlier entries, oldest first.
  package let history: [String]
  /// Where Up and Down stand in the history; nil at the text being typed.
  var recalled: Int?
  var draft: [Character] = []
  var undone: [Snapshot] = []
  var killed: [Character] = []

  struct Snapshot: Hashable, Sendable {
    let characters: [Character]
    let cursor: Int
    /// Typing goes on under one snapshot until something else happens.
    let isTyping: Bool
  }

  /// A field with the caret at the end of the text.
  package init(_ text: String = "", history: [String] = []) {
    characters = Array(text)
    cursor = characters.count
    self.history = history
  }

  package var text: String { String(characters) }

  package var isEmpty: Bool { characters.isEmpty }
}
