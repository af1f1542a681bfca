import Calculus

extension Mistake {
  /// K. Steps of optimisers.
  static let optimizers: [Mistake] = [
    step("K1", "uphill", 3, .uphill, "the step goes along the gradient", "To go down, step against the gradient."),
    step("K2", "no-rate", 3, .withoutRate, "the learning rate is left out", "The learning rate scales the step."),
    step("K3", "rate-only", 1, .rateAlone, "the gradient is left out", "The gradient is missing from the step."),
    step(
      "K4", "sequential", 2, .sequential, "later coordinates see the earlier ones already moved",
      "Take all partial derivatives at the old point."),
    step(
      "K5", "momentum-forgotten", 2, .forgotten, "the velocity forgets its past",
      "The velocity keeps a share of its past."),
    step(
      "K6", "momentum-variant", 2, .otherAverage, "the velocity is defined the other way, with or without 1 − β",
      "Both definitions exist; this lesson uses the other one."),
    step(
      "K7", "momentum-sign", 2, .doubleSign, "a sign of the momentum step is doubled",
      "Either the velocity or the step bears the minus, not both."),
    step(
      "K8", "nesterov-at-old-point", 1, .atOldPoint, "the gradient is taken at the old point",
      "Look ahead first, then take the gradient."),
    step(
      "K9", "no-bias-correction", 3, .uncorrected, "the averages are used as they are",
      "Both averages start at 0; divide each by one minus its β to the power of the step number."),
    step(
      "K10", "bias-linear", 1, .linearCorrection, "β is multiplied by the step number",
      "In the correction β has the step number as its exponent."),
    step(
      "K11", "root-missing", 2, .withoutRoot, "the root is missing below", "Divide by the root of the second average."),
    step(
      "K12", "epsilon-inside", 1, .epsilonInside, "ε stands under the root",
      "The idea is the same and the difference tiny; this lesson adds ε outside the root."),
    step("K13", "betas-swapped", 1, .swappedBetas, "the two β are swapped", "The first average forgets faster."),
    step(
      "K14", "newton-root-vs-minimum", 2, .rootOfFunction, "a zero of the function is looked for",
      "A minimum is a zero of the derivative, so the derivative takes the place of the function."),
    step(
      "K15", "newton-multiplied", 2, .multipliedByHessian, "the gradient is multiplied by the Hessian",
      "Solve with the Hessian: it is its inverse that multiplies."),
    step(
      "K16", "decay-sign", 1, .growingWeights, "the decay makes the weights grow", "Decay pulls the weights to zero."),
    Mistake(
      "K17", "central-difference", 2, "the difference is divided by one step", "The two points are two steps apart.",
      answers: { problem in
        guard case .centralDifference = problem else { return [] }
        return [problem.answer.map { 2 * $0 }]
      }),
  ]

  private static func step(
    _ id: String, _ name: String, _ weight: Int, _ slip: OptimizerSteps.Slip, _ cause: String, _ advice: String
  ) -> Mistake {
    Mistake(
      id, name, weight, cause, advice,
      answers: { problem in
        guard case .steps(let steps) = problem, steps.allows(slip) else { return [] }
        return [steps.answer(steps.end(slip))]
      })
  }
}
