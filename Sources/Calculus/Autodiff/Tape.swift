/// A program without branches that computes formulas and their derivatives.
///
/// Compiling writes a formula down as a list of elementary steps, each of which takes results of earlier steps:
/// `(1 − x)² + x·y` becomes t₀ = 1 − x, t₁ = t₀², t₂ = x·y, t₃ = t₁ + t₂. A part that occurs twice is computed once.
///
/// Running the list downwards gives every value. Running it upwards gives every derivative: let t̄ be ∂output/∂t,
/// the *adjoint* of t. The output's own adjoint is 1, and by the chain rule a step c = f(a, b) hands its adjoint back
/// as ā += c̄·∂f/∂a and b̄ += c̄·∂f/∂b. When the top is reached the inputs' adjoints are the gradient, at the cost of
/// a few values however many inputs there are. That is reverse mode (Linnainmaa 1970), which networks call backpropagation.
///
/// Registers stand in one array: inputs, then one for each instruction, then constants.
///
/// Immutable, and so as good as a value; a class, so that handing it on costs one pointer.
package final class Tape: Sendable {
  /// The variables, in the order in which points list their coordinates.
  package let inputs: [Symbol]
  package let instructionCount: Int
  /// The instructions, and one that ends the tape.
  let code: Frozen<Instruction>
  let operands: Frozen<Int32>
  let calls: Frozen<Call>
  let functions: Frozen<InstructionPool.UnaryStep>
  let exponents: Frozen<Rational>
  let constants: [Double]
  /// The registers in which the formulas' values end up.
  let outputs: [Int]
  /// The part of a formula that each instruction computes, or that it works towards.
  let provenance: [Expression]
  /// The expressions of the constants.
  let constantExpressions: [Expression]
  /// The instructions that apply a function whose derivative jumps somewhere.
  let kinked: [Int]
  /// The registers that some instruction may turn into a finite result when they are infinite.
  let absorbed: [Int32]

  /// Compiles formulas. Takes time linear in the number of their distinct parts, whatever their depth.
  ///
  /// - Parameter inputs: the order of coordinates. Variables that it omits follow it, in the order of their names.
  package convenience init(_ formulas: [Expression], inputs: [Symbol] = []) {
    self.init(formulas, inputs: inputs, foldsConstants: true)
  }

  package convenience init(_ formula: Expression, inputs: [Symbol] = []) { self.init([formula], inputs: inputs) }

  /// The program of a constant: every step of its computation.
  convenience init(unfolded constant: Expression) { self.init([constant], inputs: [], foldsConstants: false) }

  private init(_ formulas: [Expression], inputs: [Symbol], foldsConstants: Bool) {
    var compiler = TapeCompiler(inputs: inputs, foldsConstants: foldsConstants)
    outputs = compiler.compile(formulas)
    self.inputs = compiler.inputs
    instructionCount = compiler.instructions.count
    absorbed = Tape.absorbed(compiler.instructions, compiler.pool)
    code = Frozen(compiler.instructions + [Instruction(opcode: .end, left: 0)])
    operands = Frozen(compiler.pool.operands)
    calls = Frozen(compiler.pool.calls)
    functions = Frozen(compiler.pool.functions)
    exponents = Frozen(compiler.pool.exponents)
    constants = compiler.constants
    provenance = compiler.provenance
    constantExpressions = compiler.constantExpressions
    kinked = compiler.kinkedInstructions(of: formulas)
  }

  package var outputCount: Int { outputs.count }
  var registerCount: Int { firstConstant + constants.count }
  var firstConstant: Int { inputs.count + instructionCount }
}
