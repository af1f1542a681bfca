import Calculus

extension Working.Line {
  /// How a line is marked beside its text.
  package enum Mark: String, Sendable {
    case right, wrong, undecided
    /// It does not read, or is of another shape than what is asked for.
    case unread
  }

  package var mark: Mark {
    switch self {
    case .definition, .right, .answer, .otherForm: .right
    case .wrong, .followsFromWrong: .wrong
    case .undecided: .undecided
    case .unreadable, .otherShape: .unread
    }
  }

  /// Which mistake a wrong line looks like.
  package var diagnosis: Diagnosis? { if case .wrong(_, let mistaken) = self { mistaken.diagnosis } else { nil } }

  /// What a learner is told of the line.
  package var message: String {
    switch self {
    case .definition(let name, let value): "From here on \(name.text(.unicode)) stands for \(value.text(.unicode))."
    case .right: "That is true."
    case .answer: "That is the answer."
    case .otherForm(_, let objection): objection.feedback
    case .wrong(_, let mistaken): mistaken.message
    case .followsFromWrong: "It follows from the wrong line above."
    case .undecided(_, let doubt): doubt.sentence
    case .unreadable(let error): error.message
    case .otherShape(let mismatch): mismatch.message
    }
  }
}

extension Working.Mistaken {
  /// Where the line differs, where the slip is, and which mistake it looks like.
  fileprivate var message: String {
    [
      comparison, followsRightLine ? "The line above is right, so the slip lies between the two." : nil,
      diagnosis?.message,
    ].compactMap(\.self).joined(separator: " ")
  }
}

extension Working {
  /// What is said of all lines together.
  package var summary: String {
    if let place = firstWrong { return "Line \(place + 1) is the first wrong one." }
    return isFinished ? "The answer is reached." : "The answer is not reached yet."
  }
}
