/// Whatever the bytes are, what is left is printable, bounded, and stays as it is when it is cleaned again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSanitizer(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: start, count: count)
  let text = Sanitizer.clean(bytes: bytes).text
  for scalar in text.unicodeScalars where scalar != "\n" {
    check(scalar.gridClass != .control && scalar.gridClass != .invisible, "U+\(String(scalar.value, radix: 16)) is left")
  }
  let again = Sanitizer.clean(bytes: text.utf8)
  check(Array(again.text.utf8) == Array(text.utf8) && again.findings.isEmpty, "cleaned again it is another text")
  // The longest answer to a byte is its name: eight characters for the three bytes of a direction, four blanks for a tab.
  check(text.utf8.count <= 4 * count, "\(count) bytes became \(text.utf8.count)")
  let line = Sanitizer.cleanLine(String(decoding: bytes, as: UTF8.self))
  check(!line.contains("\n") && Sanitizer.cleanLine(line) == line, "a line of two, or another when it is cleaned again")
  return 0
}
