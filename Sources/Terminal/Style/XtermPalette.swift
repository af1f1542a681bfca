/// The xterm palette of 256 colours: 16 that the terminal's user chooses, a 6×6×6 cube, and 24 greys.
package enum XtermPalette {
  /// A colour's red, green and blue, each 0 to 255. The first 16 are xterm's own defaults.
  package static func rgb(_ index: UInt8) -> (red: Int, green: Int, blue: Int) {
    let index = Int(index)
    if index < 16 {
      let value = system[index]
      return (value >> 16, value >> 8 & 255, value & 255)
    }
    if index < 232 {
      func level(_ digit: Int) -> Int { digit == 0 ? 0 : 55 + 40 * digit }
      let place = index - 16
      return (level(place / 36), level(place / 6 % 6), level(place % 6))
    }
    let grey = 8 + 10 * (index - 232)
    return (grey, grey, grey)
  }

  private static let system: [Int] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ]

  /// The nearest of the first `count` colours, by squared distance.
  static func nearest(to index: UInt8, among count: Int) -> UInt8 {
    let wanted = rgb(index)
    var best = (index: UInt8(0), distance: Int.max)
    for candidate in UInt8(0)..<UInt8(clamping: count) {
      let colour = rgb(candidate)
      let (red, green, blue) = (wanted.red - colour.red, wanted.green - colour.green, wanted.blue - colour.blue)
      let distance = red * red + green * green + blue * blue
      if distance < best.distance { best = (candidate, distance) }
    }
    return best.index
  }
}
