import Calculus

/// What is said beside a result: how an ambiguous text was read, and what is taken at the corners of functions.
struct Notes {
  let sentences: [String]

  init(_ formula: Formula, conventionsOf expressions: [Expression] = []) {
    var sentences = formula.notes.map { note in
      "\(formula.source(note.range)) is read as \(note.reading), not as \(note.alternative)."
    }
    for convention in expressions.flatMap(\.conventions) where !sentences.contains(convention) {
      sentences.append(convention)
    }
    self.sentences = sentences
  }

  /// On standard error, so that standard output holds the result alone.
  func tell() { for sentence in sentences { complain("note: \(sentence)") } }

  /// As a member, where there is anything to say.
  func write(to json: inout JSONWriter) {
    guard !sentences.isEmpty else { return }
    json.array("notes") { json in for sentence in sentences { json.string(sentence) } }
  }
}
