import Testing

@testable import Typesetting

@Suite struct SpeechTests {
  @Test func spoken() throws {
    try GoldenFile("spoken").check { MathNode(latex: $0).spoken }
  }
}
