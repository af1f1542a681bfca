import Courseware

import Terminal

/// How the learner wants the tutor, fixed for a run.
package struct Preferences: Sendable {
  package let charset: Charset
  package let depth: ColourDepth
  /// Nothing moves by itself: animations stand still and go on by a key.
  package let isMotionReduced: Bool
  /// Where what is drawn at random begins, where the learner says so.
  package let chosenSeed: UInt64?
  /// The same for what is to be alike in every run.
  var seed: UInt64 { chosenSeed ?? 0 }

  package init(
    charset: Charset = .unicode, depth: ColourDepth = .full, isMotionReduced: Bool = false,
    seed: UInt64? = nil
  ) {
    self.charset = charset
    self.depth = depth
    self.isMotionReduced = isMotionReduced
    chosenSeed = seed
  }
}

/// The course as it was found.
package enum CourseState: Sendable {
  case listed(Course)
  /// There is none, for this reason: a sentence that names the way out.
  case missing(String)

  package var course: Course? {
    if case .listed(let course) = self { course } else { nil }
  }
}
