import Practice
import Foundation
import GRDB

@testable import Journal

/// A folder of its own for one test, removed at the end.
final class Sandbox {
  let directory = FileManager.default.temporaryDirectory.path + "/gradus-journal-\(UUID().uuidString)"
  var file: String { directory + "/journal.sqlite" }

  init() throws { try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(atPath: directory) }

  func open(_ hour: Int = 0) -> Journal { .open(at: directory, now: moment(hour: hour)) }

  func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: directory).sorted() }

  func write(_ bytes: some Sequence<UInt8>, to name: String = "journal.sqlite") throws {
    try Data(bytes).write(to: URL(fileURLWithPath: directory + "/" + name))
  }

  func bytes(_ name: String = "journal.sqlite") throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: directory + "/" + name))
  }

  /// What a plain connection reads, beside the journal's own.
  func count(_ table: String) throws -> Int {
    try DatabaseQueue(path: file).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? -1 }
  }
}

/// Noon on 1 January 2026 in UTC and some hours more.
func moment(hour: Int = 0, offset: Int = 0) -> Moment {
  Moment(milliseconds: 1_767_268_800_000 + Int64(hour) * 3_600_000, offset: offset)
}

func attempt(_ exercise: String = "a", of lesson: String = "chain-rule", solves: Bool = true, hour: Int = 0) -> Attempt
{
  Attempt(
    lesson: lesson, exercise: exercise, contentHash: "5f1c", seed: .max, answer: "2x·cos(x²)",
    verdict: solves ? "equivalent" : "different", isSolution: solves, message: solves ? nil : "At x = 1 …",
    hintsUsed: 1, elapsedMilliseconds: 1500, moment: moment(hour: hour))
}

extension Journal {
  var attempts: [Attempt] {
    var all: [Attempt] = []
    try? forEachAttempt { all.append($0) }
    return all
  }
}
