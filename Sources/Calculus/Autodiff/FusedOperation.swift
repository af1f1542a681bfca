/// Numbers that fused steps work on: one, or a chunk of lanes.
protocol FusedNumber {
  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
}

extension Double: FusedNumber {}
extension SIMD8: FusedNumber where Scalar == Double {}

/// How two operands become one number: what stands on one side of a step, or the step itself.
protocol FusedOperation {
  /// Which of the operands is the same at all points, so that it is read once for all of them.
  static var firstIsShared: Bool { get }
  static var secondIsShared: Bool { get }

  static func apply<Number: FusedNumber>(_ first: Number, _ second: Number) -> Number
}

extension FusedOperation {
  static var firstIsShared: Bool { false }
  static var secondIsShared: Bool { false }
}

enum Single: FusedOperation {
  @inline(__always)
  static func apply<Number: FusedNumber>(_ first: Number, _ second: Number) -> Number { first }
}

enum Sum: FusedOperation {
  @inline(__always)
  static func apply<Number: FusedNumber>(_ first: Number, _ second: Number) -> Number { first + second }
}

enum Difference: FusedOperation {
  @inline(__always)
  static func apply<Number: FusedNumber>(_ first: Number, _ second: Number) -> Number { first - second }
}

enum Product: FusedOperation {
  @inline(__always)
  static func apply<Number: FusedNumber>(_ first: Number, _ second: Number) -> Number { first * second }
}

enum Square: FusedOperation {
  @inline(__always)
  static func apply<Number: FusedNumber>(_ first: Number, _ second: Number) -> Number { first * first }
}

/// A square times a number.
enum ScaledSquare: FusedOperation {
  @inline(__always)
  static func apply<Number: FusedNumber>(_ first: Number, _ second: Number) -> Number { first * first * second }
}

/// What a square hands back: an adjoint times twice the operand.
enum ProductWithDouble: FusedOperation {
  @inline(__always)
  static func apply<Number: FusedNumber>(_ first: Number, _ second: Number) -> Number { first * (second + second) }
}

/// An operation whose first operand is the same at all points.
enum SharedFirst<Operation: FusedOperation>: FusedOperation {
  static var firstIsShared: Bool { true }

  @inline(__always)
  static func apply<Number: FusedNumber>(_ first: Number, _ second: Number) -> Number {
    Operation.apply(first, second)
  }
}

/// An operation whose second operand is the same at all points.
enum SharedSecond<Operation: FusedOperation>: FusedOperation {
  static var secondIsShared: Bool { true }

  @inline(__always)
  static func apply<Number: FusedNumber>(_ first: Number, _ second: Number) -> Number {
    Operation.apply(first, second)
  }
}

/// What runs arithmetic steps.
protocol FusedRunner {
  /// Carries out steps of a shape.
  mutating func run<Whole: FusedOperation, Left: FusedOperation, Right: FusedOperation>(
    _ steps: FusedProgram.Run, _ whole: Whole.Type, _ left: Left.Type, _ right: Right.Type)
}

extension FusedRunner {
  /// All shapes of a step are written out by the compiler, so that the loop behind `run` knows which it is.
  @inline(__always)
  mutating func fused<Whole: FusedOperation>(_ steps: FusedProgram.Run, _ whole: Whole.Type) {
    switch steps.left {
    case .single: fused(steps, whole, Single.self)
    case .shared: fused(steps, whole, SharedFirst<Single>.self)
    case .sum: fused(steps, whole, Sum.self)
    case .sumWithShared: fused(steps, whole, SharedSecond<Sum>.self)
    case .difference: fused(steps, whole, Difference.self)
    case .differenceWithShared: fused(steps, whole, SharedSecond<Difference>.self)
    case .differenceFromShared: fused(steps, whole, SharedFirst<Difference>.self)
    case .product: fused(steps, whole, Product.self)
    case .productWithShared: fused(steps, whole, SharedSecond<Product>.self)
    case .square: fused(steps, whole, Square.self)
    case .scaledSquare: fused(steps, whole, SharedSecond<ScaledSquare>.self)
    case .productWithDouble: fused(steps, whole, ProductWithDouble.self)
    }
  }

  @inline(__always)
  private mutating func fused<Whole: FusedOperation, Left: FusedOperation>(
    _ steps: FusedProgram.Run, _ whole: Whole.Type, _ left: Left.Type
  ) {
    switch steps.right {
    case .single: run(steps, whole, left, Single.self)
    case .shared: run(steps, whole, left, SharedFirst<Single>.self)
    case .sum: run(steps, whole, left, Sum.self)
    case .sumWithShared: run(steps, whole, left, SharedSecond<Sum>.self)
    case .difference: run(steps, whole, left, Difference.self)
    case .differenceWithShared: run(steps, whole, left, SharedSecond<Difference>.self)
    case .differenceFromShared: run(steps, whole, left, SharedFirst<Difference>.self)
    case .product: run(steps, whole, left, Product.self)
    case .productWithShared: run(steps, whole, left, SharedSecond<Product>.self)
    case .square: run(steps, whole, left, Square.self)
    case .scaledSquare: run(steps, whole, left, SharedSecond<ScaledSquare>.self)
    case .productWithDouble: run(steps, whole, left, ProductWithDouble.self)
    }
  }
}
