import Calculus

/// What a kind of block may say: the one table that the reader, the linter and the documentation loop over.
package struct Schema: Hashable, Sendable {
  /// `nil` for the front matter, which has no fence.
  package var kind: LiveBlock.Kind?
  /// With its article, for messages: `an exercise`.
  package var title: String
  /// What the learner gets.
  package var summary: String
  package var keys: [Key]
  /// The key whose list may stand at the margin.
  package var ownList: String?

  package struct Key: Hashable, Sendable {
    package var name: String
    package var kind: Kind
    package var isRequired = false
    package var isRepeatable = false
    /// What an author needs to know, as a phrase.
    package var meaning: String
  }

  /// How a value is written and what it becomes.
  package enum Kind: Hashable, Sendable {
    /// One line as it stands.
    case line
    /// Lines that are joined by a blank.
    case paragraph
    case identifier
    /// Markdown, on the line and on indented lines below.
    case prose
    /// A list of such texts.
    case proseList
    /// An expression.
    case mathematics
    /// Expressions, separated by semicolons or as a list.
    case mathematicsList
    /// Names of variables: `x`, `x, y` or `[x, y]`.
    case names
    /// Ids or tags, separated by commas or as a list.
    case words
    /// One of these words.
    case word([String])
    case number(ClosedRange<Double>)
    case numbers(ClosedRange<Double>)
    case count(ClosedRange<Int>)
    case counts(ClosedRange<Int>)
    /// `-2..2`
    case interval
    /// `x = 1, y = 2`, or `1, 2`
    case assignments
    /// `x > 0, y != 0`
    case conditions
    /// `a = 2..9, n = 2|3|4`
    case parameters
    /// `gd, momentum beta=0.8`
    case optimizers
    /// A wrong answer with the reply on indented lines, or a list of them.
    case answers
    /// Lines of a calculation, with what to say of them below.
    case workings
    /// `- [x]` and `- [ ]` lines with reasons below.
    case options
    /// `C05-01, C05-02 SEE`
    case placements(PlacementHost)
    /// `2^10 = 1024; d/dx x^2 at x = 3 = 6`, divided by the character
    case claims(Unicode.Scalar)
    /// `- 10: x = 2.68`
    case checkpoints
  }

  /// The word after the fence.
  package var name: String { kind?.rawValue ?? "lesson" }

  package func key(_ name: String) -> Key? { keys.first { $0.name == name } }
}

extension Schema {
  package static func block(_ kind: LiveBlock.Kind) -> Schema {
    switch kind {
    case .exercise: exercise
    case .choice: choice
    case .steps: steps
    case .plot: plot
    case .descent: descent
    case .graph: graph
    case .network: network
    case .card: card
    }
  }

  package static let blocks = LiveBlock.Kind.allCases.map(block)

  package static let frontMatter = Schema(
    kind: nil, title: "a lesson", summary: "what the course shows of it",
    keys: [
      Key(name: "title", kind: .line, isRequired: true, meaning: "what the lesson is called"),
      Key(name: "summary", kind: .paragraph, meaning: "one or two sentences"),
      Key(name: "minutes", kind: .count(1...600), meaning: "how long it takes"),
      Key(name: "requires", kind: .words, meaning: "the ids of the lessons to know first"),
      Key(name: "objectives", kind: .proseList, meaning: "what the learner can do afterwards"),
      Key(name: "tags", kind: .words, meaning: "topics, for searching"),
      covers(.lesson),
    ])

