import Calculus

extension MathNode {
  /// A variable by its name: `w1` is w₁, `y_hat` is ŷ, `theta` is θ, `x_old` has a word as its index.
  package init(_ variable: Symbol) {
    var parts = variable.name.split(separator: "_").map(String.init)
    guard !parts.isEmpty else {
      self = .text(variable.name)
      return
    }
    let digits = String(parts[parts.count - 1].reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
    if !digits.isEmpty { parts[parts.count - 1].removeLast(digits.count) }
    var node = MathNode.named(parts.removeFirst())
    if let last = parts.first, parts.count == 1, let accent = Accent(rawValue: last) {
      node = .accent(accent, node)
      parts = []
    }
    let words = parts.filter { !$0.isEmpty }.map { MathNode.named($0) }
    let index = words + (digits.isEmpty ? [] : [.number(digits)])
    self = index.isEmpty ? node : .scripts(node, sub: .list(index), sup: nil)
  }

  /// A letter, a Greek letter by its name, or a word.
  private static func named(_ name: String) -> MathNode {
    if name.count == 1, let letter = name.first { return .letter(letter) }
    if let letter = GreekLetter.letters[name] { return .letter(letter) }
    return .text(name)
  }
}
