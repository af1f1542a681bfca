extension Course.Entry {
  /// What the home screen shows of a lesson: its front matter and the ids of what is to be answered. Reads no Markdown.
  ///
  /// - Parameters:
  ///   - file: the file's name without its folder.
  ///   - contents: the bytes of the file, or why there are none.
  package static func listed(file: String, contents: Result<[UInt8], Diagnostic>) -> Course.Entry {
    guard let name = LessonFileName(file) else {
      return notLoaded(Diagnostic(.fileName(file), at: .start), file: file, id: file, order: nil)
    }
    do throws(Diagnostic) {
      let bytes = try contents.get()
      guard bytes.count <= CoursewareLimits.fileBytes else {
        throw Diagnostic(.fileTooLarge(bytes: bytes.count), at: .start)
      }
      let source = try SourceText(FrontMatter.head(of: bytes))
      var ignored: [Diagnostic] = []
      let front = FrontMatter.read(source, FrontMatter.extent(in: source), id: name.id, into: &ignored)
      return Course.Entry(
        id: name.id, order: name.order, file: file, front: front, activities: Course.activities(in: bytes))
    } catch {
      return notLoaded(error, file: file, id: name.id, order: name.order)
    }
  }

  private static func notLoaded(_ diagnostic: Diagnostic, file: String, id: String, order: Int?) -> Course.Entry {
    Course.Entry(
      id: id, order: order, file: file, front: FrontMatter(title: LessonFileName.title(of: id)), notLoaded: diagnostic)
  }
}

extension FrontMatter {
  /// The bytes up to the second line `---`, or as many whole lines as a front matter may have.
  static func head(of bytes: [UInt8]) -> ArraySlice<UInt8> {
    let bound = bytes.prefix(CoursewareLimits.frontMatterBytes + 1)
    var start = bound.startIndex
    var fences = 0
    while fences < 2, let end = bound[start...].firstIndex(of: 0x0A) {
      let line = bound[start..<end]
      if line.starts(with: [0x2D, 0x2D, 0x2D]), line.dropFirst(3).allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) {
        fences += 1
      }
      start = end + 1
    }
    return fences == 2 || bound.count < bytes.count ? bound[..<start] : bound
  }
}

extension Course {
  /// The exercises, choices and cards of a lesson, found by their fences and `id:` lines alone.
  ///
  /// Takes time linear in the bytes, a fraction of a full read.
  static func activities(in bytes: [UInt8]) -> [Activity] { bytes.withUnsafeBufferPointer(activities) }

  private static func activities(in buffer: UnsafeBufferPointer<UInt8>) -> [Activity] {
    var activities: [Activity] = []
    var fence: Fence?
    var start = 0
    while start < buffer.count {
      var end = start
      while end < buffer.count, buffer[end] != 0x0A { end += 1 }
      let line = UnsafeBufferPointer(rebasing: buffer[start..<end])
      start = end + 1
      guard let open = fence else {
        fence = Fence(line)
        continue
      }
      if open.isClosed(by: line) {
        fence = nil
      } else if let kind = open.kind, let id = Self.id(line) {
        activities.append(Activity(kind: kind, id: id))
        fence?.kind = nil
      }
    }
    return activities
  }

  private static func id(_ line: UnsafeBufferPointer<UInt8>) -> String? {
    guard line.count > 3, line[0] == 0x69, line[1] == 0x64, line[2] == 0x3A else { return nil }
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D }
    let value = line.dropFirst(3).drop(while: isBlank)
    let text = String(
      decoding: value.prefix(value.count - value.reversed().prefix(while: isBlank).count), as: UTF8.self)
    return text.isIdentifier ? text : nil
  }

  /// An open fence of a code block.
  private struct Fence {
    private var mark: UInt8
    private var length: Int
    /// The kind of block, until its id is found.
    var kind: LiveBlock.Kind?

    init?(_ line: UnsafeBufferPointer<UInt8>) {
      guard let first = line.first, first == 0x60 || first == 0x7E else { return nil }
      mark = first
      length = line.prefix { $0 == first }.count
      guard length >= 3 else { return nil }
      let word = line.dropFirst(length).drop { $0 == 0x20 }.prefix { (0x61...0x7A).contains($0) }
      let named = LiveBlock.Kind(rawValue: String(decoding: word, as: UTF8.self))
      kind = named.flatMap { Schema.block($0).key("id") == nil ? nil : $0 }
    }

    func isClosed(by line: UnsafeBufferPointer<UInt8>) -> Bool {
      guard line.first == mark else { return false }
      let marks = line.prefix { $0 == mark }.count
      return marks >= length && line.dropFirst(marks).allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    }
  }
}
