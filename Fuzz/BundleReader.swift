import Journal

/// Whatever the bytes are, a bundle of attempts is read or refused, and what was read can be written and read again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzBundle(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let file = try? BundleFile(bytes, at: "fuzz") else { return 0 }
  check(file.attempts.count <= bytes.count { $0 == 10 } + 1, "more attempts than lines")
  var bundle = Bundle(learner: file.learner)
  var text = bundle.head + "\n"
  for attempt in file.attempts { text += bundle.line(attempt).text + "\n" }
  guard let again = try? BundleFile(Array(text.utf8), at: "again") else {
    check(false, "what was written does not read")
    return 0
  }
  check(again.fault == nil, "\(again.fault ?? "")")
  check(again.attempts == file.attempts && again.learner == file.learner, "written and read it is another")
  return 0
}
