import CNcurses
import Terminal
import Testing

@testable import Curses

struct KeyDecoderTests {
  @Test(
    arguments: [
      ("a", Key.character("a")), ("∇", .character("∇")), (" ", .character(" ")), ("\n", .enter), ("\r", .enter),
      ("\t", .tab), ("\u{1B}", .escape), ("\u{7F}", .backspace), ("\u{8}", .backspace), ("\u{1}", .control("a")),
      ("\u{1A}", .control("z")), ("\u{1F}", .control("_")), ("\u{1C}", .control("\\")), ("\0", .control(" ")),
    ] as [(Unicode.Scalar, Key)])
  func characters(scalar: Unicode.Scalar, key: Key) {
    #expect(KeyDecoder.key(scalar) == key)
  }

  @Test(
    arguments: [
      (GRADUS_KEY_UP.rawValue, Key.up), (GRADUS_KEY_PAGE_DOWN.rawValue, .pageDown),
      (GRADUS_KEY_BACK_TAB.rawValue, .backTab), (GRADUS_KEY_F0.rawValue + 12, .function(12)),
      (GRADUS_KEY_OTHER.rawValue, nil), (GRADUS_KEY_PASTE_END.rawValue, nil),
    ] as [(UInt32, Key?)])
  func namedKeys(code: UInt32, key: Key?) {
    #expect(KeyDecoder.key(code: code) == key)
  }

  @Test func aPasteIsBounded() {
    var paste = PasteCollector()
    for _ in 0...Event.pasteLimit { paste.append("x") }
    paste.append("∇")
    #expect(paste.text.utf8.count == Event.pasteLimit)
  }
}
