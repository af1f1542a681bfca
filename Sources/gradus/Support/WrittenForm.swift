import ArgumentParser
import Calculus
import Typesetting

/// The forms in which commands write expressions: the notations on one line, and stacked rows.
enum WrittenForm: String, ExpressibleByArgument, CaseIterable {
  case plain, unicode, pretty, latex

  /// The notation of texts on one line; JSON holds stacked forms as their Unicode line.
  var notation: Notation {
    switch self {
    case .plain: .plain
    case .unicode, .pretty: .unicode
    case .latex: .latex
    }
  }

  /// The form without characters beyond ASCII: a terminal that is asked for those alone gets the plain line.
  func restricted(toASCII isASCII: Bool) -> WrittenForm { isASCII && self == .unicode ? .plain : self }
}

/// How a command writes what it found.
struct Writing {
  let form: WrittenForm
  let repertoire: Repertoire

  init(_ form: WrittenForm, _ common: CommonOptions) {
    self.form = form.restricted(toASCII: common.ascii)
    repertoire = common.ascii ? .ascii : .unicode
  }

  /// An expression on one line, or as stacked rows.
  func text(_ expression: Expression) -> String {
    form == .pretty ? stacked(MathNode(expression)) : expression.text(form.notation)
  }

  /// A line that is LaTeX in the stacked form, where it becomes rows.
  func line(_ text: String) -> String { form == .pretty ? stacked(MathNode(latex: text)) : text }

  /// The notation in which a line is put together before it is handed to `line`.
  var lineNotation: Notation { form == .pretty ? .latex : form.notation }

  private func stacked(_ node: MathNode) -> String {
    node.display(repertoire, width: StandardOutput.columns ?? .max).trimmedText
  }
}

extension Typeset {
  /// The rows without the spaces that pad them.
  var trimmedText: String {
    rows.map { row in row.lastIndex { $0 != " " }.map { String(row[...$0]) } ?? "" }.joined(separator: "\n")
  }
}
