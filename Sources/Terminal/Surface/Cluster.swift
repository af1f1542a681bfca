/// What one cell shows: a base character and at most four combining marks, the limit of a curses cell. No allocation.
package struct Cluster: Hashable, Sendable {
  package let base: Unicode.Scalar
  /// The marks' values in order, 0 where there is none.
  private var first: UInt32 = 0
  private var second: UInt32 = 0
  private var third: UInt32 = 0
  private var fourth: UInt32 = 0

  package static let markLimit = 4

  package init(_ base: Unicode.Scalar) {
    self.base = base
  }

  /// Adds a mark; the fifth and later ones are dropped.
  package mutating func append(_ mark: Unicode.Scalar) {
    if first == 0 {
      first = mark.value
    } else if second == 0 {
      second = mark.value
    } else if third == 0 {
      third = mark.value
    } else if fourth == 0 {
      fourth = mark.value
    }
  }

  package var hasMarks: Bool { first != 0 }

  /// The values of base and marks, filled up with 0.
  package var values: (UInt32, UInt32, UInt32, UInt32, UInt32) {
    (base.value, first, second, third, fourth)
  }

  package var string: String {
    var scalars = String.UnicodeScalarView()
    append(to: &scalars)
    return String(scalars)
  }

  package func append(to scalars: inout String.UnicodeScalarView) {
    scalars.append(base)
    for value in [first, second, third, fourth] where value != 0 {
      if let mark = Unicode.Scalar(value) { scalars.append(mark) }
    }
  }
}
