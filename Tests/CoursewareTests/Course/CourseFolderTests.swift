import Testing

@testable import Courseware

@Suite struct CourseFolderTests {
  @Test func placesAreSearchedInOrder() {
    let all = CourseFolder.candidates(
      option: "o", environment: "e", executable: "/pkg/.build/debug/gradus")
    #expect(
      all.map(\.path) == [
        "o", "e", "Lessons", "/pkg/.build/debug/../share/gradus/Lessons", "/pkg/.build/debug/share/gradus/Lessons",
        "/pkg/Lessons",
      ])
    #expect(
      CourseFolder.candidates(option: nil, environment: "", executable: "/usr/local/bin/gradus").map(\.path) == [
        "Lessons", "/usr/local/bin/../share/gradus/Lessons", "/usr/local/bin/share/gradus/Lessons",
      ])
    #expect(CourseFolder.candidates(option: nil, environment: nil, executable: "gradus").map(\.path) == ["Lessons"])
  }

  @Test func theFirstThatIsThereIsTaken() throws {
    let candidates = CourseFolder.candidates(option: nil, environment: nil, executable: "/usr/bin/gradus")
    #expect(try CourseFolder.first(of: candidates) { _ in true }.path == "Lessons")
    let installed = try CourseFolder.first(of: candidates) { $0.contains("share") }
    #expect(installed.origin == .installation)
    #expect(throws: CourseError.nowhere(candidates.map(\.path))) {
      try CourseFolder.first(of: candidates) { _ in false }
    }
  }

  /// A folder that was asked for is not silently replaced by another.
  @Test func whatWasAskedForMustBeThere() {
    let option = CourseFolder.candidates(option: "o", environment: "e", executable: nil)
    #expect(throws: CourseError.missing("o", .option)) { try CourseFolder.first(of: option) { $0 != "o" } }
    let environment = CourseFolder.candidates(option: nil, environment: "e", executable: nil)
    #expect(throws: CourseError.missing("e", .environment)) { try CourseFolder.first(of: environment) { $0 != "e" } }
  }

  @Test(arguments: [
    CourseError.missing("p", .option), .missing("p", .environment), .missing("p", .package), .notAFolder("p"),
    .unreadable("p", reason: "r"), .empty("p"), .tooManyFiles("p", count: 3_000), .nowhere(["p"]),
  ])
  func everyErrorNamesTheFolder(error: CourseError) {
    #expect(error.message.contains("p"))
    #expect(error.message.count > 15)
  }
}
