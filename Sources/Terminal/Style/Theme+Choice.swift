extension Theme.Kind {
  /// The theme to begin with: what was asked for, else `GRADUS_THEME`, else what `COLORFGBG` says of the background,
  /// else the one that suits any.
  package static func resolve(_ choice: Theme.Kind?, environment: [String: String]) -> Theme.Kind {
    choice ?? environment["GRADUS_THEME"].flatMap(Theme.Kind.init(rawValue:))
      ?? environment["COLORFGBG"].flatMap(Theme.Kind.init(colorFGBG:)) ?? .auto
  }

  /// From `foreground;background` in numbers of the 16 colours, as rxvt and Konsole set it: `15;0`.
  private init?(colorFGBG value: String) {
    guard let last = value.split(separator: ";").last, let background = Int(last), (0...15).contains(background) else {
      return nil
    }
    self = background < 7 || background == 8 ? .dark : .light
  }

  /// From what a terminal answers when asked for its background: `rgb:1e1e/1e1e/2e2e`, one to four digits a channel.
  package init?(backgroundReply reply: some StringProtocol) {
    guard reply.hasPrefix("rgb:") else { return nil }
    let channels = reply.dropFirst(4).split(separator: "/", omittingEmptySubsequences: false).map { digits -> Double? in
      guard (1...4).contains(digits.utf8.count), let value = UInt16(digits, radix: 16) else { return nil }
      return Double(value) / Double(1 << (4 * digits.utf8.count) - 1)
    }
    guard channels.count == 3, let red = channels[0], let green = channels[1], let blue = channels[2] else {
      return nil
    }
    // Luma as in ITU-R BT.601.
    self = 0.299 * red + 0.587 * green + 0.114 * blue < 0.5 ? .dark : .light
  }
}
