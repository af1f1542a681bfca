import BigInt

extension Lexer {
  /// A number as it is written: `2`, `0.1`, `.5`, `5.`, `1e-3`. It is exact.
  mutating func number() throws(ParseError) {
    let start = position
    var (digits, places, value, index) = (0, 0, 0, position)
    var isDecimal = false
    while index < end {
      let byte = bytes[index]
      if byte.isDigit {
        digits += 1
        if digits <= 18 { value = value * 10 + Int(byte - UInt8(ascii: "0")) }
        if isDecimal { places += 1 }
      } else if byte == UInt8(ascii: "."), !isDecimal {
        isDecimal = true
      } else {
        break
      }
      index += 1
    }
    guard digits > 0 else {
      let next = byte(start + 1)
      throw next.isLetter || next == UInt8(ascii: ".")
        ? ParseError(.unexpectedCharacter(name: "."), start..<start + 1)
        : ParseError(.malformedNumber, start..<start + 1)
    }
    guard byte(index) != UInt8(ascii: ".") else { throw ParseError(.malformedNumber, start..<index + 1) }
    guard digits <= Bounds.literalDigits else { throw ParseError(.numberTooLong, start..<index) }
    let digitsEnd = index
    var exponent = 0
    if byte(index) | 0x20 == UInt8(ascii: "e") {
      let sign = byte(index + 1)
      var next = index + (sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") ? 2 : 1)
      if byte(next).isDigit {
        isDecimal = true
        while byte(next).isDigit {
          exponent = min(exponent * 10 + Int(bytes[next] - UInt8(ascii: "0")), 10_000)
          next += 1
        }
        index = next
        guard exponent <= Bounds.literalExponent else { throw ParseError(.exponentOutOfRange, start..<index) }
        if sign == UInt8(ascii: "-") { exponent = -exponent }
      }
    }
    let numeral: Syntax.Numeral = isDecimal ? .decimal : .integer
    let shift = exponent - places
    if digits <= 18, (-18...0).contains(shift) {
      let whole = Rational(value)
      let exact = shift == 0 ? whole : whole.divided(by: Rational(Lexer.powersOfTen[-shift])) ?? whole
      emitNumber(exact, numeral, from: start, to: index)
    } else {
      var mantissa: BigInt = 0
      for offset in start..<digitsEnd where bytes[offset].isDigit {
        mantissa = mantissa * 10 + BigInt(bytes[offset] - UInt8(ascii: "0"))
      }
      let scale = BigInt(10).power(abs(shift))
      let exact = shift < 0 ? Rational(mantissa, scale) : Rational(mantissa * scale)
      emitNumber(exact, numeral, from: start, to: index)
    }
    position = index
  }

  private static let powersOfTen: [Int] = (0...18).map { (0..<$0).reduce(1) { power, _ in power * 10 } }
}
