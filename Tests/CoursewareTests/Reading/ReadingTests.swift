import Testing

@testable import Courseware

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder that is there for one test.
private final class Folder {
  let path: String

  init() throws {
    var template = Array("/tmp/gradus-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    path = try #require(made)
  }

  deinit {
    for name in names { unlink(path + "/" + name) }
    rmdir(path)
  }

  private(set) var names: [String] = []

  func write(_ text: String, to name: String) throws {
    names.append(name)
    let file = try #require(fopen(path + "/" + name, "w"))
    defer { fclose(file) }
    let bytes = Array(text.utf8)
    try #require(fwrite(bytes, 1, bytes.count, file) == bytes.count)
  }

  func name(_ name: String) -> String {
    names.append(name)
    return path + "/" + name
  }

  var course: CourseFolder { CourseFolder(path: path, origin: .option) }
}

@Suite struct ReadingTests {
  @Test func aFolderIsListedAndALessonOpened() throws {
    let folder = try Folder()
    try folder.write("---\ntitle: B\n---\n## P\ntext", to: "02-b.md")
    try folder.write("---\ntitle: A\n---\n## P\ntext", to: "01-a.md")
    try folder.write("not a lesson", to: "README.md")
    try folder.write("not one either", to: "notes.txt")
    let course = try folder.course.list()
    #expect(course.entries.map(\.front.title) == ["A", "B"])
    let entry = try #require(course.entry(id: "b"))
    let lesson = folder.course.lesson(entry)
    #expect(lesson.title == "B" && lesson.pages.map(\.title) == ["P"])
  }

  @Test func aLinkAPipeAndAFolderAreRefusedAtOnce() throws {
    let folder = try Folder()
    try folder.write("---\ntitle: A\n---\n## P\ntext", to: "01-a.md")
    try #require(symlink("01-a.md", folder.name("02-link.md")) == 0)
    try #require(mkfifo(folder.name("03-pipe.md"), 0o600) == 0)
    try #require(mkdir(folder.path + "/04-folder.md", 0o700) == 0)
    defer { rmdir(folder.path + "/04-folder.md") }
    let course = try folder.course.list()
    #expect(course.entries.map { $0.notLoaded?.code } == [nil, "symbolic-link", "not-regular", "not-regular"])
    for entry in course.entries.dropFirst() {
      let lesson = folder.course.lesson(entry)
      #expect(lesson.pages.map(\.title) == ["This lesson has a mistake"])
      #expect(lesson.diagnostics == [entry.notLoaded])
    }
    #expect(try LessonFile.bytes(at: folder.path + "/02-link.md").count > 0)
  }

  @Test func filesAreBounded() throws {
    let folder = try Folder()
    let line = String(repeating: "x", count: 1_023) + "\n"
    try folder.write(String(repeating: line, count: 1_024), to: "01-a.md")
    try folder.write(String(repeating: line, count: 1_024) + "x", to: "02-b.md")
    #expect(try LessonFile.bytes(at: folder.path + "/01-a.md").count == CoursewareLimits.fileBytes)
    let error = #expect(throws: Diagnostic.self) { try LessonFile.bytes(at: folder.path + "/02-b.md") }
    #expect(error?.cause == .fileTooLarge(bytes: CoursewareLimits.fileBytes + 1))
  }

  @Test func aLessonThatGoesAwaySaysSo() throws {
    let folder = try Folder()
    try folder.write("---\ntitle: A\n---\n## P\ntext", to: "01-a.md")
    let entry = try #require(try folder.course.list().entries.first)
    unlink(folder.path + "/01-a.md")
    #expect(folder.course.lesson(entry).diagnostics.map(\.code) == ["unreadable"])
  }

  @Test func foldersThatAreNone() throws {
    let folder = try Folder()
    #expect(throws: CourseError.empty(folder.path)) { try folder.course.list() }
    let missing = CourseFolder(path: folder.path + "/nowhere", origin: .option)
    #expect(throws: CourseError.missing(missing.path, .option)) { try missing.list() }
    try folder.write("x", to: "01-a.md")
    let file = CourseFolder(path: folder.path + "/01-a.md", origin: .option)
    #expect(throws: CourseError.notAFolder(file.path)) { try file.list() }
    #expect(throws: CourseError.missing(missing.path, .option)) {
      try CourseFolder.find(option: missing.path, environment: nil, executable: nil)
    }
    #expect(try CourseFolder.find(option: folder.path, environment: nil, executable: nil) == folder.course)
  }
}
