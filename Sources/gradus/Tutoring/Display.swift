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
    theme = Theme(depth: depth)
    func isSet(_ name: String) -> Bool { environment[name].map { !$0.isEmpty && $0 != "0" } ?? false }
    preferences = Preferences(
      charset: charset, depth: depth,
      isMotionReduced: settings.reduceMotion || isSet("GRADUS_REDUCE_MOTION") || isSet("REDUCED_MOTION"),
      seed: settings.seed ?? 0)
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
