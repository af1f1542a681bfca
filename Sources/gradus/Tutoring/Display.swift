import Curses
import Terminal
import Tutor

/// How the tutor looks on this terminal: options first, then the environment, then what the terminal can do.
struct Display {
  let theme: Theme
  let preferences: Preferences

  init(_ settings: Settings) {
    let environment = Machine.environment
    let term = environment["TERM"] ?? ""
    let charset = Charset.resolve(forced: settings.ascii, codeset: TerminalTraits.codeset(), term: term)
    let depth = ColourDepth.resolve(
      ColourChoice(settings.color), environment: environment, isTerminal: true,
      terminfoColours: TerminalTraits.terminfoColours(term: term))
    theme = Theme(.resolve(settings.theme, environment: environment), depth: depth)
    preferences = Preferences(
      charset: charset, depth: depth, isMotionReduced: settings.reduceMotion || Self.reducesMotion,
      seed: settings.seed)
  }

  private static var reducesMotion: Bool {
    ["GRADUS_REDUCE_MOTION", "REDUCED_MOTION"].contains { Machine.isSet($0) ?? false }
  }

  /// How the tutor speaks line by line: nothing moves, nothing is coloured.
  static func linearPreferences(_ settings: Settings) -> Preferences {
    Preferences(
      charset: Charset.resolve(forced: settings.ascii, codeset: TerminalTraits.codeset(), term: ""), depth: .mono,
      isMotionReduced: true, seed: settings.seed)
  }
}

extension ColourChoice {
  fileprivate init(_ choice: Settings.ColorChoice) {
    switch choice {
    case .auto: self = .auto
    case .always: self = .always
    case .never: self = .never
    }
  }
}
