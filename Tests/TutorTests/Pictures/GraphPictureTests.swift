import Calculus
import Descent
import Terminal
import Testing

@testable import Tutor

@Suite struct GraphPictureTests {
  private static let formulas = [
    "(w*x+b-t)^2", "sigma(w*x+b)*x+exp(w*x+b)", "sin(x*y)+cos(x*y)*x^2-y/x",
    "(1-x)^2+100*(y-x^2)^2", "max(x,y)+min(x,y)*x", "a*b+b*c+c*a", "exp(x)",
    "tanh(v*tanh(w*x+b)+c)-t", "a*b*c*d*e1*f*g",
  ]

  /// Every node has its own cells, and every wire arrives.
  @Test(arguments: formulas) func nothingOverlaps(text: String) throws {
    let graph = try #require(ComputationalGraph(try Parser.parse(text)))
    let layout = GraphLayout(
      operands: graph.nodes.map(\.operands), widths: Array(repeating: 10, count: graph.nodes.count))
    var taken: Set<Terminal.Point> = []
    for node in graph.nodes.indices {
      let place = layout.origin(of: node)
      #expect(place.x + 10 <= layout.size.width && place.y < layout.size.height && place.y >= 0)
      for x in 0..<10 { #expect(taken.insert(Terminal.Point(x: place.x + x, y: place.y)).inserted) }
    }
    for (index, gap) in layout.gaps.enumerated() {
      for wire in gap where wire.ends != [wire.start] { #expect(wire.track != nil) }
      for (first, second) in zip(gap, gap.dropFirst()) where first.track != nil && first.track == second.track {
        #expect(!first.span.overlaps(second.span), "gap \(index)")
      }
      for wire in gap {
        for other in gap where other.node != wire.node && other.ends.contains(wire.start) {
          #expect((wire.track ?? -1) < (other.track ?? .max), "gap \(index): \(wire) \(other)")
        }
      }
    }
  }

  private func picture(_ text: String, _ point: [Double], charset: Charset = .unicode) throws -> String {
    let formula = try Parser.parse(text)
    let graph = try #require(ComputationalGraph(formula))
    let still = GraphStill(graph, of: formula, at: point, preferences: Preferences(charset: charset))
    let surface = still.picture(width: 78)
    return (charset == .ascii ? surface.transliterated() : surface).text
  }

  @Test func goldenPictures() throws {
    try Golden("graph").check([
      ("one neuron and its loss", try picture("(w*x+b-t)^2", [1, 5, 2, 3])),
      ("shared parts", try picture("sigma(w*x+b)*x+exp(w*x+b)", [1, 0.5, 2])),
      ("in ASCII", try picture("x*y+sin(x)", [2, 3], charset: .ascii)),
    ])
  }

  @Test func theStoryMultipliesAlongAndAddsAcross() throws {
    let graph = try #require(ComputationalGraph(try Parser.parse("x*y+sin(x)")))
    let story = GraphStory(graph, graph.run(at: [0, 3]))
    #expect(story.backward(0) == "df/dx = df/dt1 * dt1/dx + df/dt2 * dt2/dx = 1 * 3 + 1 * 1 = 4")
    #expect(story.locals(2) == ["dt1/dx = y = 3", "dt1/dy = x = 0"])
  }
}

@Suite struct GradientArrowTests {
  /// An arrow stands within half an eighth of a turn of the gradient, and so never along a line of equal value.
  @Test func arrowsPointUpTheSlope() {
    let directions: [Unicode.Scalar: (Double, Double)] = [
      "→": (1, 0), "↗": (0.7071, 0.7071), "↑": (0, 1), "↖": (-0.7071, 0.7071), "←": (-1, 0), "↙": (-0.7071, -0.7071),
      "↓": (0, -1), "↘": (0.7071, -0.7071),
    ]
    for degrees in stride(from: 0.0, to: 360, by: 7) {
      let (x, y) = (Double.apply(.cos, degrees * .pi / 180), Double.apply(.sin, degrees * .pi / 180))
      let drawn = LandscapePicture.arrow(3 * x, 3 * y, .unicode).flatMap { directions[$0] } ?? (0, 0)
      #expect(drawn.0 * x + drawn.1 * y > 0.92, "\(degrees)")
    }
    #expect(LandscapePicture.arrow(0, 0, .unicode) == nil)
    #expect(LandscapePicture.arrow(.nan, 1, .ascii) == nil)
  }
}
