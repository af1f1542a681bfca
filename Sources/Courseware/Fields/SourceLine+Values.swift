// What a piece of one line means. Each throws a diagnostic that names the piece.

extension SourceLine {
  var mathematics: MathText { MathText(text: text, range: range) }

  func identifier() throws(Diagnostic) -> String {
    guard text.isIdentifier else { throw Diagnostic(.badIdentifier(text), at: range) }
    return text
  }

  func name() throws(Diagnostic) -> SourceLine {
    let scalars = text.unicodeScalars
    let isName =
      scalars.first?.properties.isAlphabetic == true
      && !scalars.contains { " \t()[]{}+*/^=<>|,;:".unicodeScalars.contains($0) }
    guard isName else { throw Diagnostic(.badName(text), at: range) }
    return self
  }

  /// - Parameter known: the words there are; any word where it is empty.
  func word(of known: [String], key: String) throws(Diagnostic) -> String {
    guard known.isEmpty || known.contains(text) else {
      throw Diagnostic(
        .unknownWord(text, key: key, known: known, nearest: nearest(to: text, among: known)), at: range)
    }
    return text
  }

  func number(in bounds: ClosedRange<Double> = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude)
    throws(Diagnostic) -> Double
  {
    guard let value = (try? constant())?.number64 else { throw Diagnostic(.badNumber(text), at: range) }
    guard bounds.contains(value) else {
      throw Diagnostic(
        .numberOutOfRange(text, lower: "\(bounds.lowerBound)", upper: "\(bounds.upperBound)"), at: range)
    }
    return value
  }

  func count(in bounds: ClosedRange<Int>) throws(Diagnostic) -> Int {
    guard let value = Int(text) else { throw Diagnostic(.badWholeNumber(text), at: range) }
    guard bounds.contains(value) else {
      throw Diagnostic(
        .numberOutOfRange(text, lower: "\(bounds.lowerBound)", upper: "\(bounds.upperBound)"), at: range)
    }
    return value
  }

  /// `-2..2`
  func interval() throws(Diagnostic) -> ClosedRange<Double> {
    guard let (before, after) = halves(at: "..") else { throw Diagnostic(.badInterval(text), at: range) }
    let (lower, upper) = (try before.number(), try after.number())
    guard lower < upper else { throw Diagnostic(.badInterval(text), at: range) }
    return lower...upper
  }

  /// `x = 1, y = 2`, or `1, 2`, or `(1, 2)`
  func assignments() throws(Diagnostic) -> [WrittenAssignment] {
    try unwrapped(from: "(", to: ")").parts(at: ",").map { part throws(Diagnostic) in
      guard let (name, value) = part.halves(at: "=") else {
        guard !part.text.isEmpty else { throw Diagnostic(.badAssignment(text), at: range) }
        return WrittenAssignment(name: nil, value: part)
      }
      guard !value.text.isEmpty else { throw Diagnostic(.badAssignment(part.text), at: part.range) }
      return WrittenAssignment(name: try name.name(), value: value)
    }
  }
}

extension String {
  /// Whether the string can be the id of a lesson, exercise or card: `[a-z0-9-]{1,64}`.
  package var isIdentifier: Bool { utf8.isIdentifier }
}

extension Collection<UInt8> {
  var isIdentifier: Bool {
    (1...CoursewareLimits.identifierLength).contains(count)
      && allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
  }
}
