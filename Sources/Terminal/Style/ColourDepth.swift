/// How many colours a terminal shows.
package enum ColourDepth: Int, CaseIterable, Comparable, Sendable {
  case mono = 1
  case eight = 8
  case sixteen = 16
  case full = 256

  package static func < (left: ColourDepth, right: ColourDepth) -> Bool { left.rawValue < right.rawValue }

  /// The depth that a number of colours allows.
  package init(colours: Int) {
    self = Self.allCases.last { $0.rawValue <= colours && $0 != .mono } ?? .mono
  }
}

/// What the learner asked for with `--color`.
package enum ColourChoice: String, CaseIterable, Sendable {
  case auto, always, never
}

extension ColourDepth {
  /// The depth to draw with, by this precedence: the flag; `NO_COLOR`; `CLICOLOR_FORCE` other than `0`; `CLICOLOR=0`;
  /// no terminal or `TERM=dumb`; else what the terminal can do. A variable that is set but empty counts as unset.
  ///
  /// Forced colours on a terminal of unknown ability are 8. Without colour, bold, underline and reverse remain.
  ///
  /// - Parameter terminfoColours: the terminal's `colors` capability; 0 or less where there is none.
  package static func resolve(
    _ choice: ColourChoice, environment: [String: String], isTerminal: Bool, terminfoColours: Int
  ) -> ColourDepth {
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    let ability = ability(environment: environment, terminfoColours: terminfoColours)
    switch choice {
    case .always: return max(ability, .eight)
    case .never: return .mono
    case .auto: break
    }
    if value("NO_COLOR") != nil { return .mono }
    if let force = value("CLICOLOR_FORCE"), force != "0" { return max(ability, .eight) }
    if value("CLICOLOR") == "0" { return .mono }
    if !isTerminal || value("TERM") == "dumb" { return .mono }
    return ability
  }

  /// What the terminal can do; one that announces 24-bit colour can do 256.
  private static func ability(environment: [String: String], terminfoColours: Int) -> ColourDepth {
    switch environment["COLORTERM"] {
    case "truecolor", "24bit": environment["TERM"] == "dumb" ? .mono : .full
    case _: ColourDepth(colours: terminfoColours)
    }
  }
}
