/// The Greek letters that name variables: one table for reading and for printing.
package struct GreekLetter: Sendable {
  package let name: String
  package let letter: Character

  package static let all: [GreekLetter] = [
    ("alpha", "α"), ("beta", "β"), ("gamma", "γ"), ("delta", "δ"), ("epsilon", "ε"), ("zeta", "ζ"), ("eta", "η"),
    ("theta", "θ"), ("iota", "ι"), ("kappa", "κ"), ("lambda", "λ"), ("mu", "μ"), ("nu", "ν"), ("xi", "ξ"),
    ("rho", "ρ"), ("sigma", "σ"), ("tau", "τ"), ("upsilon", "υ"), ("phi", "φ"), ("chi", "χ"), ("psi", "ψ"),
    ("omega", "ω"), ("Gamma", "Γ"), ("Delta", "Δ"), ("Theta", "Θ"), ("Lambda", "Λ"), ("Xi", "Ξ"), ("Sigma", "Σ"),
    ("Phi", "Φ"), ("Psi", "Ψ"), ("Omega", "Ω"),
  ].map { GreekLetter(name: $0, letter: $1) }

  /// The letter of each name.
  package static let letters: [String: Character] = .init(uniqueKeysWithValues: all.map { ($0.name, $0.letter) })
}
