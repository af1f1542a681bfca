extension Unicode.Scalar {
  /// How a scalar takes part in the grid.
  package enum GridClass: UInt8, Sendable {
    /// One column.
    case narrow
    /// Two columns.
    case wide
    /// None: a combining mark of the cell before.
    case mark
    /// None, and never drawn: format characters, joiners, variation selectors.
    case invisible
    /// C0, DEL and C1.
    case control
  }

  /// How this scalar takes part in the grid, by the shipped table. Ambiguous width is one column. Constant time.
  package var gridClass: GridClass {
    if value < 0x300 {
      if value >= 0x20 && value < 0x7F { return .narrow }
      if value < 0x20 || (value >= 0x7F && value < 0xA0) { return .control }
      return value == 0xAD ? .invisible : .narrow
    }
    if value < 0x10000 { return GridClass(rawValue: GridClass.basicPlane[Int(value)]) ?? .narrow }
    return GridClass.search(value)
  }

  /// Columns: 0, 1 or 2.
  package var columns: Int {
    switch gridClass {
    case .narrow: 1
    case .wide: 2
    case .mark, .invisible, .control: 0
    }
  }
}

extension Unicode.Scalar.GridClass {
  private static let lists: [(ranges: [UInt32], gridClass: Self)] = [
    (WidthTable.marks, .mark), (WidthTable.wide, .wide), (WidthTable.invisible, .invisible),
  ]

  /// The classes of the basic multilingual plane, filled once (65,536 bytes).
  fileprivate static let basicPlane: [UInt8] = {
    var classes = [UInt8](repeating: narrow.rawValue, count: 0x10000)
    for list in lists {
      for index in stride(from: 0, to: list.ranges.count, by: 2) where list.ranges[index] < 0x10000 {
        for value in list.ranges[index]...min(list.ranges[index + 1], 0xFFFF) {
          classes[Int(value)] = list.gridClass.rawValue
        }
      }
    }
    return classes
  }()

  fileprivate static func search(_ value: UInt32) -> Self {
    lists.first { contains(value, in: $0.ranges) }?.gridClass ?? .narrow
  }

  /// Whether one of the sorted pairs holds the value: binary search.
  private static func contains(_ value: UInt32, in ranges: [UInt32]) -> Bool {
    var low = 0
    var high = ranges.count / 2
    while low < high {
      let middle = (low + high) / 2
      if value < ranges[2 * middle] {
        high = middle
      } else if value > ranges[2 * middle + 1] {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }
}

extension String {
  /// The columns that this line of text takes on the grid. Linear.
  package var columns: Int {
    var count = 0
    for scalar in unicodeScalars { count += scalar.columns }
    return count
  }

  /// The longest beginning that fits in so many columns; when something is cut, it ends in `…`.
  package func truncated(to width: Int) -> String {
    if columns <= width { return self }
    guard width > 0 else { return "" }
    var kept = String.UnicodeScalarView()
    var used = 0
    for scalar in unicodeScalars {
      if used + scalar.columns > width - 1 { break }
      used += scalar.columns
      kept.append(scalar)
    }
    return String(kept) + "…"
  }

  /// The text with blanks after it up to so many columns; longer text stays whole.
  package func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - columns))
  }
}
