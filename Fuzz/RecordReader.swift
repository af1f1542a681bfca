import Practice

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Whatever file lies where the record should be, the journal opens; it keeps what is recorded then, or says why not, and
/// a file that is not its own stays as it was.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRecord(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let folder = "/tmp/gradus-fuzz-\(getpid())"
  mkdir(folder, 0o700)
  for name in Files.names(in: folder) where name != "." && name != ".." { unlink(folder + "/" + name) }
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let file = open(folder + "/journal.sqlite", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  guard file >= 0, write(file, bytes, bytes.count) == bytes.count else { return 0 }
  close(file)
  let now = Moment(milliseconds: 1_767_268_800_000, offset: 0)
  let journal = Journal.open(at: folder, now: now)
  let attempt = Attempt(
    lesson: "fuzz", exercise: "new", contentHash: "h", answer: "2x", verdict: "right", isSolution: true, moment: now)
  let keeping = journal.record(.attempt(attempt))
  var isThere = false
  try? journal.forEachAttempt { isThere = isThere || $0 == attempt }
  check(isThere, "what was recorded is not in the record")
  check(journal.progress.solved["fuzz"] == ["new"], "what was solved is not known")
  check(keeping == .kept || journal.trouble != nil, "not kept without a reason")
  switch journal.trouble {
  case .newerVersion, .foreign:
    check((try? Files.head(folder + "/journal.sqlite", count: count + 1)) == bytes, "a file of others was changed")
  case nil, .noDirectory, .notDirectory, .notWritable, .diskFull, .diskError, .busy, .notMigrated, .damaged: break
  }
  return 0
}
