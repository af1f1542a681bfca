/// Who may import what: the picture at the head of ARCHITECTURE.md as a table.
enum Arrows {
  static let allowed: [String: [String]] = [
    "gradus": [
      "Tutor", "Curses", "Journal", "Courseware", "Practice", "Grading", "Descent", "Typesetting", "Calculus",
      "Terminal",
      "ArgumentParser", "Foundation",
    ] + system,
    "Tutor": ["Courseware", "Practice", "Grading", "Descent", "Typesetting", "Calculus", "Terminal"],
    "Curses": ["Terminal", "CNcurses"] + system,
    "Journal": ["Practice", "CJournal", "GRDB", "Foundation"] + system,
    "Practice": ["Grading", "Calculus", "RealModule"],
    "Courseware": ["Grading", "Descent", "Typesetting", "Calculus", "CMD4C"],
    "Grading": ["Calculus"],
    "Descent": ["Calculus"],
    "Typesetting": ["Calculus"],
    "Calculus": ["BigInt", "RealModule"],
    "Terminal": [],
    "CNcurses": [],
    "CJournal": [],
    "CMD4C": [],
  ]

  /// The C library and what stands on it, for the targets that touch the machine.
  private static let system: [String] = ["Glibc", "Musl", "Darwin", "Dispatch", "Synchronization"]

  /// Files that touch the machine in a target that is pure otherwise.
  static let exceptions: [String: [String]] = [
    "Sources/Courseware/Reading": system
  ]

  static func allows(_ module: String, in file: SourceFile) -> Bool {
    if module == "Swift" || allowed[file.target]?.contains(module) == true { return true }
    return exceptions.contains { file.path.hasPrefix($0.key + "/") && $0.value.contains(module) }
  }
}
