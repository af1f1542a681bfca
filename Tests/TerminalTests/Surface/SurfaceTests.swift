import Testing

@testable import Terminal

struct SurfaceTests {
  @Test func aLineStandsInItsRow() {
    let rows = picture(8, 2) { _, surface in
      #expect(surface.write("x²+1", at: Point(x: 1, y: 1)) == 5)
    }
    #expect(rows == ["", " x²+1"])
  }

  @Test(arguments: sizes)
  func nothingIsDrawnOutside(size: Size) {
    var surface = Surface(size)
    for point in [Point(x: -5, y: 0), Point(x: size.width - 1, y: size.height - 1), Point(x: 0, y: -1)] {
      surface.write("漢字 wide and narrow", at: point)
      surface.put(Cell("漢"), at: point)
      surface.fill(Rect(x: point.x, y: point.y, width: 500, height: 500), with: Cell("."))
      surface.box(Rect(x: point.x, y: point.y, width: 300, height: 3), title: "title")
    }
    #expect(surface.cells.count == size.width * size.height)
    #expect(surface[Point(x: size.width, y: 0)] == .blank)
  }

  @Test func theFirstDifferenceInARowIsFound() {
    var before = Surface(Size(width: 10, height: 2))
    before.write("same here", at: Point(x: 0, y: 1))
    var after = before
    after.write("e", at: Point(x: 3, y: 1), Style(.title))
    after.write("!", at: Point(x: 9, y: 1))
    #expect(after.firstDifference(from: before, inRow: 0, columns: 0..<10) == nil)
    #expect(after.firstDifference(from: before, inRow: 1, columns: 0..<10) == 3)
    #expect(after.firstDifference(from: before, inRow: 1, columns: 4..<10) == 9)
    #expect(after.firstDifference(from: before, inRow: 1, columns: 4..<9) == nil)
  }

  @Test func aClipCutsOff() {
    let rows = picture(6, 1) { _, surface in
      surface.clipped(to: Rect(x: 1, y: 0, width: 3, height: 1)) { surface in
        surface.clipped(to: Rect(x: 2, y: 0, width: 9, height: 1)) { $0.write("abcdef", at: .zero) }
      }
      surface.write("z", at: Point(x: 5, y: 0))
    }
    #expect(rows == ["  cd z"])
  }

  @Test func aWideCharacterFillsTwoCells() {
    var surface = Surface(Size(width: 4, height: 1))
    surface.write("漢x", at: .zero)
    #expect(surface.cells.map(\.width) == [2, 0, 1, 1])
    surface.write("a", at: Point(x: 1, y: 0))
    #expect(surface.rows == [" ax"])
    surface.write("漢", at: .zero)
    surface.write("b", at: .zero)
    #expect(surface.rows == ["b x"])
    surface.write("漢", at: Point(x: 3, y: 0))
    #expect(surface.rows == ["b x"])
    #expect(surface.cells.map(\.width) == [1, 1, 1, 1])
  }

  @Test func aClipMayCutAWideCharacterInTwo() {
    var surface = Surface(Size(width: 4, height: 1))
    surface.write("a漢b", at: .zero)
    surface.clipped(to: Rect(x: 2, y: 0, width: 2, height: 1)) { $0.write("xy", at: Point(x: 2, y: 0)) }
    #expect(surface.rows == ["a xy"])
  }

  @Test func marksJoinTheirBase() {
    var surface = Surface(Size(width: 3, height: 1))
    surface.write("\u{301}e\u{301}\u{302}\u{303}\u{304}\u{305}漢\u{301}", at: .zero)
    #expect(Array(surface.rows[0].unicodeScalars) == Array("e\u{301}\u{302}\u{303}\u{304}漢\u{301}".unicodeScalars))
    #expect(surface[0, 0].cluster.values.4 == 0x304)
  }

  @Test func aMarkNeverJoinsWhatIsOutsideTheClip() {
    var surface = Surface(Size(width: 3, height: 1))
    surface.write("abc", at: .zero)
    surface.clipped(to: Rect(x: 1, y: 0, width: 1, height: 1)) { $0.write("x\u{301}yz\u{302}", at: .zero) }
    #expect(surface.rows == ["ayc"])
  }

  @Test func nothingUnprintableReachesACell() {
    var surface = Surface(Size(width: 8, height: 1))
    surface.write("a\n\u{1B}\u{202E}\u{200D}b\u{7F}\tc", at: .zero)
    #expect(surface.rows == ["a \u{FFFD}b\u{FFFD} c"])
    #expect(Cell("\u{301}").cluster.base == "\u{FFFD}")
  }

  @Test func stylesAreKeptBesideTheText() {
    var surface = Surface(Size(width: 4, height: 1))
    surface.write([Span("a", .maths), Span("b", .wrong, .underline)], at: .zero)
    surface.restyle(Rect(x: 1, y: 0, width: 2, height: 1)) { $0.with(.reverse) }
    #expect(surface[0, 0].style == Style(.maths))
    #expect(surface[1, 0].style == Style(.wrong, [.underline, .reverse]))
    #expect(surface[2, 0].style.attributes == .reverse)
  }

  @Test func textIsPlaced() {
    let rows = picture(9, 3) { rect, surface in
      surface.write("mid", centredIn: rect, row: 0)
      surface.write("right", endingAt: Point(x: 9, y: 1))
      surface.write("too long for it", centredIn: rect, row: 2)
    }
    #expect(rows == ["   mid", "    right", "too long"])
  }

  @Test func aHugeSizeIsCut() {
    let surface = Surface(Size(width: .max, height: .max))
    #expect(surface.size == Surface.largest)
  }

  @Test func aCellIsSmall() {
    #expect(MemoryLayout<Cell>.stride <= 32)
  }
}
