import Foundation
import Testing

@testable import Calculus

/// The inputs that fuzzing found worth keeping: each takes the parser or the differentiator another way.
struct CorpusTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Corpus")

  @Test func everyInputIsAnswered() throws {
    let files = try FileManager.default.contentsOfDirectory(at: CorpusTests.folder, includingPropertiesForKeys: nil)
    #expect(files.count >= 50)
    for file in files {
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      let name = file.lastPathComponent
      guard let formula = try? Parser.parse(text), let expression = formula.expression, !expression.isUndefined,
        expression.weight < 2_000
      else { continue }
      #expect(try Parser.parseExpression(text) == expression, "\(name)")
      for notation in Notation.allCases {
        let printed = expression.text(notation)
        let again = Result { try Parser.parseExpression(printed) }
        if case .failure(let error as ParseError) = again,
          [.tooDeep, .numberTooLong, .numberTooLarge, .tooLong].contains(error.cause)
        {
          continue
        }
        #expect(try again.get() == expression, "\(name): \(printed)")
      }
      let variable = expression.variables.first ?? "x"
      let derivation = Derivation(of: expression, by: variable)
      #expect(derivation.derivative == expression.derivative(by: variable), "\(name)")
    }
  }
}
