/// Keys, what they are called and what they do on one screen.
package struct Binding<Action> {
  package let keys: [Key]
  /// One or two words for the footer; empty keeps the binding out of it.
  package let label: String
  /// A sentence for the help page.
  package let help: String
  /// Shown at the footer's end however narrow the screen: `? help  q back`.
  package let isPinned: Bool
  package let action: Action

  package init(_ keys: Key..., label: String, help: String, isPinned: Bool = false, action: Action) {
    self.keys = keys
    self.label = label
    self.help = help
    self.isPinned = isPinned
    self.action = action
  }
}

extension Binding: Sendable where Action: Sendable {}

/// The keys of one screen: dispatch, footer and help page come from this one list.
///
/// Neighbours with the same label share one entry: `↑↓ move` is two bindings. Of keys listed twice the first binding
/// holds.
package struct KeyTable<Action> {
  package let bindings: [Binding<Action>]

  package init(_ bindings: [Binding<Action>]) {
    self.bindings = bindings
  }

  /// What a key does here, or nil.
  package func action(for key: Key) -> Action? {
    bindings.first { $0.keys.contains(key) }?.action
  }

  /// What the footer says, in the table's order, pinned entries last.
  package var hints: [KeyHint] {
    var hints: [KeyHint] = []
    for isPinned in [false, true] {
      var previous: String?
      for binding in bindings where binding.isPinned == isPinned && !binding.label.isEmpty {
        guard let key = binding.keys.first else { continue }
        if previous == binding.label {
          hints[hints.count - 1].keys.append(key)
        } else {
          hints.append(KeyHint(keys: [key], label: binding.label, isPinned: isPinned))
        }
        previous = binding.label
      }
    }
    return hints
  }

  /// The lines of the help page: names of all keys of a binding, and its sentence.
  package var help: [KeyHelp] {
    bindings.filter { !$0.help.isEmpty }.map { KeyHelp(keys: $0.keys, text: $0.help) }
  }
}

extension KeyTable: Sendable where Action: Sendable {}

/// One entry of a footer.
package struct KeyHint: Hashable, Sendable {
  package var keys: [Key]
  package let label: String
  package let isPinned: Bool

  package init(keys: [Key], label: String, isPinned: Bool = false) {
    self.keys = keys
    self.label = label
    self.isPinned = isPinned
  }

  /// The keys' names: arrows and letters close together, digits in a row as a range, longer names with blanks.
  package var keyText: String {
    let names = keys.map(\.name)
    if names.count > 2, let first = names.first, let last = names.last, names.allSatisfy({ Int($0) != nil }) {
      return "\(first)-\(last)"
    }
    return names.joined(separator: names.allSatisfy { $0.columns == 1 } ? "" : " ")
  }
}

/// One line of a help page.
package struct KeyHelp: Hashable, Sendable {
  package let keys: [Key]
  package let text: String

  package init(keys: [Key], text: String) {
    self.keys = keys
    self.text = text
  }

  package var keyText: String { keys.map(\.name).joined(separator: "  ") }
}
