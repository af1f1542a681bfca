/// A comment, `<!-- … -->`, that stands on lines of its own: what it asks for, if anything.
enum Comment {
  /// `covers: C05-01 SEE`
  case covers([SourceLine])
  /// `check: 2^10 = 1024; 0.8^10 ≈ 0.107`
  case check([SourceLine])
  /// `pause`: what follows waits for a key.
  case pause(SourceRange)
  /// `reference: formula-card`: the page can be opened from anywhere.
  case reference(SourceLine)
  /// For other authors.
  case other

  /// The comments that the lines consist of; `nil` where there is anything else.
  static func all(in lines: [SourceLine]) -> [Comment]? {
    var comments: [Comment] = []
    var body: [SourceLine]?
    for line in lines {
      var rest = line.trimmed
      while !rest.text.isEmpty {
        guard var open = body else {
          guard rest.text.hasPrefix("<!--") else { return nil }
          body = []
          rest = rest.dropping(4).trimmed
          continue
        }
        guard let (inside, after) = rest.halves(at: "-->") else {
          body?.append(rest)
          break
        }
        if !inside.text.isEmpty { open.append(inside) }
        comments.append(Comment(open))
        body = nil
        rest = after
      }
    }
    return body == nil && !comments.isEmpty ? comments : nil
  }

  private init(_ body: [SourceLine]) {
    self = .other
    guard let first = body.first else { return }
    let rows: [(key: String, make: ([SourceLine]) -> Comment)] = [
      ("covers:", Comment.covers), ("check:", Comment.check),
      ("reference:", { $0.first.map(Comment.reference) ?? .other }),
    ]
    for (key, make) in rows where first.text.hasPrefix(key) {
      self = make([first.dropping(key.unicodeScalars.count).trimmed] + body.dropFirst())
    }
    if first.text == "pause", body.count == 1 { self = .pause(first.range) }
  }
}
