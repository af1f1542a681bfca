extension Lesson {
  /// Reads a lesson out of the bytes of its file. Whatever they are, a lesson comes back: what does not read is said on
  /// a page of its own or in its place, and the rest lives.
  ///
  /// Takes time linear in the number of bytes.
  ///
  /// - Parameter file: the file's name without its folder.
  package static func read(_ bytes: [UInt8], file: String) -> Lesson {
    let name = LessonFileName(file)
    do throws(Diagnostic) {
      return read(try SourceText(bytes), file: file, id: name?.id ?? file, order: name?.order)
    } catch {
      return notLoaded(error, file: file, id: name?.id ?? file, order: name?.order)
    }
  }

  /// Stands for a lesson whose file cannot be read: one page that says why.
  package static func notLoaded(_ diagnostic: Diagnostic, file: String, id: String, order: Int?) -> Lesson {
    Lesson(
      id: id, order: order, front: FrontMatter(title: LessonFileName.title(of: id)),
      pages: [.mistakes([diagnostic], file: file, source: nil)], diagnostics: [diagnostic])
  }

  /// A page that can be opened from anywhere, as it stands in its lesson: alone it takes a fraction of the lesson's time.
  ///
  /// - Parameter id: its name. Where no page has it any more the lesson's first stands for it.
  package static func referencePage(_ id: String, in bytes: [UInt8], file: String) -> Page {
    if let page = pageAlone(id, in: bytes) { return page }
    let lesson = read(bytes, file: file)
    return lesson.pages.first { $0.reference == id } ?? lesson.pages[0]
  }

  /// Nil where a quick look does not find the page for certain, or the file defines links, which count on all its pages.
  /// Ids that other pages use are not looked for: no block of a reference page is answered.
  private static func pageAlone(_ id: String, in bytes: [UInt8]) -> Page? {
    guard let source = try? SourceText(bytes) else { return nil }
    let glance = Course.Glance(source.bytes)
    let definesLinks = zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: "]") && $1 == UInt8(ascii: ":") }
    guard glance.isCertain, !definesLinks, let reference = glance.references.first(where: { $0.id == id }),
      let lines = glance.page(ofLine: reference.line)
    else { return nil }
    var ignored: [Diagnostic] = []
    return MarkdownReader.read(MarkdownInput(source, lines), isLesson: true).sections
      .compactMap { Page($0, title: "", into: &ignored) }.first { $0.reference == id }
  }

  private static func read(_ source: SourceText, file: String, id: String, order: Int?) -> Lesson {
    var diagnostics = source.diagnostics
    let extent = FrontMatter.extent(in: source)
    let front = FrontMatter.read(source, extent, id: id, into: &diagnostics)
    let frontErrors = diagnostics.filter { $0.severity == .error }
    let result = MarkdownReader.read(MarkdownInput(source, extent.body...), isLesson: true)
    diagnostics += result.diagnostics
    var pages = result.sections.compactMap { Page($0, title: front.title, into: &diagnostics) }
    breakDuplicates(in: &pages, source, into: &diagnostics)
    if pages.isEmpty {
      let end = SourceRange(line: min(extent.body + 1, source.lineCount), column: 1)
      diagnostics.append(Diagnostic(.noPages, at: end))
    }
    if !frontErrors.isEmpty || pages.isEmpty {
      let errors = frontErrors.isEmpty ? diagnostics.filter { $0.severity == .error } : frontErrors
      pages.insert(.mistakes(errors, file: file, source: source), at: 0)
    }
    diagnostics.sort { $0.range < $1.range }
    return Lesson(id: id, order: order, front: front, pages: pages, links: result.links, diagnostics: diagnostics)
  }

  /// Progress hangs on ids: of two blocks with one id only the first counts.
  private static func breakDuplicates(
    in pages: inout [Page], _ source: SourceText, into diagnostics: inout [Diagnostic]
  ) {
    var lines: [String: Int] = [:]
    for page in pages.indices {
      for index in pages[page].blocks.indices {
        guard case .live(let block) = pages[page].blocks[index], let id = block.id else { continue }
        let range = block.range
        if let first = lines[id] {
          let diagnostic = Diagnostic(.duplicateIdentifier(id, firstLine: first), at: range)
          diagnostics.append(diagnostic)
          pages[page].blocks[index] = .live(
            .broken(
              BrokenBlock(
                kind: block.kind, diagnostics: [diagnostic], lines: [source.line(range.line - 1)],
                notes: BlockNotes(range: range))))
        } else {
          lines[id] = range.line
        }
      }
    }
  }
}

extension Lesson.Page {
  /// The page of a section; `nil` for an empty beginning of the file.
  fileprivate init?(_ section: MarkdownReader.Section, title: String, into diagnostics: inout [Diagnostic]) {
    guard section.heading != nil || !section.blocks.isEmpty else { return nil }
    var filling = Filling()
    let heading = filling.fill(section.heading ?? [Markdown.Run(.text(title))])
    self.init(
      title: heading.plainText, heading: heading, blocks: filling.fill(section.blocks), pauses: section.pauses,
      covers: section.covers, claims: section.claims, range: section.range)
    diagnostics += filling.diagnostics
    do throws(Diagnostic) {
      reference = try section.reference?.identifier()
    } catch {
      diagnostics.append(error)
    }
  }

  /// A page that says what is wrong, with each place under the line it is in.
  fileprivate static func mistakes(_ diagnostics: [Diagnostic], file: String, source: SourceText?) -> Lesson.Page {
    let heading = "This lesson has a mistake"
    let blocks = diagnostics.flatMap { diagnostic -> [Markdown.Block] in
      let line = source.map { $0.line(diagnostic.range.line - 1).text } ?? ""
      let place = "\(file):\(diagnostic.range.line):\(diagnostic.range.column)"
      let picture = line.isEmpty ? place : "\(place)\n\(line)\n\(diagnostic.range.caret(under: line))"
      return [
        .paragraph([Markdown.Run(.text(diagnostic.message + "."))]),
        .code(Markdown.Code(language: "", text: picture, range: diagnostic.range)),
      ]
    }
    return Lesson.Page(
      title: heading, heading: [Markdown.Run(.text(heading))], blocks: blocks,
      range: diagnostics.first?.range ?? .start)
  }
}

extension [Markdown.Run] {
  /// The text alone: mathematics and code as their source.
  package var plainText: String {
    map { run in
      switch run.content {
      case .text(let text), .code(let text): text
      case .mathematics(let mathematics): mathematics.text
      case .lineBreak: " "
      }
    }.joined()
  }
}
