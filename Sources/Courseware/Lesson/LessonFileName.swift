/// What the name of a lesson file says: `05-chain-rule.md` is lesson 5, id `chain-rule`.
package struct LessonFileName: Hashable, Sendable {
  package var id: String
  /// `nil` where the name begins with no number.
  package var order: Int?

  /// `nil` where the name makes no id.
  ///
  /// - Parameter file: without its folder.
  package init?(_ file: String) {
    guard file.hasSuffix(".md"), file.utf8.count <= CoursewareLimits.fileNameBytes else { return nil }
    let stem = file.dropLast(3)
    let digits = stem.prefix { $0.isASCII && $0.isNumber }
    if let number = Int(digits), stem.dropFirst(digits.count).first == "-" {
      order = number
      id = String(stem.dropFirst(digits.count + 1))
    } else {
      id = String(stem)
    }
    guard id.isIdentifier else { return nil }
  }

  /// Whether a file in a folder of lessons means to be one: Markdown, neither hidden nor named in capitals like
  /// `README.md`.
  package static func isLesson(_ file: String) -> Bool {
    guard file.hasSuffix(".md"), let first = file.first else { return false }
    return first.isNumber || first.isLowercase
  }

  /// A title for a lesson that gives none: `chain-rule` becomes `Chain rule`.
  package static func title(of id: String) -> String {
    let words = id.split(separator: "-").joined(separator: " ")
    return words.isEmpty ? id : words.prefix(1).uppercased() + words.dropFirst()
  }
}
