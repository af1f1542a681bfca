/// The values at which a map's bands meet: round numbers in rising order.
package struct ContourLevels: Hashable, Sendable {
  /// The most bands of a map.
  package static let bandLimit = 8

  /// One fewer than the bands; empty when the field is flat.
  package let thresholds: [Double]
  package let labels: [String]
  package let isLogarithmic: Bool

  package enum Spacing: Hashable, Sendable {
    case linear
    /// Equal ratios above 0, or above the least value where that is negative.
    case logarithmic
    /// As many values between one level and the next: equal areas.
    case quantile
    /// Logarithmic when half of the values lie in the lowest quarter.
    case automatic
  }

  package init(thresholds: [Double], isLogarithmic: Bool = false) {
    let sorted = thresholds.filter(\.isFinite).sorted().prefix(Self.bandLimit - 1)
    self.thresholds = Array(sorted)
    labels = NumberLabel.distinct(self.thresholds)
    self.isLogarithmic = isLogarithmic
  }

  /// Levels for a field. Looks at no more than about a thousand of its values but for the least and the greatest.
  package init(of field: ContourField, _ spacing: Spacing = .automatic) {
    var least = Double.infinity
    var greatest = -Double.infinity
    for value in field.values where value.isFinite {
      least = min(least, value)
      greatest = max(greatest, value)
    }
    var sample = stride(from: 0, to: field.values.count, by: max(1, field.values.count / 1_000))
      .map { field.values[$0] }.filter(\.isFinite)
    guard greatest > least, (greatest - least).isFinite, greatest - least > 1e-12 * max(abs(least), abs(greatest))
    else {
      self.init(thresholds: [])
      return
    }
    sample.sort()
    let base = least < 0 ? least : 0
    let middle = sample.isEmpty ? least : sample[sample.count / 2]
    let isSkewed = (middle - base) * 4 < greatest - base && least < greatest / 20
    switch spacing {
    case .linear:
      self.init(linearFrom: least, to: greatest)
    case .automatic where !isSkewed:
      self.init(linearFrom: least, to: greatest)
    case .quantile: self.init(dividing: sample)
    case .logarithmic, .automatic:
      let low = sample.isEmpty ? least : sample[sample.count / 50]
      self.init(logarithmicFrom: low - base, to: greatest - base, above: base)
    }
  }

  private init(linearFrom low: Double, to high: Double) {
    let inside = Tick.marks(in: low...high, atMost: Self.bandLimit + 1).map(\.value).filter { $0 > low && $0 < high }
    self.init(thresholds: inside.count < Self.bandLimit ? inside : Array(inside.dropFirst()))
  }

  /// Levels between equal shares of sorted values, rounded to the fewest digits, two or more, that keep them apart.
  private init(dividing sample: [Double]) {
    let exact = (1..<Self.bandLimit).map { sample[$0 * (sample.count - 1) / Self.bandLimit] }
    let rounded = (2..<12).lazy.map { digits in exact.compactMap { Double(NumberLabel.text($0, digits: digits)) } }
    self.init(thresholds: Array(Set(rounded.first { Set($0).count == Set(exact).count } ?? exact)))
  }

  /// The finest of three sequences (1 2 5, 1 3, 1, and then every second power of ten and so on) that has few enough.
  private init(logarithmicFrom low: Double, to high: Double, above base: Double) {
    let top = Tick.exponent(of: high)
    let bottom = max(Tick.exponent(of: max(low, high * 1e-12)), top - 24)
    var chosen: [Double] = []
    for (mantissas, stride) in [([1.0, 2, 5], 1), ([1, 3], 1), ([1], 1), ([1], 2), ([1], 3), ([1], 4)] {
      chosen = []
      for exponent in Swift.stride(from: top, through: bottom, by: -stride) {
        for mantissa in mantissas {
          let level = mantissa * Tick.power(exponent)
          if level > low && level < high { chosen.append(base + level) }
        }
      }
      if chosen.count < Self.bandLimit { break }
    }
    self.init(thresholds: chosen, isLogarithmic: true)
  }

  /// The band of a value, from 0 (below all thresholds); nil for a gap.
  package func band(_ value: Double) -> Int? {
    guard value.isFinite else { return nil }
    var band = 0
    while band < thresholds.count && value >= thresholds[band] { band += 1 }
    return band
  }

  /// The bands of many values, eight at once.
  func bands(_ values: [Double], gap: UInt8) -> [UInt8] {
    Array(unsafeUninitializedCapacity: values.count) { bands, count in
      values.withUnsafeBytes { bytes in
        let whole = values.count & ~7
        for index in stride(from: 0, to: whole, by: 8) {
          let eight = bytes.loadUnaligned(fromByteOffset: index * 8, as: SIMD8<Double>.self)
          var band = SIMD8<Int64>.zero
          for threshold in thresholds { band.replace(with: band &+ 1, where: eight .>= threshold) }
          band.replace(with: Int64(gap), where: .!(eight .< .infinity .& eight .> -.infinity))
          UnsafeMutableRawBufferPointer(bands).storeBytes(
            of: SIMD8<UInt8>(truncatingIfNeeded: band), toByteOffset: index, as: SIMD8<UInt8>.self)
        }
        for index in whole..<values.count { bands[index] = band(values[index]).map { UInt8($0) } ?? gap }
      }
      count = values.count
    }
  }

  package var bandCount: Int { thresholds.count + 1 }

  /// The place of a band in a scale of 8, so that few bands still span it.
  package func scaled(_ band: Int) -> Int {
    thresholds.isEmpty ? 0 : (band * (Self.bandLimit - 1) + thresholds.count / 2) / thresholds.count
  }
}
