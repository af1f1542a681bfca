/// A finite field in which expressions are evaluated as over the reals, with the fields of the exponents around it.
///
/// In a prime field F with p ≡ 3 modulo 4 squares take the part of the positive numbers: signs, absolute values and
/// square roots obey their laws. An exponential needs an element g whose order is a prime q | p − 1: e^u becomes g^u
/// with u calculated modulo q, so that e^(u+v) = e^u·e^v. The circle x² + y² = 1 over F is a group of p + 1 elements; with
/// an element of prime order q′ | p + 1 turns by the angle u are its powers, so that every theorem on sines and
/// cosines holds. (Gonnet 1984 has exponentials in prime fields; Monagan and Gonnet 1994 the tests made of them.)
struct FiniteStage: Sendable {
  let field: PrimeField
  /// Where exponents are calculated, and e; nil in the innermost fields, where exponentials remain symbols.
  let exponents: (stage: Int, e: UInt64)?
  /// Where angles are calculated, the turn by 1 and the turn by π/12.
  let angles: (stage: Int, turn: Turn, twelfth: Turn)?

  /// A point of the unit circle.
  struct Turn: Sendable {
    var cosine: UInt64
    var sine: UInt64

    func then(_ other: Turn, in field: PrimeField) -> Turn {
      Turn(
        cosine: field.subtract(field.multiply(cosine, other.cosine), field.multiply(sine, other.sine)),
        sine: field.add(field.multiply(cosine, other.sine), field.multiply(sine, other.cosine)))
    }

    func times(_ count: UInt64, in field: PrimeField) -> Turn {
      var (result, square, rest) = (Turn(cosine: field.one, sine: 0), self, count)
      while rest != 0 {
        if rest & 1 == 1 { result = result.then(square, in: field) }
        square = square.then(square, in: field)
        rest >>= 1
      }
      return result
    }
  }

  /// The outermost field first; behind it the fields of its exponents and angles, and of theirs.
  ///
  /// All moduli are ≡ 11 modulo 12, the first three ≡ 119 modulo 120, so that the turns by π/12 exist and 2, 3 and 5
  /// are squares; 7, 11 and 13 are squares in the first.
  static let all: [FiniteStage] = [
    FiniteStage(1_758_047_583_498_263_879, (1, 7_940_522_594_639), (2, 14_650_396_529_152_199)),
    FiniteStage(7_940_522_594_639, (3, 107_304_359_387), (4, 33_085_510_811)),
    FiniteStage(14_650_396_529_152_199, (5, 777_539_355_119), (6, 1_436_313_385_211)),
    FiniteStage(107_304_359_387), FiniteStage(33_085_510_811), FiniteStage(777_539_355_119),
    FiniteStage(1_436_313_385_211),
  ]

  private init(_ modulus: UInt64) { (field, exponents, angles) = (PrimeField(modulus), nil, nil) }

  private init(_ modulus: UInt64, _ exponents: (Int, order: UInt64), _ angles: (Int, order: UInt64)) {
    let field = PrimeField(modulus)
    self.field = field
    let base = (2...).lazy.map { field.power(field.element($0 as Int), (modulus - 1) / exponents.order) }
      .first { $0 != field.one }
    self.exponents = (exponents.0, base ?? 0)
    let turn = FiniteStage.turns(of: field).map { $0.times((modulus + 1) / angles.order, in: field) }
      .first { $0.cosine != field.one }
    self.angles = (angles.0, turn ?? Turn(cosine: 0, sine: 0), FiniteStage.twelfth(in: field))
  }

  /// Points of the unit circle: ((1 − t²)/(1 + t²), 2t/(1 + t²)).
  private static func turns(of field: PrimeField) -> some Sequence<Turn> {
    (2...1_000).lazy.compactMap { (number: Int) -> Turn? in
      let t = field.element(number)
      let square = field.multiply(t, t)
      return field.reciprocal(field.add(field.one, square)).map {
        Turn(
          cosine: field.multiply(field.subtract(field.one, square), $0),
          sine: field.multiply(field.add(t, t), $0))
      }
    }
  }

  /// Of the eight turns of order 24 the one with cos π/4 = √2/2, cos π/6 = √3/2 and sin π/2 = 1.
  private static func twelfth(in field: PrimeField) -> Turn {
    let (rootOfTwo, rootOfThree) = (
      field.squareRoot(field.element(2 as Int)), field.squareRoot(field.element(3 as Int))
    )
    for point in turns(of: field) {
      let candidate = point.times((field.modulus + 1) / 24, in: field)
      for power in [1, 5, 7, 11, 13, 17, 19, 23] as [UInt64] {
        let turn = candidate.times(power, in: field)
        let (eighth, sixth) = (turn.times(3, in: field), turn.times(2, in: field))
        if field.add(eighth.cosine, eighth.cosine) == rootOfTwo, field.add(sixth.cosine, sixth.cosine) == rootOfThree,
          turn.times(6, in: field).sine == field.one
        {
          return turn
        }
      }
    }
    return Turn(cosine: field.one, sine: 0)
  }
}
