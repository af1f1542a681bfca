/// Where the learner's record lives.
package enum DataDirectory {
  /// The folder that the option, else the environment, names; nil when neither does.
  ///
  /// `--data-dir` may be relative to the working folder. As the XDG rules ask, `XDG_DATA_HOME` counts only when it is an
  /// absolute path; the same places serve on macOS.
  package static func path(option: String?, environment: [String: String]) -> String? {
    if let option, !option.isEmpty { return option }
    if let base = absolute("XDG_DATA_HOME", in: environment) { return base.appending("gradus") }
    return absolute("HOME", in: environment)?.appending(".local/share/gradus")
  }

  private static func absolute(_ name: String, in environment: [String: String]) -> String? {
    environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
  }
}

extension String {
  /// The path of something inside the folder that this path names.
  func appending(_ component: String) -> String {
    hasSuffix("/") ? self + component : self + "/" + component
  }
}
