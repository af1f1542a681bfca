import Typesetting

/// Puts values in the place of `{…}` in LaTeX, so that the result reads as people write it: no factor 1, no exponent 1,
/// no `+ -3`, brackets around a negative factor or base.
struct LaTeXFilling {
  /// What stands between two braces that match.
  struct Group {
    var text: String
    /// The number of scalars before it.
    var offset: Int
    fileprivate var close: Int
  }

  private let scalars: [Unicode.Scalar]
  /// The partner of each opening brace.
  private let partners: [Int: Int]
  private var index = 0
  private var output: [Unicode.Scalar] = []

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    var open: [Int] = []
    var partners: [Int: Int] = [:]
    for (index, scalar) in scalars.enumerated() {
      if scalar == "{" { open.append(index) }
      if scalar == "}", let start = open.popLast() { partners[start] = index }
    }
    self.partners = partners
  }

  var result: String { String(String.UnicodeScalarView(output)) }

  /// Copies up to the next group; nil at the end.
  mutating func nextGroup() -> Group? {
    while index < scalars.count {
      if scalars[index] == "{", let close = partners[index] {
        let inside = scalars[(index + 1)..<close]
        // Names and computations are short; what is longer is LaTeX.
        let text = inside.count <= 200 || inside.first == "=" ? String(String.UnicodeScalarView(inside)) : ""
        return Group(text: text, offset: index + 1, close: close)
      }
      output.append(scalars[index])
      index += 1
    }
    return nil
  }

  /// Copies the brace and goes on inside.
  mutating func enter(_ group: Group) {
    output.append(scalars[index])
    index += 1
  }

  /// Copies the group as it is.
  mutating func skip(_ group: Group) {
    output += scalars[index...group.close]
    index = group.close + 1
  }

  mutating func replace(_ group: Group, by value: String) {
    index = group.close + 1
    if isArgument { return put(value) }
    let after = scalars[index...].drop { $0 == " " }
    let isNegative = value.hasPrefix("-")
    let magnitude = isNegative ? String(value.dropFirst()) : value
    let before = lastMark
    if magnitude == "1", !isNegative, before == "^", output.count > 1 {
      // x to the power 1 is x.
      dropTrailing("^")
      return
    }
    var shown = magnitude
    let isExponent = before == "^" || before == "_"
    if magnitude == "1", !isExponent, !(before.map { Self.digits.contains($0) } ?? false), Self.beginsFactor(after) {
      shown = ""
    }
    guard isNegative, !isExponent else {
      let isBase = after.first == "^" && (magnitude.contains("\\frac") || magnitude.contains("\\cdot"))
      return put(isBase && !isExponent ? "\\left(\(value)\\right)" : isNegative ? value : shown)
    }
    switch before {
    case "+":
      dropTrailing("+")
      output.append("-")
      put(shown)
    case "-":
      dropTrailing("-")
      if isAfterOperand { output.append("+") }
      put(shown)
    case _ where after.first == "^" || isAfterOperand || isAfterSign: put("(\(value))")
    case _:
      output.append("-")
      put(shown)
    }
  }

  /// The braces stay around the value, so that it remains one group.
  private mutating func put(_ text: String) {
    if text.isEmpty { return }
    output += Array("{\(text)}".unicodeScalars)
  }

  // MARK: What stands around

  private static let digits: Set<Unicode.Scalar> = Set("0123456789.".unicodeScalars)

  private var lastMark: Unicode.Scalar? { output.last { $0 != " " } }

  private mutating func dropTrailing(_ mark: Unicode.Scalar) {
    while let last = output.last {
      output.removeLast()
      if last == mark { return }
    }
  }

  /// Whether a command or another argument stands right before, so that the braces are those of an argument.
  private var isArgument: Bool {
    guard let mark = output.last else { return false }
    if mark == "}" || mark == "]" { return true }
    return command.map { !Self.symbolCommands.contains($0) } ?? false
  }

  /// The command at the end of what is written.
  private var command: String? {
    let word = output.reversed().prefix { $0.properties.isAlphabetic }
    guard !word.isEmpty, output.dropLast(word.count).last == "\\" else { return nil }
    return String(String.UnicodeScalarView(word.reversed()))
  }

  /// Whether a letter, a number or a closing bracket stands before, so that a sign between would be a minus.
  private var isAfterOperand: Bool {
    guard let mark = lastMark else { return false }
    if mark == "}" || mark == ")" || mark == "]" || Self.digits.contains(mark) { return true }
    guard mark.properties.isAlphabetic else { return false }
    return !isAfterSign
  }

  /// Whether a product sign or a fraction's slash stands before.
  private var isAfterSign: Bool {
    if lastMark == "/" || lastMark == "*" || lastMark == "·" { return true }
    let word = output.reversed().drop { $0 == " " }.prefix { $0.properties.isAlphabetic }
    let name = String(String.UnicodeScalarView(word.reversed()))
    let isCommand = output.reversed().drop { $0 == " " }.dropFirst(word.count).first == "\\"
    return isCommand && ["cdot", "times"].contains(name)
  }

  /// Whether what follows is multiplied with the number before it: a letter, a bracket, a root.
  private static func beginsFactor(_ after: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = after.first else { return false }
    if first == "(" || first.properties.isAlphabetic { return true }
    guard first == "\\" else { return false }
    let name = String(String.UnicodeScalarView(after.dropFirst().prefix { $0.properties.isAlphabetic }))
    return factorCommands.contains(name)
  }

  private static let symbolCommands = Set(SymbolTable.all.flatMap(\.commands) + FunctionTable.all.map(\.name))
  private static let factorCommands: Set<String> =
    Set(SymbolTable.all.filter { $0.symbol.role == .ordinary }.flatMap(\.commands))
    .union(FunctionTable.all.map(\.name)).union(["sqrt", "left", "bar", "hat", "vec", "mathbf"])
}