  private static let caption = Key(name: "caption", kind: .prose, meaning: "a sentence below the picture")
  private static func covers(_ host: PlacementHost) -> Key {
    Key(name: "covers", kind: .placements(host), meaning: "the items of the course's outline that it serves")
  }
  private static let check = Key(
    name: "check", kind: .claims(";"), isRepeatable: true, meaning: "what its numbers claim, proved by gradus lint")
  private static let tags = Key(name: "tags", kind: .words, meaning: "topics, for practice and searching")
  private static let id = Key(
    name: "id", kind: .identifier, isRequired: true, meaning: "its name for good; progress hangs on it")
  private static let ask = Key(name: "ask", kind: .prose, isRequired: true, meaning: "the question")
  private static let hints = Key(name: "hints", kind: .proseList, meaning: "shown one after the other on demand")
  private static let explain = Key(name: "explain", kind: .prose, meaning: "said after the right answer")
  private static let difficulty = Key(
    name: "difficulty", kind: .count(1...3), meaning: "1 one idea, 2 several steps, 3 needs insight")
  private static let rate = Key(name: "rate", kind: .number(0...largestRate), meaning: "the learning rate")
  static let largestRate = 1e6
  private static let stepCount = Key(name: "steps", kind: .count(1...mostSteps), meaning: "how many steps they take")
  static let mostSteps = 100_000

  private static let exercise = Schema(
    kind: .exercise, title: "an exercise", summary: "a question with a typed answer",
    keys: [
      id, ask,
      Key(name: "function", kind: .mathematics, meaning: "what Gradus differentiates to know the answer"),
      Key(name: "variable", kind: .names, meaning: "with respect to what; several names are taken one after the other"),
      Key(name: "order", kind: .count(0...10), meaning: "how often; 0 asks for the value itself"),
      Key(name: "wrt", kind: .names, meaning: "all variables at once: a gradient, with order 2 a Hessian"),
      Key(name: "at", kind: .assignments, meaning: "the point where the value is asked for"),
      Key(name: "where", kind: .assignments, meaning: "names for parts of the function: u = x^2+1, r = u - t"),
      Key(name: "answer", kind: .mathematics, meaning: "the answer, where Gradus cannot find it itself"),
      Key(name: "derivative", kind: .mathematics, meaning: "what the derivative of the answer must be"),
      Key(name: "gradient", kind: .mathematics, meaning: "what the gradient of the answer must be"),
      Key(name: "loss", kind: .mathematics, meaning: "on what an optimiser runs whose steps are asked for"),
      Key(name: "from", kind: .assignments, meaning: "where it starts"),
      Key(name: "optimizer", kind: .optimizers, meaning: "which one, with its settings; gd where none is named"),
      Key(name: "rate", kind: .mathematics, meaning: "its learning rate"),
      Key(name: "steps", kind: .mathematics, meaning: "how many steps it takes"),
      Key(name: "predict", kind: .line, meaning: "position, loss or the name of one variable"),
      Key(name: "form", kind: .word(Form.allCases.map(\.rawValue)), meaning: "the form that the answer must have"),
      Key(name: "assume", kind: .conditions, meaning: "conditions on the variables"),
      Key(name: "tolerance", kind: .number(0...1), meaning: "the relative error a number may have"),
      Key(name: "digits", kind: .count(1...15), meaning: "to how many significant digits a number is asked for"),
      Key(
        name: "kink", kind: .word(ExerciseBlock.Kink.allCases.map(\.rawValue)),
        meaning: "what counts at a corner: the convention's slope, or any subgradient"),
      hints,
      Key(name: "wrong", kind: .answers, isRepeatable: true, meaning: "a likely wrong answer and what to say to it"),
      explain, difficulty, tags, covers(.block(.exercise)), check,
      Key(name: "parameters", kind: .parameters, meaning: "numbers that are drawn anew each time"),
      Key(name: "require", kind: .claims(","), meaning: "what a draw must fulfil: a != b, a^2 > c"),
      Key(
        name: "allow", kind: .word(ExerciseCheck.allowances.map(\.rawValue)),
        meaning: "a warning of gradus lint that does not hold here"),
    ])

  private static let choice = Schema(
    kind: .choice, title: "a choice", summary: "one or several right options, with a reason for each",
    keys: [
      id, ask,
      Key(name: "options", kind: .options, meaning: "what there is to choose from"),
      Key(name: "lines", kind: .workings, meaning: "a calculation with one mistake, which Gradus finds as well"),
      Key(name: "function", kind: .mathematics, meaning: "whose derivative the first line should be"),
      Key(name: "variable", kind: .names, meaning: "by which variable"),
      hints, explain, difficulty, tags, covers(.block(.choice)), check,
    ], ownList: "options")

