/// Reads a whole text: an expression, a vector or a matrix, a left side with a right side, or the coordinates of a point.
struct Statement {
  let bytes: UnsafeBufferPointer<UInt8>
  let scope: Scope

  func read() throws(ParseError) -> (root: Syntax, label: Formula.Label?) {
    let all = content(of: 0..<bytes.count)
    guard !all.isEmpty else { throw ParseError(.empty, 0..<bytes.count) }
    let equals = try equalsSigns(in: all)
    guard let first = equals.first else { return (try tree(all), nil) }
    if equals.count > 1 { return (try point(unwrapped(all)), nil) }
    let inner = unwrapped(all)
    if inner != all, splits(inner).isEmpty == false || equals.count == 1 { return (try point(inner), nil) }
    let (left, right) = try sides(all, first)
    if let label = try label(left) { return (try tree(right), label) }
    let root = Syntax(.equation(left: try tree(left), right: try tree(right)), all)
    return (root, nil)
  }

  /// One expression, vector or matrix. The sign of transposition after a row is dropped: a vector is a vector.
  private func tree(_ range: Range<Int>) throws(ParseError) -> Syntax {
    if let short = withoutTransposition(range), let root = try? parsed(short) {
      switch root.kind {
      case .vector, .matrix: return root
      case .number, .constant, .variable, .group, .negation, .sum, .product, .fraction, .power, .root, .absoluteValue,
        .application, .logarithm, .equation, .point:
        break
      }
    }
    return try parsed(range)
  }

  private func parsed(_ range: Range<Int>) throws(ParseError) -> Syntax {
    var lexer = Lexer(bytes, range, scope)
    try lexer.run()
    guard lexer.tokens.count > 1 else { throw ParseError(.empty, range) }
    var grammar = Grammar(lexer, TreeBuilder())
    return try grammar.whole()
  }

  private func withoutTransposition(_ range: Range<Int>) -> Range<Int>? {
    for suffix in ["^T", "^{T}", "^\\top", "^{\\top}", "ᵀ"] where ends(range, with: suffix) {
      return trimmed(range.lowerBound..<range.upperBound - suffix.utf8.count)
    }
    return nil
  }

  // MARK: Delimiters

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, bytes[lower].isSpace { lower += 1 }
    while upper > lower, bytes[upper - 1].isSpace { upper -= 1 }
    return lower..<upper
  }

  /// A range without white space and without the signs around it that say that here is mathematics.
  private func content(of range: Range<Int>) -> Range<Int> {
    let range = trimmed(range)
    for (open, close) in [("$$", "$$"), ("$", "$"), ("\\(", "\\)"), ("\\[", "\\]")]
    where range.count >= open.utf8.count + close.utf8.count && begins(range, with: open) && ends(range, with: close) {
      return trimmed(range.lowerBound + open.utf8.count..<range.upperBound - close.utf8.count)
    }
    return range
  }

  private func begins(_ range: Range<Int>, with text: String) -> Bool { bytes[range].starts(with: text.utf8) }

  private func ends(_ range: Range<Int>, with text: String) -> Bool {
    range.count >= text.utf8.count && bytes[range].suffix(text.utf8.count).elementsEqual(text.utf8)
  }

  /// Without the round brackets around all of it: `(x = 1, y = 2)`.
  private func unwrapped(_ range: Range<Int>) -> Range<Int> {
    guard begins(range, with: "("), ends(range, with: ")") else { return range }
    var depth = 0
    for index in range {
      depth += bytes[index] == UInt8(ascii: "(") ? 1 : bytes[index] == UInt8(ascii: ")") ? -1 : 0
      if depth == 0 { return index == range.upperBound - 1 ? trimmed(range.lowerBound + 1..<index) : range }
    }
    return range
  }

  // MARK: Equals signs

  private func equalsSigns(in range: Range<Int>) throws(ParseError) -> [Int] {
    var found: [Int] = []
    for index in range where bytes[index] == UInt8(ascii: "=") {
      let before = index > range.lowerBound ? bytes[index - 1] : 0
      let after = index + 1 < range.upperBound ? bytes[index + 1] : 0
      switch before {
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "!"):
        throw ParseError(.unsupported(.comparison), index - 1..<index + 1)
      case UInt8(ascii: ":"): throw ParseError(.unsupported(.assignment), index - 1..<index + 1)
      default: break
      }
      if after == UInt8(ascii: "=") { throw ParseError(.unsupported(.comparison), index..<index + 2) }
      found.append(index)
    }
    return found
  }

  private func sides(_ range: Range<Int>, _ equals: Int) throws(ParseError) -> (left: Range<Int>, right: Range<Int>) {
    let left = trimmed(range.lowerBound..<equals)
    let right = trimmed(equals + 1..<range.upperBound)
    if left.isEmpty { throw ParseError(.missingLeftSide, equals..<equals + 1) }
    if right.isEmpty { throw ParseError(.missingRightSide, equals..<equals + 1) }
    return (left, right)
  }

  /// The commas and semicolons that stand in no brackets.
  private func splits(_ range: Range<Int>) -> [Int] {
    var depth = 0
    return range.filter { index in
      switch bytes[index] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: ","), UInt8(ascii: ";"): return depth == 0
      default: break
      }
      return false
    }
  }

  /// `x = 1, y = 2`.
  private func point(_ range: Range<Int>) throws(ParseError) -> Syntax {
    var coordinates: [Syntax.Coordinate] = []
    var start = range.lowerBound
    for stop in splits(range) + [range.upperBound] {
      let part = trimmed(start..<stop)
      let signs = part.filter { bytes[$0] == UInt8(ascii: "=") }
      guard let equals = signs.first else {
        throw ParseError(part.isEmpty ? .misplacedComma : .missingLeftSide, part.isEmpty ? start..<stop : part)
      }
      if signs.count > 1 { throw ParseError(.unexpectedEquals, signs[1]..<signs[1] + 1) }
      let (left, right) = try sides(part, equals)
      guard case .variable(let symbol) = try tree(left).unwrapped.kind else {
        throw ParseError(.unexpectedEquals, equals..<equals + 1)
      }
      coordinates.append(Syntax.Coordinate(symbol: symbol, value: try tree(right), range: part))
      start = stop + 1
    }
    return Syntax(.point(coordinates), range)
  }

  // MARK: Left sides

  /// The left side, where it names a quantity that is to be dropped; nil where it is a side of an equation.
  private func label(_ range: Range<Int>) throws(ParseError) -> Formula.Label? {
    var reader = LabelReader(bytes, range, scope)
    guard let (quantity, isBare) = reader.read() else { return nil }
    let label = Formula.Label(quantity: quantity, range: range)
    if scope.asked.isEmpty {
      let isVariable = isBare && (scope.isOpen || scope.contains(Symbol(quantity.name)))
      return isVariable || Lexicon.folded[Lexicon.Name(quantity.name)] != nil ? nil : label
    }
    guard scope.asked.contains(where: { quantity.names($0) }) else {
      throw ParseError(.wrongLabel(found: quantity, asked: scope.asked), range)
    }
    return label
  }
}

extension UInt8 {
  fileprivate var isSpace: Bool { self == UInt8(ascii: " ") || (9...13).contains(self) }
}
