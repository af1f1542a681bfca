import Calculus

/// Which mistake a wrong answer looks like.
package struct Diagnosis: Sendable {
  /// The likelier one first.
  package let mistakes: [Mistake]
  package let kind: Kind
  /// The part of the function at which it happened; nil where it concerns the whole question.
  package let site: Expression?

  package enum Kind: Sendable {
    /// Of several mistakes each alone explains the answer.
    case either
    /// All of them together explain it.
    case both
    /// They are in every explanation, and what else happened cannot be told.
    case amongOthers
  }

  /// Stable: the names of the mistakes.
  package var id: String {
    mistakes.map(\.name).joined(separator: kind == .either ? "|" : "+") + (kind == .amongOthers ? "+…" : "")
  }

  /// The names of the mistakes that were made whatever else was: of several that each explain the answer none is.
  package var certain: [String] { kind == .either && mistakes.count > 1 ? [] : mistakes.map(\.name) }

  /// What a learner is told: tentative, and without any formula but the part of the question that it is about.
  package var message: String {
    let place = site.map { " (look at \($0.text(.unicode)))" } ?? ""
    let advice = mistakes.map(\.advice)
    guard mistakes.count > 1 || kind == .amongOthers else {
      return "This is what you get if \(mistakes[0].cause)\(place). \(advice[0])"
    }
    let causes = mistakes.map(\.cause)
    let (firsts, last) = (causes.dropLast().joined(separator: ", "), causes[causes.count - 1])
    switch kind {
    case .either:
      return "This is what you get if \(firsts), or if \(last)\(place). \(advice.joined(separator: " "))"
    case .amongOthers:
      return "More than one thing may have happened here; one of them: \(causes.joined(separator: ", and ")). "
        + advice.joined(separator: " ")
    case .both:
      return "Two things may have happened here: \(firsts), and \(last). \(advice.joined(separator: " "))"
    }
  }
}

/// An explanation of a wrong answer: mistakes that together lead to it.
struct Explanation {
  /// Their places in the catalogue.
  let mistakes: [Int]
  let site: Expression?
  let prior: Double

  /// Each mistake named once.
  var key: [Int] { Set(mistakes).sorted() }
}

extension Diagnosis {
  /// What can be said of explanations that all fit: the likelier ones, together where none stands out; nothing where
  /// too many are left.
  init?(_ explanations: [Explanation]) {
    var best: [[Int]: Explanation] = [:]
    for explanation in explanations where explanation.prior > best[explanation.key]?.prior ?? 0 {
      best[explanation.key] = explanation
    }
    let ranked = best.values.sorted {
      $0.prior != $1.prior ? $0.prior > $1.prior : $0.key.lexicographicallyPrecedes($1.key)
    }
    guard let first = ranked.first else { return nil }
    let leads = first.key.count > 1 ? [Diagnosis.leadOfSeveral] : Diagnosis.leads
    let merged = leads.lazy.map { lead in ranked.filter { $0.prior * lead >= first.prior } }
    let rivals =
      merged.first { $0.count <= Diagnosis.mostMerged } ?? ranked.filter { $0.prior * leads[0] >= first.prior }
    let sites = Set(rivals.map(\.site))
    if rivals.count == 1 {
      self.init(
        mistakes: first.key.map { Mistake.catalogue[$0] }, kind: first.key.count > 1 ? .both : .either, site: first.site
      )
    } else if rivals.count <= Diagnosis.mostMerged, rivals.allSatisfy({ $0.key.count == 1 }) {
      self.init(
        mistakes: rivals.map { Mistake.catalogue[$0.key[0]] }, kind: .either, site: sites.count == 1 ? first.site : nil)
    } else {
      // What all of them have in common can still be said.
      let common = rivals.dropFirst().reduce(Set(first.key)) { $0.intersection($1.key) }.sorted()
      guard !common.isEmpty else { return nil }
      self.init(mistakes: common.map { Mistake.catalogue[$0] }, kind: .amongOthers, site: nil)
    }
  }

  /// Priors within such a factor of each other are a tie; the second where the first leaves too many.
  private static let leads = [2.5, 2]
  /// The same for explanations by several mistakes, of which there are many.
  private static let leadOfSeveral = 8.0
  private static let mostMerged = 3
}