  private static let steps = Schema(
    kind: .steps, title: "a steps block", summary: "a derivation, revealed rule by rule",
    keys: [
      Key(name: "function", kind: .mathematics, isRequired: true, meaning: "what is differentiated"),
      Key(name: "variable", kind: .names, meaning: "with respect to what"),
      Key(name: "order", kind: .count(1...10), meaning: "how often"),
      caption, covers(.block(.steps)), check,
    ])

  private static let plot = Schema(
    kind: .plot, title: "a plot", summary: "curves, with a tangent, a secant or Taylor polynomials",
    keys: [
      Key(name: "function", kind: .mathematicsList, isRequired: true, meaning: "the curve, or several"),
      Key(name: "x", kind: .interval, isRequired: true, meaning: "from where to where"),
      Key(name: "y", kind: .interval, meaning: "the height of the picture"),
      Key(name: "tangent", kind: .number(-1e9...1e9), meaning: "where the tangent touches"),
      Key(name: "secant", kind: .number(-1e9...1e9), meaning: "where the secant is anchored"),
      Key(name: "widths", kind: .numbers(-1e9...1e9), meaning: "the widths that the secant runs through"),
      Key(name: "taylor", kind: .number(-1e9...1e9), meaning: "the point of the Taylor polynomials"),
      Key(name: "degrees", kind: .counts(0...20), meaning: "their degrees"),
      caption, covers(.block(.plot)), check,
    ])

  private static let descent = Schema(
    kind: .descent, title: "a descent", summary: "optimisers running on a contour map or a curve",
    keys: [
      Key(name: "loss", kind: .mathematics, isRequired: true, meaning: "a function of one or two variables"),
      Key(name: "x", kind: .interval, meaning: "the map's extent in the first variable"),
      Key(name: "y", kind: .interval, meaning: "the map's extent in the second variable"),
      Key(name: "from", kind: .assignments, isRequired: true, meaning: "where all start"),
      Key(name: "optimizers", kind: .optimizers, meaning: "who runs, with settings: gd rate=0.1, adam"),
      rate, stepCount,
      Key(
        name: "checkpoints", kind: .checkpoints, meaning: "where a runner is after some steps, proved by gradus lint"),
      caption, covers(.block(.descent)), check,
    ])

  private static let graph = Schema(
    kind: .graph, title: "a graph", summary: "the computational graph, forward values and backward adjoints",
    keys: [
      Key(name: "function", kind: .mathematics, isRequired: true, meaning: "what is computed"),
      Key(name: "at", kind: .assignments, isRequired: true, meaning: "the values of its variables"),
      caption, covers(.block(.graph)), check,
    ])

  private static let network = Schema(
    kind: .network, title: "a network", summary: "a small network trained live",
    keys: [
      Key(name: "data", kind: .word(NetworkBlock.dataSets), isRequired: true, meaning: "the data set"),
      Key(name: "layers", kind: .counts(1...64), isRequired: true, meaning: "units in each hidden layer: 8, 8"),
      Key(name: "activation", kind: .word(NetworkBlock.activations), meaning: "the activation of the hidden layers"),
      Key(name: "optimizer", kind: .optimizers, meaning: "who trains it"),
      rate, stepCount, caption, covers(.block(.network)), check,
    ])

  private static let card = Schema(
    kind: .card, title: "a card", summary: "a recall card for review and interviews",
    keys: [
      id,
      Key(name: "front", kind: .prose, isRequired: true, meaning: "the question"),
      Key(name: "back", kind: .prose, isRequired: true, meaning: "the answer"),
      Key(name: "points", kind: .proseList, meaning: "what a good answer names"),
      Key(name: "avoid", kind: .proseList, meaning: "what costs marks"),
      hints, difficulty,
      Key(name: "seconds", kind: .count(5...3_600), meaning: "how long the spoken answer may take"),
      Key(name: "answer", kind: .mathematics, meaning: "where it is given, the answer is typed and checked"),
      tags, covers(.block(.card)), check,
    ])
}
