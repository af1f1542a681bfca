/// Text that is safe to show, from bytes of any origin: only printable scalars and newlines.
///
/// Every text that the program did not write itself passes here: lessons, answers, pastes, file names, messages of
/// other programs. Idempotent, and linear in the input.
package enum Sanitizer {
  /// Tabs go to the next multiple of this.
  package static let tabWidth = 4

  /// What was found besides plain text, for a linter's report.
  package struct Findings: Hashable, Sendable {
    package var invalidBytes = 0
    package var controls = 0
    package var bidirectional = 0
    package var invisible = 0
    package var unassigned = 0
    package var marksDropped = 0

    package init() {}

    package var isEmpty: Bool { self == Findings() }
  }

  /// Clean text of a string.
  package static func clean(_ text: String) -> String {
    isClean(text) ? text : clean(bytes: text.utf8).text
  }

  /// Clean text of bytes, and what was found. Invalid UTF-8 becomes U+FFFD.
  package static func clean(bytes: some Sequence<UInt8>) -> (text: String, findings: Findings) {
    var cleaner = Cleaner()
    var decoder = Unicode.UTF8()
    var iterator = bytes.makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar):
        cleaner.take(scalar)
      case .error:
        cleaner.findings.invalidBytes += 1
        cleaner.keep("\u{FFFD}")
      case .emptyInput:
        return (String(cleaner.output), cleaner.findings)
      }
    }
  }

  /// Clean text on one line: newlines become blanks.
  package static func cleanLine(_ text: String) -> String {
    let text = clean(text)
    guard text.unicodeScalars.contains("\n") else { return text }
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { line.append(scalar == "\n" ? " " : scalar) }
    return String(line)
  }

  /// The common case: nothing but printable ASCII and newlines.
  private static func isClean(_ text: String) -> Bool {
    text.utf8.allSatisfy { ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A }
  }
}

/// The rules, scalar by scalar.
private struct Cleaner {
  var output = String.UnicodeScalarView()
  var findings = Sanitizer.Findings()
  private var column = 0
  private var followsReturn = false
  /// Marks on the current base; nil where there is no base to carry one.
  private var marks: Int?

  mutating func take(_ scalar: Unicode.Scalar) {
    let afterReturn = followsReturn
    followsReturn = scalar == "\r"
    switch scalar.value {
    case 0x20..<0x7F: keep(scalar)
    case 0x0A where afterReturn: break
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: newline()
    case 0x09: for _ in 0..<(Sanitizer.tabWidth - column % Sanitizer.tabWidth) { keep(" ") }
    case 0..<0x20: show("^", scalar.value + 0x40)
    case 0x7F: show("^", 0x3F)
    case 0x80..<0xA0: show("M-^", scalar.value - 0x40)
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
      findings.bidirectional += 1
      for letter in "<U+\(hexadecimal(scalar.value))>".unicodeScalars { keep(letter) }
    case _: takePrintable(scalar)
    }
  }

  private mutating func takePrintable(_ scalar: Unicode.Scalar) {
    switch scalar.gridClass {
    case .invisible:
      findings.invisible += 1
    case .mark:
      guard let count = marks, count < Cluster.markLimit else {
        findings.marksDropped += 1
        return
      }
      marks = count + 1
      output.append(scalar)
    case .narrow, .wide, .control:
      switch scalar.properties.generalCategory {
      case .privateUse, .surrogate, .unassigned, .format, .control:
        findings.unassigned += 1
        keep("\u{FFFD}")
      case _:
        keep(scalar)
      }
    }
  }

  mutating func keep(_ scalar: Unicode.Scalar) {
    output.append(scalar)
    column += scalar.columns
    marks = 0
  }

  private mutating func newline() {
    output.append("\n")
    column = 0
    marks = nil
  }

  private mutating func show(_ prefix: String, _ value: UInt32) {
    findings.controls += 1
    for letter in prefix.unicodeScalars { keep(letter) }
    if let letter = Unicode.Scalar(value) { keep(letter) }
  }

  private func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
