import Calculus
import Courseware
import Practice
import Terminal

/// What comes next: chosen by the coach, by the calendar of reviews, or to find out where to start.
struct PracticeSession: Sendable {
  enum Plan: Sendable {
    case practice(goals: [Skill])
    case review
    case placement
    /// A mock interview on a topic, at a level from 1 to 3.
    case interview(topic: String?, level: Int)
  }

  private let plan: Plan
  private var coach: Coach
  private var stream: ExerciseStream
  private var random: SplitMix64
  private var placement = Placement()
  private var queue: [CardID]?
  private var left = 0
  /// The questions of lessons; nil until they have been read.
  private var cards: [CardID: CardBlock]?
  /// The skills of which an example was shown in this session.
  private var exemplified: Set<String> = []
  /// What follows an example or a question about one.
  private var prepared: [PracticeItem] = []
  private var itemsSincePrompt = PracticeSession.itemsPerPrompt
  private var interview: Interview?
  private var done = 0
  private var right = 0

  init(_ plan: Plan, seed: UInt64) {
    self.plan = plan
    random = SplitMix64(seed: seed)
    let goals = if case .practice(let goals) = plan, !goals.isEmpty { goals } else { Skill.all }
    coach = Coach(goals: goals, seed: random.next())
    stream = ExerciseStream(seed: random.next())
  }

  var title: String {
    switch plan {
    case .practice: "Practice"
    case .review: "Review"
    case .placement: "Where to start"
    case .interview: "Interview"
    }
  }

  func status(_ context: Context) -> String {
    switch plan {
    case .practice: done == 0 ? "" : "\(right) of \(done) right at once"
    case .review: queue.map { "\($0.count + 1) left" } ?? ""
    case .interview: interview?.status ?? ""
    case .placement:
      "question \(min(placement.asked.count + 1, Placement.mostQuestions)) of at most \(Placement.mostQuestions)"
    }
  }

  /// Thinking about why helps, being asked at every turn does not (Bisra et al. 2018, Rittle-Johnson et al. 2017).
  static let itemsPerPrompt = 3

  mutating func take(_ read: [CardID: CardBlock]) { cards = (cards ?? [:]).merging(read) { $1 } }

  // MARK: What comes next

  mutating func next(_ context: Context) -> PracticeItem {
    switch plan {
    case .practice: nextOfPractice(context)
    case .review: nextOfReview(context)
    case .placement: nextOfPlacement(context)
    case .interview(let topic, let level): nextOfInterview(topic, level, context)
    }
  }

  private mutating func nextOfPractice(_ context: Context) -> PracticeItem {
    if !prepared.isEmpty { return prepared.removeFirst() }
    let states = context.record.practice.skills
    guard let skill = coach.next(states) else { return last(allMastered) }
    let state = states[skill.id] ?? SkillState()
    guard let exercise = stream.next(skill, level: state.level(in: skill.levels)) else { return last(noExercise) }
    // Worked examples belong to the beginning, and to where it does not go on.
    let wantsExample = state.attempts == 0 || (state.failuresInARow >= 3 && state.known < 0.4)
    if wantsExample, exemplified.insert(skill.id).inserted,
      let sibling = stream.next(skill, exercise.template, level: exercise.difficulty.level),
      let example = PracticeItem(exampleLike: sibling)
    {
      return inOrder([example, prompt(about: sibling, context), item(exercise, .typed, context)])
    }
    let kind = kind(state, exercise)
    let steps = exercise.solution?.count ?? 0
    // Steps of the solution fade from the end as the skill comes; before the first answer the example is there.
    let worked = kind == .typed && state.attempts > 0 ? max(0, min(state.fading.shown(of: steps), steps - 1)) : 0
    return inOrder([prompt(about: exercise, worked: worked, context), item(exercise, kind, context, worked: worked)])
  }

  /// The first of some items; the others are kept for the next turns.
  private mutating func inOrder(_ items: [PracticeItem?]) -> PracticeItem {
    let items = items.compactMap(\.self)
    itemsSincePrompt += items.count { !$0.isAside }
    prepared = Array(items.dropFirst())
    return items.first ?? last(noExercise)
  }

