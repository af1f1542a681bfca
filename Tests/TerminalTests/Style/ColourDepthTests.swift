import Testing

@testable import Terminal

struct ColourDepthTests {
  struct Row: Sendable {
    var choice = ColourChoice.auto
    var environment: [String: String] = [:]
    var isTerminal = true
    var colours = 256
    let expected: ColourDepth
  }

  @Test(arguments: [
    Row(expected: .full),
    Row(colours: 16, expected: .sixteen),
    Row(colours: 88, expected: .sixteen),
    Row(colours: 8, expected: .eight),
    Row(colours: 2, expected: .mono),
    Row(colours: 0, expected: .mono),
    Row(colours: -1, expected: .mono),
    Row(isTerminal: false, expected: .mono),
    Row(environment: ["TERM": "dumb", "COLORTERM": "truecolor"], expected: .mono),
    Row(environment: ["COLORTERM": "truecolor"], colours: 8, expected: .full),
    Row(environment: ["COLORTERM": "24bit"], colours: 8, expected: .full),
    Row(environment: ["COLORTERM": "yes"], colours: 8, expected: .eight),
    Row(environment: ["NO_COLOR": "1"], expected: .mono),
    Row(environment: ["NO_COLOR": "0"], expected: .mono),
    Row(environment: ["NO_COLOR": ""], expected: .full),
    Row(environment: ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], expected: .mono),
    Row(environment: ["CLICOLOR_FORCE": "1"], isTerminal: false, expected: .full),
    Row(environment: ["CLICOLOR_FORCE": "1"], isTerminal: false, colours: 0, expected: .eight),
    Row(environment: ["CLICOLOR_FORCE": "0"], isTerminal: false, expected: .mono),
    Row(environment: ["CLICOLOR_FORCE": ""], isTerminal: false, expected: .mono),
    Row(environment: ["CLICOLOR_FORCE": "1", "CLICOLOR": "0"], expected: .full),
    Row(environment: ["CLICOLOR": "0"], expected: .mono),
    Row(environment: ["CLICOLOR": ""], expected: .full),
    Row(environment: ["CLICOLOR": "1"], expected: .full),
    Row(choice: .never, environment: ["CLICOLOR_FORCE": "1"], expected: .mono),
    Row(choice: .always, environment: ["NO_COLOR": "1"], expected: .full),
    Row(choice: .always, isTerminal: false, colours: -1, expected: .eight),
  ])
  func precedence(row: Row) {
    #expect(
      ColourDepth.resolve(
        row.choice, environment: row.environment, isTerminal: row.isTerminal, terminfoColours: row.colours)
        == row.expected)
  }

  @Test(arguments: [
    (false, "UTF-8", "xterm", Charset.unicode), (false, "utf8", "tmux-256color", .unicode),
    (true, "UTF-8", "xterm", .ascii), (false, "ANSI_X3.4-1968", "xterm", .ascii), (false, "", "xterm", .ascii),
    (false, "ISO-8859-1", "xterm", .ascii), (false, "UTF-8", "linux", .ascii), (false, "UTF-8", "vt220", .ascii),
  ])
  func charset(forced: Bool, codeset: String, term: String, expected: Charset) {
    #expect(Charset.resolve(forced: forced, codeset: codeset, term: term) == expected)
  }
}
