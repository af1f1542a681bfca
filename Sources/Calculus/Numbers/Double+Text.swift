extension Double {
  /// The number in decimal with at most so many significant digits (1 to 17), no zeros at the end, a point whatever the
  /// locale: `0.4321`, `12`, `1.5e-7`. What is no number is told in a word.
  package func text(significantDigits digits: Int) -> String {
    if isNaN { return "undefined" }
    if isInfinite { return self < 0 ? "-infinity" : "infinity" }
    if self == 0 { return "0" }
    var (mantissa, exponent) = decimal(digits: Swift.max(1, Swift.min(digits, 17)))
    while mantissa.count > 1, mantissa.last == Double.zeroDigit { mantissa.removeLast() }
    var text: [UInt8] = []
    func append(_ string: String) { text.append(contentsOf: string.utf8) }
    func appendZeros(_ count: Int) { text.append(contentsOf: repeatElement(Double.zeroDigit, count: count)) }
    if self < 0 { append("-") }
    if exponent < -5 || exponent >= Swift.max(digits, 7) {
      text.append(mantissa[0])
      if mantissa.count > 1 { append(".") }
      text.append(contentsOf: mantissa.dropFirst())
      append("e\(exponent)")
    } else if exponent < 0 {
      append("0.")
      appendZeros(-exponent - 1)
      text.append(contentsOf: mantissa)
    } else {
      text.append(contentsOf: mantissa.prefix(exponent + 1))
      appendZeros(exponent + 1 - Swift.min(mantissa.count, exponent + 1))
      if mantissa.count > exponent + 1 { append(".") }
      text.append(contentsOf: mantissa.dropFirst(exponent + 1))
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static let zeroDigit = UInt8(ascii: "0")

  /// The digits of the number rounded half up from its exact value, and the power of ten of the first.
  private func decimal(digits count: Int) -> (digits: [UInt8], exponent: Int) {
    let (shortest, exponent) = shortestDecimal
    // Of the decimals that stand for this double none with so many digits is closer to it than the shortest.
    if shortest.count <= count, count <= 15, isNormal { return (shortest, exponent) }
    // So no tie lies between the two; only a tie itself may have been above or below.
    if shortest.count > count, !(shortest.count == count + 1 && shortest[count] == UInt8(ascii: "5")) {
      return Double.rounded(shortest, exponent, to: count)
    }
    return exactDecimal(digits: count, from: exponent)
  }

  private static func rounded(_ digits: [UInt8], _ exponent: Int, to count: Int) -> (digits: [UInt8], exponent: Int) {
    var kept = Array(digits.prefix(count))
    if digits[count] < UInt8(ascii: "5") { return (kept, exponent) }
    while let last = kept.popLast() {
      if last < UInt8(ascii: "9") { return (kept + [last + 1], exponent) }
    }
    return ([UInt8(ascii: "1")], exponent + 1)
  }

  private func exactDecimal(digits count: Int, from exponent: Int) -> (digits: [UInt8], exponent: Int) {
    guard let exact = Rational(exactly: magnitude) else { return ([Double.zeroDigit], 0) }
    let power = Rational(10).raised(to: count - 1 - exponent) ?? .one
    let text = Array(String((exact * power + .half).floor).utf8)
    // Rounding may have carried into one place more, a zero at the end.
    return (text, exponent + text.count - count)
  }

  /// The fewest digits that stand for the number, without zeros at the ends, and the power of ten of the first.
  private var shortestDecimal: (digits: [UInt8], exponent: Int) {
    let parts = magnitude.description.utf8.split(separator: UInt8(ascii: "e"), maxSplits: 1)
    let shift = parts.count > 1 ? Int(String(decoding: parts[1], as: UTF8.self)) ?? 0 : 0
    var digits: [UInt8] = []
    var (exponent, isWhole) = (-1, true)
    for byte in parts[0] {
      if byte == UInt8(ascii: ".") {
        isWhole = false
      } else if digits.isEmpty, byte == Double.zeroDigit {
        if !isWhole { exponent -= 1 }
      } else {
        digits.append(byte)
        if isWhole { exponent += 1 }
      }
    }
    while digits.last == Double.zeroDigit { digits.removeLast() }
    return (digits, exponent + shift)
  }
}
