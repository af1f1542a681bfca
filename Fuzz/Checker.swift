import Calculus

/// Two expressions, each on a line of its own, get a verdict in time, and the same one whichever is the answer.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzChecker(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  let lines = text.split(separator: "\n", maxSplits: 1)
  guard lines.count == 2, let expected = try? Parser.parseExpression(String(lines[0])),
    let answer = try? Parser.parseExpression(String(lines[1])), expected.weight < 512, answer.weight < 512
  else { return 0 }
  let there = Comparison(expected: expected, answer: answer).verdict
  let back = Comparison(expected: answer, answer: expected).verdict
  switch (there, back) {
  case (.equivalent, .different), (.different, .equivalent):
    check(false, "\(expected) and \(answer): \(there), the other way \(back)")
  case (.equivalent, _), (.different, _), (.undecided, _): break
  }
  if case .different = there { check(expected != answer, "\(expected) differs from itself") }
  return 0
}
