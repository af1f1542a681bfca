/// What a field's text means, by the kind its schema gives it.
enum FieldValue {
  case text(String)
  case prose(Prose)
  case proseList([Prose])
  case mathematics([MathText])
  case words([SourceLine])
  case number(Double)
  case numbers([Double])
  case count(Int)
  case counts([Int])
  case interval(ClosedRange<Double>)
  case assignments([WrittenAssignment])
  case parameters([Parameter])
  case optimizers([OptimizerChoice])
  case answers([WrittenAnswer])
  case options([ChoiceBlock.Option])
  case placements([Placement])
  case claims([SourceLine])
  case checkpoints([Checkpoint])
}

/// A wrong answer as it stands in a field, and what is said to it.
struct WrittenAnswer {
  var answer: MathText
  var explanation: Prose
}

extension Field {
  /// Reads the value; what does not read is reported, and `nil` comes back where nothing is left.
  func value(as kind: Schema.Kind, into diagnostics: inout [Diagnostic]) -> FieldValue? {
    if value.text.isEmpty && lines.isEmpty {
      diagnostics.append(Diagnostic(.emptyValue(key), at: keyRange))
      return nil
    }
    switch kind {
    case .prose: return .prose(Markdown.prose(proseLines, into: &diagnostics))
    case .proseList:
      return items(into: &diagnostics).map { items in
        .proseList(items.map { Markdown.prose($0.proseLines, into: &diagnostics) })
      }
    case .paragraph:
      return .text(proseLines.map(\.trimmed.text).filter { !$0.isEmpty }.joined(separator: " "))
    case .mathematicsList:
      let parts = value.text.isEmpty ? items(into: &diagnostics)?.map(\.value) : value.parts(at: ";")
      return parts.map { .mathematics($0.filter { !$0.text.isEmpty }.map(\.mathematics)) }
    case .words:
      return items(into: &diagnostics).map { items in
        .words(items.flatMap { $0.value.unwrapped(from: "[", to: "]").parts(at: ",") }.filter { !$0.text.isEmpty })
      }
    case .answers: return answers(needReply: true, into: &diagnostics).map(FieldValue.answers)
    case .workings: return answers(needReply: false, into: &diagnostics).map(FieldValue.answers)
    case .placements(let host):
      return items(into: &diagnostics).map { items in
        .placements(items.flatMap { $0.value.placements(in: host, into: &diagnostics) })
      }
    case .claims(let separator):
      return items(into: &diagnostics).map { items in
        .claims(items.flatMap { $0.value.parts(at: separator) }.filter { !$0.text.isEmpty })
      }
    case .checkpoints:
      return items(into: &diagnostics).map { items in
        .checkpoints(
          items.compactMap { item in
            do throws(Diagnostic) {
              return try Checkpoint(item.value)
            } catch {
              diagnostics.append(error)
              return nil
            }
          })
      }
    case .options: return .options(Self.options(lines, into: &diagnostics))
    case .line, .identifier, .mathematics, .names, .word, .number, .numbers, .count, .counts, .interval, .assignments,
      .conditions, .parameters, .optimizers:
      guard !value.text.isEmpty, lines.isEmpty else {
        diagnostics.append(Diagnostic(.notOneLine(key), at: keyRange))
        return nil
      }
      return oneLine(as: kind, into: &diagnostics)
    }
  }

  private func oneLine(as kind: Schema.Kind, into diagnostics: inout [Diagnostic]) -> FieldValue? {
    do throws(Diagnostic) {
      switch kind {
      case .identifier: return .text(try value.identifier())
      case .mathematics: return .mathematics([value.mathematics])
      case .names:
        return .words(
          try value.unwrapped(from: "[", to: "]").parts(at: ",").map { part throws(Diagnostic) in try part.name() })
      case .word(let known): return .text(try value.word(of: known, key: key))
      case .number(let range): return .number(try value.number(in: range))
      case .numbers(let range):
        return .numbers(try value.parts(at: ",").map { part throws(Diagnostic) in try part.number(in: range) })
      case .count(let range): return .count(try value.count(in: range))
      case .counts(let range):
        return .counts(try value.parts(at: ",").map { part throws(Diagnostic) in try part.count(in: range) })
      case .interval: return .interval(try value.interval())
      case .assignments: return .assignments(try value.assignments())
      case .conditions: return .mathematics(value.parts(at: ",").map(\.mathematics))
      case .parameters:
        return .parameters(try value.parts(at: ",").map { part throws(Diagnostic) in try part.parameter() })
      case .optimizers:
        return .optimizers(try value.parts(at: ",").map { part throws(Diagnostic) in try part.optimizer() })
      case .line, .paragraph, .prose, .proseList, .mathematicsList, .words, .answers, .workings,
        .options, .placements, .claims, .checkpoints:
        return .text(value.text)
      }
    } catch {
      diagnostics.append(error)
      return nil
    }
  }

  /// The list below the key, or the one entry beside it.
  private func items(into diagnostics: inout [Diagnostic]) -> [FieldItem]? {
    if !value.text.isEmpty { return [FieldItem(value: value, lines: lines)] }
    if let items = lines.items { return items }
    diagnostics.append(Diagnostic(.notAList(key), at: keyRange))
    return nil
  }

  private func answers(needReply: Bool, into diagnostics: inout [Diagnostic]) -> [WrittenAnswer]? {
    items(into: &diagnostics)?.map { item in
      if needReply, item.lines.isEmpty {
        diagnostics.append(Diagnostic(.missingExplanation(answer: item.value.text), at: item.value.range))
      }
      return WrittenAnswer(
        answer: item.value.mathematics,
        explanation: Markdown.prose(item.lines.withoutIndentation, into: &diagnostics))
    }
  }

  /// The options of a choice.
  static func options(_ lines: [SourceLine], into diagnostics: inout [Diagnostic]) -> [ChoiceBlock.Option] {
    guard let items = lines.items else {
      if let first = lines.first { diagnostics.append(Diagnostic(.badOption, at: first.range)) }
      return []
    }
    return items.compactMap { item in
      guard let task = Task(item.value), !task.text.text.isEmpty else {
        diagnostics.append(Diagnostic(.badOption, at: item.value.range))
        return nil
      }
      let text = Markdown.prose([task.text], into: &diagnostics)
      return ChoiceBlock.Option(
        text: text.first?.text ?? [], isRight: task.isDone,
        reason: Markdown.prose(item.lines.withoutIndentation, into: &diagnostics))
    }
  }
}

extension Markdown.Block {
  /// The running text of a paragraph or heading; empty for other blocks.
  var text: Markdown.Text {
    switch self {
    case .paragraph(let text), .heading(_, let text): text
    case .mathematics(let mathematics): [Markdown.Run(.mathematics(mathematics))]
    case .list, .quote, .table, .code, .rule, .live: []
    }
  }
}
