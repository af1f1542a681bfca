import ArgumentParser
import Practice
import Terminal
import Tutor

/// `gradus progress`: the learner's record in a page of text.
struct ProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress", abstract: "Print how far you are: days, time, skills, what is due.",
    discussion: """
      Examples:
        gradus progress
        gradus progress --json
        gradus progress --ascii --data-dir ~/class/ada
      """)

  @Flag(help: "One JSON object.") var json = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    let recorder = Recorder(directory: common.dataDir)
    if let notice = recorder.notice { complain(notice) }
    let record = recorder.record
    if json {
      var writer = JSONWriter()
      write(record, to: &writer)
      print(String(decoding: writer.bytes, as: UTF8.self))
      return
    }
    let charset = Display.linearPreferences(common.settings).charset
    for (index, section) in ProgressReport(record, charset: charset).sections.enumerated() {
      if index > 0 { print("") }
      print(section.title)
      for line in section.lines { print("  " + line) }
    }
  }

  private func write(_ record: LearnerRecord, to writer: inout JSONWriter) {
    func count(_ count: DayCount, _ writer: inout JSONWriter) {
      writer.member("attempts", count.attempts)
      writer.member("solved", count.solved)
      writer.member("seconds", Double(count.milliseconds) / 1_000)
    }
    writer.object { writer in
      writer.member("daysInARow", record.daysInARow)
      writer.object("total") { count(record.total, &$0) }
      writer.array("skills") { writer in
        for skill in Skill.all {
          guard let state = record.practice.skills[skill.id] else { continue }
          writer.object { writer in
            writer.member("skill", skill.id)
            writer.member("known", state.known)
            writer.member("isMastered", state.isMastered)
            writer.member("attempts", state.attempts)
            writer.member("solved", state.solved)
          }
        }
      }
      writer.array("due") { writer in
        for number in record.dueCounts(days: 8) { writer.number(number) }
      }
      writer.key("deadline")
      if let deadline = record.schedule.deadline { writer.number(deadline) } else { writer.raw("null".utf8) }
      writer.array("days") { writer in
        for (day, topics) in record.daily.sorted(by: { $0.key < $1.key }) {
          writer.object { writer in
            writer.member("day", day)
            count(topics.values.reduce(into: DayCount()) { $0 += $1 }, &writer)
          }
        }
      }
    }
  }
}
