/// The memory in which a tape runs, over doubles, dual numbers or Taylor series. A value: a copy that is written to gets
/// memory of its own.
struct Workspace<Number: TapeScalar>: Sendable {
  private var memory: RegisterFile<Number>

  init(_ tape: Tape) { memory = RegisterFile(tape) }

  @inline(__always)
  subscript(register: Int) -> Number { memory.registers[register] }

  /// The derivative of the output by a register, after a run backward.
  @inline(__always)
  func adjoint(_ register: Int) -> Number { memory.adjoints[register] }

  @inline(__always)
  private mutating func own() {
    if !isKnownUniquelyReferenced(&memory) { memory = RegisterFile(copying: memory) }
  }

  /// Sets the inputs, the coordinates that the point lacks to what is given for them, and fills the other registers.
  @inline(__always)
  mutating func runForward(_ tape: Tape, missing: Number, _ point: (Int) -> Number?) {
    own()
    for index in 0..<tape.inputs.count { memory.registers[index] = point(index) ?? missing }
    TapeRun(tape, memory).forward()
  }

  mutating func runForward(_ tape: Tape, at point: [Number], missing: Number) {
    own()
    setInputs(tape, point, missing)
    TapeRun(tape, memory).forward()
  }

  /// The same with every result that is infinite replaced by the largest finite one.
  mutating func runForwardSaturating(_ tape: Tape, at point: [Number], missing: Number) {
    own()
    setInputs(tape, point, missing)
    TapeRun(tape, memory).forwardSaturating()
  }

  @inline(__always)
  private func setInputs(_ tape: Tape, _ point: [Number], _ missing: Number) {
    let (given, count) = (min(point.count, tape.inputs.count), tape.inputs.count)
    for index in 0..<given { memory.registers[index] = point[index] }
    for index in given..<count { memory.registers[index] = missing }
  }

  /// Hands adjoints of outputs back to the inputs. Needs the registers of a run forward.
  ///
  /// - Parameters:
  ///   - last: the last register that any of the outputs needs.
  ///   - seed: sets the outputs' adjoints; all others are zero.
  ///   - isNeeded: the instructions that the outputs need; all where there is none.
  @inline(__always)
  mutating func runBackward(
    _ tape: Tape, from last: Int, isNeeded: [Bool]? = nil, _ seed: (UnsafeMutablePointer<Number>) -> Void
  ) {
    own()
    memory.adjoints.update(repeating: 0, count: memory.count)
    seed(memory.adjoints)
    if let isNeeded {
      TapeRun(tape, memory).backward(from: last, isNeeded)
    } else {
      TapeRun(tape, memory).backward(from: last)
    }
  }
}

extension Workspace<Double> {
  /// Copies the inputs' adjoints, as many as fit; whether all are finite.
  @inline(__always)
  func copyGradient(to gradient: inout [Double]) -> Bool {
    // A sum of differences is NaN where any of them is, and zero otherwise.
    var check = 0.0
    for index in gradient.indices {
      let partial = memory.adjoints[index]
      gradient[index] = partial
      check += partial - partial
    }
    return check == 0
  }
}

/// A register for each input, instruction and constant, and their adjoints.
final class RegisterFile<Number: TapeScalar>: @unchecked Sendable {
  let registers: UnsafeMutablePointer<Number>
  /// How many registers there are.
  let count: Int
  /// The lists of arguments of the calls, kept so that no run allocates them. One at least.
  let arguments: UnsafeMutablePointer<Number.Arguments>
  private let argumentCount: Int

  /// As many as there are registers; made by the first run backward.
  private var handed: UnsafeMutablePointer<Number>?

  @inline(__always)
  var adjoints: UnsafeMutablePointer<Number> { handed ?? makeAdjoints() }

  @inline(never)
  private func makeAdjoints() -> UnsafeMutablePointer<Number> {
    let adjoints = UnsafeMutablePointer<Number>.allocate(capacity: max(count, 1))
    adjoints.initialize(repeating: 0, count: count)
    handed = adjoints
    return adjoints
  }

  init(_ tape: Tape) {
    count = tape.registerCount
    registers = .allocate(capacity: max(count, 1))
    registers.initialize(repeating: 0, count: tape.firstConstant)
    for (index, constant) in tape.constants.enumerated() {
      (registers + tape.firstConstant + index).initialize(to: Number(constant: constant))
    }
    argumentCount = max(tape.calls.count, 1)
    arguments = .allocate(capacity: argumentCount)
    arguments.initialize(repeating: Number.Arguments(count: 0), count: argumentCount)
    for index in tape.calls.indices { arguments[index] = Number.Arguments(count: tape.calls[index].operands.count) }
  }

  init(copying other: RegisterFile) {
    (count, argumentCount) = (other.count, other.argumentCount)
    registers = .allocate(capacity: max(count, 1))
    registers.initialize(from: other.registers, count: count)
    arguments = .allocate(capacity: argumentCount)
    arguments.initialize(from: other.arguments, count: argumentCount)
    if let source = other.handed { adjoints.update(from: source, count: count) }
  }

  deinit {
    handed?.deinitialize(count: count).deallocate()
    registers.deinitialize(count: count).deallocate()
    arguments.deinitialize(count: argumentCount).deallocate()
  }
}
