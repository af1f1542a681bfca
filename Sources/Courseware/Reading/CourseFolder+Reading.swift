#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension CourseFolder {
  /// Finds the folder of lessons on this machine.
  package static func find(option: String?, environment: String?, executable: String?) throws(CourseError)
    -> CourseFolder
  {
    try first(of: candidates(option: option, environment: environment, executable: executable)) { path in
      var status = stat()
      return stat(path, &status) == 0
    }
  }

  /// Lists the lessons. Reads every file once and no Markdown; a file that cannot be read is an entry that says why.
  package func list() throws(CourseError) -> Course {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw openingError(errno) }
    defer { close(folder) }
    let entries = try names(in: folder).filter(LessonFileName.isLesson).map { name in
      Course.Entry.listed(
        file: name,
        contents: Result { () throws(Diagnostic) in try LessonFile.bytes(named: name, in: folder) })
    }
    guard !entries.isEmpty else { throw .empty(path) }
    return Course(entries)
  }

  /// Reads a lesson of the list in full.
  package func lesson(_ entry: Course.Entry) -> Lesson {
    LessonFile.lesson(at: path + "/" + entry.file, named: entry.file, followsLinks: false)
  }

  /// Reads a page of one of its lessons.
  package func page(_ reference: Course.Reference, of entry: Course.Entry) -> Lesson.Page {
    do throws(Diagnostic) {
      let bytes = try LessonFile.bytes(at: path + "/" + entry.file, followsLinks: false)
      return Lesson.referencePage(reference.id, in: bytes, file: entry.file)
    } catch {
      return Lesson.notLoaded(error, file: entry.file, id: entry.id, order: entry.order).pages[0]
    }
  }

  private func openingError(_ code: CInt) -> CourseError {
    switch code {
    case ENOENT: .missing(path, origin)
    case ENOTDIR: .notAFolder(path)
    default: .unreadable(path, reason: LessonFile.systemMessage(code))
    }
  }

  /// The names in an open folder, in no order.
  private func names(in folder: CInt) throws(CourseError) -> [String] {
    // The stream takes over the descriptor it gets and closes it.
    let copy = dup(folder)
    guard copy >= 0, let stream = fdopendir(copy) else {
      let code = errno
      if copy >= 0 { close(copy) }
      throw .unreadable(path, reason: LessonFile.systemMessage(code))
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        String(cString: UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
      }
      names.append(name)
      guard names.count <= CoursewareLimits.files + 2 else { throw .tooManyFiles(path, count: names.count - 2) }
    }
    return names
  }
}
