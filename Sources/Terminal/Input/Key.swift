/// One key press.
package enum Key: Hashable, Sendable {
  case character(Character)
  /// A letter or sign with Ctrl held, in lower case: `.control("l")`.
  case control(Character)
  /// A character with Alt held, or typed right after Esc.
  case alt(Character)
  case enter, tab, backTab, escape, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  /// Left and right with Ctrl or Alt held: a word at a time.
  case wordLeft, wordRight
  case function(Int)

  /// The key's name in a footer and on a help page.
  package var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let character): "Ctrl-\(character.uppercased())"
    case .alt(let character): "Alt-\(character)"
    case .enter: "Enter"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .escape: "Esc"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .wordLeft: "Ctrl-←"
    case .wordRight: "Ctrl-→"
    case .function(let number): "F\(number)"
    }
  }
}

/// Lets a key table say `"q"` for `.character("q")`.
extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
  package init(extendedGraphemeClusterLiteral value: Character) {
    self = .character(value)
  }
}
