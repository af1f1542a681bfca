/// The name of a variable, in its one spelling: `x`, `w1`, `theta`, `y_hat`.
///
/// The parser brings `w_1` and `w₁` to `w1` and `θ` to `theta`; printers turn them back.
package struct Symbol: Hashable, Sendable {
  package let name: String

  /// Sorts names as people do: by letters, then by trailing number. Stems agree on five bytes at least where keys are equal.
  let sortKey: UInt64

  package init(_ name: String) {
    self.name = name
    var stem: UInt64 = 0
    var index: UInt64 = 0
    var length = 0
    for byte in name.utf8 {
      if length > 0, (48...57).contains(byte) {
        index = min(index * 10 + UInt64(byte - 48) + (index == 0 ? 1 : 0), 0xFF_FFFF)
      } else {
        if length < 5 { stem = stem << 8 | UInt64(byte) }
        length += 1
      }
    }
    sortKey = stem << UInt64(8 * (5 - min(length, 5)) + 24) | index
  }

  /// The place in the alphabet of a name that is one small letter.
  @inline(__always)
  var smallLetter: UInt8? {
    let letter = sortKey >> 56
    return sortKey == letter << 56 && (97...122).contains(letter) ? UInt8(letter - 97) : nil
  }

  package static func == (left: Symbol, right: Symbol) -> Bool {
    left.sortKey == right.sortKey && left.name == right.name
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(sortKey) }
}

extension Symbol: Comparable {
  package static func < (left: Symbol, right: Symbol) -> Bool {
    left.sortKey != right.sortKey ? left.sortKey < right.sortKey : left.name < right.name
  }
}

extension Symbol: ExpressibleByStringLiteral, CustomStringConvertible {
  package init(stringLiteral name: String) { self.init(name) }
  package var description: String { name }
}

/// A number that is exact only as a symbol.
package enum Constant: UInt8, Hashable, Sendable, CaseIterable {
  case pi, e

  package var value: Double {
    switch self {
    case .pi: .pi
    case .e: 2.718281828459045
    }
  }

  package var name: String {
    switch self {
    case .pi: "pi"
    case .e: "e"
    }
  }
}
