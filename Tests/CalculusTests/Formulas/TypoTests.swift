import Testing

@testable import Calculus

/// Seeded slips of the fingers: how often the first repair is what was meant.
struct TypoTests {
  private static let originals = [
    "sin(x)", "cos(2*x)", "exp(-x^2)", "ln(x^2+1)", "x*sin(x)", "(x+1)*(x-1)", "2*x*cos(x^2)", "sqrt(x+1)", "1/(x+1)",
    "tanh(w*x+b)", "x^2*exp(x)", "sigmoid(z)*(1-sigmoid(z))",
    "3*x^2+2*x", "arctan(x)/x", "(2*x+1)/(x^2+1)", "relu(w*x+b)", "log2(x)+1", "softplus(x)", "abs(x-1)",
    "sin(x)*cos(x)",
  ]
  private static let scope = Scope(["x", "w", "b", "z"])

  private enum Slip: CaseIterable {
    case dropLetter, swapLetters, doubleLetter, wrongLetter, dropBracket, addBracket, doubleOperator, comma
  }

  /// The text with one slip; nil where it has no place for it, or where the result reads after all.
  private func slipped(_ text: String, _ slip: Slip, _ random: inout SplitMix64) -> String? {
    var bytes = Array(text.utf8)
    let words = bytes.indices.filter {
      bytes[$0].isLetter && ($0 > 0 && bytes[$0 - 1].isLetter || $0 + 1 < bytes.count && bytes[$0 + 1].isLetter)
    }
    func pick(_ places: [Int]) -> Int? {
      places.isEmpty ? nil : places[Int.random(in: 0..<places.count, using: &random)]
    }
    switch slip {
    case .dropLetter:
      guard let place = pick(words) else { return nil }
      bytes.remove(at: place)
    case .swapLetters:
      guard
        let place = pick(words.filter { $0 + 1 < bytes.count && bytes[$0 + 1].isLetter && bytes[$0 + 1] != bytes[$0] })
      else { return nil }
      bytes.swapAt(place, place + 1)
    case .doubleLetter:
      guard let place = pick(words) else { return nil }
      bytes.insert(bytes[place], at: place)
    case .wrongLetter:
      guard let place = pick(words) else { return nil }
      bytes[place] = UInt8.random(in: UInt8(ascii: "a")...UInt8(ascii: "z"), using: &random)
    case .dropBracket:
      guard let place = pick(bytes.indices.filter { "()".utf8.contains(bytes[$0]) }) else { return nil }
      bytes.remove(at: place)
    case .addBracket: bytes.append(UInt8(ascii: ")"))
    case .doubleOperator:
      guard let place = pick(bytes.indices.filter { "*/^".utf8.contains(bytes[$0]) }) else { return nil }
      bytes.insert(bytes[place] == UInt8(ascii: "*") ? UInt8(ascii: "/") : bytes[place], at: place + 1)
    case .comma:
      guard let place = pick(bytes.indices.filter { bytes[$0].isDigit }) else { return nil }
      bytes.insert(contentsOf: ",5".utf8, at: place + 1)
    }
    let result = String(decoding: bytes, as: UTF8.self)
    return (try? Parser.parse(result, in: TypoTests.scope)) == nil ? result : nil
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func theFirstRepairIsMostlyRight(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var (right, second, total, missed) = (0, 0, 0, [String]())
    while total < 100 {
      let original = TypoTests.originals[total % TypoTests.originals.count]
      let slip = Slip.allCases[Int.random(in: 0..<Slip.allCases.count, using: &random)]
      guard let typed = slipped(original, slip, &random) else { continue }
      total += 1
      let meant = slip == .comma ? nil : try Parser.parseExpression(original, in: TypoTests.scope)
      let error = try #require(throws: ParseError.self) { try Parser.parse(typed, in: TypoTests.scope) }
      let repairs = error.repairs.compactMap { try? Parser.parseExpression($0.text, in: TypoTests.scope) }
      let expected = try meant ?? Parser.parseExpression(typed.replacing(",5", with: ".5"), in: TypoTests.scope)
      if repairs.first == expected {
        right += 1
      } else if repairs.contains(expected) {
        second += 1
      } else {
        missed.append("\(typed) [\(original)] \(error.repairs.map(\.text))")
      }
    }
    print("seed \(seed): the first repair is right in \(right) of \(total), the second in \(second); missed: \(missed)")
    #expect(right >= 80, "seed \(seed): \(right) of \(total)")
  }
}
