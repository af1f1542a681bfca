extension Double {
  /// The next of the rates 1, 2, 5, 10 and so on, up or down.
  func nextRate(faster: Bool) -> Double {
    var unit = 1.0
    while unit > self { unit /= 10 }
    while unit * 10 <= self { unit *= 10 }
    // Rounding must not make a rate its own neighbour.
    let rates = [0.5, 1, 2, 5, 10, 20].map { $0 * unit }
    return (faster ? rates.first { $0 > self * 1.001 } : rates.last { $0 < self * 0.999 }) ?? self
  }
}
