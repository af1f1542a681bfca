/// The arguments of a function of several, in lists that are kept from call to call, so that none asks for memory.
protocol CallArguments<Number>: Sendable {
  associatedtype Number
  init(count: Int)
  mutating func set(_ index: Int, _ argument: Number)
}

extension [Double]: CallArguments {
  typealias Number = Double

  init(count: Int) { self.init(repeating: 0, count: count) }

  mutating func set(_ index: Int, _ argument: Double) { self[index] = argument }
}

/// Dual arguments, and beside them their values alone, which the function itself is applied to.
struct DualArguments<Value: TapeScalar>: CallArguments {
  private(set) var list: [Dual<Value>]
  private(set) var values: Value.Arguments

  init(count: Int) {
    list = Array(repeating: 0, count: count)
    values = Value.Arguments(count: count)
  }

  mutating func set(_ index: Int, _ argument: Dual<Value>) {
    list[index] = argument
    values.set(index, argument.value)
  }
}

/// The same of series.
struct SeriesArguments: CallArguments {
  private(set) var list: [TaylorSeries]
  private(set) var values: [Double]

  init(count: Int) {
    list = Array(repeating: 0, count: count)
    values = Array(repeating: 0, count: count)
  }

  mutating func set(_ index: Int, _ argument: TaylorSeries) {
    list[index] = argument
    values[index] = argument[0]
  }
}
