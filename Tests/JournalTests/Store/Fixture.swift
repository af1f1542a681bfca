import Foundation
import GRDB

@testable import Journal

/// A file that a schema left, kept in the repository as it is. A new schema adds one: GRADUS_RECORD=1 makes those that
/// are missing, and changes none.
struct Fixture {
  private let path: String

  static let answers = ["3x^2", "3(x^2+1)^2", "6x(x^2+1)^2"]

  init(schema number: Int) throws {
    path =
      URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/journal-\(number).sqlite").path
    let isRecording = ProcessInfo.processInfo.environment["GRADUS_RECORD"] != nil
    if isRecording, !FileManager.default.fileExists(atPath: path) {
      try make(Schema(steps: Array(Schema.current.steps.prefix(number))))
    }
  }

  func bytes() throws -> Data { try Data(contentsOf: URL(filePath: path)) }

  private func make(_ schema: Schema) throws {
    let sandbox = try Sandbox()
    _ = try Connection(Location(directory: sandbox.directory, schema: schema, stamp: moment().stamp))
    let queue = try DatabaseQueue(path: sandbox.file)
    try queue.write { database in
      for (index, answer) in Self.answers.enumerated() {
        let isRight = index == Self.answers.count - 1
        try database.execute(
          sql: """
            INSERT INTO attempts VALUES (NULL, 'chain-rule', 'a', 'h', NULL, ?, ?, ?, 'Look at x = 1.', ?, 4000, ?, 3600)
            """,
          arguments: [answer, isRight ? "right" : "wrong", isRight, index, moment(hour: index).milliseconds])
      }
      let (first, last) = (moment(), moment(hour: Self.answers.count - 1))
      try database.execute(
        sql: """
          INSERT INTO solved VALUES ('chain-rule', 'a');
          INSERT INTO places (lesson, page) VALUES ('chain-rule', 3);
          INSERT INTO drafts VALUES ('chain-rule', 'b', '6x(');
          INSERT INTO settings VALUES ('theme', 'dark');
          """)
      try database.execute(
        sql: "INSERT INTO days VALUES (?, ?, ?)", arguments: [first.day, first.milliseconds, last.milliseconds])
      if schema.steps.count > 1 {
        try database.execute(sql: "INSERT INTO daily VALUES (?, 'chain-rule', 3, 1, 12000)", arguments: [first.day])
      }
    }
    try queue.close()
    try sandbox.bytes().write(to: URL(filePath: path), options: .withoutOverwriting)
  }
}
