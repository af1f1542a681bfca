extension Landscape {
  /// The landscapes, from the tamest to the wildest.
  package static let all: [Landscape] = [
    Landscape(
      "bowl", "Round bowl", "x^2 + y^2", Box(x: -5...5, y: -5...5), from: [4, 3],
      rates: [.gradientDescent: 0.1, .momentum: 0.02, .adam: 0.3], minima: [[0, 0]],
      moral: "With the same curvature everywhere the gradient points straight at the minimum.",
      source: "the sphere function"),
    Landscape(
      "valley", "Narrow valley", "(x^2 + 25*y^2)/2", Box(x: -12...12, y: -4...4), from: [10, 1],
      rates: [.gradientDescent: 0.07, .momentum: 0.02, .adam: 0.3], minima: [[0, 0]],
      moral: "The steep direction limits the rate, and the flat one pays for it: descent zig-zags.",
      source: "a quadratic with condition number 25"),
    Landscape(
      "matyas", "Matyas", "0.26*(x^2 + y^2) - 0.48*x*y", Box(x: -10...10, y: -10...10), from: [9, -4],
      rates: [.gradientDescent: 0.5, .momentum: 0.2, .adam: 0.3], minima: [[0, 0]],
      moral: "A valley askew to the axes: rescaling each coordinate by itself cannot straighten it.",
      source: "Jamil & Yang 2013, function 71"),
    Landscape(
      "booth", "Booth", "(x + 2*y - 7)^2 + (2*x + y - 5)^2", Box(x: -10...10, y: -10...10), from: [-8, 8],
      rates: [.gradientDescent: 0.05, .momentum: 0.01, .adam: 0.3], minima: [[1, 3]],
      moral: "Two squared misfits make a bowl whose bottom solves both equations at once.",
      source: "Jamil & Yang 2013, function 17"),
    Landscape(
      "saddle", "Saddle", "x^2 - y^2", Box(x: -4...4, y: -4...4), from: [3, 0.001],
      rates: [.gradientDescent: 0.05, .momentum: 0.01, .adam: 0.05], minima: [], saddles: [[0, 0]],
      moral: "A zero gradient is no minimum: here it is a pass, and descent leaves it, slowly at first.",
      source: "the hyperbolic paraboloid"),
    Landscape(
      "double-well", "Two wells", "(x^2 - 1)^2 + y^2/2", Box(x: -2...2, y: -2...2), from: [0.1, 1.5],
      rates: [.gradientDescent: 0.05, .momentum: 0.01, .adam: 0.05], minima: [[-1, 0], [1, 0]], saddles: [[0, 0]],
      moral: "Which minimum is found depends on where the run starts, not on how good the minimum is.",
      source: "the quartic double well"),
    Landscape(
      "himmelblau", "Himmelblau", "(x^2 + y - 11)^2 + (x + y^2 - 7)^2", Box(x: -6...6, y: -6...6), from: [0, 0],
      rates: [.gradientDescent: 0.01, .momentum: 0.002, .adam: 0.2],
      minima: [
        [3, 2], [-2.805118086952745, 3.131312518250573], [-3.779310253377747, -3.283185991286170],
        [3.584428340330492, -1.848126526964404],
      ],
      moral: "Four minima, equally good: a small change of the start changes the end.", source: "Himmelblau 1972"),
    Landscape(
      "camel", "Three-hump camel", "2*x^2 - 1.05*x^4 + x^6/6 + x*y + y^2", Box(x: -3...3, y: -3...3), from: [2.2, 1.8],
      rates: [.gradientDescent: 0.05, .momentum: 0.01, .adam: 0.05], minima: [[0, 0]],
      moral: "A side valley holds the runner although a deeper one is near.", source: "Jamil & Yang 2013, function 29"),
    Landscape(
      "beale", "Beale", "(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2",
      Box(x: -4.5...4.5, y: -4.5...4.5), from: [1, 1],
      rates: [.gradientDescent: 0.01, .momentum: 0.002, .adam: 0.05], minima: [[3, 0.5]],
      moral: "Plateaus between cliffs: one rate is too large for the cliffs and too small for the plateaus.",
      source: "Beale 1958"),
    Landscape(
      "rosenbrock", "Rosenbrock", "(1 - x)^2 + 100*(y - x^2)^2", Box(x: -2...2, y: -1...3), from: [-1.2, 1],
      rates: [.gradientDescent: 0.001, .momentum: 0.0005, .adam: 0.02], minima: [[1, 1]],
      moral: "Into the curved valley is easy; along its flat floor descent crawls.", source: "Rosenbrock 1960"),
    Landscape(
      "quartic", "Flat bottom", "x^4 + y^4", Box(x: -2...2, y: -2...2), from: [1.8, -1.2],
      rates: [.gradientDescent: 0.03, .momentum: 0.01, .adam: 0.05], minima: [[0, 0]],
      moral: "Where the curvature vanishes at the minimum, descent slows down the nearer it comes.",
      source: "the quartic bowl"),
    Landscape(
      "corner", "Sharp crease", "abs(x) + 3*abs(y)", Box(x: -4...4, y: -4...4), from: [3, 2],
      rates: [.gradientDescent: 0.1, .momentum: 0.02, .adam: 0.1], minima: [[0, 0]],
      moral: "At a corner the gradient does not shrink: a fixed rate goes back and forth, a falling one settles.",
      source: "a weighted absolute value"),
    Landscape(
      "monkey", "Monkey saddle", "x^3 - 3*x*y^2", Box(x: -2...2, y: -2...2), from: [1.5, 0.01],
      rates: [.gradientDescent: 0.02, .momentum: 0.005, .adam: 0.05], minima: [],
      moral: "Three ways down and three up, and no curvature at all in the middle: second derivatives do not tell.",
      source: "the real part of (x + iy)³"),
    Landscape(
      "funnel", "Plateau with a hole", "1 - exp(-(x^2 + y^2)/2)", Box(x: -5...5, y: -5...5), from: [2.5, 1.5],
      rates: [.gradientDescent: 2, .momentum: 0.5, .adam: 0.1], minima: [[0, 0]],
      moral: "Far out the gradient all but vanishes, though the loss is high: flat is not the same as done.",
      source: "an upturned bell curve"),
    Landscape(
      "styblinski", "Styblinski and Tang", "(x^4 - 16*x^2 + 5*x + y^4 - 16*y^2 + 5*y)/2", Box(x: -5...5, y: -5...5),
      from: [0.3, 4.5], rates: [.gradientDescent: 0.01, .momentum: 0.002, .adam: 0.1],
      minima: [
        [-2.903534027771177, -2.903534027771177], [2.746802770990837, 2.746802770990837],
        [-2.903534027771177, 2.746802770990837], [2.746802770990837, -2.903534027771177],
      ],
      moral: "Four basins, one deepest: descent never learns that there are others.",
      source: "Styblinski & Tang 1990"),
    Landscape(
      "rastrigin", "Rastrigin", "20 + x^2 + y^2 - 10*cos(2*pi*x) - 10*cos(2*pi*y)", Box(x: -3...3, y: -3...3),
      from: [2.3, -1.6], rates: [.gradientDescent: 0.001, .momentum: 0.0005, .adam: 0.05], minima: [[0, 0]],
      moral: "A bowl full of dents: every dent is a minimum, and the slope says nothing of the bowl.",
      source: "Rastrigin 1974"),
    Landscape(
      "ackley", "Ackley",
      "20 + e - 20*exp(-sqrt((x^2 + y^2)/2)/5) - exp((cos(2*pi*x) + cos(2*pi*y))/2)", Box(x: -4...4, y: -4...4),
      from: [2.2, -2.7], rates: [.gradientDescent: 0.01, .momentum: 0.005, .adam: 0.05], minima: [],
      moral: "Nearly flat far out, rough everywhere, and at the very bottom a point without a slope.",
      source: "Ackley 1987"),
    Landscape(
      "two-layers", "Two weights in a row", "(x*y - 1)^2", Box(x: -3...3, y: -3...3), from: [2.5, -0.4],
      rates: [.gradientDescent: 0.02, .momentum: 0.005, .adam: 0.05], minima: [], saddles: [[0, 0]],
      moral: "The smallest deep network: minima fill a curve, and the start with all weights zero is a saddle.",
      source: "a linear network with one unit a layer"),
  ]
}
