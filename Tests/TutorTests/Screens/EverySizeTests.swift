import Terminal
import Testing

@testable import Tutor

/// Every screen in every size: in colour, without colour, and in ASCII.
@Suite struct EverySizeTests {
  static let sizes = [(0, 0), (1, 1), (20, 5), (40, 12), (60, 16), (80, 24), (120, 40), (200, 60)]

  private func player(_ way: (name: String, lesson: String?, keys: [Key]), _ preferences: Preferences) -> Player {
    var player = Player(size: Size(width: 80, height: 24), preferences: preferences)
    if let lesson = way.lesson { player.open(lesson) }
    for key in way.keys { player.press(key) }
    return player
  }

  @Test(arguments: FooterTests.ways.indices, [Charset.unicode, .ascii])
  func everyScreen(index: Int, charset: Charset) {
    let way = FooterTests.ways[index]
    var player = player(way, Preferences(charset: charset, depth: charset == .ascii ? .mono : .full))
    for (width, height) in Self.sizes {
      player.resize(width, height)
      let place = "\(way.name) at \(width)x\(height)"
      let picture = player.tutor.picture
      #expect(picture.size == Size(width: width, height: height), "\(place)")
      let plain = picture.printed(nil, charset: charset)
      if charset == .ascii {
        #expect(plain.allSatisfy { $0.utf8.allSatisfy { (0x20..<0x7F).contains($0) } }, "\(place)")
      }
      #expect(plain.allSatisfy { $0.columns <= width }, "\(place)")
      // Without colour the same text is there, and no sequence that sets a colour.
      let mono = picture.printed(Theme(.mono), charset: charset).joined(separator: "\n")
      #expect(!mono.contains("38;5") && !mono.contains("48;5"), "\(place)")
      #expect(mono.withoutSequences == plain.joined(separator: "\n"), "\(place)")
      guard width >= 40, height >= 12 else { continue }
      let footer = plain.last ?? ""
      #expect(footer.contains("help") || footer.contains("Esc") || footer.contains("Enter"), "\(place)\n\(footer)")
    }
  }

  /// Time that passes is arranged for where something moves by itself, and nowhere else does the picture hang on it.
  @Test(arguments: FooterTests.ways.indices)
  func timeLeavesNothingToArrange(index: Int) {
    var player = player(FooterTests.ways[index], Preferences())
    for start in [nil, Key.character(" ")] {
      if let start { player.press(start) }
      for _ in 0..<5 { player.wait(.milliseconds(170)) }
      let picture = player.picture
      player.resize(80, 24)
      #expect(player.picture == picture, "\(FooterTests.ways[index].name), \(start == nil ? "opened" : "started")")
    }
  }

  /// What does not fit is cut with a mark or reached by scrolling: no row of a narrow screen ends in the middle of a word
  /// of which the wide screen shows more on that row, unless a later row goes on with it.
  @Test(arguments: FooterTests.ways.indices)
  func noWordIsCut(index: Int) {
    let way = FooterTests.ways[index]
    var player = player(way, Preferences())
    player.resize(200, 60)
    let words = Set(player.picture.split { !$0.isLetter }.filter { $0.count > 3 }.map(String.init))
    for (width, height) in [(40, 12), (60, 16), (80, 24)] {
      player.resize(width, height)
      for row in player.tutor.picture.printed(nil, charset: .unicode) where row.columns == width {
        guard let last = row.split(whereSeparator: { !$0.isLetter }).last, row.last?.isLetter ?? false else { continue }
        let isCut = words.contains { $0.hasPrefix(last) && $0.count > last.count } && !words.contains(String(last))
        #expect(!isCut, "\(way.name) at \(width)x\(height): \(row)")
      }
    }
  }
}

extension String {
  /// Without SGR sequences.
  fileprivate var withoutSequences: String {
    var result = ""
    var isInside = false
    for scalar in unicodeScalars {
      if scalar == "\u{1B}" { isInside = true } else if !isInside { result.unicodeScalars.append(scalar) }
      if isInside, scalar == "m" { isInside = false }
    }
    return result
  }
}
