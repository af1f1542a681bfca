import Testing

@testable import Terminal

struct ThemeTests {
  /// Relative luminance and contrast as in WCAG 2.1; the exponent 2.4 as 2 + 1/4 + 1/8 + 1/32.
  private static func luminance(_ index: UInt8) -> Double {
    let (red, green, blue) = XtermPalette.rgb(index)
    func linear(_ value: Int) -> Double {
      let share = (Double(value) / 255 + 0.055) / 1.055
      let fourth = share.squareRoot().squareRoot()
      let eighth = fourth.squareRoot()
      return value == 0 ? 0 : share * share * fourth * eighth * eighth.squareRoot().squareRoot()
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  private static func contrast(_ first: Double, _ second: Double) -> Double {
    (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  @Test(arguments: Role.allCases, [(Theme.Kind.dark, 4.5), (.light, 4.5), (.auto, 3.3)])
  func rolesCanBeRead(role: Role, bound: (kind: Theme.Kind, contrast: Double)) {
    guard case .palette(let index) = Theme(bound.kind)[role].foreground else { return }
    let light = Self.luminance(index)
    if bound.kind != .light { #expect(Self.contrast(light, 0.013) >= bound.contrast) }
    if bound.kind != .dark { #expect(Self.contrast(light, 1) >= bound.contrast) }
  }

  @Test(arguments: Theme.Kind.allCases, ColourDepth.allCases)
  func theBackgroundIsTheTerminals(kind: Theme.Kind, depth: ColourDepth) {
    let theme = Theme(kind, depth: depth)
    for role in Role.allCases { #expect(theme.resolve(Style(role)).background == .standard) }
  }

  @Test(arguments: ColourDepth.allCases)
  func noColourIsBeyondTheDepth(depth: ColourDepth) {
    let theme = Theme(.dark, depth: depth)
    for index in UInt8.min...UInt8.max {
      switch theme.resolve(Style(.palette(index), on: .palette(index))).background {
      case .palette(let resolved): #expect(Int(resolved) < depth.rawValue && depth != .mono)
      case .standard, .role: #expect(depth == .mono)
      }
    }
  }

  @Test func withoutColourTheAttributesRemain() {
    let theme = Theme(.dark, depth: .mono)
    let style = theme.resolve(Style(.wrong, [.underline]))
    #expect(style == Style(.standard, on: .standard, [.bold, .underline]))
    #expect(theme.resolve(Style(.selection)).attributes == .reverse)
  }

  @Test func theMonoThemeHasNoColourAtAnyDepth() {
    for role in Role.allCases { #expect(Theme(.mono, depth: .full)[role].foreground == .standard) }
  }

  @Test func aRunnersRoleGoesRound() {
    #expect(Role.series(0) == .series1)
    #expect(Role.series(7) == .series2)
    #expect(Role.series(-1) == .series6)
  }

  @Test func thePaletteIsXterms() {
    #expect(XtermPalette.rgb(16) == (0, 0, 0))
    #expect(XtermPalette.rgb(231) == (255, 255, 255))
    #expect(XtermPalette.rgb(31) == (0, 135, 175))
    #expect(XtermPalette.rgb(243) == (118, 118, 118))
  }

  @Test(
    arguments: [
      (nil, [:], .auto), (nil, ["COLORFGBG": "15;0"], .dark), (nil, ["COLORFGBG": "0;default;15"], .light),
      (nil, ["COLORFGBG": "0;8"], .dark), (nil, ["COLORFGBG": "white"], .auto), (nil, ["COLORFGBG": ""], .auto),
      (nil, ["COLORFGBG": "15;0", "GRADUS_THEME": "high-contrast"], .highContrast),
      (nil, ["GRADUS_THEME": "pink", "COLORFGBG": "0;7"], .light),
      (.light, ["COLORFGBG": "15;0", "GRADUS_THEME": "mono"], .light),
    ] as [(Theme.Kind?, [String: String], Theme.Kind)])
  func whatWasAskedForComesFirst(choice: Theme.Kind?, environment: [String: String], kind: Theme.Kind) {
    #expect(Theme.Kind.resolve(choice, environment: environment) == kind)
  }

  @Test(
    arguments: [
      ("rgb:0000/0000/0000", .dark), ("rgb:ffff/ffff/ffff", .light), ("rgb:f/f/f", .light), ("rgb:1e/1e/2e", .dark),
      ("rgb:0000/ffff/0000", .light), ("rgb:0000/0000/ffff", .dark), ("rgb:ffff/ffff", nil), ("rgb:/ / ", nil),
      ("rgb:ggg/000/000", nil), ("rgba:0/0/0", nil), ("", nil), ("rgb:fffff/0/0", nil), ("rgb:-1/0/0", nil),
    ] as [(String, Theme.Kind?)])
  func anAnswerTellsDarkFromLight(reply: String, kind: Theme.Kind?) {
    #expect(Theme.Kind(backgroundReply: reply) == kind)
  }
}
