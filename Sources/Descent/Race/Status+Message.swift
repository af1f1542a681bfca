import Calculus

extension Status {
  /// One sentence for the learner: what happened, at which step, and what to try.
  package var message: String {
    switch self {
    case .running: "running"
    case .converged(let step):
      step == 0
        ? "The gradient is zero already at the start: nothing moves from here."
        : "Converged after \(step.steps): the gradient is zero to six digits."
    case .diverged(let divergence): divergence.message
    case .leftDomain(let step, let undefined):
      step == 0
        ? "The run cannot start here: \(undefined.message)."
        : "Left the domain at step \(step): \(undefined.message). Try a smaller learning rate or another start."
    case .plateau(let step):
      "Stuck on a plateau at step \(step): the loss hardly falls and the gradient is not zero. "
        + "Momentum or a larger learning rate may carry it on."
    case .cycling(let step):
      "Going back and forth at step \(step): the loss no longer falls. A smaller learning rate lets it settle."
    case .withoutStep(let step):
      "No step at step \(step): the matrix of second derivatives cannot be inverted here. Try another start."
    case .rateEnded(let step): "The schedule has brought the rate to zero at step \(step)."
    case .stepLimit(let limit): "Stopped after \(limit.steps), as many as were asked for."
    }
  }

  /// A word or two for a legend.
  package var label: String {
    switch self {
    case .running: "running"
    case .converged: "converged"
    case .diverged: "diverged"
    case .leftDomain: "left the domain"
    case .plateau: "plateau"
    case .cycling: "back and forth"
    case .withoutStep: "no step"
    case .rateEnded: "rate at zero"
    case .stepLimit: "step limit"
    }
  }
}

extension Divergence {
  package var message: String {
    let what =
      switch kind {
      case .overflow: "a number passed the largest that the machine can hold"
      case .lossBlewUp: "the loss grew more than a millionfold"
      case .farOutside: "the point flew off, a hundred times the width of the map"
      case .downhillForever: "the loss falls for ever that way: there is no minimum"
      }
    let remedy = kind == .downhillForever ? "Try another start." : "Try a smaller learning rate."
    return "Diverged at step \(step): \(what). \(remedy)"
  }
}

extension OptimizerError {
  package var message: String {
    switch self {
    case .unknownSetting(let name, let method):
      method.row.settings.isEmpty
        ? "\(method.row.title) has no settings but its rate, and so no \"\(name)\""
        : "\(method.row.title) has no setting \"\(name)\"; it has "
          + method.row.settings.map(\.name).joined(separator: ", ")
    case .settingOutOfRange(let setting, let value, let method):
      "\(setting.name) of \(method.row.title) must be at least \(setting.range.lowerBound) and below "
        + "\(setting.range.upperBound), not \(value)"
    }
  }
}

extension Int {
  fileprivate var steps: String { self == 1 ? "1 step" : "\(self) steps" }
}
