import ArgumentParser
import Journal

@main
struct Gradus: ParsableCommand {
  @Option var db: String?
  func run() throws {
    print("gradus")
    if let db { print(try probe(db)) }
  }
}
