import Testing

@testable import Calculus

struct StatementTests {
  private func variables(_ names: String...) -> [Expression] { names.map { Expression(Symbol($0)) } }

  @Test(arguments: [
    "[a, b]", "(a, b)", "<a, b>", "⟨a, b⟩", #"\langle a, b\rangle"#, "np.array([a, b])", "torch.tensor([a, b])",
    "(a, b)^T",
    "[a, b]ᵀ", #"\left(a, b\right)^{\top}"#, #"\begin{pmatrix} a \\ b \end{pmatrix}"#,
    #"\begin{bmatrix} a & b \end{bmatrix}"#,
    "[a; b]", "∇f = (a, b)", "grad f = [a, b]", #"\nabla f = \left(a, b\right)"#, "∇f(x, y) = <a, b>", "[ (a), b ]",
  ])
  func vectors(text: String) throws {
    #expect(try Parser.parse(text).value == .vector(variables("a", "b")), "\(text)")
  }

  @Test(arguments: [
    "[[a, b], [c, d]]", "((a, b), (c, d))", "[a, b; c, d]", #"\begin{pmatrix} a & b \\ c & d \end{pmatrix}"#,
    #"\begin{bmatrix}a&b\\c&d\\\end{bmatrix}"#, "np.array([[a, b], [c, d]])",
    #"\begin{array}{cc} a & b \\ c & d \end{array}"#, "H = [[a,b],[c,d]]",
  ])
  func matrices(text: String) throws {
    let scope = Scope(["a", "b", "c", "d"])
    #expect(try Parser.parse(text, in: scope).value == .matrix([variables("a", "b"), variables("c", "d")]), "\(text)")
  }

  @Test(arguments: [
    "f(x) = x", "f'(x) = x", "f''(x) = x", "f′(x) = x", "f″(x) = x", "f^(3)(x) = x", "y' = x", "dy/dx = x", "df/dx = x",
    "df(x)/dx = x",
    "d/dx f(x) = x", "d/dx = x", "d^2y/dx^2 = x", "d²y/dx² = x", "∂f/∂x = x", "∂²f/∂x∂y = x", "∂²f/∂x² = x",
    #"\frac{dy}{dx} = x"#,
    #"\frac{d}{dx} f(x) = x"#, #"\frac{d^2 y}{dx^2} = x"#, #"\frac{\partial f}{\partial x} = x"#, #"f^{\prime}(x) = x"#,
    "f(x, y) = x", "L(w₁, w₂) = x",
    "∂L/∂w₁ = x", "dL/dw1 = x", #"\dfrac{\partial L}{\partial w_{1}} = x"#, "∇f = x", "y = x", "∂y/∂θ = x",
    "dy/dtheta = x",
  ])
  func leftSidesAreDropped(text: String) throws {
    let formula = try Parser.parse(text, in: Scope(["x"]))
    #expect(formula.expression == Expression("x" as Symbol), "\(text)")
    #expect(formula.label != nil)
    #expect(try Parser.parseExpression(text, in: Scope(["x"])) == Expression("x" as Symbol))
  }

  @Test(arguments: [
    ("f'(x) = 2x", Quantity.derivative("f", order: 1, by: ["x"])), ("f' = 2x", .derivative("f", order: 1, by: nil)),
    ("dy/dx = 2x", .derivative("y", order: 1, by: ["x"])),
    ("d²y/dx² = 2x", .derivative("y", order: 2, by: ["x", "x"])),
    ("∂²f/∂x∂y = 2x", .derivative("f", order: 2, by: ["x", "y"])),
    ("d^2f/dxdy = 2x", .derivative("f", order: 2, by: ["x", "y"])),
    ("∂L/∂w₁ = 2x", .derivative("L", order: 1, by: ["w1"])),
    (#"\frac{\partial L}{\partial w_{12}} = 2x"#, .derivative("L", order: 1, by: ["w12"])),
    ("∇f = 2x", .gradient("f")), ("f(x) = 2x", .value("f")), ("y = 2x", .value("y")),
    ("∂L/∂θ = 2x", .derivative("L", order: 1, by: ["theta"])),
    ("d/dx f = 2x", .derivative("f", order: 1, by: ["x"])),
    ("f'''(x) = 2x", .derivative("f", order: 3, by: ["x", "x", "x"])),
  ])
  func quantities(text: String, quantity: Quantity) throws {
    #expect(try Parser.parse(text, in: Scope(["x"])).label?.quantity == quantity)
  }

  @Test(arguments: [
    ("f'(x) = 2x", true), ("f' = 2x", true), ("df/dx = 2x", true), ("∂f/∂x = 2x", true), ("d/dx = 2x", true),
    ("f_x = 2x", true), ("2x", true),
    ("f(x) = 2x", false), ("g'(x) = 2x", false), ("f''(x) = 2x", false), ("df/dy = 2x", false), ("∇f = 2x", false),
    ("y = 2x", false), ("f'(y) = 2x", false),
  ])
  func onlyWhatIsAskedFor(text: String, isAccepted: Bool) {
    let scope = Scope(["x"], asked: [.derivative("f", order: 1, by: ["x"])])
    do {
      let expression = try Parser.parse(text, in: scope).expression
      #expect(expression == 2 * Expression("x" as Symbol), "\(text)")
      #expect(isAccepted, "\(text)")
    } catch {
      #expect(!isAccepted, "\(text)")
      #expect(error.code == "wrong-label")
      #expect(error.repairs.first?.text == "2x")
    }
  }

  @Test func mixedPartialsMayBeTakenInAnyOrder() throws {
    let scope = Scope(["x", "y"], asked: [.derivative("f", order: 2, by: ["x", "y"])])
    for text in ["∂²f/∂x∂y = 1", "∂²f/∂y∂x = 1", "f_xy = 1", "f_{yx} = 1"] { _ = try Parser.parse(text, in: scope) }
    #expect(throws: ParseError.self) { try Parser.parse("∂²f/∂x² = 1", in: scope) }
  }

  @Test(arguments: [
    "x=1,y=2", "x = 1, y = 2", "(x=1, y=2)", "x=1; y=2", "y=2,x=1", "x=4/4, y=|-2|", "x = 1 , y = max(1, 2)",
  ])
  func points(text: String) throws {
    #expect(try Parser.parse(text).point == ["x": 1, "y": 2], "\(text)")
  }

  @Test func onePointOfOneCoordinate() throws {
    #expect(try Parser.parse("x=-1.5").point == ["x": Expression(Rational(-3, 2))])
    #expect(try Parser.parse("θ_1 = π/2").point == ["theta1": Expression.pi.scaled(by: .half)])
    #expect(try Parser.parse("w₁ = 1, w_2 = 2").point == ["w1": 1, "w2": 2])
    #expect(try Parser.parse("x^2").point == nil)
  }

  @Test func equations() throws {
    let formula = try Parser.parse("u = x^2+1")
    #expect(formula.value == .equation(left: Expression("u" as Symbol), right: try Parser.parseExpression("x^2+1")))
    #expect(formula.expression == nil)
    guard case .equation(let left, let right) = formula.root.kind else {
      Issue.record("no equation")
      return
    }
    #expect(formula.source(left.range) == "u")
    #expect(formula.source(right.range) == "x^2+1")
  }
}
