/// One place of the grid: what it shows and how.
package struct Cell: Hashable, Sendable {
  package var cluster: Cluster
  package var style: Style
  /// 1 or 2 columns; 0 for the right half of the wide character before.
  package var width: UInt8

  /// A cell of one scalar. What cannot be drawn alone (controls, marks, format characters) becomes U+FFFD.
  package init(_ scalar: Unicode.Scalar = " ", _ style: Style = .plain) {
    switch scalar.gridClass {
    case .narrow: (cluster, width) = (Cluster(scalar), 1)
    case .wide: (cluster, width) = (Cluster(scalar), 2)
    case .mark, .invisible, .control: (cluster, width) = (Cluster("\u{FFFD}"), 1)
    }
    self.style = style
  }

  package static let blank = Cell()

  /// The right half of a wide character.
  static func continuation(_ style: Style) -> Cell {
    var cell = Cell(" ", style)
    cell.width = 0
    return cell
  }
}
