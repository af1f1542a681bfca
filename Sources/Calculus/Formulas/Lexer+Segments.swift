extension Lexer {
  /// A part of a run of letters and digits: `xsin2y` is x, sin, 2, y.
  enum Piece {
    case variable(Symbol)
    /// A constant or a function.
    case constant, function
    case digits
  }

  /// Emits a run of letters and digits as the names of which it is made.
  mutating func emitPieces(_ run: Range<Int>, isApplied: Bool) throws(ParseError) {
    if run.isEmpty { return }
    guard let pieces = segments(run, isApplied: isApplied) else { throw unknown(run, isApplied: isApplied) }
    for (piece, part) in pieces where part.lowerBound >= position {
      switch piece {
      case .variable(let symbol): emitVariable(symbol, from: part.lowerBound, to: part.upperBound)
      case .constant, .function: emitWord(part)
      case .digits:
        position = part.lowerBound
        try number()
        continue
      }
      position = part.upperBound
    }
  }

  /// The names of which a run of letters and digits is made, the longest first; nil where it is none.
  func segments(_ run: Range<Int>, isApplied: Bool) -> [(piece: Piece, range: Range<Int>)]? {
    if let whole = piece(run, isLast: true, isApplied: isApplied) { return [(whole, run)] }
    let pieces = longestPieces(run, isApplied: isApplied)
    let spelling = Spelling(scope)
    if spelling.isMisnomer(name(run)) { return nil }
    if isApplied, scope.isOpen, Spelling.elsewhere[name(run)] != nil { return nil }
    if isApplied, let last = pieces?.last?.piece {
      if case .function = last {} else if spelling.isMisspelling(name(run)) { return nil }
    }
    if scope.isOpen { return openReading(run, pieces, isApplied: isApplied) }
    return pieces
  }

  /// Dynamic programming from the right: `ends[state][i]` is where the longest piece at i ends after which the rest can
  /// be cut up too. State 1 is after a word, where digits may begin: `sin2x`.
  private func longestPieces(_ run: Range<Int>, isApplied: Bool) -> [(piece: Piece, range: Range<Int>)]? {
    let count = run.count
    var ends = [[Int]](repeating: [Int](repeating: -1, count: count + 1), count: 2)
    ends[0][count] = count
    ends[1][count] = count
    func candidate(_ index: Int, _ length: Int) -> Piece? {
      piece(
        run.lowerBound + index..<run.lowerBound + index + length, isLast: index + length == count, isApplied: isApplied)
    }
    for index in stride(from: count - 1, through: 0, by: -1) {
      for length in stride(from: min(count - index, Scope.longestName), through: 1, by: -1) {
        guard ends[0][index] < 0 || ends[1][index] < 0, let piece = candidate(index, length) else { continue }
        switch piece {
        case .digits:
          if ends[1][index] < 0, ends[0][index + length] >= 0 { ends[1][index] = index + length }
        case .variable, .constant, .function:
          var after = 0
          if case .variable = piece {} else { after = 1 }
          guard ends[after][index + length] >= 0 else { continue }
          if ends[0][index] < 0 { ends[0][index] = index + length }
          if ends[1][index] < 0 { ends[1][index] = index + length }
        }
      }
    }
    var pieces: [(piece: Piece, range: Range<Int>)] = []
    var (index, state) = (0, 0)
    while index < count {
      let next = ends[state][index]
      guard next > index, let piece = candidate(index, next - index) else { return nil }
      pieces.append((piece, run.lowerBound + index..<run.lowerBound + next))
      switch piece {
      case .variable, .digits: state = 0
      case .constant, .function: state = 1
      }
      index = next
    }
    return pieces
  }

  /// What exactly these bytes name, as a part of a run.
  func piece(_ part: Range<Int>, isLast: Bool, isApplied: Bool) -> Piece? {
    let first = bytes[part.lowerBound]
    let endsInDigit = bytes[part.upperBound - 1].isDigit
    if endsInDigit, !isLast, byte(part.upperBound).isDigit { return nil }
    if first.isDigit { return bytes[part].allSatisfy(\.isDigit) ? .digits : nil }
    let folded = part.count > 1 ? Lexicon.Name(bytes, part, folded: true).flatMap { Lexicon.folded[$0] } : nil
    if isLast, isApplied, folded != nil { return .function }
    if !scope.isOpen, part.count <= Scope.longestName, scope.contains(Symbol(name(part))) {
      return .variable(Symbol(name(part)))
    }
    switch Lexicon.Name(bytes, part, folded: false).flatMap({ Lexicon.exact[$0] }) {
    case .greek: return scope.isOpen ? .variable(Symbol(name(part))) : nil
    case .constant: return .constant
    case .function, .operation, nil: break
    }
    if folded != nil { return .function }
    guard scope.isOpen else { return nil }
    var stem = part.upperBound
    while bytes[stem - 1].isDigit { stem -= 1 }
    if stem - part.lowerBound == 1 { return .variable(Symbol(name(part))) }
    if endsInDigit, case .variable = piece(part.lowerBound..<stem, isLast: false, isApplied: false) {
      return .variable(Symbol(name(part)))
    }
    return nil
  }

  /// Where every plausible name is a variable, a run is cut up only where that is the likelier reading: two or three
  /// letters (`xy`), or functions and Greek letters with at most two letters between them (`xsinwt`). Else it is one
  /// name (`loss`).
  private func openReading(
    _ run: Range<Int>, _ pieces: [(piece: Piece, range: Range<Int>)]?, isApplied: Bool
  ) -> [(piece: Piece, range: Range<Int>)]? {
    var (letters, longest, words) = (0, 0, 0)
    for (piece, range) in pieces ?? [] {
      if range.count == 1, !bytes[range.lowerBound].isDigit {
        letters += 1
        longest = max(longest, letters)
      } else {
        letters = 0
        if case .digits = piece {} else if !bytes[range.upperBound - 1].isDigit { words += 1 }
      }
    }
    if let pieces, let last = pieces.last {
      let isEnding = if case .function = last.piece { !isApplied && takesSeveral(last.range) } else { false }
      let isShort = words == 0 && longest <= (bytes[run.upperBound - 1].isDigit ? 2 : 3)
      if !isEnding, isShort || words > 0 && longest <= 2 { return pieces }
    }
    if isApplied || run.count > 2 * Scope.longestName { return nil }
    return [(.variable(Symbol(name(run))), run)]
  }

  /// Whether a function has several arguments, so that it is none without brackets: `xmin` is a name. `xsin` never is, or
  /// what comes next would decide about it.
  private func takesSeveral(_ word: Range<Int>) -> Bool {
    switch Lexicon.Name(bytes, word, folded: true).flatMap({ Lexicon.folded[$0] }) {
    case .function(let function): !function.row.isUnary
    case .operation(let operation): operation == .power || operation == .array
    case .constant, .greek, nil: false
    }
  }

  /// What is wrong with a run that is no names: about the shortest part of it that could be a misspelled word.
  func unknown(_ run: Range<Int>, isApplied: Bool) -> ParseError {
    var range = run
    let spelling = Spelling(scope)
    let isKnownSlip = { (range: Range<Int>) in
      spelling.isMisnomer(name(range)) || isApplied && range == run && Spelling.elsewhere[name(range)] != nil
    }
    // A part must be nearer to a word than the whole, for a short one is near to many.
    let isNear = { (range: Range<Int>) in
      spelling.nearest(name(range), isApplied: isApplied).contains { word in
        range == run
          || Array(bytes[range]).editDistance(to: Array(word.utf8), atMost: range.count > 5 ? 2 : 1) != nil
            && bytes[range.lowerBound] == word.utf8.first
      }
    }
    for isLikely in [isKnownSlip, isNear] {
      if isLikely(run) { break }
      let split = run.dropFirst().prefix(8).first {
        longestPieces(run.lowerBound..<$0, isApplied: false) != nil && isLikely($0..<run.upperBound)
      }
      guard let split else { continue }
      range = split..<run.upperBound
      break
    }
    let text = name(range.lowerBound..<min(range.upperBound, range.lowerBound + 40))
    return isApplied && range.count > 1 ? ParseError(.unknownFunction(text), range) : unknown(text, range)
  }

  func unknown(_ name: String, _ range: Range<Int>) -> ParseError {
    ParseError(.unknownName(name, known: (scope.variables ?? []).prefix(8).map(\.name)), range)
  }
}

extension Scope {
  /// No name and no word is longer, in bytes, where names run together.
  static let longestName = 16
}
