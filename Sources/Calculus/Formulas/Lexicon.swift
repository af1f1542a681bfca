/// The words that the lexer knows, each from the one table that lists it.
enum Lexicon {
  enum Word {
    case function(Function)
    case operation(NamedOperation)
    case constant(NamedConstant)
    /// A Greek letter spelled out.
    case greek
  }

  /// Functions and the like, by their spelling in lower case.
  static let folded: [Name: Word] = {
    var words: [Name: Word] = [:]
    for function in Function.allCases {
      for spelling in function.row.spellings { words[Name(spelling)] = .function(function) }
    }
    for operation in NamedOperation.allCases {
      for spelling in operation.spellings { words[Name(spelling)] = .operation(operation) }
    }
    return words
  }()

  /// Constants and Greek letters, by their exact spelling. A word can be a function too: `sigma`.
  static let exact: [Name: Word] = {
    var words: [Name: Word] = [:]
    for name in Glyph.greekNames { words[Name(name)] = .greek }
    for constant in NamedConstant.allCases {
      for spelling in constant.spellings { words[Name(spelling)] = .constant(constant) }
    }
    return words
  }()

  /// `log`, which alone takes a subscript: its base.
  static let logarithm = Name("log")

  /// What stands before a point in Python: `np.exp`.
  static let modules: Set<Name> = Set(
    [
      "np", "numpy", "math", "torch", "jnp", "jax", "tf", "nn", "functional", "special", "scipy", "sp", "sympy", "F",
      "linalg", "Math",
    ].map(Name.init))

  /// A word of at most sixteen bytes, which are the whole of it; longer ones are no words.
  struct Name: Hashable {
    private var high: UInt64 = 0
    private var low: UInt64 = 0
    static let maximumLength = 16

    init(_ text: String) {
      for byte in text.utf8 { append(byte) }
    }

    /// Nil where it would be too long.
    @inline(__always)
    init?(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, folded: Bool) {
      guard range.count <= Name.maximumLength else { return nil }
      for index in range {
        let byte = bytes[index]
        append(folded && byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte)
      }
    }

    @inline(__always)
    private mutating func append(_ byte: UInt8) {
      high = high << 8 | low >> 56
      low = low << 8 | UInt64(byte)
    }
  }
}
