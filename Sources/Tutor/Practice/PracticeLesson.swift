import Calculus
import Courseware
import Grading
import Practice

/// A generated exercise as a lesson's page: written in the language of lessons and read as such, so that everything that
/// a lesson's exercise can do a generated one can.
package struct PracticeLesson {
  package let lesson: Lesson
  package let block: LiveBlock

  /// The exercise that an entry of the record speaks of, drawn again; nil where there is no such one any more.
  package init?(id: String, seed: UInt64) {
    let parts = id.split(separator: "/").map(String.init)
    guard parts.count == 4, let skill = Skill.named(parts[0]), let template = skill.template(parts[1]),
      let level = Int(parts[2]), let kind = ExerciseForm.Kind(rawValue: parts[3]),
      let exercise = Generator.exercise(skill, template, level: level, seed: seed), let form = exercise.form(kind)
    else { return nil }
    self.init(exercise, form)
  }

  /// Nil where the page does not read, which would be a mistake in the generator.
  init?(_ exercise: Exercise, _ form: ExerciseForm) {
    self.init(PracticeLesson.page(exercise, form), id: PracticeLesson.id(of: exercise, form))
  }

  /// A derivation of a problem of the same kind, to be revealed step by step.
  init?(example exercise: Exercise) {
    guard exercise.derivation != nil, let variable = exercise.variables.first else { return nil }
    self.init(
      "```steps\nfunction: \(exercise.functionTexts[0])\nvariable: \(variable.name)\n"
        + "caption: A worked example of the kind that follows. Say the rule before you reveal each step.\n```\n",
      id: "")
  }

  /// The first steps of the solution, from the inside out; at least the last one is left to the learner.
  static func worked(_ exercise: Exercise, _ count: Int) -> Prose {
    let lines = exercise.solution ?? []
    let shown = lines.prefix(max(0, min(count, lines.count - 1)))
    guard !shown.isEmpty else { return [] }
    return Markdown.prose("Worked so far:")
      + shown.map { .mathematics(MathText(text: $0.latex, range: .start)) }
  }

  private init?(_ page: String, id: String) {
    let text = "---\ntitle: Practice\n---\n\n## Practice\n\n" + page
    var lesson = Lesson.read(Array(text.utf8), file: "\(DayCount.practice).md")
    lesson.id = DayCount.practice
    guard var block = lesson.liveBlocks.first?.block else { return nil }
    switch block {
    case .exercise(var exercise):
      exercise.id = id
      block = .exercise(exercise)
    case .choice(var choice):
      choice.id = id
      block = .choice(choice)
    case .steps: break
    case .plot, .descent, .graph, .network, .card, .broken: return nil
    }
    self.lesson = lesson
    self.block = block
  }

  /// `product-rule/power-exponential/2/typed`: with the seed it gives the exercise again.
  private static func id(of exercise: Exercise, _ form: ExerciseForm) -> String {
    "\(exercise.skill.id)/\(exercise.template.id)/\(exercise.difficulty.level)/\(form.kind.rawValue)"
  }

  private static func page(_ exercise: Exercise, _ form: ExerciseForm) -> String {
    switch form {
    case .typed: return fence("exercise", ["ask: \(exercise.ask)"] + exercise.fields)
    case .choice(let options):
      return fence(
        "choice",
        ["ask: \(exercise.ask)"]
          + options.flatMap { option in
            [
              "- [\(option.mistake == nil ? "x" : " ")] $\(option.answer.text { $0.text(.latex) })$",
              "  " + (option.mistake.map(reason) ?? "Yes."),
            ]
          })
    case .findMistake(let lines, let wrong, let mistake):
      let options = lines.enumerated().flatMap { index, line in
        [
          "- [\(index == wrong ? "x" : " ")] $\(line.latex)$",
          "  "
            + (index == wrong
              ? "Yes. " + reason(mistake)
              : index < wrong ? "This line is right." : "This follows from a line above."),
        ]
      }
      return fence(
        "choice",
        ["ask: Somebody worked out the derivative of $\(exercise.functionLatex)$. Which line is the first wrong one?"]
          + options)
    case .order(let lines, let order):
      let list = lines.enumerated().map { "\($0 + 1)) $\($1.latex)$" }.joined(separator: "   \n  ")
      return fence(
        "exercise",
        [
          "ask:",
          "  Bring the lines into order, from the inside out: type their numbers, such as [\(lines.indices.map { "\($0 + 1)" }.joined(separator: ", "))].",
          "", "  " + list, "answer: [\(order.map(String.init).joined(separator: ", "))]",
        ])
    case .rule(let lines, let options):
      let shown = lines.map { "$\($0.latex)$" }.joined(separator: "   \n  ")
      let asked = lines.count == 1 ? "Which rule gives this line?" : "Which rule gives the last of these lines?"
      return fence(
        "choice",
        ["ask:", "  \(asked)", "", "  " + shown]
          + options.flatMap { option in
            [
              "- [\(option.isRight ? "x" : " ")] \(plain(option.name.capitalised))",
              "  " + plain(option.isRight ? "Yes. \(option.reason)" : option.reason),
            ]
          } + ["hints:", "  - Which operation comes last when you work out what is differentiated?"])
    case .fill(let lines, let gap):
      let shown = lines.enumerated().map { index, line in
        "$\(index == gap ? line.left + " = \\;?" : line.latex)$"
      }.joined(separator: "   \n  ")
      return fence(
        "exercise",
        [
          "ask:", "  What belongs in the place of the question mark?", "", "  " + shown,
          "function: \(lines[gap].expression.text(.plain))", "variable: \(exercise.variables[0].name)",
        ])
    }
  }

  private static func fence(_ kind: String, _ lines: [String]) -> String {
    "```\(kind)\nid: practice\n" + lines.joined(separator: "\n") + "\n```\n"
  }

  private static func reason(_ mistake: Mistake) -> String {
    PracticeLesson.plain("This is what you get if \(mistake.cause). \(mistake.advice)")
  }

  /// Text that holds nothing which Markdown or a field would read.
  static func plain(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if "\\*_`$[]<>{}#|~".contains(character) { result.append("\\") }
      result.append(character)
    }
  }
}

