extension TextField {
  /// What a field did with a key or a paste.
  package enum Outcome: Hashable, Sendable {
    /// The key is none of the field's: the screen may use it.
    case ignored
    case handled
    /// The text would be longer than `limit`; what did not fit was left out.
    case cut
  }

  /// Applies a key. Enter, Tab, Esc and function keys are left to the screen.
  @discardableResult
  package mutating func handle(_ key: Key) -> Outcome {
    switch key {
    case .character(let character): return insert([character], isTyping: true)
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(characters.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .wordLeft, .alt("b"): cursor = wordStart
    case .wordRight, .alt("f"): cursor = wordEnd
    case .backspace, .control("h"): replace(max(0, cursor - 1)..<cursor)
    case .delete, .control("d"): replace(cursor..<min(characters.count, cursor + 1))
    case .control("k"): kill(cursor..<characters.count)
    case .control("u"): kill(0..<cursor)
    case .control("w"), .alt("\u{7F}"): kill(wordStart..<cursor)
    case .alt("d"): kill(cursor..<wordEnd)
    case .control("y"): return insert(killed, isTyping: false)
    case .control("t"): transpose()
    case .control("_"): undo()
    case .up, .control("p"): return recall(-1)
    case .down, .control("n"): return recall(1)
    case .control, .alt, .enter, .tab, .backTab, .escape, .insert, .pageUp, .pageDown, .function: return .ignored
    }
    return .handled
  }

  /// Inserts pasted text: sanitised, newlines as blanks, cut at the limit.
  @discardableResult
  package mutating func paste(_ text: String) -> Outcome {
    insert(Array(Sanitizer.cleanLine(text)), isTyping: false)
  }

  /// Replaces the whole text, undoably.
  package mutating func set(_ text: String) {
    remember(isTyping: false)
    characters = Array(text)
    cursor = characters.count
  }

  private mutating func insert(_ new: [Character], isTyping: Bool) -> Outcome {
    var room = Self.limit - characters.reduce(0) { $0 + $1.utf8.count }
    let fitting = new.prefix { character in
      room -= character.utf8.count
      return room >= 0
    }
    if !fitting.isEmpty {
      remember(isTyping: isTyping)
      characters.insert(contentsOf: fitting, at: cursor)
      cursor += fitting.count
      joinMarks()
    }
    return fitting.count == new.count ? .handled : .cut
  }

  /// A combining mark typed after its base arrives alone and becomes one character with it.
  private mutating func joinMarks() {
    guard cursor > 0, let scalar = characters[cursor - 1].unicodeScalars.first, scalar.gridClass == .mark else {
      return
    }
    let before = String(characters[..<cursor])
    characters = Array(before) + characters[cursor...]
    cursor = before.count
  }

  private mutating func replace(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    remember(isTyping: false)
    characters.removeSubrange(range)
    cursor = range.lowerBound
  }

  private mutating func kill(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    killed = Array(characters[range])
    replace(range)
  }

  private mutating func transpose() {
    let second = cursor == characters.count ? cursor - 1 : cursor
    guard second > 0 else { return }
    remember(isTyping: false)
    characters.swapAt(second - 1, second)
    cursor = second + 1
  }

  /// The beginning of the word before the caret.
  private var wordStart: Int {
    var index = cursor
    while index > 0, !characters[index - 1].isWordPart { index -= 1 }
    while index > 0, characters[index - 1].isWordPart { index -= 1 }
    return index
  }

  /// The end of the word after the caret.
  private var wordEnd: Int {
    var index = cursor
    while index < characters.count, !characters[index].isWordPart { index += 1 }
    while index < characters.count, characters[index].isWordPart { index += 1 }
    return index
  }
}

extension Character {
  fileprivate var isWordPart: Bool { isLetter || isNumber || self == "_" }
}
