import Courseware
import Terminal

extension [LintedFile] {
  /// `21 lessons: 1 error, 2 warnings`
  var summary: String {
    func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
    let (errors, warnings) = (reduce(0) { $0 + $1.errorCount }, reduce(0) { $0 + $1.warningCount })
    let lessons = count(self.count, "lesson")
    return errors + warnings == 0
      ? "\(lessons): nothing is wrong" : "\(lessons): \(count(errors, "error")), \(count(warnings, "warning"))"
  }

  /// One object: counts, and the diagnostics in the order of the files.
  var json: JSONWriter {
    var json = JSONWriter()
    json.object { json in
      for (key, value) in [
        ("files", count), ("errors", reduce(0) { $0 + $1.errorCount }),
        ("warnings", reduce(0) { $0 + $1.warningCount }),
      ] {
        json.member(key, value)
      }
      json.array("diagnostics") { json in
        for file in self { for diagnostic in file.diagnostics { json.diagnostic(diagnostic, in: file.path) } }
      }
    }
    return json
  }
}

extension JSONWriter {
  fileprivate mutating func diagnostic(_ diagnostic: Diagnostic, in file: String) {
    object { json in
      json.member("file", file)
      for (key, value) in [
        ("line", diagnostic.range.line), ("column", diagnostic.range.column), ("length", diagnostic.range.length),
      ] {
        json.member(key, value)
      }
      for (key, value) in [
        ("severity", diagnostic.severity.rawValue), ("code", diagnostic.code), ("message", diagnostic.message),
      ] {
        json.member(key, value)
      }
    }
  }
}

extension LessonStatistics {
  /// Prints how much the lesson asks of a reader, page by page.
  func report(_ path: String) {
    let stated = statedMinutes.map { "\($0) minutes stated, " } ?? ""
    print("\(Sanitizer.cleanLine(path)): \(stated)\(countedMinutes) counted; \(words) words, \(questions) questions")
    print("  words  new terms  formulas  per 100 words  questions  page")
    for page in pages {
      let density = page.words == 0 ? 0 : page.formulas * 100 / page.words
      let numbers = [
        (page.words, 7), (page.newTerms.count, 11), (page.formulas, 10), (density, 15), (page.questions, 11),
      ]
      let columns = numbers.map { number, width in
        let digits = String(number)
        return String(repeating: " ", count: width - digits.count) + digits
      }
      print(columns.joined() + "  " + Sanitizer.cleanLine(page.title))
    }
  }
}
