/// Reads left sides: `f'(x)`, `dy/dx`, `\frac{\partial L}{\partial w_1}`, `∇f`.
///
/// All notations are first brought to one: letters, digits and `_ ^ ' ( ) , /`, with bytes of their own for ∂, for ∇ and for a gap.
struct LabelReader {
  private static let partial: UInt8 = 2
  private static let nabla: UInt8 = 1
  /// Between names that white space parts.
  private static let gap: UInt8 = 3

  private let scope: Scope
  private var text: [UInt8] = []
  private var index = 0
  private var isReadable = true

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ scope: Scope) {
    self.scope = scope
    // Left sides are short.
    guard range.count <= 200 else {
      isReadable = false
      return
    }
    normalise(Lexer(bytes, range, scope))
  }

  /// The quantity, and whether it is but a name; nil where the text is no left side of the kind.
  mutating func read() -> (quantity: Quantity, isBare: Bool)? {
    guard isReadable, !text.isEmpty else { return nil }
    return gradient() ?? fraction() ?? function()
  }

  // MARK: One notation

  private mutating func normalise(_ lexer: Lexer) {
    var position = lexer.position
    var isFraction = false
    while position < lexer.end, isReadable {
      let byte = lexer.byte(position)
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        if let last = text.last, last.isLetter || last.isDigit { text.append(LabelReader.gap) }
        position += 1
      case UInt8(ascii: "\\"):
        var stop = position + 1
        while lexer.byte(stop).isLetter { stop += 1 }
        let name = lexer.name(position + 1..<stop)
        position = max(stop, min(position + 2, lexer.end))
        switch name {
        case "frac", "dfrac", "tfrac": isFraction = true
        case "partial": text.append(LabelReader.partial)
        case "nabla": text.append(LabelReader.nabla)
        case "prime":
          if text.last == UInt8(ascii: "^") { text.removeLast() }
          text.append(UInt8(ascii: "'"))
        case "", "left", "right": break
        default:
          switch Command.table[name] {
          case .font, .nothing: break
          case .token, .fraction, .root, .left, .right, .begin, .end, .refused: isReadable = false
          case nil:
            let greek = Command.greekVariants[name] ?? name
            isReadable = Glyph.greekNames.contains(greek)
            text += greek.utf8
          }
        }
      case UInt8(ascii: "{"): position += 1
      case UInt8(ascii: "}"):
        position += 1
        while lexer.byte(position) == UInt8(ascii: " ") { position += 1 }
        if isFraction, lexer.byte(position) == UInt8(ascii: "{") { text.append(UInt8(ascii: "/")) }
      case 0x80...0xFF:
        guard let (scalar, length) = lexer.scalar(at: position) else { return isReadable = false }
        append(scalar)
        position += length
      default:
        isReadable = byte.isLetter || byte.isDigit || "_^'(),/".utf8.contains(byte)
        text.append(byte)
        position += 1
      }
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch (scalar, Glyph.of(scalar)) {
    case ("∂", _): text.append(LabelReader.partial)
    case ("∇", _): text.append(LabelReader.nabla)
    case ("’", _), ("′", _): text.append(UInt8(ascii: "'"))
    case ("″", _): text += "''".utf8
    case ("‴", _): text += "'''".utf8
    case (_, .raised(let digit)): text += [UInt8(ascii: "^"), digit]
    case (_, .lowered(let digit)):
      if !(text.last?.isDigit ?? false) { text.append(UInt8(ascii: "_")) }
      text.append(digit)
    case (_, .name(let name)): text += name.utf8
    case (_, .accented(let letter, let accent)): text += [letter] + "_\(accent.rawValue)".utf8
    case (_, .accent(let accent)): text += "_\(accent.rawValue)".utf8
    case (_, .space): break
    case (_, .token(.divide, _)): text.append(UInt8(ascii: "/"))
    case (_, .token), (_, .fraction), (_, .prime), (_, .refused), (_, .confusable), (_, .unknown): isReadable = false
    }
  }

  // MARK: The forms

  private var current: UInt8 { index < text.count ? text[index] : 0 }
  private var isAtEnd: Bool { index == text.count }

  private mutating func skipGap() {
    if current == LabelReader.gap { index += 1 }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skipGap()
    guard current == UInt8(ascii: character), !isAtEnd else { return false }
    index += 1
    return true
  }

  private mutating func gradient() -> (Quantity, Bool)? {
    index = 0
    if current == LabelReader.nabla {
      index += 1
    } else if text.starts(with: "grad".utf8), text.count > 4 {
      index = 4
    } else {
      return nil
    }
    let isBracketed = skip("(")
    guard let name = name() else { return nil }
    if isBracketed, !skip(")") { return nil }
    _ = arguments()
    return isAtEnd ? (.gradient(name), false) : nil
  }

  /// `dy/dx`, `d^2y/dx^2`, `∂L/∂w_1`, `d/dx f(x)`.
  private mutating func fraction() -> (Quantity, Bool)? {
    index = 0
    guard text.contains(UInt8(ascii: "/")), skipDifferential() else { return nil }
    let order = exponent()
    var name = self.name() ?? ""
    _ = arguments()
    guard skip("/") else { return nil }
    var by: [Symbol] = []
    while skipDifferential() {
      guard let variable = variable() else { return nil }
      for _ in 0..<(exponent() ?? 1) { by.append(Symbol(variable)) }
    }
    guard !by.isEmpty, order ?? by.count == by.count else { return nil }
    if name.isEmpty, !isAtEnd { name = self.name() ?? "" }
    _ = arguments()
    return isAtEnd ? (.derivative(name, order: by.count, by: by), false) : nil
  }

  /// `f(x)`, `f'(x)`, `f''`, `f^(3)(x)`, `y`.
  private mutating func function() -> (Quantity, Bool)? {
    index = 0
    guard let name = name() else { return nil }
    var order = 0
    while skip("'") { order += 1 }
    if order == 0, skip("^") {
      let isBracketed = skip("(")
      guard let count = number(), count > 0, !isBracketed || skip(")"), isBracketed else { return nil }
      order = count
    }
    let arguments = arguments()
    guard isAtEnd else { return nil }
    if order == 0 { return (.value(name), arguments == nil) }
    let by = arguments.flatMap { $0.count == 1 ? [Symbol](repeating: Symbol($0[0]), count: order) : nil }
    return (.derivative(name, order: order, by: by), false)
  }

  // MARK: Pieces

  private mutating func skipDifferential() -> Bool { skip("d") || skip("\u{2}") }

  private mutating func number() -> Int? {
    var value: Int?
    while current.isDigit, (value ?? 0) < 100 {
      value = (value ?? 0) * 10 + Int(current - UInt8(ascii: "0"))
      index += 1
    }
    return value
  }

  private mutating func exponent() -> Int? { skip("^") ? number() : nil }

  private mutating func arguments() -> [String]? {
    let start = index
    guard skip("(") else { return nil }
    var names: [String] = []
    repeat {
      guard let name = name() else { break }
      names.append(name)
    } while skip(",")
    if skip(")") { return names }
    index = start
    return nil
  }

  /// A name in the form in which symbols have it.
  private mutating func name() -> String? {
    skipGap()
    guard current.isLetter else { return nil }
    let start = index
    while current.isLetter || current.isDigit { index += 1 }
    var suffix = Lexer.Suffix(end: index)
    let stem = String(decoding: text[start..<index], as: UTF8.self)
    while skip("_") {
      let start = index
      while current.isLetter || current.isDigit { index += 1 }
      if index == start { return nil }
      suffix.append(String(decoding: text[start..<index], as: UTF8.self))
    }
    return stem + suffix.text
  }

  /// A name after a differential; `dxdy` is two.
  private mutating func variable() -> String? {
    skipGap()
    let start = index
    guard let name = name() else { return nil }
    if scope.contains(Symbol(name)) { return name }
    let run = Array(text[start..<index])
    guard let split = run.dropFirst().firstIndex(of: UInt8(ascii: "d")), split + 1 < run.count,
      run[1..<split].allSatisfy(\.isDigit)
    else { return name }
    index = start + split
    return String(decoding: run[..<split], as: UTF8.self)
  }
}
