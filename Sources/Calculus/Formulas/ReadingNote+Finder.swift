extension ReadingNote {
  /// The readings of a tree that might surprise, in the order of the text.
  static func all(in root: Syntax, of text: UnsafeBufferPointer<UInt8>) -> [ReadingNote] {
    var finder = Finder(text: text)
    finder.visit(root)
    return finder.notes.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }

  private struct Finder {
    let text: UnsafeBufferPointer<UInt8>
    var notes: [ReadingNote] = []

    mutating func visit(_ node: Syntax) {
      switch node.kind {
      case .product(let factors): visitProduct(factors)
      case .power(let base, let exponent): visitPower(node, base, exponent)
      case .application(let function, let arguments, let call): visitApplication(node, function, arguments, call)
      case .root(_, let radicand):
        if isBare(radicand, in: node) { visitBareArgument(node, radicand) }
      case .number, .constant, .variable, .group, .negation, .sum, .fraction, .absoluteValue, .logarithm, .vector,
        .matrix, .equation, .point:
        break
      }
      for child in node.children { visit(child) }
    }

    private mutating func note(_ code: Code, _ range: Range<Int>, _ reading: String, or alternative: String) {
      notes.append(ReadingNote(code: code, range: range, reading: reading, alternative: alternative))
    }

    // MARK: The text

    private func source(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
    private func source(_ node: Syntax) -> String { source(node.range) }

    /// The text of a node, in brackets unless it is one piece.
    private func piece(_ node: Syntax) -> String {
      switch node.kind {
      case .number, .constant, .variable, .group, .absoluteValue, .vector, .matrix: source(node)
      case .application(_, _, .bracketed): source(node)
      case .negation, .sum, .product, .fraction, .power, .root, .application, .logarithm, .equation, .point:
        "(\(source(node)))"
      }
    }

    /// The last byte before an offset that is no white space.
    private func byte(before offset: Int) -> UInt8 {
      var index = offset - 1
      while index >= 0, text[index] == UInt8(ascii: " ") { index -= 1 }
      return index >= 0 ? text[index] : 0
    }

    /// Whether an exponent follows a caret, and so could have been meant to go on.
    private func followsCaret(_ exponent: Syntax) -> Bool {
      let byte = byte(before: exponent.range.lowerBound)
      return byte == UInt8(ascii: "^") || byte == UInt8(ascii: "*")
    }

    /// Whether an argument stands without brackets.
    private func isBare(_ argument: Syntax, in node: Syntax) -> Bool {
      if case .group = argument.kind { return false }
      let byte = byte(before: argument.range.lowerBound)
      return byte != UInt8(ascii: "(") && byte != UInt8(ascii: "{") && byte != UInt8(ascii: "[")
    }

    // MARK: The readings

    private mutating func visitProduct(_ factors: [Syntax.Factor]) {
      for index in factors.indices.dropFirst() {
        let (left, right) = (factors[index - 1], factors[index])
        let range = left.value.range.lowerBound..<right.value.range.upperBound
        switch (left.link, right.link) {
        case (.divide, .implicit):
          let whole = factors[index - 2].value.range.lowerBound..<right.value.range.upperBound
          let head = "\(piece(factors[index - 2].value))/"
          note(
            .productAfterDivision, whole, "(\(head)\(piece(left.value)))*\(piece(right.value))",
            or: "\(head)(\(piece(left.value))*\(piece(right.value)))")
        case (.divide, .divide):
          let whole = factors[index - 2].value.range.lowerBound..<right.value.range.upperBound
          let parts = (piece(factors[index - 2].value), piece(left.value), piece(right.value))
          note(
            .repeatedDivision, whole, "(\(parts.0)/\(parts.1))/\(parts.2)", or: "\(parts.0)/(\(parts.1)/\(parts.2))")
        case (.implicit, _), (.times, _), (.divide, .times): break
        }
        if right.link == .times { continue }
        visitEnd(of: left.value, before: right, range)
        visitNeighbours(left.value, right, range)
      }
    }

    /// `e^2x`, `e^-x/2`, `sin x/2`: what went up or into the argument ends where the next factor begins.
    private mutating func visitEnd(of left: Syntax, before right: Syntax.Factor, _ range: Range<Int>) {
      let joint = right.link == .divide ? "/" : "*"
      let next = piece(right.value)
      switch left.kind {
      case .power(let base, let exponent):
        guard followsCaret(exponent), isTempting(base, exponent, right.link) else { return }
        let head = "\(piece(base))^"
        note(
          .exponentEnds, range, "(\(head)\(piece(exponent)))\(joint)\(next)",
          or: "\(head)(\(source(exponent))\(joint)\(next))")
      case .application(_, let arguments, .bare) where right.link == .divide && arguments.count == 1:
        let head = name(of: left, before: arguments[0])
        note(
          .argumentEnds, range, "\(head)(\(source(arguments[0])))/\(next)",
          or: "\(head)(\(piece(arguments[0]))/\(next))")
      case .number, .constant, .variable, .group, .negation, .sum, .product, .fraction, .root, .absoluteValue,
        .application, .logarithm, .vector, .matrix, .equation, .point:
        return
      }
    }

    /// `x^2 y` and `x^2/2` read as everybody reads them; `e^2x`, `x^1/2` and `e^-x/2` may not be.
    private func isTempting(_ base: Syntax, _ exponent: Syntax, _ link: Syntax.Link) -> Bool {
      switch exponent.kind {
      case .number(let value, _):
        if link == .divide, value.isOne { return true }
        switch base.kind {
        case .constant: return true
        case .number: return link == .implicit
        case .variable, .group, .negation, .sum, .product, .fraction, .power, .root, .absoluteValue, .application,
          .logarithm, .vector, .matrix, .equation, .point:
          return false
        }
      case .group: return false
      case .constant, .variable, .negation, .sum, .product, .fraction, .power, .root, .absoluteValue, .application,
        .logarithm, .vector, .matrix, .equation, .point:
        return true
      }
    }

    /// `x(t+1)` and `xy`.
    private mutating func visitNeighbours(_ left: Syntax, _ right: Syntax.Factor, _ range: Range<Int>) {
      guard right.link == .implicit, left.range.upperBound == right.value.range.lowerBound,
        case .variable(let symbol) = left.kind
      else { return }
      var factor = right.value
      if case .power(let base, _) = factor.kind { factor = base }
      switch factor.kind {
      case .group(let inner, .round) where !inner.contains(symbol):
        note(
          .variableBeforeBracket, range, "\(source(left))*\(source(right.value))",
          or: "the value of \(source(left)) at \(source(inner))")
      case .variable, .constant:
        guard text[left.range.upperBound - 1].isLetter, text[factor.range.lowerBound].isLetter else { return }
        note(
          .joinedNames, range, "\(source(left))*\(source(right.value))",
          or: "one name \(source(left.range.lowerBound..<factor.range.upperBound))")
      case .number, .group, .negation, .sum, .product, .fraction, .power, .root, .absoluteValue, .application,
        .logarithm,
        .vector, .matrix, .equation, .point:
        return
      }
    }

    /// `2^3^2`.
    private mutating func visitPower(_ node: Syntax, _ base: Syntax, _ exponent: Syntax) {
      guard followsCaret(exponent), case .power(let middle, let top) = exponent.kind, followsCaret(top) else { return }
      let parts = (piece(base), piece(middle), piece(top))
      note(
        .powerTower, node.range, "\(parts.0)^(\(parts.1)^\(parts.2))", or: "(\(parts.0)^\(parts.1))^\(parts.2)")
    }

    /// A function's name as it is written: what stands before its argument.
    private func name(of node: Syntax, before argument: Syntax) -> String {
      let end = max(node.range.lowerBound, argument.range.lowerBound)
      let text = source(node.range.lowerBound..<end)
      return String(text.reversed().drop { $0 == " " }.reversed())
    }

    private mutating func visitApplication(
      _ node: Syntax, _ function: Function, _ arguments: [Syntax], _ call: Syntax.Call
    ) {
      var end = node.range.lowerBound
      if text[end] == UInt8(ascii: "\\") { end += 1 }
      let start = end
      while end < text.count, text[end].isLetter { end += 1 }
      let spelling = source(start..<end).lowercased()
      let before = node.range.lowerBound > 0 ? text[node.range.lowerBound - 1] : 0
      if function == .ln, spelling.hasPrefix("log"), !spelling.hasPrefix("loge"), before != UInt8(ascii: ".") {
        note(
          .naturalLogarithm, node.range.lowerBound..<start + 3, "natural logarithm ln", or: "log10 or log2")
      }
      if let argument = arguments.first, !spelling.hasPrefix("a"), function.name.hasPrefix("ar") {
        let name = String(spelling.prefix { $0.isLetter })
        note(
          .inverseFunction, node.range, "\(function.name)(\(source(argument)))", or: "1/\(name)(\(source(argument)))")
      } else if call == .bare, let argument = arguments.first {
        visitBareArgument(node, argument)
      }
    }

    /// `sin x^2`, `sin x(x+1)`, `sinx`.
    private mutating func visitBareArgument(_ node: Syntax, _ argument: Syntax) {
      let head = name(of: node, before: argument)
      var last = argument
      var (isBracketAfterName, bracket) = (false, argument)
      if case .product(let factors) = argument.kind {
        last = factors[factors.count - 1].value
        if case .group(_, .round) = last.kind {
          switch factors[factors.count - 2].value.kind {
          case .number: break
          case .constant, .variable, .group, .negation, .sum, .product, .fraction, .power, .root, .absoluteValue,
            .application, .logarithm, .vector, .matrix, .equation, .point:
            (isBracketAfterName, bracket) = (true, last)
          }
        }
      }
      if case .power(_, let exponent) = last.kind, followsCaret(exponent) || isRaised(exponent), isVariable(argument) {
        let base = source(argument.range.lowerBound..<baseEnd(of: last))
        let raised = isRaised(exponent) ? source(exponent) : "^\(piece(exponent))"
        note(.powerInArgument, node.range, "\(head)(\(source(argument)))", or: "(\(head)(\(base)))\(raised)")
      } else if isBracketAfterName {
        let rest = source(argument.range.lowerBound..<bracket.range.lowerBound)
        note(
          .bracketInArgument, node.range, "\(head)(\(source(argument)))", or: "\(head)(\(rest))*\(source(bracket))")
      } else if argument.range.lowerBound > node.range.lowerBound, text[argument.range.lowerBound - 1].isLetter,
        text[argument.range.lowerBound].isLetter
      {
        note(
          .joinedArgument, node.range.lowerBound..<argument.range.upperBound, "\(head)(\(source(argument)))",
          or: "one name \(source(node.range.lowerBound..<argument.range.upperBound))")
      }
    }

    /// e^x in `ln e^x` surprises nobody.
    private func isVariable(_ argument: Syntax) -> Bool {
      if case .power(let base, _) = argument.kind, case .constant = base.kind { false } else { true }
    }

    private func isRaised(_ exponent: Syntax) -> Bool { text[exponent.range.lowerBound] >= 0x80 }

    private func baseEnd(of node: Syntax) -> Int {
      if case .power(let base, _) = node.kind { base.range.upperBound } else { node.range.upperBound }
    }
  }
}

extension Syntax {
  /// Whether a variable occurs.
  package func contains(_ symbol: Symbol) -> Bool {
    if case .variable(let own) = kind { return own == symbol }
    return children.contains { $0.contains(symbol) }
  }
}
