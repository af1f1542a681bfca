import Foundation

/// The program run to its end without a terminal: what it wrote and how it ended.
struct Run {
  let status: Int32
  /// Whether it ended by itself and not by a signal.
  let ended: Bool
  let output: String
  let errors: String
  let time: Duration

  var lines: [String] { output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast() }

  static func gradus(_ arguments: String..., input: [UInt8] = []) throws -> Run {
    try gradus(arguments, input: input)
  }

  static func gradus(_ arguments: [String], input: [UInt8] = []) throws -> Run {
    let process = Process()
    process.executableURL = URL(filePath: Session.program)
    process.arguments = arguments
    let (source, output, errors) = (Pipe(), Pipe(), Pipe())
    (process.standardInput, process.standardOutput, process.standardError) = (source, output, errors)
    let start = ContinuousClock.now
    try process.run()
    // Written beside the reading, so that no pipe fills up.
    let writer = Thread {
      try? source.fileHandleForWriting.write(contentsOf: Data(input))
      try? source.fileHandleForWriting.close()
    }
    writer.start()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let complaint = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, ended: process.terminationReason == .exit,
      output: String(decoding: text, as: UTF8.self), errors: String(decoding: complaint, as: UTF8.self),
      time: ContinuousClock.now - start)
  }
}
