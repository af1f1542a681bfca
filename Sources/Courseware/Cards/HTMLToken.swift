/// A piece of HTML as it comes: a tag or text. Nothing is refused; what makes no tag is text.
enum HTMLToken: Hashable {
  /// With what its `class`, or where a list begins its `start`, says.
  case open(String, kind: String)
  case close(String)
  /// With its entities replaced.
  case text(String)
  /// LaTeX between the marks of MathJax, or of Anki's own.
  case mathematics(String, isDisplayed: Bool)

  static func tokens(of html: String) -> [HTMLToken] {
    var reader = HTMLTokenReader(Array(html.unicodeScalars))
    return reader.read()
  }
}

/// One pass over the scalars of a field; linear in its length.
private struct HTMLTokenReader {
  private let scalars: [Unicode.Scalar]
  private var place = 0
  private var tokens: [HTMLToken] = []
  private var text = String.UnicodeScalarView()
  /// What was looked for behind a mark and is not there: it is not looked for again.
  private var missing: Set<String> = []

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private static let mathematics: [(open: String, close: String, isDisplayed: Bool)] = [
    ("\\(", "\\)", false), ("\\[", "\\]", true), ("[$]", "[/$]", false), ("[$$]", "[/$$]", true),
  ]

  mutating func read() -> [HTMLToken] {
    while place < scalars.count {
      if scalars[place] == "<", takeTag() { continue }
      if let mark = Self.mathematics.first(where: { starts(with: $0.open) }), take(mark) { continue }
      text.append(scalars[place] == "&" ? entity() : scalars[place])
      place += 1
    }
    flush()
    return tokens
  }

  private mutating func flush() {
    if !text.isEmpty { tokens.append(.text(String(text))) }
    text = String.UnicodeScalarView()
  }

  private func starts(with mark: String, at start: Int? = nil) -> Bool {
    var index = start ?? place
    for scalar in mark.unicodeScalars {
      guard index < scalars.count, scalars[index] == scalar else { return false }
      index += 1
    }
    return true
  }

  /// The place of a mark at or behind another; nil where there is none.
  private mutating func find(_ mark: String, from start: Int) -> Int? {
    guard !missing.contains(mark) else { return nil }
    var index = start
    while index < scalars.count {
      if starts(with: mark, at: index) { return index }
      index += 1
    }
    missing.insert(mark)
    return nil
  }

  // MARK: Mathematics

  private mutating func take(_ mark: (open: String, close: String, isDisplayed: Bool)) -> Bool {
    let start = place + mark.open.unicodeScalars.count
    guard let end = find(mark.close, from: start) else { return false }
    flush()
    // Editors put tags and entities into formulas as well.
    var inside = HTMLTokenReader(Array(scalars[start..<end]))
    inside.missing = Set(Self.mathematics.map(\.close))
    let latex = inside.read().map { token in
      switch token {
      case .text(let text): text
      case .open, .close: " "
      case .mathematics: ""
      }
    }
    tokens.append(.mathematics(latex.joined().oneLine, isDisplayed: mark.isDisplayed))
    place = end + mark.close.unicodeScalars.count
    return true
  }

  // MARK: Tags

  /// False where the `<` begins no tag.
  private mutating func takeTag() -> Bool {
    if starts(with: "<!--") {
      guard let end = find("-->", from: place + 4) else { return false }
      place = end + 3
      return true
    }
    var index = place + 1
    let isClosing = index < scalars.count && scalars[index] == "/"
    if isClosing { index += 1 }
    var name = String.UnicodeScalarView()
    while index < scalars.count, scalars[index].isASCII,
      scalars[index].properties.isAlphabetic || isDigit(scalars[index])
    {
      name.append(scalars[index])
      index += 1
    }
    guard !name.isEmpty, let end = endOfTag(from: index) else { return false }
    flush()
    let word = String(name).lowercased()
    let kind =
      isClosing
      ? ""
      : Self.attribute(word == "ol" ? "start" : "class", in: String(String.UnicodeScalarView(scalars[index..<end])))
    tokens.append(isClosing ? .close(word) : .open(word, kind: kind))
    place = end + 1
    return true
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// The place of the `>` that ends a tag, past quotes.
  private mutating func endOfTag(from start: Int) -> Int? {
    guard !missing.contains(">") else { return nil }
    var index = start
    var quote: Unicode.Scalar?
    while index < scalars.count {
      let scalar = scalars[index]
      if let open = quote {
        if scalar == open { quote = nil }
      } else if scalar == ">" {
        return index
      } else if scalar == "\"" || scalar == "'" {
        quote = scalar
      }
      index += 1
    }
    missing.insert(">")
    return nil
  }

  /// The value of `name="…"`; empty where there is none.
  private static func attribute(_ name: String, in attributes: String) -> String {
    guard let start = attributes.firstRange(of: "\(name)=\"")?.upperBound else { return "" }
    return String(attributes[start...].prefix { $0 != "\"" })
  }

  // MARK: Entities

  /// The character at an `&`; the `&` itself where it begins none. Stands on the last scalar of what it took.
  private mutating func entity() -> Unicode.Scalar {
    guard let end = scalars[place...].prefix(12).firstIndex(of: ";") else { return "&" }
    let name = String(String.UnicodeScalarView(scalars[place + 1..<end]))
    let scalar: Unicode.Scalar?
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
      scalar = UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    } else if name.hasPrefix("#") {
      scalar = UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
    } else {
      scalar = Self.entities[name]
    }
    guard let scalar else { return "&" }
    place = end
    return scalar
  }

  /// Those that editors of notes write.
  private static let entities: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–", "mdash": "—", "hellip": "…",
    "times": "×", "middot": "·", "minus": "−", "plusmn": "±", "deg": "°", "rarr": "→", "larr": "←", "rArr": "⇒",
    "le": "≤", "ge": "≥", "ne": "≠", "infin": "∞", "part": "∂", "nabla": "∇", "sum": "∑", "int": "∫", "radic": "√",
    "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "alpha": "α", "beta": "β", "lambda": "λ", "pi": "π",
    "theta": "θ", "sigma": "σ",
  ]
}

extension String {
  /// Blanks of any kind as one.
  var oneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
