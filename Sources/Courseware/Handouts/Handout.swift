import Calculus
import Typesetting

/// A lesson on paper: parameters drawn, questions numbered, with the answers or without them.
package struct Handout: Sendable {
  package let lesson: Lesson
  package let hasAnswers: Bool
  /// The numbers of what is to be answered, by id.
  private let numbers: [String: Int]

  /// - Parameter seed: from which the parameters are drawn: the same numbers for the same seed.
  package init(_ lesson: Lesson, seed: UInt64 = 0, hasAnswers: Bool) {
    var lesson = lesson
    var numbers: [String: Int] = [:]
    for page in lesson.pages.indices {
      for index in lesson.pages[page].blocks.indices {
        guard case .live(let block) = lesson.pages[page].blocks[index] else { continue }
        if let id = block.id { numbers[id] = numbers.count + 1 }
        if case .exercise(let exercise) = block {
          let drawn = exercise.instance(seed: seed &+ stableHash(exercise.id))
          lesson.pages[page].blocks[index] = .live(.exercise(drawn))
        }
      }
    }
    self.lesson = lesson
    self.hasAnswers = hasAnswers
    self.numbers = numbers
  }

  /// `Exercise 3`: what a block is called.
  package func title(of block: LiveBlock) -> String {
    let number = block.id.flatMap { numbers[$0] }.map { " \($0)" } ?? ""
    return block.heading + number
  }
}

extension LiveBlock {
  fileprivate var heading: String {
    switch self {
    case .exercise: "Exercise"
    case .choice: "Question"
    case .card: "Recall"
    case .steps: "Step by step"
    case .plot: "Plot"
    case .descent: "Gradient descent"
    case .graph: "Computational graph"
    case .network: "Network"
    case .broken(let block): "This \(block.kind.rawValue) block has a mistake"
    }
  }
}

extension ExerciseBlock {
  /// The right answer in LaTeX, as its author wrote it where it is the author's.
  package var answerLaTeX: String {
    switch task {
    case .answer(let answer): answer.latex
    case .invert(let inversion): inversion.solution.latex
    case .derive, .predict:
      if let formula = try? Parser.parse(task.answer.text(.plain)) {
        MathNode(formula).latex
      } else {
        task.answer.text(.latex)
      }
    }
  }
}

extension StepsBlock {
  /// The derivation, step by step: what each is called, and what it does in LaTeX.
  package var lines: [(title: String, latex: String)] {
    var lines: [(String, String)] = []
    var current = function.expression
    for _ in 0..<max(1, order) {
      let derivation = Derivation(of: current, by: variable)
      for step in derivation.steps() {
        let operation = "\\frac{d}{d\(variable.text(.latex))}"
        lines.append(
          (
            step.title,
            "\(operation)\\left[\(step.expression.text(.latex))\\right] = \(step.derivative.text(.latex))"
          ))
      }
      current = derivation.derivative
    }
    return lines
  }
}

extension [Assignment] {
  /// `x = 1, y = 0.5`
  package var latex: String {
    map { "\($0.variable.text(.latex)) = \(Spelling($0.value, asDecimal: true).latex)" }.joined(separator: ",\\ ")
  }
}
