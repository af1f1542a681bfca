/// The fields of one block, read by its schema: known keys, each once, each of its kind.
struct FieldValues {
  let schema: Schema
  /// Where the block begins: what is missing is reported there.
  let range: SourceRange
  private(set) var diagnostics: [Diagnostic]
  private var values: [String: [FieldValue]] = [:]
  private var ranges: [String: SourceRange] = [:]

  init(_ fields: Fields, of schema: Schema, at range: SourceRange) {
    self.schema = schema
    self.range = range
    diagnostics = fields.diagnostics
    for field in fields.fields {
      guard let key = schema.key(field.key) else {
        let cause = Diagnostic.Cause.unknownKey(
          field.key, of: schema.title, nearest: nearest(to: field.key, among: schema.keys.map(\.name)))
        diagnostics.append(Diagnostic(cause, at: field.keyRange))
        continue
      }
      if let first = ranges[key.name], !key.isRepeatable {
        diagnostics.append(Diagnostic(.duplicateKey(key.name, firstLine: first.line), at: field.keyRange))
        continue
      }
      ranges[key.name] = field.keyRange
      if let value = field.value(as: key.kind, into: &diagnostics) { values[key.name, default: []].append(value) }
    }
    takeOwnList(fields.ownLines)
    for key in schema.keys where key.isRequired && ranges[key.name] == nil {
      diagnostics.append(Diagnostic(.missingKey(key.name, of: schema.title), at: range))
    }
  }

  private mutating func takeOwnList(_ lines: [SourceLine]) {
    guard let first = lines.first else { return }
    guard let key = schema.ownList else {
      diagnostics.append(Diagnostic(.itemWithoutField(schema.title), at: first.range))
      return
    }
    if let other = ranges[key] {
      diagnostics.append(Diagnostic(.duplicateKey(key, firstLine: other.line), at: first.range))
      return
    }
    ranges[key] = first.range
    values[key] = [.options(Field.options(lines, into: &diagnostics))]
  }

  mutating func report(_ cause: Diagnostic.Cause, at key: String? = nil) {
    diagnostics.append(Diagnostic(cause, at: key.flatMap { ranges[$0] } ?? range))
  }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  func has(_ key: String) -> Bool { ranges[key] != nil }

  private func first<Value>(_ key: String, _ value: (FieldValue) -> Value?) -> Value? {
    values[key]?.lazy.compactMap(value).first
  }

  func text(_ key: String) -> String? { first(key) { if case .text(let text) = $0 { text } else { nil } } }
  func prose(_ key: String) -> Prose { first(key) { if case .prose(let prose) = $0 { prose } else { nil } } ?? [] }
  func proseList(_ key: String) -> [Prose] {
    first(key) { if case .proseList(let list) = $0 { list } else { nil } } ?? []
  }
  func mathematics(_ key: String) -> [MathText] {
    first(key) { if case .mathematics(let list) = $0 { list } else { nil } } ?? []
  }
  func words(_ key: String) -> [SourceLine] { first(key) { if case .words(let list) = $0 { list } else { nil } } ?? [] }
  func number(_ key: String) -> Double? { first(key) { if case .number(let number) = $0 { number } else { nil } } }
  func numbers(_ key: String) -> [Double]? { first(key) { if case .numbers(let list) = $0 { list } else { nil } } }
  func count(_ key: String) -> Int? { first(key) { if case .count(let count) = $0 { count } else { nil } } }
  func counts(_ key: String) -> [Int]? { first(key) { if case .counts(let list) = $0 { list } else { nil } } }
  func interval(_ key: String) -> ClosedRange<Double>? {
    first(key) { if case .interval(let interval) = $0 { interval } else { nil } }
  }
  func writtenAssignments(_ key: String) -> [WrittenAssignment] {
    first(key) { if case .assignments(let list) = $0 { list } else { nil } } ?? []
  }
  func parameters(_ key: String) -> [Parameter] {
    first(key) { if case .parameters(let list) = $0 { list } else { nil } } ?? []
  }
  func optimizers(_ key: String) -> [OptimizerChoice] {
    first(key) { if case .optimizers(let list) = $0 { list } else { nil } } ?? []
  }
  func options(_ key: String) -> [ChoiceBlock.Option] {
    first(key) { if case .options(let list) = $0 { list } else { nil } } ?? []
  }
  /// All fields of a repeatable key together.
  func answers(_ key: String) -> [WrittenAnswer] {
    (values[key] ?? []).flatMap { value -> [WrittenAnswer] in
      if case .answers(let list) = value { list } else { [] }
    }
  }
  func placements(_ key: String) -> [Placement] {
    first(key) { if case .placements(let list) = $0 { list } else { nil } } ?? []
  }
  /// All fields of a repeatable key together.
  func claims(_ key: String) -> [SourceLine] {
    (values[key] ?? []).flatMap { value -> [SourceLine] in if case .claims(let list) = value { list } else { [] } }
  }
  var checkpoints: [Checkpoint] {
    first("checkpoints") { if case .checkpoints(let list) = $0 { list } else { nil } } ?? []
  }
}
