import Testing

@testable import Terminal

@Test func aWrittenLineStandsInItsRow() {
  var surface = Surface(Size(width: 6, height: 2))
  surface.write("x²+1", at: Point(x: 1, y: 1))
  #expect(surface.rows == ["", " x²+1"])
}
