/// Finds what a text that does not read might have been meant to say.
///
/// Each cause proposes edits, the likeliest first; an edit stands only if the text then reads. Where the same trouble
/// recurs (two decimal commas), the same edit is made again.
struct Repairs {
  let scope: Scope
  /// Longer texts are not repaired: each proposal is parsed.
  static let longestText = 1_000
  private static let mostEdits = 16

  func of(_ error: ParseError, in text: String) -> [ParseError.Repair] {
    guard text.utf8.count <= Repairs.longestText else { return [] }
    var found: [ParseError.Repair] = []
    for edit in Edits(Array(text.utf8), scope, error).all {
      guard found.count < 2, let settled = settle(edit.text, error.code), settled != text,
        !found.contains(where: { $0.text == settled })
      else { continue }
      found.append(ParseError.Repair(text: settled, label: edit.label))
    }
    return found
  }

  private func settle(_ text: [UInt8], _ code: String) -> String? {
    var text = text
    for _ in 0..<Repairs.mostEdits {
      let candidate = String(decoding: text, as: UTF8.self)
      do {
        _ = try Parser.read(candidate, in: scope)
        return candidate
      } catch {
        guard error.code == code, let next = Edits(text, scope, error).all.first else { return nil }
        text = next.text
      }
    }
    return nil
  }
}

/// The edits that could undo an error, the likeliest first.
struct Edits {
  struct Edit {
    let text: [UInt8]
    let label: String
  }

  let text: [UInt8]
  let scope: Scope
  let error: ParseError
  private(set) var all: [Edit] = []

  init(_ text: [UInt8], _ scope: Scope, _ error: ParseError) {
    self.text = text
    self.scope = scope
    self.error = error
    propose()
  }

  private var range: Range<Int> { error.range.clamped(to: 0..<text.count) }
  private var variable: String { scope.variables?.first?.name ?? "x" }

  // MARK: Ways to edit

  mutating func replace(_ range: Range<Int>, with new: String, _ label: String) {
    all.append(
      Edit(text: Array(text[..<range.lowerBound]) + Array(new.utf8) + Array(text[range.upperBound...]), label: label))
  }

  mutating func insert(_ new: String, at offset: Int) { replace(offset..<offset, with: new, "add \"\(new)\"") }
  mutating func delete(_ range: Range<Int>, _ label: String) { replace(range, with: "", label) }

  func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

  /// The offset of the first byte at or after another that is no space.
  func next(_ offset: Int) -> Int {
    text[min(offset, text.count)...].firstIndex { $0 != UInt8(ascii: " ") } ?? text.count
  }

  /// The offset of the last byte before another that is no space.
  private func previous(_ offset: Int) -> Int? { text[..<offset].lastIndex { $0 != UInt8(ascii: " ") } }

  // MARK: What each cause proposes

  private mutating func propose() {
    switch error.cause {
    case .unknownName(let name, _): proposeNames(name, isApplied: false)
    case .unknownFunction(let name): proposeNames(name, isApplied: true)
    case .unknownCommand(let name): proposeCommands(name)
    case .missingOperand(let before, _): proposeOperand(atEnd: before == nil)
    case .missingExponent:
      let after = next(range.upperBound)
      if after < text.count, "*/^".utf8.contains(text[after]) { delete(after..<after + 1, "one operator") }
      insert("2", at: range.upperBound)
      delete(range, "no exponent")
    case .missingArgument(let name): if !name.hasSuffix("frac") { proposeArgument() }
    case .missingOperator(let left, let right):
      if !(left.utf8.first?.isDigit ?? true) { replace(range, with: "\(left)^\(right)", "\(left)^\(right)") }
      replace(range, with: "\(left)*\(right)", "\(left)*\(right)")
    case .emptyBrackets:
      replace(range, with: "(\(variable))", "(\(variable))")
      delete(range, "no brackets")
    case .unclosedBracket(let bracket): proposeClosing(bracket)
    case .unmatchedBracket: proposeOpening()
    case .mismatchedBrackets(let open, _):
      let close = Edits.closing(open)
      replace(range, with: close, "\"\(close)\"")
    case .malformedNumber:
      if string(range).hasSuffix("..") { delete(range.upperBound - 1..<range.upperBound, "one point") }
    case .decimalComma: replace(range, with: ".", "a point")
    case .unsupported(let what): proposeSupported(what)
    case .unexpectedEquals, .wrongLabel, .expectedExpression:
      if let equals = text.lastIndex(of: UInt8(ascii: "=")) { delete(0..<next(equals + 1), "the right side alone") }
    case .missingLeftSide, .missingRightSide: delete(range, "no equals sign")
    case .confusableCharacter(_, let latin): replace(range, with: latin, "\"\(latin)\"")
    case .invisibleCharacter, .controlCharacter, .invalidEncoding, .unexpectedCharacter:
      delete(range, "without it")
    case .malformedSubscript:
      if string(range).contains("{") { insert("}", at: range.upperBound) }
      delete(range, "without it")
    case .empty, .tooLong, .tooDeep, .numberTooLong, .exponentOutOfRange, .numberTooLarge, .raggedMatrix:
      break
    case .misplacedComma, .vectorInside, .wrongArgumentCount:
      let comma = text.indices.dropFirst().dropLast().first {
        text[$0] == UInt8(ascii: ",") && text[$0 - 1].isDigit && text[$0 + 1].isDigit
      }
      if let comma, !string(range).hasPrefix("[") { replace(comma..<comma + 1, with: ".", "a point") }
    }
  }

