extension Edits {
  /// Where a bracket that is never closed might close: at the end, or earlier where what follows looks like a new part.
  mutating func proposeClosing(_ bracket: String) {
    let close = Edits.closing(bracket)
    let open = error.range.lowerBound
    if bracket == "(", let early = earlyEnd(of: open) { insert(close, at: early) }
    insert(close, at: text.lastIndex { $0 != UInt8(ascii: " ") }.map { $0 + 1 } ?? text.count)
    if error.range.upperBound <= text.count { delete(error.range, "without it") }
  }

  /// `sin(x*cos(y)` is likelier sin(x)·cos(y), and `(x+1*(x-1)` is (x+1)·(x−1).
  private func earlyEnd(of open: Int) -> Int? {
    let isFunction = open > 0 && text[open - 1].isLetter
    var (depth, hasSum) = (0, false)
    for index in open + 1..<max(text.count, open + 1) {
      let byte = text[index]
      if byte == UInt8(ascii: "(") {
        if depth == 0, !isFunction, hasSum, !(text[index - 1].isLetter) { return endBefore(index) }
        depth += 1
      } else if byte == UInt8(ascii: ")") {
        depth -= 1
      } else if depth == 0, index > open + 1, "+-*/".utf8.contains(byte) {
        let isSign = "^*/+-(".utf8.contains(text[index - 1])
        if isFunction, !isSign { return hasApplication(after: index) ? endBefore(index) : nil }
        if !isFunction, hasSum, byte == UInt8(ascii: "*") || byte == UInt8(ascii: "/"), hasApplication(after: index) {
          return endBefore(index)
        }
        if !isSign, byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { hasSum = true }
      }
    }
    return nil
  }

  private func endBefore(_ offset: Int) -> Int {
    var end = offset
    while end > 0, text[end - 1] == UInt8(ascii: " ") || text[end - 1] == UInt8(ascii: "*") { end -= 1 }
    return end
  }

  private func hasApplication(after offset: Int) -> Bool { text[offset...].contains(UInt8(ascii: "(")) }

  /// What might have been forgotten before a bracket that closes nothing.
  mutating func proposeOpening() {
    let close = error.range.lowerBound
    guard error.range.upperBound <= text.count else { return }
    if text[close] == UInt8(ascii: "|") { return insert("|", at: 0) }
    guard text[close] == UInt8(ascii: ")") else { return delete(error.range, "without it") }
    let isLast = next(close + 1) == text.count
    let beginning = text[..<close].lastIndex(of: UInt8(ascii: "=")).map { next($0 + 1) } ?? 0
    let body = beginning..<close
    if !text[body].contains(UInt8(ascii: "(")) || isLast {
      for offset in likelyOpenings(body) { insert("(", at: offset) }
    }
    if isLast { delete(error.range, "without it") }
    insert("(", at: beginning)
    delete(error.range, "without it")
  }

  /// Places where an opening bracket is likely missing: after a function with a bare argument, after `^-`, after an
  /// operator whose operand is a sum.
  private func likelyOpenings(_ body: Range<Int>) -> [Int] {
    var (depth, places) = (0, [Int]())
    var operators: [Int] = []
    var index = body.lowerBound
    while index < body.upperBound {
      let byte = text[index]
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      if depth == 0, byte.isLetter, index == body.lowerBound || !text[index - 1].isLetter {
        var stop = index
        while stop < body.upperBound, text[stop].isLetter || text[stop].isDigit { stop += 1 }
        // The longest function with which the run begins.
        for end in stride(from: stop, to: index + 1, by: -1)
        where Lexicon.folded[Lexicon.Name(string(index..<end).lowercased())] != nil {
          let after = next(end)
          if after < body.upperBound, text[after] != UInt8(ascii: "("), text[after] != UInt8(ascii: "^") {
            places.append(after)
          }
          break
        }
        index = stop
        continue
      }
      if depth == 0, byte == UInt8(ascii: "^"), index + 1 < body.upperBound, text[index + 1] == UInt8(ascii: "-") {
        places.append(index + 1)
      }
      if depth == 0, byte == UInt8(ascii: "*") || byte == UInt8(ascii: "/") { operators.append(index + 1) }
      if depth == 0, byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"), let last = operators.last {
        places.append(last)
        operators = []
      }
      index += 1
    }
    return places.reversed()
  }
}
