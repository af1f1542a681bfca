/// Whatever the lines are, every kind of block reads them, and what is wrong lies within them.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFieldsReader(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let source = try? SourceText(bytes) else { return 0 }
  let lines = (0..<source.lineCount).map(source.line)
  let fields = Fields(lines)
  for field in fields.fields {
    check(field.keyRange.line <= source.lineCount && field.value.range.column >= 1, "a field outside of the text")
  }
  for kind in LiveBlock.Kind.allCases {
    var diagnostics: [Diagnostic] = []
    let block = LiveBlock.read(lines, of: kind, at: SourceRange(line: 1, column: 1), into: &diagnostics)
    if case .broken(let broken) = block { check(!broken.diagnostics.isEmpty, "a broken block without a finding") }
    if case .exercise(let exercise) = block {
      let drawn = exercise.instance(seed: 1)
      check(drawn.parameters.isEmpty && drawn.id == exercise.id, "a draw that is none")
      _ = ExerciseQuestion(drawn, lesson: "fuzz").judge("2x + 1")
    }
    for diagnostic in diagnostics {
      check((1...source.lineCount).contains(diagnostic.range.line), "line \(diagnostic.range.line)")
    }
  }
  return 0
}
