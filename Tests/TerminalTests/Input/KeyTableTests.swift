import Testing

@testable import Terminal

struct KeyTableTests {
  private enum Action: Equatable { case up, down, open, pick(Int), help, back }

  private let table = KeyTable<Action>(
    [
      Binding(.up, "k", label: "move", help: "The row above", action: .up),
      Binding(.down, "j", label: "move", help: "The row below", action: .down),
      Binding(.enter, label: "open", help: "Opens the row", action: .open),
    ]
      + (1...3).map {
        Binding(.character(Character("\($0)")), label: "pick", help: "Opens entry \($0)", action: .pick($0))
      } + [
        Binding("?", .function(1), label: "help", help: "This page", isPinned: true, action: .help),
        Binding("q", .escape, label: "back", help: "One level back", isPinned: true, action: .back),
        Binding("k", label: "", help: "Never reached", action: .back),
      ])

  @Test func aKeyHasItsAction() {
    #expect(table.action(for: "j") == .down)
    #expect(table.action(for: .function(1)) == .help)
    #expect(table.action(for: "k") == .up)
    #expect(table.action(for: "x") == nil)
  }

  @Test func neighboursShareAHint() {
    let hints = table.hints.map { "\($0.keyText) \($0.label)" }
    #expect(hints == ["↑↓ move", "Enter open", "1-3 pick", "? help", "q back"])
  }

  @Test func theHelpListsAllKeys() {
    #expect(table.help.first == KeyHelp(keys: [.up, "k"], text: "The row above"))
    #expect(table.help.map(\.keyText).contains("?  F1"))
  }

  @Test(arguments: [
    (80, " ↑↓ move  Enter open  1-3 pick  ? help  q back"),
    (46, " ↑↓ move  Enter open  1-3 pick  ? help  q back"),
    (45, " ↑↓ move  Enter open  ? help  q back"),
    (24, " ↑↓ move  ? help  q back"),
    (23, " ? help  q back"),
    (15, " ? help  q back"),
    (14, " q back"),
    (6, ""),
    (1, ""),
  ])
  func theFooterShowsWhatFits(width: Int, expected: String) {
    let rows = picture(width, 1) { Footer(table.hints).draw(in: $0, on: &$1) }
    #expect(rows == [expected])
  }

  @Test(arguments: [
    (Key.control("a"), "Ctrl-A"), (.alt("f"), "Alt-f"), (.character(" "), "Space"), (.function(12), "F12"), (.up, "↑"),
  ])
  func keysHaveNames(key: Key, name: String) {
    #expect(key.name == name)
  }
}
