extension LaTeXDiagnostic {
  /// One sentence for the author: what is wrong and the way out.
  package var message: String {
    switch cause {
    case .unknownCommand(let name, let suggestion):
      "unknown command \"\\\(name)\"" + Self.question(suggestion.map { "\\" + $0 })
    case .unknownEnvironment(let name, let suggestion): "unknown environment \"\(name)\"" + Self.question(suggestion)
    case .unclosedBrace: "this \"{\" is never closed; add a \"}\""
    case .unopenedBrace: "this \"}\" closes nothing; remove it, or write \"\\}\" to show a brace"
    case .unclosedLeft: "this \"\\left\" has no \"\\right\"; add one (\"\\right.\" shows nothing)"
    case .unopenedRight: "this \"\\right\" has no \"\\left\" before it"
    case .unclosedEnvironment(let name): "\"\\begin{\(name)}\" has no \"\\end{\(name)}\""
    case .unopenedEnvironment(let name): "\"\\end{\(name)}\" has no \"\\begin{\(name)}\" before it"
    case .mismatchedEnvironment(let begun, let ended):
      "\"\\begin{\(begun)}\" is closed by \"\\end{\(ended)}\"; both must name the same environment"
    case .missingArgument(let name): "\"\(name)\" needs something in braces after it"
    case .missingDelimiter(let name): "\"\\\(name)\" needs a delimiter after it, such as \"(\" or \".\""
    case .doubleScript: "two scripts of the same kind on one base; use braces to say which belongs to which"
    case .strayAlignment: "\"&\" outside an environment with columns; use aligned, cases or a matrix"
    case .forbiddenCharacter: "a control or direction character cannot be shown; remove it"
    case .tooDeep(let maximum): "nested more than \(maximum) deep; the inner part is not shown"
    case .tooLong(let maximum): "longer than \(maximum) characters; the rest is not shown"
    }
  }

  private static func question(_ suggestion: String?) -> String {
    suggestion.map { " - did you mean \"\($0)\"?" } ?? ""
  }
}