extension WorkedLine {
  fileprivate var left: String { "\\left(\(expression.text(.latex))\\right)'" }
  fileprivate var latex: String { "\(left) = \(derivative.text(.latex))" }
}

extension Exercise {
  fileprivate var functionLatex: String {
    let texts = functions.compactMap { $0.expression?.text(.latex) }
    return texts.count == 1 ? texts[0] : "[" + texts.joined(separator: ", ") + "]"
  }

  private var names: String { variables.map(\.name).joined(separator: ", ") }
  private var place: String {
    variables.map { "\($0.name) = \(point[$0]?.text(.plain) ?? "0")" }.joined(separator: ", ")
  }

  /// The question in words.
  fileprivate var ask: String {
    let f = "$\(functionLatex)$"
    return switch template.ask {
    case .derivative(1): "Differentiate \(f) by $\(names)$."
    case .derivative(let order): "Find the derivative of order \(order) of \(f)."
    case .slope: "What is the slope of \(f) at $\(place)$?"
    case .partial: "Find the partial derivative of \(f) by $\(variables[0].name)$."
    case .mixedPartial: "Differentiate \(f) by $\(variables[0].name)$, and the result by $\(variables[1].name)$."
    case .gradient: "Find the gradient of \(f) by $\(names)$."
    case .gradientAtPoint: "What is the gradient of \(f) at $\(place)$?"
    case .hessian: "Find the Hessian of \(f), rows and columns in the order $\(names)$."
    case .jacobian: "Find the Jacobian of \(f), a row for each component, columns in the order $\(names)$."
    case .descent(let steps):
      "Gradient descent runs on \(f) from $\(place)$ with rate $\(rate?.text(.plain) ?? "")$. "
        + "Where is it after \(steps == 1 ? "one step" : "\(steps) steps")?"
    }
  }

  /// What Gradus is to find, in the fields of an exercise.
  fileprivate var fields: [String] {
    let function = functions.count == 1 ? functionTexts[0] : "[\(functionTexts.joined(separator: ", "))]"
    return switch template.ask {
    case .derivative(let order): ["function: \(function)", "variable: \(names)", "order: \(order)"]
    case .slope: ["function: \(function)", "variable: \(names)", "at: \(place)"]
    case .partial: ["function: \(function)", "variable: \(variables[0].name)"]
    case .mixedPartial: ["function: \(function)", "variable: \(names)"]
    case .gradient, .jacobian: ["function: \(function)", "wrt: \(names)"]
    case .gradientAtPoint: ["function: \(function)", "wrt: \(names)", "at: \(place)"]
    case .hessian: ["function: \(function)", "wrt: \(names)", "order: 2"]
    case .descent(let steps):
      ["loss: \(function)", "from: \(place)", "rate: \(rate?.text(.plain) ?? "0.1")", "steps: \(steps)"]
    }
  }
}
