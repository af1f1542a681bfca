import BigInt

extension Rational {
  /// Numerator and denominator of the value in lowest terms, each modulo a number.
  package func residues(modulo modulus: UInt64) -> (numerator: UInt64, denominator: UInt64) {
    func residue(_ integer: BigInt) -> UInt64 {
      let remainder = UInt64(integer.magnitude % BigUInt(modulus))
      return integer.sign == .minus && remainder != 0 ? modulus - remainder : remainder
    }
    switch storage {
    case .machine(let numerator, let denominator):
      let magnitude = UInt64(numerator.magnitude) % modulus
      return (numerator < 0 && magnitude != 0 ? modulus - magnitude : magnitude, UInt64(denominator) % modulus)
    case .big(let numerator, let denominator): return (residue(numerator), residue(denominator))
    }
  }

  /// The numerator and the denominator in lowest terms, where machine integers hold them.
  package var machineFraction: (numerator: Int, denominator: Int)? {
    if case .machine(let numerator, let denominator) = storage { (numerator, denominator) } else { nil }
  }
}
