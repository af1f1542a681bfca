import Calculus
import Grading

/// An exercise as one learner meets it: its parameters drawn, its question ready to judge answers.
struct ExerciseTrial {
  let exercise: ExerciseBlock
  let question: Question
  /// What was drawn; empty where the exercise has no parameters.
  let values: [Symbol: Expression]

  /// `a = 2, n = 3`
  var valuesText: String {
    values.sorted { $0.key < $1.key }.map { "\($0.key.text(.plain)) = \($0.value.text(.plain))" }
      .joined(separator: ", ")
  }
}

extension ExerciseBlock {
  /// The trials that an exercise has to stand: every draw there is, or `count` seeded ones where there are more.
  func trials(lesson: String, count: Int) -> [ExerciseTrial] {
    let combinations = parameters.reduce(1) { product, parameter in
      let (value, overflow) = product.multipliedReportingOverflow(by: parameter.values.count)
      return overflow ? .max : value
    }
    return (0..<min(combinations, count)).map { number in
      var random = SplitMix64(seed: UInt64(number))
      let values = combinations <= count ? combination(number) : draw(using: &random)
      let exercise = drawn(values)
      return ExerciseTrial(exercise: exercise, question: exercise.question(lesson: lesson), values: values)
    }
  }

  /// The values of one combination of all there are, counted from 0.
  private func combination(_ number: Int) -> [Symbol: Expression] {
    var rest = number
    var values: [Symbol: Expression] = [:]
    for parameter in parameters {
      values[parameter.variable] = parameter.values[rest % parameter.values.count]
      rest /= parameter.values.count
    }
    return values
  }
}
