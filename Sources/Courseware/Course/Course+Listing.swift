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
      let front = FrontMatter.read(source, FrontMatter.extent(in: source), id: name.id, isListing: true, into: &ignored)
      let glance = Course.Glance(bytes)
      return Course.Entry(
        id: name.id, order: name.order, file: file, front: front, activities: glance.activities,
        references: glance.references)
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
