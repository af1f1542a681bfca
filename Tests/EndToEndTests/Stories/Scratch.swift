import Foundation

/// A folder for one test, with lessons in it; gone with the last use.
final class Scratch {
  let path: String
  var data: String { path + "/data" }
  var lessons: String { path + "/Lessons" }

  init(lessons files: [String: String] = [:]) throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("gradus-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: lessons, withIntermediateDirectories: true)
    for (name, text) in files { try text.write(toFile: lessons + "/" + name, atomically: true, encoding: .utf8) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The course of this package.
  static let shippedLessons = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Lessons").path

  /// A short course: a lesson to read, one with an exercise and a descent.
  static let course = [
    "01-slopes.md": """
    ---
    title: Slopes
    ---

    ## One page

    A slope says how fast something changes.
    """,
    "02-chain-rule.md": """
    ---
    title: The chain rule
    requires: slopes
    ---

    ## Inside out

    Multiply the slopes.

    ```exercise
    id: cube
    ask: Differentiate $(x^2+1)^3$.
    function: (x^2+1)^3
    variable: x
    wrong: 3(x^2+1)^2
      The inside moves too.
    ```

    ## Downhill

    ```descent
    loss: x^2 + 4*y^2
    x: -4..4
    y: -2..2
    from: x = 3, y = 1
    optimizers: gd, momentum
    rate: 0.05
    steps: 20
    ```
    """,
  ]
}
