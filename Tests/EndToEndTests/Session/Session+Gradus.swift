import Foundation

extension Session {
  /// The program under test, built beside these tests.
  static var program: String {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    let products = bundle?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
    return products.appendingPathComponent("gradus").path
  }

  /// Starts the tutor with a folder for its record.
  static func gradus(
    data: String, _ arguments: [String] = [], columns: Int = 80, rows: Int = 24, environment: [String: String] = [:],
    patience: Duration = .seconds(20)
  ) throws -> Session {
    try Session(
      program, arguments + ["--data-dir", data], columns: columns, rows: rows, environment: environment,
      patience: patience)
  }
}
