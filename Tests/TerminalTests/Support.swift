@testable import Terminal

/// SplitMix64 (Steele, Lea and Flood 2014): small, and the same everywhere.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// The sizes at which everything is drawn.
let sizes = [
  Size(width: 0, height: 0), Size(width: 1, height: 1), Size(width: 2, height: 3), Size(width: 60, height: 16),
  Size(width: 80, height: 24), Size(width: 200, height: 60),
]

/// What a drawing looks like on a surface of a size.
func picture(_ width: Int, _ height: Int, _ draw: (Rect, inout Surface) -> Void) -> [String] {
  var surface = Surface(Size(width: width, height: height))
  draw(surface.bounds, &surface)
  return surface.rows
}
