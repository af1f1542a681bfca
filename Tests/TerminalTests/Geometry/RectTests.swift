import Testing

@testable import Terminal

struct RectTests {
  @Test func anIntersectionIsWhatBothHold() {
    let left = Rect(x: 0, y: 0, width: 4, height: 4)
    #expect(left.intersection(Rect(x: 2, y: 3, width: 9, height: 9)) == Rect(x: 2, y: 3, width: 2, height: 1))
    #expect(left.intersection(Rect(x: 4, y: 0, width: 1, height: 1)).isEmpty)
  }

  @Test(arguments: [
    (Rect.Edge.top, Rect(x: 1, y: 1, width: 5, height: 2), Rect(x: 1, y: 3, width: 5, height: 1)),
    (.bottom, Rect(x: 1, y: 2, width: 5, height: 2), Rect(x: 1, y: 1, width: 5, height: 1)),
    (.left, Rect(x: 1, y: 1, width: 2, height: 3), Rect(x: 3, y: 1, width: 3, height: 3)),
    (.right, Rect(x: 4, y: 1, width: 2, height: 3), Rect(x: 1, y: 1, width: 3, height: 3)),
  ])
  func aSplitCutsASliceOff(edge: Rect.Edge, slice: Rect, rest: Rect) {
    let parts = Rect(x: 1, y: 1, width: 5, height: 3).split(2, from: edge)
    #expect(parts.slice == slice)
    #expect(parts.rest == rest)
  }

  @Test func aSplitTakesNoMoreThanThereIs() {
    let parts = Rect(x: 0, y: 0, width: 2, height: 2).split(9, from: .left)
    #expect(parts.slice.width == 2 && parts.rest.isEmpty)
    #expect(Rect(x: 0, y: 0, width: 2, height: 2).split(-1, from: .top).slice.isEmpty)
  }

  @Test func nothingIsNegative() {
    #expect(Size(width: -3, height: 2) == Size(width: 0, height: 2))
    #expect(Rect(x: 0, y: 0, width: 3, height: 3).inset(horizontally: 2, vertically: 1).isEmpty)
  }

  @Test func theMiddleIsInTheMiddle() {
    let whole = Rect(x: 2, y: 2, width: 10, height: 6)
    #expect(whole.centred(Size(width: 4, height: 2)) == Rect(x: 5, y: 4, width: 4, height: 2))
    #expect(whole.centred(Size(width: 40, height: 20)) == whole)
  }

  @Test(arguments: [(0.4, 0), (0.6, 1), (-1.6, -2), (.nan, 0), (.infinity, 1 << 31), (-1e300, -(1 << 31))])
  func aNumberIsBroughtToTheGrid(value: Double, cells: Int) {
    #expect(value.cells == cells)
  }
}
