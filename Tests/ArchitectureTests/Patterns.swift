/// Shapes of code that a rule looks for in a line. They err on the side of passing what they cannot judge.

extension Character {
  fileprivate var continuesName: Bool { isLetter || isNumber || self == "_" }
}

/// Whether `!` stands right behind a value or a type.
func unwrapsByForce(_ line: String) -> Bool {
  guard line.contains("!") else { return false }
  let characters = Array(line)
  return characters.indices.dropFirst().contains { index in
    guard characters[index] == "!" else { return false }
    let previous = characters[index - 1]
    let next = index + 1 < characters.count ? characters[index + 1] : " "
    return (previous.continuesName || ")]}>\"".contains(previous)) && next != "="
  }
}

/// Whether the line calls the free function.
func calls(_ function: String, in line: String) -> Bool {
  arguments(of: function, in: line).contains { !$0.isMember && !$0.isDeclaration }
}

/// Whether an integer is made from what is plainly a Double, which stops the program when it does not fit.
func convertsDouble(_ line: String) -> Bool {
  ["Int", "Int8", "Int16", "Int32", "Int64", "UInt", "UInt8", "UInt16", "UInt32", "UInt64"].contains { type in
    arguments(of: type, in: line).contains { call in
      !["exactly:", "checking:"].contains { call.text.hasPrefix($0) }
        && [".rounded", "floor(", "ceil(", "Double(", "Double.", ".squareRoot", "sqrt(", "pow(", "log", "exp("]
          .contains { call.text.contains($0) }
    }
  }
}

private struct Call {
  /// What stands between the parentheses, as far as the line goes.
  var text: String
  var isMember: Bool
  var isDeclaration: Bool
}

private func arguments(of function: String, in line: String) -> [Call] {
  guard line.contains(function + "(") else { return [] }
  let characters = Array(line)
  let name = Array(function + "(")
  return characters.indices.compactMap { start in
    guard characters[start...].starts(with: name) else { return nil }
    let before = characters[..<start]
    if before.last?.continuesName == true { return nil }
    var depth = 1
    let text = characters[(start + name.count)...].prefix {
      depth += $0 == "(" ? 1 : $0 == ")" ? -1 : 0
      return depth > 0
    }
    return Call(
      text: String(text), isMember: before.last == ".",
      isDeclaration: String(before).split(separator: " ").last == "func")
  }
}
