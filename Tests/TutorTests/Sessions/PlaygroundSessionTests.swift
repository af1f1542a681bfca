import Terminal
import Testing

@testable import Tutor

@Suite struct PlaygroundSessionTests {
  private func playing(
    _ text: String, _ preferences: Preferences = Preferences(), _ size: Size = Size(width: 100, height: 30)
  )
    -> Player
  {
    var player = Player(size: size, preferences: preferences)
    player.press("y")
    player.type(text)
    player.press(.enter)
    return player
  }

  @Test func anExpressionIsTypedAndTakenApart() {
    let player = playing("x^2*sin(x)")
    #expect(player.shows("f′(x) = 2x sin(x) + x² cos(x)"), "\(player.picture)")
    #expect(player.shows("at x = 1"))
    #expect(player.shows("value 0.841471"))
  }

  @Test func aMistakeIsPointedAtAndAPointMoves() {
    var player = playing("x^2 + sin(")
    #expect(player.shows("^"))
    player.press(.control("u"))
    player.type("x^3")
    player.press(.enter, .enter)
    player.type("x = 2")
    player.press(.enter)
    #expect(player.shows("value 8"), "\(player.picture)")
    #expect(player.shows("slope 12"))
    // What was typed comes back with the arrow.
    player.press(.enter, .up, .up)
    #expect(player.shows("> x^3"), "\(player.picture)")
  }

  @Test(arguments: [
    ("x^2", Key("d"), "Step by step"), ("x^2", "p", "Curve"), ("x*y", "c", "Landscape"),
    ("x*y", "g", "Computational graph"), ("x^2+y^2", "o", "Gradient descent"),
  ])
  func everyPictureIsAKeyAway(text: String, key: Key, title: String) {
    var player = playing(text)
    player.press(key)
    #expect(player.shows("∇ \(title)"), "\(player.picture)")
    player.press(.escape)
    #expect(player.shows("∇ Playground"))
    player.press(.escape)
    #expect(player.shows("Course"))
  }

  @Test func aCurveIsTracedAndMagnifiedUntilItIsALine() {
    var player = playing("sin(x)")
    player.press("p")
    #expect(player.shows("f′ ="))
    player.press("s", "s")
    #expect(player.shows("slope (f(x+h) − f(x))/h"), "\(player.picture)")
    player.press("p", "p")
    #expect(player.shows("degree 2"))
    for _ in 0..<6 { player.press("m") }
    #expect(player.shows(": a line."), "\(player.picture)")
    player.press("d")
    #expect(player.shows("f″"))
    for _ in 0..<60 { player.press("m") }
    for _ in 0..<80 { player.press("Z") }
    for key: Key in ["L", "L", "H", "r", .left, .right] { player.press(key) }
    #expect(player.shows("∇ Curve"))
  }

  @Test func aLandscapeIsWalked() {
    var player = playing("x^2-y^2")
    player.press("c")
    #expect(player.shows("∇f = [2, -2]"), "\(player.picture)")
    player.press("d", "]")
    #expect(player.shows("along 15°: slope 1.414"), "\(player.picture)")
    player.press("e")
    #expect(player.shows("eigenvalues 2, -2"))
    player.press("s")
    #expect(player.shows("saddle [0, 0], f = 0"), "\(player.picture)")
    player.press("x")
    #expect(player.shows("along x: ∂f/∂x = 2"))
    player.press("x", "w", "]")
    #expect(player.shows("from 45°"), "\(player.picture)")
    player.press(.escape, "v", "v", "v", "z", "Z", "g")
    #expect(player.shows("equal area"))
  }

  @Test func aMatrixIsBrokenBetweenItsRowsAndZerosAreZeros() {
    var player = playing("0.26*(x^2+y^2)-0.48*x*y", Preferences(), Size(width: 80, height: 24))
    player.press("c", "e", "s")
    #expect(player.shows("H = [[0.52, -0.48],"), "\(player.picture)")
    #expect(player.shows("     [-0.48, 0.52]]"), "\(player.picture)")
    #expect(player.shows("minimum [0, 0], f = 0"), "\(player.picture)")
  }

  @Test func aPointMayBeTypedAndTheLineSaysSo() {
    var player = playing("w^2")
    player.press(.enter)
    #expect(player.shows("an expression, or a point such as w = 2"), "\(player.picture)")
  }

  @Test func aWideGraphIsMarkedWhereItGoesOn() {
    var player = playing("ln(1+exp(-x*w/3))^2", Preferences(), Size(width: 80, height: 24))
    player.press("g")
    #expect(player.shows("›") && !player.shows("‹"), "\(player.picture)")
    for _ in 0..<7 { player.press(.enter) }
    #expect(player.shows("‹"), "\(player.picture)")
    #expect(player.shows("∂t₃/∂t₂ = -1") || !player.shows("−1 = -1"))
  }

  @Test func linesTellTheSame() {
    var linear = LinearTutor(Player(preferences: Preferences(isMotionReduced: true)).tutor)
    _ = linear.speak()
    _ = linear.hear("playground")
    #expect(linear.speak().joined(separator: "\n").contains("Type an expression"))
    _ = linear.hear("x^2*y")
    let said = linear.speak().joined(separator: "\n")
    #expect(said.contains("Derivative by x"), "\(said)")
    _ = linear.hear("map")
    #expect(linear.speak().joined(separator: "\n").contains("∇f = [2, 1]"))
  }
}
