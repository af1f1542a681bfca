import ArgumentParser
import Calculus

/// `gradus report`: what a class's records say, without a network.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Merge the exported records of a class.",
    discussion: """
      Each learner exports a bundle, and the instructor merges them: how hard each exercise was, how well it tells the \
      strong from the weak, its commonest wrong answers and what was said to them, and who is stuck. A bundle that was \
      changed after its export is named, and the status is 1.

      Examples:
        gradus export --format jsonl --learner ada > ada.jsonl
        gradus report *.jsonl
      """)

  @Argument(help: "Bundles, as gradus export --format jsonl writes them.", completion: .file(extensions: ["jsonl"]))
  var files: [String]

  func run() throws {
    let bundles = try files.map { (name: $0, file: try BundleFile(at: $0)) }
    let report = ClassReport(bundles.map(\.file))
    let attempts = bundles.reduce(0) { $0 + $1.file.attempts.count }
    print("\(bundles.count) learners, \(attempts) attempts, \(report.exercises.count) exercises, the hardest first")
    for row in report.exercises {
      print("")
      print(row.id)
      let discrimination = row.discrimination.map { $0.text(significantDigits: 2) } ?? "unknown"
      print(
        "  \(row.learners) learners, \(row.solved) solved it, \(row.atOnce) at once;"
          + " difficulty \(row.difficulty.text(significantDigits: 2)), discrimination \(discrimination)")
      for wrong in row.commonestWrong { print("  \(wrong.count) × \(WrittenLine.clean(wrong.text))") }
      for message in row.commonestMessages { print("  \(message.count) × said: \(WrittenLine.clean(message.text))") }
    }
    if !report.stuck.isEmpty { print("\nStuck") }
    for stuck in report.stuck {
      print("  \(WrittenLine.clean(stuck.learner)): \(stuck.exercise), \(stuck.tries) tries")
    }
    let faults = bundles.compactMap { bundle in bundle.file.fault.map { "\(bundle.name): \($0)" } }
    for fault in faults { complain(fault) }
    if !faults.isEmpty { throw Failure(.wrong) }
  }
}
