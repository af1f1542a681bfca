import Courseware
import Terminal
import Testing

@testable import Tutor

@Suite struct HomeSessionTests {
  @Test func countsAreTrue() {
    let record = LearnerRecord(solved: ["slopes": ["slope-word", "two-right"]], daysInARow: 3)
    let player = Player(record: record)
    #expect(player.shows("1 of 4 lessons · 3 days in a row"))
    #expect(player.shows("✓  1"))
  }

  @Test func anAnswerTodayMakesTheDayCount() {
    var player = Player(record: LearnerRecord(daysInARow: 1, hasStudiedToday: false))
    player.press(.enter, .enter, "1", .enter, .escape, .escape)
    #expect(player.shows("2 days in a row"))
  }

  @Test func theCourseContinuesWhereTheLearnerWas() {
    var player = Player(record: LearnerRecord(pages: ["chain-rule": 1], lastLesson: "chain-rule"))
    #expect(player.shows("▶ ◐  2  The chain rule"))
    #expect(player.footer.contains("continue"))
    player.press(.enter)
    #expect(player.shows("page 2 of 3"))
  }

  @Test func aPageBeyondTheEndIsTheLast() {
    var player = Player(record: LearnerRecord(pages: ["chain-rule": 99], lastLesson: "chain-rule"))
    player.press(.enter)
    #expect(player.shows("page 3 of 3"))
  }

  @Test func prerequisitesAreNamedAndDoNotLock() {
    var player = Player()
    #expect(player.shows("needs 1"))
    player.press(.down)
    #expect(player.shows("Best after “Slopes”"))
    player.press(.enter)
    #expect(player.shows("page 1 of 3"))
  }

  @Test func findingNarrowsTheList() {
    var player = Player()
    player.press("/")
    player.type("chain")
    #expect(player.shows("The chain rule"))
    #expect(!player.shows("○  1  Slopes"))
    player.press(.enter)
    #expect(player.shows("page 1 of 3"))
    player.press(.escape, .escape)
    #expect(player.shows("1  Slopes"))
  }

  @Test func nothingFoundIsSaid() {
    var player = Player()
    player.press("/")
    player.type("quaternion")
    #expect(player.shows("No lesson has that word."))
    player.press(.enter)
    #expect(player.shows("No lesson has that word."))
  }

  @Test func aLessonThatIsNotLoadedSaysWhy() {
    let entry = Course.Entry.listed(
      file: "01-x.md", contents: .failure(Diagnostic(.unreadable(reason: "Permission denied"), at: .start)))
    var tutor = Tutor(course: .listed(Course([entry])), size: Size(width: 80, height: 24))
    #expect(tutor.picture.text.contains("not loaded"))
    #expect(tutor.picture.text.contains("Permission denied"))
    #expect(tutor.update(.key(.enter)).isEmpty)
  }

  @Test func noCourseIsAMessageAndNoCrash() {
    var tutor = Tutor(
      course: .missing(CourseError.nowhere(["Lessons", "/usr/share/gradus/Lessons"]).message),
      size: Size(width: 80, height: 24))
    #expect(tutor.picture.text.contains("No lessons found; looked in Lessons"))
    for key in [Key.enter, .down, "/", .end] { #expect(tutor.update(.key(key)).isEmpty) }
    #expect(tutor.update(.key("q")) == [.quit])
  }

  @Test func aLessonNamedOnTheCommandLineOpens() {
    for word in ["chain-rule", "2", "02-chain-rule.md"] {
      var player = Player()
      player.open(word)
      #expect(player.shows("page 1 of 3"), "\(word)")
    }
    var player = Player()
    player.open("nothing")
    #expect(player.shows("There is no lesson “nothing”."))
  }
}
