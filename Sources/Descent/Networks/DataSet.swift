import Calculus

/// Points made from a seed, for a small network to learn.
package enum DataSet: String, Hashable, Sendable, CaseIterable {
  case blobs, xor, circles, moons, spirals
  /// Of three classes.
  case threeBlobs = "three-blobs"
  case threeArms = "three-arms"
  /// One input and a number to predict; all the others have two inputs and a class.
  case wave

  package var title: String {
    switch self {
    case .blobs: "two blobs"
    case .xor: "XOR"
    case .circles: "circles"
    case .moons: "moons"
    case .spirals: "spirals"
    case .threeBlobs: "three blobs"
    case .threeArms: "three arms"
    case .wave: "a wave to fit"
    }
  }

  package var isRegression: Bool { self == .wave }
  package var inputCount: Int { isRegression ? 1 : 2 }
  /// The classes there are; 0 where a number is to be predicted.
  package var classCount: Int {
    switch self {
    case .blobs, .xor, .circles, .moons, .spirals: 2
    case .threeBlobs, .threeArms: 3
    case .wave: 0
    }
  }
  /// One for two classes or a number, else one for each class.
  package var outputCount: Int { classCount > 2 ? classCount : 1 }

  /// What a picture of the points shows.
  package var box: Box { isRegression ? Box([-1...1]) : Box(x: -1.5...1.5, y: -1.5...1.5) }

  /// Examples as columns: for each input its values, and the targets, for classes their numbers from 0.
  package struct Examples: Hashable, Sendable {
    package fileprivate(set) var inputs: [[Double]]
    package fileprivate(set) var targets: [Double]
    package var count: Int { targets.count }

    package subscript(example: Int) -> (inputs: [Double], target: Double) {
      (inputs.map { $0[example] }, targets[example])
    }
  }

  /// The same seed makes the same points on every machine, but for the last digits of sines.
  package func examples(_ count: Int = 80, seed: UInt64 = 0) -> Examples {
    var generator = SplitMix64(seed: seed)
    var examples = Examples(inputs: Array(repeating: [], count: inputCount), targets: [])
    let classes = max(classCount, 2)
    for index in 0..<max(count, 1) {
      let target = Double(index % classes)
      // From 0 to 1 along each class.
      let share = (Double(index / classes) + 0.5) / Double(max(1, (count + classes - 1) / classes))
      let point = point(index, target: target, share: share, &generator)
      for (input, value) in point.inputs.enumerated() { examples.inputs[input].append(value) }
      examples.targets.append(point.target)
    }
    return examples
  }

  private func point(
    _ index: Int, target: Double, share: Double, _ generator: inout SplitMix64
  ) -> (inputs: [Double], target: Double) {
    func around(_ x: Double, _ y: Double, _ spread: Double) -> [Double] {
      [x + spread * generator.bell(), y + spread * generator.bell()]
    }
    func turned(_ angle: Double, _ radius: Double) -> (x: Double, y: Double) {
      (radius * Double.apply(.cos, angle), radius * Double.apply(.sin, angle))
    }
    switch self {
    case .blobs:
      let side = target == 0 ? -0.6 : 0.6
      return (around(side, side / 2, 0.25), target)
    case .xor:
      // The corners in turn; the class is 1 where the signs differ.
      let corner = index % 4
      let (x, y) = (corner < 2 ? -0.7 : 0.7, corner.isMultiple(of: 2) ? -0.7 : 0.7)
      return (around(x, y, 0.12), x * y < 0 ? 1 : 0)
    case .circles:
      let place = turned(2 * .pi * share, target == 0 ? 0.4 : 1.1)
      return (around(place.x, place.y, 0.06), target)
    case .moons:
      let place = turned(.pi * share, 0.9)
      return (
        target == 0 ? around(place.x - 0.4, place.y - 0.3, 0.08) : around(0.4 - place.x, 0.3 - place.y, 0.08), target
      )
    case .spirals:
      let place = turned(3 * .pi * share + (target == 0 ? 0 : .pi), 0.15 + 1.1 * share)
      return (around(place.x, place.y, 0.03), target)
    case .threeBlobs:
      let place = turned(2 * .pi * target / 3 + .pi / 2, 0.75)
      return (around(place.x, place.y, 0.22), target)
    case .threeArms:
      let place = turned(1.3 * .pi * share + 2 * .pi * target / 3, 0.15 + 1.1 * share)
      return (around(place.x, place.y, 0.05), target)
    case .wave:
      let x = Double.random(in: -1...1, using: &generator)
      return ([x], Double.apply(.sin, 4 * x) * 0.8 + 0.08 * generator.bell())
    }
  }
}
