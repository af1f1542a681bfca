import Calculus

/// One comparison being decided: the layers are asked in turn, the cheap ones first.
struct Inquiry {
  let comparison: Comparison
  let variables: [Symbol]
  var points: SamplePoints
  /// The expected expression, the answer, and their difference: what cancels in it is gone before it is rounded.
  let sides: Tape
  /// Looked for only where the first points and the laws of arithmetic do not decide.
  private(set) lazy var landmarks = Landmarks(of: [comparison.expected, comparison.answer])
  private let log: Log?
  /// What may still be evaluated, in nodes of doubles.
  private(set) var budget = 4_000_000

  init(_ comparison: Comparison, keepsTrace: Bool = false) {
    self.comparison = comparison
    log = keepsTrace ? Log() : nil
    variables = comparison.variables
    points = SamplePoints(comparison.assumptions, seed: comparison.seed)
    let (expected, answer) = (comparison.expected, comparison.answer)
    sides = Tape([expected, answer, expected - answer], inputs: variables)
  }

  /// Takes a line down where the trace is wanted.
  func note(_ line: @autoclosure () -> String) { log?.lines.append(line()) }

  var trace: [String] { log?.lines ?? [] }

  private final class Log {
    var lines: [String] = []
  }

  /// Takes the cost of an evaluation from the budget; false where nothing is left.
  mutating func spend(_ cost: Int) -> Bool {
    budget -= cost * (comparison.expected.weight + comparison.answer.weight)
    return budget > 0
  }

  mutating func run() -> Verdict {
    let (expected, answer) = (comparison.expected, comparison.answer)
    for assumption in comparison.assumptions.compactMap({ $0 }) { note("given: \(assumption)") }
    if expected.isUndefined || answer.isUndefined { return verdictOnUndefined }
    if expected == answer {
      note("form: both have the canonical form \(expected)")
      return .equivalent(.identical, gap: nil)
    }
    note("form: \(expected) against \(answer)")
    if variables.isEmpty { return verdictOnConstants() }
    if let cases = comparison.integerCases { return verdict(on: cases) }

    var hasCommonPoint = false
    for _ in 0..<4 {
      let point = points.next(within: 4)
      let outcome = outcome(at: point)
      switch outcome {
      case .different: return different(at: point)
      case .close, .blurred: hasCommonPoint = true
      case .answerUndefined, .incomparable: break
      }
    }
    let formal = fingerprint()
    if formal != nil, hasCommonPoint, !mayLeaveGap { return .equivalent(formal ?? .identical, gap: nil) }
    return verdictOnPieces(formal)
  }

  /// Whether the answer can lack more of the domain than single points.
  private var mayLeaveGap: Bool {
    !Landmarks(of: [comparison.answer]).limits.isSubset(of: Landmarks(of: [comparison.expected]).limits)
  }

  /// Equality by the laws of arithmetic.
  private mutating func fingerprint() -> Verdict.Evidence? {
    // A variable that is above a bound is the bound and a square.
    var squares: [Symbol: Expression] = [:]
    for (symbol, assumption) in zip(variables, comparison.assumptions) {
      guard let assumption else { continue }
      let square = Expression(symbol) * Expression(symbol)
      if let lower = Rational(exactly: assumption.lower) {
        squares[symbol] = Expression(lower) + square
      } else if let upper = Rational(exactly: assumption.upper) {
        squares[symbol] = Expression(upper) - square
      }
    }
    let outcome = Fingerprint.compare(
      comparison.expected.substituting(squares), comparison.answer.substituting(squares), seed: comparison.seed)
    switch outcome {
    case .equal(let points):
      note("arithmetic: equal in finite fields at \(points) random points; a chance of error below 1e-15")
      return .formal(points: points)
    case .different: note("arithmetic: not equal by the laws of arithmetic alone")
    case .unknown: note("arithmetic: beyond what finite fields model")
    }
    return nil
  }

  /// Undefined on both sides is never agreement.
  private var verdictOnUndefined: Verdict {
    var points = points
    if comparison.answer.isUndefined, !comparison.expected.isUndefined {
      for point in points.readable + (0..<160).map({ _ in points.next(within: 16) }) {
        let witness = witness(at: point)
        if witness.expected != nil { return .different(witness) }
      }
    }
    return .undecided(.fewCommonPoints(found: 0))
  }

  private mutating func verdictOnConstants() -> Verdict {
    let first = outcome(at: [])
    note("numbers: \(enclosureText(at: []))")
    switch first {
    case .different, .answerUndefined: return .different(witness(at: []))
    case .close, .blurred: break
    case .incomparable: break
    }
    if let formal = fingerprint(), first == .close || first == .blurred { return .equivalent(formal, gap: nil) }
    let last = confirmed(at: [])
    switch last {
    case .same: return .equivalent(.agreement(points: 1), gap: nil)
    case .different, .answerUndefined: return .different(witness(at: []))
    case .unclear: return .undecided(.cancellation)
    case .incomparable: return .undecided(.fewCommonPoints(found: 0))
    }
  }

  private mutating func verdict(on cases: [(values: [Symbol: Rational], comparison: Comparison)]) -> Verdict {
    if let formal = fingerprint() { return .equivalent(formal, gap: nil) }
    var doubt: Verdict.Doubt?
    var agreements = 0
    for (values, comparison) in cases {
      var inquiry = Inquiry(comparison, keepsTrace: log != nil)
      let verdict = inquiry.run()
      note("with \(values.map { "\($0.key) = \($0.value)" }.sorted().joined(separator: ", ")):")
      for line in inquiry.trace { note("  " + line) }
      switch verdict {
      case .different(let witness):
        let coordinates = values.map { Witness.Coordinate(symbol: $0.key, value: Double($0.value)) }
        let point = (witness.point + coordinates).sorted { $0.symbol < $1.symbol }
        return .different(Witness(point: point, expected: witness.expected, answer: witness.answer))
      case .undecided(let reason): doubt = reason
      case .equivalent: agreements += 1
      }
    }
    return doubt.map { .undecided($0) } ?? .equivalent(.agreement(points: agreements), gap: nil)
  }
}
