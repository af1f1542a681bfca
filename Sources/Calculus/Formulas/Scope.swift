/// What a text may speak of: the names of its variables, and the quantity that its left side may name.
///
/// Where names are declared, the longest declared name wins (`xy` is x·y unless `xy` is declared) and every other name is
/// an error. A declared `e`, `pi` or `tau` is a variable, not a constant.
package struct Scope: Sendable {
  /// The declared variables, or nil where every plausible name is one.
  package let variables: [Symbol]?
  /// What a left side may name; where it is empty every left side of the form `f(x) =`, `dy/dx =`, `∇f =` is accepted.
  package let asked: [Quantity]

  /// The declared one-letter names: bit n stands for the ASCII letter n.
  private let letters: (low: UInt64, high: UInt64)
  private let names: Set<Symbol>
  /// The UTF-8 of the declared names, the longest first.
  let spellings: [(bytes: [UInt8], symbol: Symbol)]

  /// Every plausible name is a variable: letters, `w1`, `theta`, `y_hat`, `loss`.
  package static let any = Scope(variables: nil, asked: [])

  package init(_ variables: [Symbol], asked: [Quantity] = []) {
    self.init(variables: variables, asked: asked)
  }

  /// The scope that asks for other quantities.
  package func asking(for asked: [Quantity]) -> Scope { Scope(variables: variables, asked: asked) }

  private init(variables: [Symbol]?, asked: [Quantity]) {
    self.variables = variables
    self.asked = asked
    names = Set(variables ?? [])
    spellings = names.map { (Array($0.name.utf8), $0) }
      .sorted { $0.bytes.count != $1.bytes.count ? $0.bytes.count > $1.bytes.count : $0.symbol < $1.symbol }
    var letters: (low: UInt64, high: UInt64) = (0, 0)
    for (bytes, _) in spellings where bytes.count == 1 && bytes[0] < 128 {
      if bytes[0] < 64 { letters.low |= 1 << UInt64(bytes[0]) } else { letters.high |= 1 << UInt64(bytes[0] - 64) }
    }
    if variables == nil {
      // Every letter but e.
      letters.high = 0x07FF_FFFE_07FF_FFFE & ~(1 << UInt64(UInt8(ascii: "e") - 64))
    }
    self.letters = letters
  }

  /// Whether an ASCII letter alone is a variable.
  @inline(__always)
  func hasLetter(_ letter: UInt8) -> Bool { letter >= 64 && letters.high >> UInt64(letter - 64) & 1 == 1 }

  package func contains(_ symbol: Symbol) -> Bool { names.contains(symbol) }

  var isOpen: Bool { variables == nil }
}