  private mutating func proposeNames(_ name: String, isApplied: Bool) {
    if isApplied, let other = Spelling.elsewhere[name] {
      let bracket = next(range.upperBound)
      // A quotient would fall apart behind these.
      let isBound = previous(range.lowerBound).map { "/^".utf8.contains(text[$0]) } ?? false
      if let other, !isBound, bracket < text.count, text[bracket] == UInt8(ascii: "(") {
        let isJoined =
          range.lowerBound > 0 && (text[range.lowerBound - 1].isDigit || text[range.lowerBound - 1].isLetter)
        replace(range.lowerBound..<bracket + 1, with: (isJoined ? "*" : "") + other, "\(other)…)")
      }
      return
    }
    let digits = name.utf8.reversed().prefix(while: \.isDigit).count
    let stem = String(name.dropLast(digits))
    if digits > 0, !name.utf8.contains(UInt8(ascii: "_")) {
      let number = String(name.suffix(digits))
      let isFunction = Lexicon.folded[Lexicon.Name(stem)] != nil
      if isFunction || scope.contains(Symbol(stem)) { replace(range, with: "\(stem)^\(number)", "\(stem)^\(number)") }
      if !isFunction, scope.contains(Symbol(stem)) { replace(range, with: "\(stem)*\(number)", "\(stem)*\(number)") }
    }
    for word in Spelling(scope).nearest(name, isApplied: isApplied) { replace(range, with: word, word) }
  }

  private mutating func proposeCommands(_ name: String) {
    let near = Command.names.compactMap { command in
      name.editDistance(to: command, atMost: 2).map { (command, $0) }
    }
    for (command, _) in near.sorted(by: { $0.1 < $1.1 }).prefix(2) {
      replace(range, with: "\\\(command)", "\\\(command)")
    }
    delete(range, "no command")
  }

  private mutating func proposeOperand(atEnd: Bool) {
    if atEnd || range.isEmpty { return delete(range, "without it") }
    guard let before = previous(range.lowerBound) else { return delete(range, "without it") }
    let last = text[before]
    let isClosing = text[range.lowerBound] == UInt8(ascii: ")") || text[range.lowerBound] == UInt8(ascii: "]")
    if isClosing { return delete(before..<before + 1, "without it") }
    if text[range.lowerBound] == UInt8(ascii: "^"), "*/+-".utf8.contains(last) {
      delete(before..<before + 1, "one operator")
    }
    delete(range, "one operator")
    if "*/+-^,".utf8.contains(last) { delete(before..<before + 1, "one operator") }
  }

  private mutating func proposeArgument() {
    let after = next(range.upperBound)
    if after < text.count, text[after] == UInt8(ascii: "*") { delete(after..<after + 1, "no operator") }
    let isOpen = range.upperBound > 0 && text[range.upperBound - 1] == UInt8(ascii: "(")
    insert(isOpen ? variable : "(\(variable))", at: range.upperBound)
  }

  private mutating func proposeSupported(_ what: ParseError.Unsupported) {
    switch what {
    case .percent: replace(range, with: "/100", "/100")
    case .division: replace(range, with: "/", "\"/\"")
    case .assignment: replace(range, with: "=", "\"=\"")
    case .comparison: if string(range) == "==" { replace(range, with: "=", "\"=\"") }
    case .matrixProduct: replace(range, with: "*", "\"*\"")
    case .quotation, .transpose: delete(range, "without it")
    case .degree: if string(range) == "°" { replace(range, with: "*pi/180", "radians") }
    case .factorial, .infinity, .integral, .summation, .limit, .remainder, .differentiation, .inverse, .plusMinus,
      .determinant, .norm:
      break
    }
  }

  static func closing(_ open: String) -> String {
    switch open {
    case "[": "]"
    case "{", "\\{": "}"
    case "<": ">"
    case "|": "|"
    case "\\begin": "\\end{pmatrix}"
    default: ")"
    }
  }
}
