import Calculus

/// Expressions as a list of operations over finite fields.
///
/// What holds between expressions by the laws of arithmetic, of exponentials and logarithms, of sines and cosines, of
/// roots and of absolute values holds in the fields too; what these laws do not tell (the values of arctan, erf) is a
/// symbol of its own for each argument.
struct FiniteProgram {
  enum Operation: Hashable {
    /// An element of its own in each run.
    case symbol
    case constant(UInt64)
    case add(Int, Int)
    case multiply(Int, Int)
    /// To an exponent of 2 or more.
    case power(Int, UInt64)
    case reciprocal(Int)
    case exponential(Int)
    /// The cosine, with the sine in the next register.
    case turn(Int)
    case sine
    case sign(Int)
    case squareRoot(Int)
    /// A value of which nothing is known but what it depends on.
    case opaque(UInt64, [Int])
  }

  struct Step: Hashable {
    let stage: Int
    let operation: Operation
  }

  private(set) var steps: [Step] = []
  /// The registers of the results.
  let results: [Int]
  /// How many signs and roots decide which branch is looked at.
  let branches: Int

  /// Nil where an expression holds something that the fields cannot model, or is too large to be worth it.
  init?(_ expressions: [Expression]) {
    var compiler = FiniteCompiler()
    var results: [Int] = []
    for expression in expressions {
      guard let register = compiler.register(of: expression, 0) else { return nil }
      results.append(register)
    }
    (steps, self.results, branches) = (compiler.steps, results, compiler.branches)
  }

  /// The results at random elements; nil where a division or a root has none there.
  func run(_ registers: inout [UInt64], _ random: inout SplitMix64) -> Bool {
    for (index, step) in steps.enumerated() {
      let stage = FiniteStage.all[step.stage]
      let field = stage.field
      switch step.operation {
      case .symbol: registers[index] = random.next() % field.modulus
      case .constant(let value): registers[index] = value
      case .add(let a, let b): registers[index] = field.add(registers[a], registers[b])
      case .multiply(let a, let b): registers[index] = field.multiply(registers[a], registers[b])
      case .power(let a, let exponent): registers[index] = field.power(registers[a], exponent)
      case .reciprocal(let a):
        guard let value = field.reciprocal(registers[a]) else { return false }
        registers[index] = value
      case .exponential(let a):
        guard let (inner, e) = stage.exponents else { return false }
        registers[index] = field.power(e, FiniteStage.all[inner].field.number(registers[a]))
      case .turn(let a):
        guard let (inner, turn, _) = stage.angles else { return false }
        let point = turn.times(FiniteStage.all[inner].field.number(registers[a]), in: field)
        (registers[index], registers[index + 1]) = (point.cosine, point.sine)
      case .sine: break
      case .sign(let a): registers[index] = field.sign(registers[a])
      case .squareRoot(let a):
        guard let value = field.squareRoot(registers[a]) else { return false }
        registers[index] = value
      case .opaque(let name, let arguments):
        var mixer = SplitMix64(seed: name)
        for argument in arguments { mixer = SplitMix64(seed: mixer.next() ^ registers[argument]) }
        registers[index] = mixer.next() % field.modulus
      }
    }
    return true
  }
}

/// A proof of equality by the laws of arithmetic, up to a chance that is stated.
package enum Fingerprint {
  package enum Outcome: Hashable, Sendable {
    /// Equal at so many points of a finite field: the chance that different expressions are is below 10⁻¹⁵.
    case equal(points: Int)
    /// Not equal by the laws known here; nothing is proved.
    case different
    /// Beyond what the fields model.
    case unknown
  }

  /// Whether two expressions have one value wherever both have one, as far as the laws of arithmetic tell.
  package static func compare(_ first: Expression, _ second: Expression, seed: UInt64) -> Outcome {
    guard max(first.weight, second.weight) <= 4_000, let program = FiniteProgram([first, second]),
      program.branches <= 4
    else { return .unknown }
    // Where signs decide between 2^k branches each must have been looked at: (1 − 2^−k)^n < 10⁻¹⁵.
    let needed = program.branches == 0 ? 2 : 40 << program.branches
    var random = SplitMix64(seed: seed)
    var registers = [UInt64](repeating: 0, count: program.steps.count)
    var points = 0
    for _ in 0..<needed * 8 {
      guard program.run(&registers, &random) else { continue }
      if registers[program.results[0]] != registers[program.results[1]] { return .different }
      points += 1
      if points == needed { return .equal(points: points) }
    }
    return .unknown
  }
}
