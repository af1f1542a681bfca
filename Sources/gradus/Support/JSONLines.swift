import Calculus

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// One request of a `--jsonl` run: its members, and its `id` as it stood.
struct JSONRequest {
  let id: Slice<UnsafeBufferPointer<UInt8>>?
  private let members: [(key: String, value: JSONValue, text: Slice<UnsafeBufferPointer<UInt8>>)]

  fileprivate init(_ line: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    members = try JSONReader.members(of: line)
    id = members.first { $0.key == "id" }?.text
  }

  subscript(key: String) -> JSONValue? { members.first { $0.key == key }?.value }

  /// The text of a member that must be a string; nil where there is none.
  func text(_ key: String) throws -> String? {
    switch self[key] {
    case .none, .null?: nil
    case .string(let text)?: text
    case .number?, .bool?, .array?, .object?: throw Failure(.badInput, "\"\(key)\" must be a string")
    }
  }

  func requiredText(_ key: String) throws -> String {
    guard let text = try text(key) else { throw Failure(.badInput, "\"\(key)\" is missing") }
    return text
  }

  /// A list of strings; nil where there is none.
  func names(_ key: String) throws -> [String]? {
    guard let value = self[key] else { return nil }
    guard case .array(let values) = value else { throw Failure(.badInput, "\"\(key)\" must be a list of strings") }
    return try values.map { value in
      guard case .string(let text) = value else { throw Failure(.badInput, "\"\(key)\" must be a list of strings") }
      return text
    }
  }

  /// A whole number within a range; nil where there is none.
  func integer(_ key: String, in range: ClosedRange<Int>) throws -> Int? {
    guard let value = self[key] else { return nil }
    guard case .number(let number) = value, let integer = Int(exactly: number), range.contains(integer) else {
      throw Failure(.badInput, "\"\(key)\" must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return integer
  }
}

/// Answers one JSON object a line from standard input with one a line on standard output, in order and in constant
/// memory. What has been answered is written as soon as no further input is waiting.
enum JSONLines {
  /// A longer line is answered with an error and skipped.
  private static let maximumLine = 1 << 20

  /// - Parameter answer: writes the members of the answer, or throws; a `Failure` becomes the member `error`.
  /// - Throws: a `Failure` without a message where any line had an error.
  static func run(_ answer: (JSONRequest, inout JSONWriter) throws -> Void) throws {
    var output = JSONWriter()
    var input = [UInt8]()
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var hadError = false
    var isSkipping = false

    func respond(_ line: UnsafeBufferPointer<UInt8>) {
      if line.allSatisfy({ $0 == 32 || $0 == 9 || $0 == 13 }) { return }
      let isFine = output.line { writer in
        do {
          let request = try JSONRequest(line)
          writer.id(of: request)
          let start = writer.mark
          do {
            try answer(request, &writer)
            return true
          } catch {
            writer.rewind(to: start)
            throw error
          }
        } catch let error as JSONError {
          writer.error("not a JSON object: \(error.reason), at byte \(error.offset + 1)")
        } catch let error as ParseError {
          writer.error(error)
        } catch let failure as Failure {
          writer.error(failure.message ?? "the request failed")
        } catch {
          writer.error("\(error)")
        }
        return false
      }
      hadError = hadError || !isFine
    }

    while true {
      let count = chunk.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      var start = 0
      for index in 0..<count where chunk[index] == 10 {
        if isSkipping {
          isSkipping = false
        } else if input.isEmpty {
          chunk.withUnsafeBufferPointer { respond(UnsafeBufferPointer(rebasing: $0[start..<index])) }
        } else {
          input.append(contentsOf: chunk[start..<index])
          input.withUnsafeBufferPointer(respond)
          input.removeAll(keepingCapacity: true)
        }
        start = index + 1
      }
      if !isSkipping { input.append(contentsOf: chunk[start..<count]) }
      if input.count > maximumLine {
        (isSkipping, hadError) = (true, true)
        input.removeAll()
        _ = output.line { writer in
          writer.error("a line of more than \(maximumLine) bytes")
          return false
        }
      }
      guard writeAll(output.bytes, to: STDOUT_FILENO) else { throw Failure(.machine) }
      output.removeAll()
    }
    if !input.isEmpty { input.withUnsafeBufferPointer(respond) }
    guard writeAll(output.bytes, to: STDOUT_FILENO) else { throw Failure(.machine) }
    if hadError { throw Failure(.badInput) }
  }
}

extension JSONWriter {
  fileprivate mutating func line(_ body: (inout JSONWriter) -> Bool) -> Bool {
    var isFine = true
    startLine()
    object { isFine = body(&$0) }
    endLine()
    return isFine
  }

  fileprivate mutating func id(of request: JSONRequest) {
    guard let id = request.id else { return }
    key("id")
    raw(id)
  }

  /// The message, the place as an offset in the UTF-8 of the text, and what could be meant.
  fileprivate mutating func error(_ error: ParseError) {
    self.error(error.message)
    key("offset")
    number(error.range.lowerBound)
    guard !error.repairs.isEmpty else { return }
    key("repairs")
    array { json in for repair in error.repairs { json.string(repair.text) } }
  }

  fileprivate mutating func error(_ message: String) {
    key("error")
    string(message)
  }
}
