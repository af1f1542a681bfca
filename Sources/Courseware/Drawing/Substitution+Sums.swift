import Calculus

extension Substitution {
  /// Terms with their signs; a drawn number joins the others, and a drawn 0 goes.
  func sum(_ terms: [Syntax.Term]) -> Part {
    var parts = terms.map { term -> Part in
      var part = write(term.value)
      if term.isNegative {
        if part.binding == .sum { part = Part(text: "(\(part.signed))", isDrawn: part.isDrawn) }
        part.isNegative.toggle()
        part.number = part.number.map { -$0 }
      }
      return part
    }
    let isDrawn = parts.contains(where: \.isDrawn)
    let numbers = parts.indices.filter { parts[$0].number != nil }
    if numbers.count > 1, numbers.contains(where: { parts[$0].isDrawn }), let first = numbers.first {
      let total = numbers.reduce(Rational.zero) { $0 + (parts[$1].number ?? .zero) }
      parts[first] = part(total, asDecimal: numbers.contains { parts[$0].isDecimal })
      for index in numbers.dropFirst().reversed() { parts.remove(at: index) }
    }
    let others = parts.filter { !($0.isDrawn && $0.number == .zero) }
    if !others.isEmpty { parts = others }
    guard parts.count > 1, let first = parts.first else { return parts.first ?? Part(text: "0", number: .zero) }
    let text = parts.dropFirst().reduce(first.text) { "\($0) \($1.isNegative ? "-" : "+") \($1.text)" }
    return Part(text: first.isNegative ? "-" + text : text, binding: .sum, isDrawn: isDrawn)
  }

  /// Factors from left to right; drawn numbers that meet others are worked out, and drawn ones go.
  func product(_ factors: [(link: Syntax.Link, part: Part)]) -> Part {
    var row: [(link: Syntax.Link, part: Part)] = []
    for (link, next) in factors {
      if let last = row.last, last.link != .divide || row.count == 1, let product = joined(last.part, link, next) {
        row[row.count - 1].part = product
      } else {
        row.append((link, next))
      }
    }
    let isDrawn = factors.contains { $0.part.isDrawn }
    if row.contains(where: { $0.link != .divide && $0.part.isDrawn && $0.part.number == .zero }) {
      return part(.zero, asDecimal: false)
    }
    var isNegative = false
    // The sign of what stands first is that of the product.
    if row[0].part.isNegative, row.count > 1, row[0].part.binding != .sum || row[0].part.number != nil {
      isNegative = true
      row[0].part.isNegative = false
      row[0].part.number = row[0].part.number.map { -$0 }
    }
    row = withoutOnes(row)
    guard row.count > 1 else {
      var only = row[0].part
      if isNegative { only = negative(only) }
      return only
    }
    return Part(isNegative: isNegative, text: text(row), binding: .product, isDrawn: isDrawn)
  }

  private func negative(_ part: Part) -> Part {
    var part = part.binding == .sum ? Part(text: "(\(part.signed))", isDrawn: part.isDrawn) : part
    part.isNegative.toggle()
    part.number = part.number.map { -$0 }
    return part
  }

  /// Two numbers of which one is drawn, worked out.
  private func joined(_ left: Part, _ link: Syntax.Link, _ right: Part) -> Part? {
    guard left.isDrawn || right.isDrawn, let a = left.number, let b = right.number else { return nil }
    guard let value = link == .divide ? a.divided(by: b) : a * b else { return nil }
    return value.isShort ? part(value, asDecimal: left.isDecimal || right.isDecimal) : nil
  }

  private func withoutOnes(_ row: [(link: Syntax.Link, part: Part)]) -> [(link: Syntax.Link, part: Part)] {
    var row = row
    for index in row.indices.reversed() where row.count > 1 {
      guard row[index].part.isDrawn, row[index].part.number == .one else { continue }
      // 1/x keeps its 1.
      if index == 0, row[1].link == .divide { continue }
      row.remove(at: index)
    }
    return row
  }

  private func text(_ row: [(link: Syntax.Link, part: Part)]) -> String {
    var text = row[0].part.text(atLeast: .product)
    for index in row.indices.dropFirst() {
      let next = row[index].part.text(atLeast: row[index].link == .divide ? .power : .product)
      switch row[index].link {
      case .divide: text += "/" + next
      case .times: text += "*" + next
      case .implicit:
        let isNumberFirst = text.last?.isNumber ?? false
        let beginsAsNumber = next.first.map { $0.isNumber || $0 == "." } ?? false
        // 3/4 x would hide what is below the bar.
        let isFraction = row[index - 1].part.number.map { !$0.isInteger } ?? false
        text += beginsAsNumber || isFraction ? "*" + next : isNumberFirst ? next : " " + next
      }
    }
    return text
  }
}
