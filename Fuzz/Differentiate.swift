/// Whatever reads can be differentiated, simplified and evaluated, and the derivative is where intervals prove it to be.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDifferentiate(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  guard let function = try? Parser.parseExpression(text), function.weight < 2_000 else { return 0 }
  let variable = function.variables.first ?? "x"
  let derivative = function.derivative(by: variable)
  if function.weight < 200 {
    check(Derivation(of: function, by: variable).derivative == derivative, "the derivation of \(function)")
  }
  let simple = derivative.weight < 300 ? derivative.simplified : derivative
  check(simple.weight <= derivative.weight, "simplifying makes \(derivative) longer: \(simple)")
  for coordinate in [0.703, -1.217, 2.5] {
    var point: [Symbol: Interval] = [:]
    for (index, symbol) in function.variables.enumerated() { point[symbol] = Interval(coordinate + Double(index) / 8) }
    var duals = point.mapValues { Dual($0) }
    duals[variable]?.tangent = 1
    let dual = function.evaluated(at: duals, undefined: Dual(.undefined))
    guard dual.value.isCertain, dual.tangent.isCertain, dual.tangent.magnitude < 1e100 else { continue }
    for candidate in [derivative, simple] {
      let value = Interval(valueOf: candidate, at: point)
      guard value.isCertain else { continue }
      check(!value.isDisjoint(from: dual.tangent), "\(function) has the slope \(dual.tangent), not \(candidate)")
    }
  }
  return 0
}
