/// Colours of a map's bands in 256 colours, lightness rising with the value.
package enum ContourPalette: CaseIterable, Sendable {
  /// Viridis: van der Walt and Smith 2015.
  case viridis
  /// Cividis, for all kinds of colour vision: Nuñez, Anderton and Renslow 2018.
  case cividis

  /// Eight entries of the xterm palette, the nearest to the published map whose lightness rises strictly.
  package var colours: [UInt8] {
    switch self {
    case .viridis: [53, 25, 60, 30, 36, 78, 148, 220]
    case .cividis: [24, 25, 60, 242, 245, 144, 185, 220]
    }
  }
}
