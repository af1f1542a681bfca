extension FrontMatter {
  /// Where the front matter stands among the lines of a file.
  struct Extent {
    /// The lines between the two `---`, from 0.
    var lines: Range<Int>
    /// The first line after it.
    var body: Int
    /// What is wrong with the frame.
    var diagnostic: Diagnostic?
  }

  /// Finds the `---` lines.
  static func extent(in source: SourceText) -> Extent {
    func isFence(_ index: Int) -> Bool {
      let line = source.bytes(ofLine: index)
      return line.starts(with: [0x2D, 0x2D, 0x2D]) && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }
    guard isFence(0) else {
      return Extent(lines: 0..<0, body: 0, diagnostic: Diagnostic(.frontMatterMissing, at: .start))
    }
    guard let end = (1..<max(1, source.lineCount)).first(where: isFence) else {
      return Extent(
        lines: 0..<0, body: 1,
        diagnostic: Diagnostic(.frontMatterUnclosed, at: SourceRange(line: 1, column: 1, length: 3)))
    }
    let size = source.lineStarts[end]
    guard size <= CoursewareLimits.frontMatterBytes else {
      return Extent(lines: 0..<0, body: end + 1, diagnostic: Diagnostic(.frontMatterTooLong(bytes: size), at: .start))
    }
    return Extent(lines: 1..<end, body: end + 1)
  }

  /// Reads the fields; where they do not read, what does still counts.
  ///
  /// - Parameters:
  ///   - id: makes the title where there is none.
  ///   - isListing: leaves out what no list of lessons shows.
  static func read(
    _ source: SourceText, _ extent: Extent, id: String, isListing: Bool = false, into diagnostics: inout [Diagnostic]
  ) -> FrontMatter {
    guard extent.diagnostic == nil else {
      diagnostics += extent.diagnostic.map { [$0] } ?? []
      return FrontMatter(title: LessonFileName.title(of: id))
    }
    var fields = Fields(extent.lines.map(source.line))
    if isListing { fields.drop("covers") }
    let values = FieldValues(fields, of: .frontMatter, at: .start)
    diagnostics += values.diagnostics
    var requirements: [Requirement] = []
    for word in values.words("requires") {
      do throws(Diagnostic) {
        requirements.append(Requirement(id: try word.identifier(), range: word.range))
      } catch {
        diagnostics.append(error)
      }
    }
    return FrontMatter(
      title: values.text("title") ?? LessonFileName.title(of: id), summary: values.text("summary") ?? "",
      minutes: values.count("minutes"), requires: requirements, objectives: values.proseList("objectives"),
      tags: values.tags, covers: values.placements("covers"))
  }
}
