import ArgumentParser
import Terminal

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `gradus replay`: a recorded run, shown again once it has been found to be the same.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Run a recorded descent again, or decide a doubted verdict or the attempts of a bundle.",
    discussion: """
      The run is made anew from the arguments and the seed in the file. Where a frame differs from the recorded one, that \
      is said, and the status is 1. Of a bundle, as gradus export --format jsonl writes it, and of a doubted verdict, as \
      the tutor's key F7 writes it, each exercise is drawn again from its seed, and each answer read and judged again.

      Examples:
        gradus descend 'x^2+10y^2' --from x=4,y=1 --noise 2 --seed 7 --record run.txt
        gradus replay run.txt
        gradus replay ada.jsonl
        gradus replay doubt-20261214T103000Z.json
      """)

  @Argument(help: "A file that gradus descend --record, gradus export or the tutor's doubt key wrote.") var file: String
  @OptionGroup var common: CommonOptions

  func run() throws {
    let bytes = try Self.bytes(of: file)
    if bytes.first == UInt8(ascii: "{") {
      if let doubt = DoubtFile(bytes) { return try doubt.replay(common) }
      return try BundleReplay(file: file, common: common).run()
    }
    guard let recorded = RecordedRun(bytes) else {
      throw Failure(.badInput, "\(file) is no recorded run: gradus descend … --record \(file) writes one")
    }
    let command: DescendCommand
    do {
      command = try DescendCommand.parse(recorded.arguments)
    } catch {
      throw Failure(.badInput, "\(file) does not say which run it is: \(DescendCommand.message(for: error))")
    }
    let again = try command.recording()
    for frame in recorded.frames {
      print("step \(frame.step)")
      for row in frame.rows { print(Sanitizer.cleanLine(row)) }
    }
    let pairs = zip(recorded.frames, again.frames)
    if let first = pairs.first(where: { $0.step != $1.step || $0.rows != $1.rows }) {
      throw Failure(.wrong, "run again, the frame of step \(first.0.step) is another one")
    }
    guard recorded.frames.count == again.frames.count else {
      throw Failure(.wrong, "run again, there are \(again.frames.count) frames and not \(recorded.frames.count)")
    }
  }

  /// More than the longest recording.
  private static let limit = 1 << 26

  private static func bytes(of path: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Failure(.badInput, "\(path) cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < limit {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure(.badInput, "\(path) cannot be read: \(String(cString: strerror(errno)))") }
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    return bytes
  }
}
