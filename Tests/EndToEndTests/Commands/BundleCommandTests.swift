import Foundation
import Testing

/// Bundles of others: whole ones are decided again, broken ones refused with a reason.
@Suite(.serialized)
struct BundleCommandTests {
  @Test func whatFuzzingKept() throws {
    let folder = URL(filePath: Scratch.shippedLessons).deletingLastPathComponent()
      .appending(path: "Fuzz/Corpus/BundleReader").path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(names.contains("whole"))
    for name in names {
      let run = try Run.gradus("replay", folder + "/" + name)
      #expect(run.ended && (0...2).contains(run.status), "\(name): \(run.status)")
      #expect(run.status == 0 || !run.errors.isEmpty || !run.output.isEmpty, "\(name)")
      #expect(!run.output.contains("\u{1B}") && !run.errors.contains("\u{1B}"), "\(name)")
    }
  }
}
