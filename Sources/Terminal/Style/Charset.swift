/// Which characters a terminal shows.
package enum Charset: CaseIterable, Sendable {
  case unicode
  /// ASCII alone: another locale, a Linux console, or the learner's wish.
  case ascii

  /// The charset to draw with.
  ///
  /// - Parameters:
  ///   - forced: `--ascii` was given.
  ///   - codeset: the locale's, as `nl_langinfo(CODESET)` names it.
  ///   - term: the terminal's name. The Linux console and the old DEC terminals have no Braille and few signs.
  package static func resolve(forced: Bool, codeset: String, term: String) -> Charset {
    let name = codeset.lowercased().filter { $0 != "-" }
    if forced || name != "utf8" { return .ascii }
    let plain = ["linux", "vt", "dumb", "ansi", "cons"]
    return plain.contains { term.hasPrefix($0) } ? .ascii : .unicode
  }
}