  /// Which rule gives one of the worked lines, at most once in three exercises; nil where that line is not shown.
  private mutating func prompt(about exercise: Exercise, worked: Int = .max, _ context: Context) -> PracticeItem? {
    guard itemsSincePrompt >= Self.itemsPerPrompt, case .rule(let lines, _)? = exercise.form(.rule),
      lines.count <= worked, let prompt = PracticeItem(exercise, .rule, context)
    else { return nil }
    itemsSincePrompt = 0
    return prompt
  }

  /// Mostly typed; worked solutions with a gap while steps fade, tasks about mistakes once the skill is begun.
  private mutating func kind(_ state: SkillState, _ exercise: Exercise) -> ExerciseForm.Kind {
    guard state.attempts > 0, Int.random(in: 0..<10, using: &random) < 3 else { return .typed }
    let wanted: [ExerciseForm.Kind] = state.known < 0.6 ? [.fill, .order, .choice] : [.mistake, .order, .choice]
    return wanted.randomElement(using: &random) ?? .typed
  }

  private mutating func nextOfReview(_ context: Context) -> PracticeItem {
    if queue == nil {
      let fresh = context.openedCards
      let plan = context.record.practice.queue(fresh: fresh, at: context.record.now, context.record.schedule)
      (queue, left) = (plan.cards, plan.left)
    }
    while let id = queue?.first {
      if let (_, _) = id.lessonCard {
        guard let cards else { return waiting }
        // What is not there when the lessons have been read is no more.
        guard let block = cards[id] else {
          queue?.removeFirst()
          continue
        }
        queue?.removeFirst()
        return PracticeItem(CardScreen(block, title: "Review"), title: title(of: id, context), .card(id))
      }
      queue?.removeFirst()
      guard let (skill, template) = id.problem else { continue }
      let level = context.record.practice.skills[skill.id]?.level(in: skill.levels) ?? skill.levels.lowerBound
      guard let exercise = stream.next(skill, template, level: level) else { continue }
      return item(exercise, .typed, context)
    }
    return last(reviewed(context))
  }

  private mutating func nextOfPlacement(_ context: Context) -> PracticeItem {
    guard let skill = placement.next,
      let exercise = stream.next(skill, level: skill.levels.lowerBound + skill.levels.count / 2)
    else { return last(placed) }
    return item(exercise, .typed, context)
  }

  private mutating func nextOfInterview(_ topic: String?, _ level: Int, _ context: Context) -> PracticeItem {
    if interview == nil {
      guard let cards else { return waiting }
      interview = Interview(topic: topic, level: level, cards: cards, &random)
    }
    switch interview?.next(&stream) {
    case .card(let id):
      guard let block = cards?[id] else { return last(noExercise) }
      return PracticeItem(CardScreen(block, title: "Interview"), title: title(of: id, context), .card(id))
    case .board(let exercise): return PracticeItem(board: exercise, context) ?? item(exercise, .typed, context)
    case nil:
      let drills = interview?.drills ?? []
      return PracticeItem(
        NoteScreen(title, interview?.debrief ?? noExercise, next: "home", drills: drills), title: "done", .last)
    }
  }

  private func item(
    _ exercise: Exercise, _ kind: ExerciseForm.Kind, _ context: Context, worked: Int = 0
  ) -> PracticeItem {
    PracticeItem(exercise, kind, context, worked: worked) ?? PracticeItem(exercise, .typed, context) ?? last(noExercise)
  }

  private func title(of card: CardID, _ context: Context) -> String {
    guard let lesson = card.lessonCard?.lesson, let entry = context.course.course?.entry(id: lesson) else {
      return "Card"
    }
    return Sanitizer.cleanLine(entry.front.title)
  }

  var isInterview: Bool { if case .interview = plan { true } else { false } }

  /// Ends an interview before its time; false where there is nothing to say about it.
  mutating func cutShort() -> Bool {
    guard isInterview, done > 0 else { return false }
    interview?.cutShort()
    return true
  }

  // MARK: What came of it

