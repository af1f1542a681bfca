import Testing

@testable import Terminal

struct LinesTests {
  @Test func aBoxHasItsTitle() {
    let rows = picture(12, 3) { rect, surface in
      #expect(surface.box(rect, title: "Title") == Rect(x: 1, y: 1, width: 10, height: 1))
    }
    #expect(rows == ["┌─ Title ──┐", "│          │", "└──────────┘"])
  }

  @Test func linesJoinWhereTheyMeet() {
    let rows = picture(5, 5) { rect, surface in
      surface.box(rect)
      surface.horizontalLine(from: Point(x: 0, y: 2), width: 5)
      surface.verticalLine(from: Point(x: 2, y: 0), height: 5)
    }
    #expect(rows == ["┌─┬─┐", "│ │ │", "├─┼─┤", "│ │ │", "└─┴─┘"])
  }

  @Test func boxesShareAnEdge() {
    let rows = picture(5, 3) { _, surface in
      surface.box(Rect(x: 0, y: 0, width: 3, height: 3))
      surface.box(Rect(x: 2, y: 0, width: 3, height: 3))
    }
    #expect(rows == ["┌─┬─┐", "│ │ │", "└─┴─┘"])
  }

  @Test(arguments: [0, 1, 2], [0, 1, 2])
  func smallBoxesDoNotTrap(width: Int, height: Int) {
    let rows = picture(4, 3) { _, surface in
      surface.box(Rect(x: 0, y: 0, width: width, height: height), title: "t")
    }
    #expect(rows[0] == (width == 2 && height == 2 ? "┌┐" : ""))
  }
}
