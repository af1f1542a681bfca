/// How one role looks under every theme: one row of the table.
///
/// The colours of `auto` keep a contrast of 3.3 on black and on white alike, those of `dark` and `light` 4.5 on theirs;
/// `high-contrast` uses the terminal's own foreground, which is the strongest there is.
struct RoleLook {
  /// Palette entries in 256 colours; nil is the terminal's own foreground.
  let auto: UInt8?
  let dark: UInt8?
  let light: UInt8?
  /// One of the terminal's 8 basic colours.
  let basic: UInt8?
  /// Attributes at every depth, and those that stand in for colour where there are fewer than 256.
  let always: Style.Attributes
  let otherwise: Style.Attributes

  private init(
    _ auto: UInt8?, _ dark: UInt8?, _ light: UInt8?, _ basic: UInt8?, _ always: Style.Attributes = [],
    otherwise: Style.Attributes = []
  ) {
    self.auto = auto
    self.dark = dark
    self.light = light
    self.basic = basic
    self.always = always
    self.otherwise = otherwise
  }

  private static let plain = RoleLook(nil, nil, nil, nil)

  static func table(_ role: Role) -> RoleLook {
    switch role {
    //                            auto dark light basic
    case .text: plain
    case .muted: RoleLook(243, 246, 242, nil, otherwise: .dim)
    case .border: RoleLook(243, 245, 243, nil, otherwise: .dim)
    case .title: RoleLook(nil, nil, nil, nil, .bold)
    case .accent: RoleLook(31, 80, 24, 6)
    case .key: RoleLook(31, 80, 24, 6, .bold)
    case .maths: RoleLook(133, 183, 90, nil, otherwise: .bold)
    case .code: RoleLook(65, 150, 58, nil)
    case .link: RoleLook(31, 75, 25, 6, .underline)
    case .correct: RoleLook(64, 114, 28, 2, .bold)
    case .wrong: RoleLook(167, 209, 160, 1, .bold)
    case .warning: RoleLook(136, 179, 94, 3)
    case .hint: RoleLook(133, 176, 90, 5)
    case .selection: RoleLook(nil, nil, nil, nil, .reverse)
    case .input: RoleLook(nil, nil, nil, nil, .bold)
    case .gauge: RoleLook(31, 80, 24, 6)
    case .series1: RoleLook(167, 209, 160, 1, .bold)
    case .series2: RoleLook(31, 80, 24, 6, .bold)
    case .series3: RoleLook(136, 221, 94, 3, .bold)
    case .series4: RoleLook(133, 176, 90, 5, .bold)
    case .series5: RoleLook(64, 114, 28, 2, .bold)
    case .series6: RoleLook(68, 111, 25, 4, .bold)
    }
  }

  func colour(_ kind: Theme.Kind, _ depth: ColourDepth) -> Colour {
    let index: UInt8? =
      switch (kind, depth) {
      case (.mono, _), (.highContrast, _), (_, .mono): nil
      case (_, .eight), (_, .sixteen): basic
      case (.auto, .full): auto
      case (.dark, .full): dark
      case (.light, .full): light
      }
    return index.map(Colour.palette) ?? .standard
  }

  func attributes(_ kind: Theme.Kind, _ depth: ColourDepth) -> Style.Attributes {
    if kind == .highContrast { return always.union(otherwise).subtracting(.dim) }
    return depth == .full ? always : always.union(otherwise)
  }
}
