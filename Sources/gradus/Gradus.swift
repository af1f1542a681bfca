import ArgumentParser

@main
struct Gradus: ParsableCommand {
  func run() throws {
    print("gradus")
  }
}
