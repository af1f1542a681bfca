import Calculus
import Courseware
import Practice
import Terminal
import Testing

@testable import Tutor

/// What comes after what in practice, review and interviews, and what becomes of it.
@Suite struct PracticeSessionTests {
  private static func context(_ practice: PracticeRecord = PracticeRecord()) -> Context {
    Context(
      size: Size(width: 80, height: 24), course: .missing(""),
      record: LearnerRecord(practice: practice, now: Moment(milliseconds: 1_800_000_000_000, offset: 0)),
      preferences: Preferences())
  }

  /// A record in which some skills are mastered and others begun.
  private static func record(mastered: [String], begun: [String] = []) -> PracticeRecord {
    var states: [String: SkillState] = [:]
    for skill in mastered.compactMap(Skill.named) {
      states[skill.id] = SkillState(known: 0.99, solvedTemplates: Set(skill.templates.map(\.id)), attempts: 4)
    }
    for id in begun { states[id] = SkillState(known: 0.3, attempts: 2, failuresInARow: 1) }
    var record = PracticeRecord()
    record.apply(PracticeEntry(reviews: [], skills: states))
    return record
  }

  private static func exercise(_ item: PracticeItem) -> Exercise? {
    if case .exercise(let exercise, _) = item.content { exercise } else { nil }
  }

