import ArgumentParser
import Courseware
import Journal
import Terminal

/// The attempts of a bundle, decided again.
struct BundleReplay {
  let file: String
  let common: CommonOptions

  func run() throws {
    let bundle = try BundleFile(at: file)
    var replay = Replay(common.courseFolder)
    var differences = 0
    for attempt in bundle.attempts where attempt.verdict != "shown" {
      guard let decision = replay.decide(attempt) else {
        print("\(attempt.name): not judged again")
        continue
      }
      let isSame = decision.verdict == attempt.verdict
      if !isSame { differences += 1 }
      print("\(attempt.name): \(WrittenLine.clean(decision.question))")
      print("  answer \(WrittenLine.clean(attempt.answer))")
      for line in decision.reading { print("  " + WrittenLine.clean(line)) }
      print(
        "  \(decision.verdict ?? "not an answer")\(isSame ? "" : ", recorded as \(WrittenLine.clean(attempt.verdict))")"
          + (decision.isSameWording ? "" : " (the exercise says something else now)"))
    }
    print("\(bundle.attempts.count) attempts, \(differences) decided otherwise")
    if let fault = bundle.fault { complain("\(file): \(fault)") }
    if differences > 0 || bundle.fault != nil { throw Failure(.wrong) }
  }
}

/// `gradus regrade`: decides one's own attempts again after a key was mended.
struct RegradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regrade", abstract: "Decide your attempts again after a key was mended.",
    discussion: """
      Prints what comes out otherwise. With --apply an attempt that was right all along is added as right; nothing that \
      was recorded is changed.

      Examples:
        gradus regrade
        gradus regrade --apply
      """)

  /// What an attempt says that was added by regrading.
  private static let remark = "regraded"

  @Flag(help: "Add what was right all along to the record.") var apply = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    let journal = Recorder(directory: common.dataDir).journal
    var replay = Replay(common.courseFolder)
    var mended: [Attempt] = []
    /// What was mended before, so that nothing is added twice.
    var done: Set<[String]> = []
    func name(_ attempt: Attempt) -> [String] {
      [attempt.lesson, attempt.exercise, attempt.seed.map { String($0) } ?? "", attempt.answer]
    }
    do throws(Trouble) {
      try journal.forEachAttempt { attempt in
        if attempt.message == Self.remark { done.insert(name(attempt)) }
        guard attempt.verdict != "shown", let decision = replay.decide(attempt), let verdict = decision.verdict,
          verdict != attempt.verdict
        else { return }
        let (answer, before) = (WrittenLine.clean(attempt.answer), WrittenLine.clean(attempt.verdict))
        print("\(attempt.name): \(answer): \(before), now \(verdict)")
        if verdict == "right" { mended.append(attempt) }
      }
    } catch {
      throw Failure(.machine, error.description)
    }
    guard apply else { return }
    let fresh = mended.filter { done.insert(name($0)).inserted }
    for attempt in fresh {
      var again = attempt
      (again.verdict, again.isSolution, again.message) = ("right", true, Self.remark)
      again.moment = Machine.moment
      if case .notKept(let trouble) = journal.record(.attempt(again)) { throw Failure(.machine, trouble.description) }
    }
    print("\(fresh.count) added as right")
  }
}

extension CommonOptions {
  /// The lessons that these options and the environment name; nil where there are none.
  var courseFolder: CourseFolder? {
    try? CourseFolder.find(
      option: lessons, environment: Machine.environment["GRADUS_LESSONS"], executable: Machine.executable)
  }
}

/// Text of other people, fit for a line of a terminal.
enum WrittenLine {
  static func clean(_ text: String) -> String { Sanitizer.cleanLine(text) }
}

extension Attempt {
  /// What was answered, as reports call it.
  var name: String { WrittenLine.clean("\(lesson)/\(exercise)") }
}
