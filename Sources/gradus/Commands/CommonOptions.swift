import ArgumentParser
import Terminal

/// What every command takes.
struct CommonOptions: ParsableArguments {
  @Option(help: "Colour: auto, always or never.") var color = Settings.ColorChoice.auto
  @Option(help: "Accents for the background: auto, dark, light, high-contrast or mono.") var theme: Theme.Kind?
  @Flag(help: "Draw with ASCII characters alone.") var ascii = false
  @Flag(help: "Show animations as single steps.") var reduceMotion = false
  @Flag(inversion: .prefixedNo, help: "Speak line by line, for a screen reader or a pipe.") var linear: Bool?
  @Option(help: "The folder of lessons.") var lessons: String?
  @Option(help: "The folder of your record.") var dataDir: String?
  @Option(help: "The seed of every random choice.") var seed: UInt64?

  /// The same as a plain value, which exists without a command line.
  var settings: Settings {
    Settings(
      color: color, theme: theme, ascii: ascii, reduceMotion: reduceMotion, linear: linear, lessons: lessons,
      dataDirectory: dataDir, seed: seed)
  }
}

/// What a command line may say to every command; the defaults are those of an empty one.
struct Settings {
  var color = ColorChoice.auto
  /// Nil where the environment and the terminal decide.
  var theme: Theme.Kind?
  var ascii = false
  var reduceMotion = false
  /// Line by line or on the whole screen; nil where the environment and the terminal decide.
  var linear: Bool?
  var lessons: String?
  var dataDirectory: String?
  var seed: UInt64?

  enum ColorChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }
}

extension Theme.Kind: ExpressibleByArgument {}