  /// What an exercise that ended changes in the record; nil where nothing does.
  mutating func finish(_ item: PracticeItem, _ outcome: Outcome, _ context: Context) -> PracticeEntry? {
    guard case .exercise(let exercise, _) = item.content else { return nil }
    done += 1
    if outcome.isUnaided { right += 1 }
    interview?.note(exercise.skill, wasRight: outcome.isUnaided, remarks: outcome.remarks)
    let record = context.record
    if case .placement = plan {
      placement.note(exercise.skill, isRight: outcome.isUnaided)
      return placement.next == nil ? placementEntry(record.practice) : nil
    }
    return record.practice.entry(for: exercise, outcome, at: record.now, record.schedule)
  }

  mutating func finish(_ item: PracticeItem, _ grade: Grade, milliseconds: Int64, _ context: Context) -> PracticeEntry?
  {
    guard let card = item.card else { return nil }
    done += 1
    if grade >= .good { right += 1 }
    let question =
      cards?[card].map { Sanitizer.cleanLine($0.front.line).truncated(to: 90) } ?? title(of: card, context)
    interview?.note(question, wasRight: grade >= .good, card: card)
    let record = context.record
    // What was forgotten comes again before the session ends.
    if grade == .again { queue?.append(card) }
    return record.practice.entry(for: card, grade, milliseconds: milliseconds, at: record.now, record.schedule)
  }

  private func placementEntry(_ record: PracticeRecord) -> PracticeEntry {
    let states = placement.known.reduce(into: [String: SkillState]()) { states, id in
      guard let skill = Skill.named(id) else { return }
      // What a placement finds is taken for mastered until an exercise says otherwise.
      states[id] = SkillState(known: 0.96, solvedTemplates: Set(skill.templates.map(\.id)), attempts: 1, solved: 1)
    }
    return PracticeEntry(reviews: [], skills: states.filter { record.skills[$0.key]?.isMastered != true })
  }

  // MARK: Last words

  private var waiting: PracticeItem {
    PracticeItem(NoteScreen("Review", Markdown.prose("The cards are being read.")), title: "one moment", .waiting)
  }

  private func last(_ prose: Prose) -> PracticeItem {
    PracticeItem(NoteScreen(title, prose, next: "home"), title: "done", .last)
  }

  private var allMastered: Prose {
    Markdown.prose("Everything here is mastered.", "Reviews keep it so: they come when you are about to forget.")
  }

  private var noExercise: Prose { Markdown.prose("There is no exercise of this kind.") }

  private var placed: Prose {
    let known = placement.known.compactMap { Skill.named($0)?.title }.sorted()
    let start = placement.start.map { "Start with: \($0.title) (lesson \($0.lesson)). Practice begins there." }
    return Markdown.prose(
      known.isEmpty ? "Nothing is taken for known yet." : "You know: \(known.joined(separator: ", ")).",
      start ?? "You know all of it. Reviews and interviews are for you.")
  }

  private func reviewed(_ context: Context) -> Prose {
    let days = context.record.dueCounts(days: 8)
    let leeches = context.record.practice.leeches.map { id -> String in
      let lesson = id.problem?.skill.lesson ?? id.lessonCard?.lesson ?? ""
      return
        "\(id.problem?.skill.title ?? id.text) was forgotten often. The lesson \(lesson) may help more than another try."
    }
    return Markdown.prose(
      done == 0 ? "Nothing is due now." : "Done for now: \(right) of \(done) known.",
      left > 0 ? "\(left) more are due; today has had its share." : "",
      "Tomorrow: \(days[1]). In the coming seven days: \(days.dropFirst().reduce(0, +)).",
      done == 0 && context.record.practice.cards.isEmpty
        ? "Cards come from the lessons you open and from what you practise." : "")
      + Markdown.list(leeches)
  }
}

extension Context {
  /// The cards of the lessons that were opened, in the course's order.
  var openedCards: [CardID] {
    (course.course?.entries ?? []).filter { record.pages[$0.id] != nil }.flatMap { entry in
      entry.activities.filter { $0.kind == .card }.map { CardID(lesson: entry.id, card: $0.id) }
    }
  }
}
