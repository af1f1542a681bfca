import Terminal

extension NumberLabel {
  /// A number that is read and not just compared: values, slopes and places beside a picture, wherever they stand.
  static func reading(_ value: Double) -> String { text(value, digits: 6) }
}
