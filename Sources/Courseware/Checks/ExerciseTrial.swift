import Calculus

/// An exercise as one learner meets it: its parameters drawn, its question ready to judge answers.
struct ExerciseTrial {
  let exercise: ExerciseBlock
  let question: ExerciseQuestion
  /// What was drawn; empty where the exercise has no parameters.
  let draw: Draw

  var range: SourceRange { exercise.notes.range }
}

extension ExerciseBlock {
  /// The trials that an exercise has to stand: every draw there is, or `count` seeded ones where there are more.
  func trials(lesson: String, count: Int) -> [ExerciseTrial] {
    let combinations = parameters.reduce(1) { product, parameter in
      let (value, overflow) = product.multipliedReportingOverflow(by: parameter.values.count)
      return overflow ? .max : value
    }
    let draws =
      combinations <= count
      ? (0..<combinations).map(combination).filter(fulfils)
      : (0..<count).map { number in
        var random = SplitMix64(seed: UInt64(number))
        return draw(using: &random)
      }
    return draws.map { values in
      let exercise = drawn(values)
      return ExerciseTrial(
        exercise: exercise, question: ExerciseQuestion(exercise, lesson: lesson), draw: spelled(values))
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
