import Testing
import _Differentiation

@testable import Calculus

/// The tape against the compiler's own differentiation of the same functions written in Swift: a third opinion.
struct SwiftDifferentiationTests {
  enum Example: String, CaseIterable {
    case rosenbrock = "(1-x)^2 + 100(y-x^2)^2"
    case himmelblau = "(x^2+y-11)^2 + (x+y^2-7)^2"
    case matyas = "0.26(x^2+y^2) - 0.48x*y"
    case booth = "(x+2y-7)^2 + (2x+y-5)^2"
    case quotients = "x/y - y/(1+x^2)"
    case polynomial = "x^3 y^2 - 4 x y^3 + 7"
    case logisticLoss = "softplus(-(2x-y))"
    case exponentials = "exp(x*y) * exp(-x^2)"
    case neuron = "tanh(0.5x - 0.3y + 0.1)"
    /// Two hidden units and a squared error.
    case network = "(0.8 tanh(0.5x - 0.3y + 0.1) - 1.2 tanh(x + 0.7y) - 0.25)^2"
    case bell = "1/(1+x^2+y^2)^2"
    case sigmoids = "sigmoid(x)*(1-sigmoid(y))"

    func gradient(_ x: Double, _ y: Double) -> (Double, Double) {
      switch self {
      case .rosenbrock: _Differentiation.gradient(at: x, y, of: rosenbrockInSwift)
      case .himmelblau: _Differentiation.gradient(at: x, y, of: himmelblauInSwift)
      case .matyas: _Differentiation.gradient(at: x, y, of: matyasInSwift)
      case .booth: _Differentiation.gradient(at: x, y, of: boothInSwift)
      case .quotients: _Differentiation.gradient(at: x, y, of: quotientsInSwift)
      case .polynomial: _Differentiation.gradient(at: x, y, of: polynomialInSwift)
      case .logisticLoss: _Differentiation.gradient(at: x, y, of: logisticLossInSwift)
      case .exponentials: _Differentiation.gradient(at: x, y, of: exponentialsInSwift)
      case .neuron: _Differentiation.gradient(at: x, y, of: neuronInSwift)
      case .network: _Differentiation.gradient(at: x, y, of: networkInSwift)
      case .bell: _Differentiation.gradient(at: x, y, of: bellInSwift)
      case .sigmoids: _Differentiation.gradient(at: x, y, of: sigmoidsInSwift)
      }
    }
  }

  @Test(arguments: Example.allCases) func agrees(example: Example) throws {
    let tape = Tape(try read(example.rawValue), inputs: ["x", "y"])
    let points: [(Double, Double)] = [(0.3, 0.7), (-1.2, 1), (2.5, -0.4), (-0.01, 3)]
    for (x, y) in points {
      let ours = try #require(tape.gradient(at: [x, y]).value)
      let theirs = example.gradient(x, y)
      #expect((ours[0] - theirs.0).magnitude <= 1e-12 * max(1, theirs.0.magnitude), "at \(x), \(y)")
      #expect((ours[1] - theirs.1).magnitude <= 1e-12 * max(1, theirs.1.magnitude), "at \(x), \(y)")
    }
  }
}

// MARK: The functions in Swift

@differentiable(reverse)
private func rosenbrockInSwift(_ x: Double, _ y: Double) -> Double {
  let (a, b) = (1 - x, y - x * x)
  return a * a + 100 * b * b
}

@differentiable(reverse)
private func himmelblauInSwift(_ x: Double, _ y: Double) -> Double {
  let a = x * x + y - 11
  let b = x + y * y - 7
  return a * a + b * b
}

@differentiable(reverse)
private func matyasInSwift(_ x: Double, _ y: Double) -> Double {
  let norm = x * x + y * y
  return 0.26 * norm - 0.48 * x * y
}

@differentiable(reverse)
private func boothInSwift(_ x: Double, _ y: Double) -> Double {
  let a = x + 2 * y - 7
  let b = 2 * x + y - 5
  return a * a + b * b
}

@differentiable(reverse)
private func quotientsInSwift(_ x: Double, _ y: Double) -> Double {
  let below = 1 + x * x
  return x / y - y / below
}

@differentiable(reverse)
private func polynomialInSwift(_ x: Double, _ y: Double) -> Double {
  let first = x * x * x * y * y
  let second = 4 * x * y * y * y
  return first - second + 7
}

/// The loss of the label 1 at the margin 2x − y.
@differentiable(reverse)
private func logisticLossInSwift(_ x: Double, _ y: Double) -> Double {
  let margin = 2 * x - y
  return logarithm(1 + exponential(-margin))
}

@differentiable(reverse)
private func exponentialsInSwift(_ x: Double, _ y: Double) -> Double { exponential(x * y) * exponential(-(x * x)) }

@differentiable(reverse)
private func neuronInSwift(_ x: Double, _ y: Double) -> Double {
  let input = 0.5 * x - 0.3 * y + 0.1
  return hyperbolicTangent(input)
}

@differentiable(reverse)
private func networkInSwift(_ x: Double, _ y: Double) -> Double {
  let first = hyperbolicTangent(0.5 * x - 0.3 * y + 0.1)
  let second = hyperbolicTangent(x + 0.7 * y)
  let error = 0.8 * first - 1.2 * second - 0.25
  return error * error
}

@differentiable(reverse)
private func bellInSwift(_ x: Double, _ y: Double) -> Double {
  let norm = 1 + x * x + y * y
  return 1 / (norm * norm)
}

@differentiable(reverse)
private func sigmoidsInSwift(_ x: Double, _ y: Double) -> Double {
  let first = 1 / (1 + exponential(-x))
  let second = 1 / (1 + exponential(-y))
  return first * (1 - second)
}

// MARK: The C library's functions with their derivatives, worked out by hand for the compiler

@differentiable(reverse)
private func exponential(_ x: Double) -> Double { Double.apply(.exp, x) }

@derivative(of: exponential)
private func exponentialPullback(_ x: Double) -> (value: Double, pullback: (Double) -> Double) {
  let value = exponential(x)
  return (value, { $0 * value })
}

@differentiable(reverse)
private func logarithm(_ x: Double) -> Double { Double.apply(.ln, x) }

@derivative(of: logarithm)
private func logarithmPullback(_ x: Double) -> (value: Double, pullback: (Double) -> Double) {
  (logarithm(x), { $0 / x })
}

@differentiable(reverse)
private func hyperbolicTangent(_ x: Double) -> Double { Double.apply(.tanh, x) }

@derivative(of: hyperbolicTangent)
private func hyperbolicTangentPullback(_ x: Double) -> (value: Double, pullback: (Double) -> Double) {
  let cosine = Double.apply(.cosh, x)
  return (hyperbolicTangent(x), { $0 / (cosine * cosine) })
}
