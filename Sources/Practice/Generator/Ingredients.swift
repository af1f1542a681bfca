import Calculus

/// What fills the patterns of templates: `<a>` a number, `<s>` a sign, `<fn>` a function.
///
/// Numbers of one exercise differ from each other, and none is 1 or, in an exponent that has to be told from its
/// derivative's, 2: so that a wrong rule shows.
struct Ingredients {
  private var random: SplitMix64
  private var used: Set<Int> = []
  /// Whether numbers may be larger than usual: so that kinds of problem with few numbers in them do not run out.
  private let isWide: Bool

  init(_ random: SplitMix64) {
    self.random = random
    isWide = self.random.next().isMultiple(of: 3)
  }

  private static let numbers: [String: (usual: ClosedRange<Int>, wide: ClosedRange<Int>)] = [
    "a": (2...7, 2...12), "b": (3...9, 3...15), "c": (2...9, 2...12), "d": (2...9, 2...12), "n": (3...6, 3...9),
    "m": (3...5, 3...7),
  ]
  private static let words: [String: [String]] = [
    "s": ["+", "-"], "trig": ["sin", "cos"], "fn": ["sin", "cos", "exp", "ln", "exp"],
  ]

  /// The pattern with everything filled in; nil where it names what is not there.
  mutating func fill(_ pattern: String) -> String? {
    var text = ""
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "<") {
      text += rest[..<open]
      guard let close = rest[open...].firstIndex(of: ">") else { return nil }
      let name = String(rest[rest.index(after: open)..<close])
      if let range = Self.numbers[name] {
        text += String(number(in: isWide ? range.wide : range.usual))
      } else if let word = Self.words[name]?.randomElement(using: &random) {
        text += word
      } else {
        return nil
      }
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }

  private mutating func number(in range: ClosedRange<Int>) -> Int {
    let free = range.filter { !used.contains($0) }
    let number = (free.isEmpty ? Array(range) : free).randomElement(using: &random) ?? range.lowerBound
    used.insert(number)
    return number
  }

  /// A coordinate at which to ask for a value: 0, 1 and 2 hide mistakes.
  mutating func coordinate() -> Int { [-3, -2, -1, 3, 4].randomElement(using: &random) ?? 3 }

  /// A learning rate.
  mutating func rate() -> Rational {
    Rational(1, [4, 5, 10, 20].randomElement(using: &random) ?? 10)
  }
}
