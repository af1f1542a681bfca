import Calculus

/// What is said to a typed answer.
package enum Judgement: Sendable {
  /// It does not read; no attempt is counted.
  case unreadable(ParseError)
  /// It reads as something else than what is asked for, such as a number where a vector is; no attempt is counted.
  case otherShape(Mismatch)
  case right(Formula, Remark?)
  /// It is right, and is to be written in another way; it is never called wrong.
  case otherForm(Formula, Form.Objection)
  case wrong(Formula, Wrong)
  /// It could not be decided; no attempt is counted.
  case undecided(Formula, Verdict.Doubt)

  package struct Mismatch: Sendable {
    /// What is asked for and how the answer reads.
    package let message: String
    /// The place in the list of the mistake that the author foresaw.
    package let foreseen: Int?

    package init(message: String, foreseen: Int? = nil) { (self.message, self.foreseen) = (message, foreseen) }

    package static let numberWanted = Mismatch(
      message: "This asks for a number; your answer still has a name in it. Put in its value.")
  }

  package struct Wrong: Sendable {
    /// Where the values differ. It holds the right value: `Question.feedback` tells what a learner may see of it.
    package let witness: Witness
    /// Which component of a vector, or entry of a matrix read row by row, is the first wrong one.
    package let component: Int?
    /// The place in the list of the mistake that the author foresaw.
    package let foreseen: Int?
    /// What the answer has in common with the right one.
    package let resemblance: Resemblance?
  }

  /// How a wrong answer comes close.
  package enum Resemblance: Hashable, Sendable {
    /// Numbers in it are rounded where they must be exact.
    case rounded
    /// Rows stand where columns should.
    case transposed
    /// The entries are right and stand in another order.
    case reordered
    /// A matrix that must be symmetric is not.
    case asymmetric
  }

  package enum Remark: Sendable {
    /// The answer has no value at points where the expected expression has one.
    case smallerDomain(DomainGap)
  }
}
