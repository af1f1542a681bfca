import Testing

@testable import Calculus

/// The tree keeps what was written, and where.
struct SyntaxTests {
  /// A tree as text: every node with its name and its source.
  private func sketch(_ node: Syntax, _ formula: Formula) -> String {
    func list(_ nodes: [Syntax]) -> String { nodes.map { sketch($0, formula) }.joined(separator: " ") }
    switch node.kind {
    case .number, .constant, .variable: return formula.source(node.range)
    case .group(let inner, let bracket): return "\(bracket)<\(sketch(inner, formula))>"
    case .negation(let inner): return "neg<\(sketch(inner, formula))>"
    case .sum(let terms):
      return "sum<" + terms.map { ($0.isNegative ? "-" : "+") + sketch($0.value, formula) }.joined(separator: " ") + ">"
    case .product(let factors):
      let signs: [Syntax.Link: String] = [.implicit: "_", .times: "*", .divide: "/"]
      return "product<" + factors.map { (signs[$0.link] ?? "") + sketch($0.value, formula) }.joined(separator: " ")
        + ">"
    case .fraction: return "fraction<\(list(node.children))>"
    case .power: return "power<\(list(node.children))>"
    case .root: return "root<\(list(node.children))>"
    case .absoluteValue: return "abs<\(list(node.children))>"
    case .application(let function, let arguments, let call): return "\(function.name).\(call)<\(list(arguments))>"
    case .logarithm: return "log<\(list(node.children))>"
    case .vector(let components, let bracket): return "vector.\(bracket)<\(list(components))>"
    case .matrix: return "matrix<\(list(node.children))>"
    case .equation: return "equation<\(list(node.children))>"
    case .point: return "point<\(list(node.children))>"
    }
  }

  @Test(arguments: [
    ("x+1", "sum<+x +1>"), ("-x+1", "sum<-x +1>"), ("-x", "neg<x>"), ("a-b-c", "sum<+a -b -c>"),
    ("2x", "product<*2 _x>"), ("2*x/y", "product<*2 *x /y>"),
    ("(x+1)(x-1)", "product<*round<sum<+x +1>> _round<sum<+x -1>>>"), (#"\frac{x+1}{2}"#, "fraction<sum<+x +1> 2>"),
    ("x^{2}", "power<x curly<2>>"),
    ("√x", "root<x>"), ("sqrt(x)", "root<x>"), ("∛x", "root<∛ x>"), (#"\sqrt[3]{x}"#, "root<3 x>"),
    ("x^(1/2)", "power<x round<product<*1 /2>>>"),
    ("|x|", "abs<x>"), ("abs(x)", "abs.bracketed<x>"), ("sin x", "sin.bare<x>"), ("sin(x)", "sin.bracketed<x>"),
    ("sin^2 x", "power<sin.bare<x> 2>"),
    ("log_2(x)", "log<2 x>"), ("[x, y]", "vector.square<x y>"), ("<x, y>", "vector.angle<x y>"),
    ("[[x,y],[z,w]]", "matrix<x y z w>"), ("u = 2", "equation<u 2>"),
    ("x=1,y=2", "point<1 2>"), ("2^3^2", "power<2 power<3 2>>"), ("-x^2", "neg<power<x 2>>"), ("x²", "power<x ²>"),
    ("2*-x", "product<*2 *neg<x>>"), ("e^-x", "power<e neg<x>>"),
  ])
  func trees(text: String, sketch expected: String) throws {
    let formula = try Parser.parse(text)
    #expect(sketch(formula.root, formula) == expected, "\(text)")
  }

  @Test func numeralsAreKept() throws {
    let kinds = try ["2", "0.5", "1e3", "½"].map { try Parser.parse($0).root.kind }
    #expect(
      kinds == [
        .number(2, .integer), .number(.half, .decimal), .number(1000, .decimal), .number(.half, .vulgarFraction),
      ])
  }

  /// Every node lies within its parent, children stand in order, and a scalar's source reads as the node does.
  @Test(arguments: [
    "2x^2 + 3 sin(x)cos y - |x|/√2", #"\frac{1}{2}x^{2} - \sin^{2}\left(x\right)"#, "log_2(x) + σ(z)(1-σ(z))",
    "[x+1, 2y]",
    "np.exp(-x**2)/w[0]", "(x+1)(x-1)²", "f'(x) = 3x² + 1", "max(x, 0) + e⁻ˣ",
  ])
  func rangesNest(text: String) throws {
    let formula = try Parser.parse(text)
    func check(_ node: Syntax) throws {
      #expect(node.range.lowerBound >= 0 && node.range.upperBound <= text.utf8.count && !node.range.isEmpty)
      var end = node.range.lowerBound
      for child in node.children where child.range.lowerBound >= end {
        #expect(
          child.range.upperBound <= node.range.upperBound,
          "\(formula.source(child.range)) in \(formula.source(node.range))")
        end = child.range.lowerBound
      }
      for child in node.children { try check(child) }
    }
    try check(formula.root)
  }
}
