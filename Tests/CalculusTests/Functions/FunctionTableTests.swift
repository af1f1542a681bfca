import Calculus
import Testing

/// Every row of the table, in every engine.
struct FunctionTableTests {
  @Test func spellingsAreUnique() {
    let spellings = Function.allCases.flatMap(\.row.entry.spellings)
    #expect(Set(spellings).count == spellings.count)
    #expect(spellings.allSatisfy { $0 == $0.lowercased() })
  }

  @Test(arguments: Function.allCases)
  func everySpellingReads(function: Function) throws {
    let names = ["x", "y", "z", "u"].prefix(function.row.entry.arity.upperBound).joined(separator: ", ")
    let arguments = names.split(separator: ",").map { Expression(Symbol(String($0.drop { $0 == " " }))) }
    for spelling in function.row.entry.spellings {
      #expect(try read("\(spelling)(\(names))") == .apply(function, to: arguments), "\(spelling)")
      #expect(try read("\(spelling.uppercased())(\(names))") == .apply(function, to: arguments), "\(spelling)")
    }
  }

  /// The derivative against a central difference with Richardson's extrapolation (error of order h⁴).
  @Test(arguments: Function.allCases)
  func derivativeMatchesDifferences(function: Function) {
    let row = function.row
    for point in row.entry.samples {
      let value = row.value(point)
      for index in point.indices {
        func difference(_ step: Double) -> Double {
          var (up, down) = (point, point)
          up[index] += step
          down[index] -= step
          return (row.value(up) - row.value(down)) / (2 * step)
        }
        let estimate = (4 * difference(0.5e-3) - difference(1e-3)) / 3
        let derivative = row.partial(index, point, value)
        #expect(abs(derivative - estimate) <= 1e-7 * (1 + abs(derivative)), "\(function.name) at \(point)")
      }
    }
  }

  @Test(arguments: Function.allCases)
  func symbolicPartialMatches(function: Function) {
    let row = function.row
    for point in row.entry.samples {
      let symbols = point.indices.map { Symbol("x\($0)") }
      let arguments = symbols.map { Expression($0) }
      let values = Dictionary(uniqueKeysWithValues: zip(symbols, point.map { Interval($0) }))
      let whole = Expression.apply(function, to: arguments)
      #expect(Interval(valueOf: whole, at: values).isNear(row.value(point)), "\(function.name) at \(point)")
      for (index, symbol) in symbols.enumerated() {
        let derivative = Interval(valueOf: whole.derivative(by: symbol), at: values)
        #expect(derivative.isNear(row.partial(index, point, row.value(point))), "\(function.name) at \(point)")
      }
    }
  }

  @Test(arguments: Function.allCases.filter { $0.row.entry.parity != .neither })
  func parityHolds(function: Function) {
    for point in function.row.entry.samples {
      let (value, mirrored) = (function.row.value(point), function.row.value(point.map { -$0 }))
      #expect(mirrored == (function.row.entry.parity == .odd ? -value : value), "\(function.name) at \(point)")
    }
  }

  /// Large arguments overflow nowhere.
  @Test(arguments: [Function.sigmoid, .softplus, .tanh, .silu, .gelu, .relu, .erf], [-1e6, -800, 800, 1e6])
  func activationsAreSafe(function: Function, x: Double) {
    let value = function.row.value([x])
    #expect(value.isFinite)
    #expect(function.row.partial(0, [x], value).isFinite)
  }
}

extension Interval {
  /// Whether the interval holds a number that was computed with a few roundings of its own.
  fileprivate func isNear(_ value: Double) -> Bool {
    let slack = 1e-12 * (1 + abs(value))
    return isCertain && lower <= value + slack && upper >= value - slack && width < slack * 10
  }
}
