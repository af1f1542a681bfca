import Calculus
import Testing

@testable import Courseware

@Suite struct LineEndTests {
  private static let alphabet: [UInt8] = [0x0A, 0x09, 0x0B, 0x61, 0x8A, 0x00]

  /// Against a search byte by byte, for every start, with the bytes next to a newline among the others.
  @Test func findsWhatAPlainSearchFinds() {
    var random = SplitMix64(seed: 11)
    for length in 0..<70 {
      let bytes: [UInt8] = (0..<length).map { _ in Self.alphabet.randomElement(using: &random) ?? 0 }
      bytes.withUnsafeBufferPointer { buffer in
        for start in 0...length {
          let expected = (start..<length).first { bytes[$0] == 0x0A } ?? length
          #expect(buffer.lineEnd(from: start) == expected, "seed 11, \(bytes) from \(start)")
        }
      }
    }
  }
}
