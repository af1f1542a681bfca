/// What a piece of the screen means; a `Theme` says how that looks.
package enum Role: UInt8, CaseIterable, Sendable {
  case text, muted, border, title, accent
  /// A key's name in a footer or on a help page.
  case key
  case maths, code, link
  case correct, wrong, warning, hint
  /// The chosen row of a list.
  case selection
  /// The text of an input field.
  case input
  /// The filled part of a gauge.
  case gauge
  /// Runners, curves and trails, told apart by colour and by marker.
  case series1, series2, series3, series4, series5, series6

  /// The series' roles in turn: any index, wrapping round.
  package static func series(_ index: Int) -> Role {
    let all: [Role] = [.series1, .series2, .series3, .series4, .series5, .series6]
    return all[((index % all.count) + all.count) % all.count]
  }
}

/// A colour by meaning or by number.
package enum Colour: Hashable, Sendable {
  /// The terminal's own colour.
  case standard
  /// A role, looked up in the theme.
  case role(Role)
  /// An entry of the xterm palette of 256 colours; the first 16 are the terminal's own.
  case palette(UInt8)
}

/// How a cell is drawn: two colours and attributes. A trivial value of a few bytes.
package struct Style: Hashable, Sendable {
  package var foreground: Colour
  package var background: Colour
  package var attributes: Attributes

  package struct Attributes: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let bold = Attributes(rawValue: 1)
    package static let dim = Attributes(rawValue: 2)
    package static let underline = Attributes(rawValue: 4)
    package static let reverse = Attributes(rawValue: 8)
  }

  package init(
    _ foreground: Colour = .standard, on background: Colour = .standard, _ attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// A role's style, with further attributes.
  package init(_ role: Role, _ attributes: Attributes = []) {
    self.init(.role(role), on: .standard, attributes)
  }

  package static let plain = Style()

  /// This style with further attributes.
  package func with(_ attributes: Attributes) -> Style {
    Style(foreground, on: background, self.attributes.union(attributes))
  }

  /// This style on another background.
  package func on(_ background: Colour) -> Style {
    Style(foreground, on: background, attributes)
  }
}
