/// What a character beyond ASCII stands for.
enum Glyph {
  /// The Greek letters by name. A letter that looks like a Latin one is left out in capitals.
  static let greekLetters: [(name: String, letters: [Unicode.Scalar])] = [
    ("alpha", ["α"]), ("beta", ["β"]), ("gamma", ["γ"]), ("delta", ["δ"]), ("epsilon", ["ε", "ϵ"]), ("zeta", ["ζ"]),
    ("eta", ["η"]), ("theta", ["θ", "ϑ"]), ("iota", ["ι"]), ("kappa", ["κ"]), ("lambda", ["λ"]),
    ("mu", ["μ", "\u{B5}"]), ("nu", ["ν"]), ("xi", ["ξ"]), ("pi", ["π"]), ("rho", ["ρ", "ϱ"]),
    ("sigma", ["σ", "ς"]), ("tau", ["τ"]), ("upsilon", ["υ"]), ("phi", ["φ", "ϕ"]), ("chi", ["χ"]), ("psi", ["ψ"]),
    ("omega", ["ω"]), ("Gamma", ["Γ"]), ("Delta", ["Δ"]), ("Theta", ["Θ"]), ("Lambda", ["Λ"]), ("Xi", ["Ξ"]),
    ("Sigma", ["Σ"]), ("Phi", ["Φ"]), ("Psi", ["Ψ"]), ("Omega", ["Ω", "\u{2126}"]),
  ]
}