  /// A screen at its first exercise, past what comes before it, and that exercise.
  private static func atFirstExercise(_ plan: PracticeSession.Plan, seed: UInt64, _ context: Context) throws
    -> (PracticeScreen, Exercise)
  {
    var session = PracticeSession(plan, seed: seed)
    session.take([:])
    var screen = PracticeScreen(session, context)
    var item = session.next(context)
    for _ in 0..<4 where item.isAside {
      item = session.next(context)
      #expect(screen.handle(.escape, context).isEmpty)
    }
    return (screen, try #require(exercise(item)))
  }

  /// What is kept is known to the context, and answered.
  private static func keep(_ effects: [Effect], _ screen: inout PracticeScreen, _ context: inout Context)
    -> [RecordEntry]
  {
    effects.compactMap { effect in
      guard case .keep(let entry) = effect else { return nil }
      context.record.apply(entry)
      _ = screen.receive(.kept, context)
      return entry
    }
  }

  private static func practised(_ entries: [RecordEntry]) -> [PracticeEntry] {
    entries.compactMap { if case .practice(let entry) = $0 { entry } else { nil } }
  }

  /// Of whatever form it is: one key leads on, and what was not tried counts for nothing.
  @Test func everyExerciseIsSkippedByOneKey() {
    let context = Self.context(
      Self.record(mastered: ["power-rule", "trigonometry"], begun: ["exponentials", "product-rule"]))
    var choices = 0
    for seed in UInt64(0)..<4 {
      var session = PracticeSession(.practice(goals: []), seed: seed)
      var screen = PracticeScreen(session, context)
      for count in 0..<12 {
        let item = session.next(context)
        if item.screen is ChoiceScreen, !item.isAside { choices += 1 }
        let section = screen.narration(context).section
        let effects = screen.handle(item.isAside ? .escape : .function(4), context)
        #expect(effects.isEmpty, "seed \(seed), item \(count): \(item.title)")
        #expect(screen.narration(context).section > section, "seed \(seed), item \(count): \(item.title)")
      }
    }
    #expect(choices > 0)
  }

  // MARK: Worked examples

  @Test(arguments: UInt64(0)..<6) func anExampleIsFollowedByWhyAndByTheExercise(seed: UInt64) throws {
    let product = try #require(Skill.named("product-rule"))
    var context = Self.context(Self.record(mastered: Array(product.foundations)))
    let plan = PracticeSession.Plan.practice(goals: [product])
    var session = PracticeSession(plan, seed: seed)
    let titles = (0..<3).map { _ in session.next(context) }
    guard case .example = titles[0].content, case .prompt = titles[1].content else {
      Issue.record("seed \(seed): \(titles.map(\.title))")
      return
    }
    #expect(Self.exercise(titles[2]) != nil, "seed \(seed)")
    // The question is one of a menu; an answer is logged, and counts for no skill.
    var screen = PracticeScreen(PracticeSession(plan, seed: seed), context)
    #expect(screen.handle(.escape, context).isEmpty)
    screen.arrange(context)
    let narration = screen.narration(context)
    #expect(narration.lines.contains { $0.text.contains("Which rule gives") }, "\(narration.lines.map(\.text))")
    #expect(narration.lines.count { $0.text.hasPrefix("Option ") } == 4)
    #expect(narration.choices.contains("skip"))
    var answers: [Answer.Verdict] = []
    for option in 1...4 where !answers.contains(.right) {
      let kept = Self.keep(screen.submit("\(option)", context), &screen, &context)
      #expect(Self.practised(kept).isEmpty)
      answers += kept.compactMap { if case .answer(let answer) = $0 { answer.verdict } else { nil } }
    }
    #expect(answers.last == .right && answers.dropLast().allSatisfy { $0 == .wrong }, "\(answers)")
    #expect(screen.handle(.enter, context).isEmpty)
    #expect(screen.narration(context).prompt != nil, "the exercise is next")
  }

  /// Menus that ask why come at most once in three exercises, and only where a worked step is shown.
  @Test(arguments: UInt64(0)..<6) func whyIsNotAskedAtEveryTurn(seed: UInt64) {
    let record = Self.record(
      mastered: ["power-rule", "exponentials", "trigonometry"], begun: ["product-rule", "chain-power"])
    let context = Self.context(record)
    var session = PracticeSession(.practice(goals: []), seed: seed)
    var (since, prompts) = (PracticeSession.itemsPerPrompt, 0)
    for count in 0..<60 {
      let item = session.next(context)
      if case .prompt = item.content {
        #expect(since >= 3, "seed \(seed), item \(count)")
        (since, prompts) = (0, prompts + 1)
        let next = session.next(context)
        #expect(next.isScaffolded && Self.exercise(next) != nil, "its lines are worked: seed \(seed), item \(count)")
        since += 1
      } else if !item.isAside {
        since += 1
      }
    }
    #expect(prompts > 3, "seed \(seed): \(prompts)")
  }

  // MARK: Lines

  /// An exercise that is answered line by line counts like any other, and the next one follows.
  @Test(arguments: UInt64(0)..<4) func linesCountAndLeadOn(seed: UInt64) throws {
    var context = Self.context()
    var (screen, exercise) = try Self.atFirstExercise(.practice(goals: []), seed: seed, context)
    let right = exercise.question.answerText(.plain)
    #expect(screen.handle(.function(5), context).isEmpty, "the lines open within")
    screen.arrange(context)
    let wrong = Self.keep(screen.submit("(\(right)) + 1", context), &screen, &context)
    #expect(Self.practised(wrong).isEmpty)
    // The lines stay where they were left.
    let count = screen.narration(context).lines.count
    #expect(screen.handle(.escape, context).isEmpty && screen.handle(.function(5), context).isEmpty)
    #expect(screen.narration(context).lines.count == count)
    #expect(screen.handle(.function(2), context).count <= 1)
    let kept = Self.keep(screen.submit(right, context), &screen, &context)
    let entry = try #require(Self.practised(kept).first, "seed \(seed): \(kept)")
    #expect(entry.skills[exercise.skill.id]?.attempts == 1)
    #expect(entry.reviews.first?.grade == .hard, "there was a wrong line before")
    let question = screen.narration(context).lines.first?.text
    #expect(screen.handle(.enter, context).isEmpty, "nothing is closed")
    screen.arrange(context)
    #expect(screen.narration(context).lines.first?.text != question)
  }

  /// A derivation at the board that is done leads to the interview's next question.
  @Test func theBoardLeadsOn() throws {
    var context = Self.context()
    var session = PracticeSession(.interview(topic: nil, level: 1), seed: 5)
    session.take([:])
    var screen = PracticeScreen(session, context)
    for number in 1...3 {
      let exercise = try #require(Self.exercise(session.next(context)))
      #expect(screen.heading(context).status == "question \(number) of 3")
      screen.arrange(context)
      let kept = Self.keep(screen.submit(exercise.question.answerText(.plain), context), &screen, &context)
      #expect(Self.practised(kept).count == 1)
      var outcome = Outcome()
      outcome.isSolved = true
      let item = PracticeItem(NoteScreen("", []), title: "", .exercise(exercise, .typed))
      _ = session.finish(item, outcome, context)
      #expect(screen.handle(.enter, context).isEmpty)
    }
    #expect(screen.narration(context).lines.contains { $0.text.contains("3 of 3 answers were good.") })
  }

  // MARK: Review

  /// Cards of lessons that are not here do not keep the others waiting.
  @Test func cardsOfAnotherCourseArePassedOver() throws {
    let skill = try #require(Skill.all.first)
    let context = Self.context()
    let then = Moment(milliseconds: context.record.now.milliseconds - 90 * 86_400_000, offset: 0)
    var record = PracticeRecord()
    for id in [CardID(lesson: "elsewhere", card: "a"), CardID(skill: skill, template: skill.templates[0])] {
      record.apply(PracticeEntry(reviews: [Self.review(id, at: then)], skills: [:]))
    }
    var player = Player(record: LearnerRecord(practice: record, now: context.record.now))
    player.press("r")
    #expect(player.shows(skill.title), "\(player.picture)")
    #expect(!player.shows("being read"))
  }

  private static func review(_ id: CardID, at moment: Moment) -> Review {
    Review(
      card: id, grade: .easy, seed: nil, milliseconds: 1, moment: moment,
      after: Schedule().review(nil, .easy, at: moment))
  }
}
