extension Double {
  /// The number in decimal with at most so many significant digits (1 to 17), no zeros at the end, a point whatever the
  /// locale: `0.4321`, `12`, `1.5e-7`. What is no number is told in a word.
  package func text(significantDigits digits: Int) -> String {
    if isNaN { return "undefined" }
    if isInfinite { return self < 0 ? "-infinity" : "infinity" }
    if self == 0 { return "0" }
    let (mantissa, exponent) = decimal(digits: Swift.max(1, Swift.min(digits, 17)))
    let sign = self < 0 ? "-" : ""
    let trimmed = String(mantissa.reversed().drop { $0 == "0" }.reversed())
    if exponent < -5 || exponent >= Swift.max(digits, 7) {
      return sign + trimmed.prefix(1) + (trimmed.count > 1 ? "." + trimmed.dropFirst() : "") + "e\(exponent)"
    }
    if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + trimmed }
    if trimmed.count <= exponent + 1 {
      return sign + trimmed + String(repeating: "0", count: exponent + 1 - trimmed.count)
    }
    return sign + trimmed.prefix(exponent + 1) + "." + trimmed.dropFirst(exponent + 1)
  }

  /// The digits of the number rounded half up from its exact value, and the power of ten of the first.
  private func decimal(digits: Int) -> (String, Int) {
    guard let exact = Rational(exactly: magnitude) else { return ("0", 0) }
    // The shortest description tells the power of ten; rounding may raise it by one.
    var exponent = Self.decimalExponent(of: magnitude)
    while true {
      let scale = digits - 1 - exponent
      let power = Rational(10).raised(to: scale) ?? .one
      let scaled = (exact * power + .half).floor
      let text = String(scaled)
      if text.count <= digits { return (text, exponent) }
      exponent += 1
    }
  }

  private static func decimalExponent(of value: Double) -> Int {
    let text = value.description
    let parts = text.split(separator: "e")
    let shift = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let digits = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    if digits[0] != "0" { return digits[0].count - 1 + shift }
    let zeros = digits.count > 1 ? digits[1].prefix { $0 == "0" }.count : 0
    return -zeros - 1 + shift
  }
}
