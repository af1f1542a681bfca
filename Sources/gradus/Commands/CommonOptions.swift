import ArgumentParser

/// What every command takes.
struct CommonOptions: ParsableArguments {
  @Option(help: "Colour: auto, always or never.") var color = ColorChoice.auto
  @Flag(help: "Draw with ASCII characters alone.") var ascii = false
  @Flag(help: "Show animations as single steps.") var reduceMotion = false
  @Option(help: "The folder of lessons.") var lessons: String?
  @Option(help: "The folder of your record.") var dataDir: String?
  @Option(help: "The seed of every random choice.") var seed: UInt64?

  enum ColorChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }
}
