import Calculus

/// How a run stands, and why it stopped if it did.
package enum Status: Hashable, Sendable {
  case running
  /// The gradient is as good as zero.
  case converged(step: Int)
  case diverged(Divergence)
  /// The point after the last one has no value, or no gradient.
  case leftDomain(step: Int, Undefined)
  /// The loss no longer falls although the gradient is not zero; the steps are tiny.
  case plateau(step: Int)
  /// The loss no longer falls although the steps are not small: the rate is too large to settle.
  case cycling(step: Int)
  /// The method has no step here: Newton's where the Hessian cannot be inverted.
  case withoutStep(step: Int)
  /// The schedule has brought the rate to zero.
  case rateEnded(step: Int)
  case stepLimit(Int)

  package var isRunning: Bool { self == .running }
}

/// A run that got away.
package struct Divergence: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A number passed the largest double.
    case overflow
    /// The loss grew to more than a million times what it was.
    case lossBlewUp
    /// The point is a hundred times as far away as the map is wide.
    case farOutside
    /// The same, while the loss kept falling: there is no minimum that way.
    case downhillForever
  }

  package let kind: Kind
  /// The step at which it was noticed.
  package let step: Int
  /// The last point at which everything was finite.
  package let lastPoint: [Double]
}
