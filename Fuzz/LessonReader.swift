/// Whatever the bytes are, a lesson comes back whose findings lie in the file and whose texts hold nothing that a
/// terminal or a browser would obey.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLessonReader(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let lesson = Lesson.read(bytes, file: "05-fuzz.md")
  check(!lesson.pages.isEmpty && !lesson.title.isEmpty, "a lesson without pages or title")
  let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
  for diagnostic in lesson.diagnostics {
    check((1...(lines + 1)).contains(diagnostic.range.line), "line \(diagnostic.range.line) of \(lines)")
    check(diagnostic.range.column >= 1 && diagnostic.range.length >= 0, "column \(diagnostic.range.column)")
    check(!diagnostic.message.isEmpty, "a finding without words")
  }
  for case (_, .broken(let broken)) in lesson.liveBlocks {
    check(!broken.diagnostics.isEmpty, "a broken block without a finding")
  }
  for text in lesson.texts {
    for scalar in text.line.unicodeScalars {
      check(!Scalars.isControl(scalar.value), "the control character \(scalar.value) in a text")
    }
  }
  let html = Handout(lesson, hasAnswers: true).html
  check(!html.contains("<script"), "markup of a stranger")
  let entry = Course.Entry.listed(file: "05-fuzz.md", contents: .success(bytes))
  check(!entry.front.title.isEmpty, "an entry without a title")
  return 0
}
