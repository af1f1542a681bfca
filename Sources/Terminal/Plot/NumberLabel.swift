/// Numbers for labels: short, with a point whatever the locale.
package enum NumberLabel {
  /// The number to so many significant digits without trailing zeros: `0.0123`, `-4`, `1.5e7`.
  ///
  /// Plain from 0.0001 up to below a million, with an exponent otherwise; `∞` and `undefined` for what is not finite.
  package static func text(_ value: Double, digits: Int = 3) -> String {
    guard value.isFinite else { return value.isNaN ? "undefined" : value > 0 ? "∞" : "-∞" }
    guard value != 0 else { return "0" }
    let (all, exponent) = decimal(value.magnitude)
    let (kept, carry) = round(all, to: max(1, digits))
    return (value < 0 ? "-" : "") + layOut(kept, exponent: exponent + carry)
  }

  /// Numbers to as few digits, three or more, as tell them apart.
  package static func distinct(_ values: [Double]) -> [String] {
    for digits in 3..<12 {
      let labels = values.map { text($0, digits: digits) }
      if zip(labels, labels.dropFirst()).allSatisfy({ $0 != $1 }) { return labels }
    }
    return values.map { text($0, digits: 12) }
  }

  /// The whole number `mantissa` times a power of ten.
  package static func text(mantissa: Int, exponent: Int) -> String {
    guard mantissa != 0 else { return "0" }
    let digits = Array(String(mantissa.magnitude).utf8.map { Int($0) - 48 })
    return (mantissa < 0 ? "-" : "") + layOut(trimmed(digits), exponent: exponent + digits.count - 1)
  }

  /// The digits of a positive number and the power of ten of the first, read from its shortest exact description.
  private static func decimal(_ value: Double) -> (digits: [Int], exponent: Int) {
    let parts = value.description.split(separator: "e")
    var digits: [Int] = []
    var point: Int?
    for byte in (parts.first ?? "0").utf8 {
      if byte == 46 { point = digits.count } else { digits.append(Int(byte) - 48) }
    }
    let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let zeros = digits.prefix { $0 == 0 }.count
    return (Array(digits.dropFirst(zeros)), (point ?? digits.count) - 1 - zeros + power)
  }

  /// Rounded half away from zero; `carry` is 1 when 9s became 10.
  private static func round(_ digits: [Int], to count: Int) -> (digits: [Int], carry: Int) {
    guard digits.count > count else { return (trimmed(digits), 0) }
    var kept = Array(digits.prefix(count))
    guard digits[count] >= 5 else { return (trimmed(kept), 0) }
    for index in kept.indices.reversed() {
      kept[index] += 1
      if kept[index] < 10 { return (trimmed(kept), 0) }
      kept[index] = 0
    }
    return ([1], 1)
  }

  private static func trimmed(_ digits: [Int]) -> [Int] {
    let last = digits.lastIndex { $0 != 0 } ?? 0
    return Array(digits.prefix(last + 1))
  }

  private static func layOut(_ digits: [Int], exponent: Int) -> String {
    func text(_ digits: some Sequence<Int>) -> String { digits.map(String.init).joined() }
    if exponent < -4 || exponent >= 6 {
      return text(digits.prefix(1)) + (digits.count > 1 ? "." + text(digits.dropFirst()) : "") + "e\(exponent)"
    }
    if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + text(digits) }
    let whole = digits.prefix(exponent + 1)
    let zeros = String(repeating: "0", count: exponent + 1 - whole.count)
    let fraction = digits.dropFirst(exponent + 1)
    return text(whole) + zeros + (fraction.isEmpty ? "" : "." + text(fraction))
  }
}
