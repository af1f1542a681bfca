/// How roles look: a table from role to colour and attributes, for one colour depth.
///
/// The background is always the terminal's own.
package struct Theme: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Accents that can be read on a dark and on a light background.
    case auto
    case dark, light
    case highContrast = "high-contrast"
    case mono
  }

  package let kind: Kind
  package let depth: ColourDepth
  /// The style of each role, by its raw value; colours are palette entries or the terminal's own.
  private let styles: [Style]

  package init(_ kind: Kind = .auto, depth: ColourDepth = .full) {
    self.kind = kind
    self.depth = kind == .mono ? .mono : depth
    let depth = self.depth
    styles = Role.allCases.map { role in
      let look = RoleLook.table(role)
      return Style(look.colour(kind, depth), on: .standard, look.attributes(kind, depth))
    }
  }

  /// The style of a role.
  package subscript(role: Role) -> Style { styles[Int(role.rawValue)] }

  /// A style with its roles looked up and its colours brought to what the terminal can show.
  package func resolve(_ style: Style) -> Style {
    var attributes = style.attributes
    if case .role(let role) = style.foreground { attributes.formUnion(self[role].attributes) }
    return Style(resolve(style.foreground), on: resolve(style.background), attributes)
  }

  private func resolve(_ colour: Colour) -> Colour {
    switch colour {
    case .standard: .standard
    case .role(let role): self[role].foreground
    case .palette(let index):
      switch depth {
      case .mono: .standard
      case .eight: .palette(index < 8 ? index : XtermPalette.nearest(to: index, among: 8))
      case .sixteen: .palette(index < 16 ? index : XtermPalette.nearest(to: index, among: 16))
      case .full: colour
      }
    }
  }
}
