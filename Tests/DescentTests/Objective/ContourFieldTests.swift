import Calculus
import Testing

@testable import Descent

private let x = Expression("x" as Symbol)
private let y = Expression("y" as Symbol)

@Suite struct ContourFieldTests {
  @Test func rowsRunFromTheLowestYAndColumnsFromTheLowestX() {
    let field = ContourField(Objective(x + 10 * y), box: Box(x: 0...2, y: 0...1), columns: 3, rows: 2)
    #expect(field.values == [0, 1, 2, 10, 11, 12])
    #expect(field[2, 1] == 12)
    #expect(field.extremes == 0...12)
  }

  @Test func whatHasNoValueIsNaN() {
    let field = ContourField(Objective(.apply(.ln, x) + y), box: Box(x: -1...1, y: 0...0), columns: 3, rows: 1)
    #expect(field.values[0].isNaN && field.values[1].isNaN && field.values[2] == 0)
  }

  @Test func aFieldCanBeEmptyOrOneSampleWide() {
    #expect(ContourField(Objective(x * y), columns: 0, rows: 5).values.isEmpty)
    #expect(ContourField(Objective(x * y), columns: -3, rows: 5).extremes == nil)
    #expect(ContourField(Objective(x + y), box: Box(x: 2...4, y: 6...8), columns: 1, rows: 1).values == [10])
  }

  @Test func otherVariablesAreHeld() {
    let objective = Objective(x + y + Expression("z" as Symbol), variables: ["x", "y"])
    #expect(ContourField(objective, box: Box(x: 0...0, y: 0...0), columns: 1, rows: 1, at: [9, 9, 5]).values == [5])
    #expect(ContourField(objective, columns: 1, rows: 1).values[0].isNaN)
  }
}
