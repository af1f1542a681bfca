extension Layout {
  /// A piece of a row with the space that precedes it.
  struct Piece {
    let notation: MathNode
    var box: Box
    var leading: Role
    var trailing: Role
    var gap = 0
    /// Ends with a letter or digit of a name, and in ASCII begins with one, so that a neighbouring name must keep away.
    var isWord = false
  }

  func row(_ notations: [MathNode], _ form: Form) -> Box { compose(pieces(notations, form)[...]) }

  func compose(_ pieces: ArraySlice<Piece>) -> Box {
    var boxes: [Box] = []
    boxes.reserveCapacity(pieces.count * 2)
    for piece in pieces {
      if piece.gap > 0, !boxes.isEmpty || pieces.startIndex == 0 { boxes.append(.blank(piece.gap)) }
      boxes.append(piece.box)
    }
    return boxes.isEmpty ? .empty : .beside(boxes)
  }

  /// Boxes and the gaps before them.
  func pieces(_ notations: [MathNode], _ form: Form) -> [Piece] {
    var pieces: [Piece] = []
    pieces.reserveCapacity(notations.count)
    for (index, notation) in notations.enumerated() {
      var piece = Piece(
        notation: notation, box: box(notation, form), leading: notation.leadingRole, trailing: notation.trailingRole)
      if form.isFlat, needsParentheses(notations, at: index) {
        piece.box = parenthesised(piece.box)
        (piece.leading, piece.trailing) = (.opening, .closing)
      }
      piece.isWord = isASCII ? notation.isWordInASCII : form.isFlat && endsInLine(notation)
      pieces.append(piece)
    }
    resolveUnary(&pieces)
    for index in pieces.indices.dropFirst() {
      pieces[index].gap = gap(pieces, before: index, form)
    }
    return pieces
  }

  /// A sign that has nothing to combine is no operator (The TeXbook, ch. 17: atoms that change from Bin to Ord).
  private func resolveUnary(_ pieces: inout [Piece]) {
    var previous: Role?
    for index in pieces.indices {
      if case .space = pieces[index].notation { continue }
      if pieces[index].leading == .binary {
        switch previous {
        case nil, .binary, .times, .operation, .relation, .opening, .punctuation:
          (pieces[index].leading, pieces[index].trailing) = (.ordinary, .ordinary)
        case .ordinary, .closing, .inner: break
        }
      }
      if pieces[index].leading == .relation || pieces[index].leading == .closing
        || pieces[index].leading == .punctuation, index > 0, pieces[index - 1].trailing == .binary
      {
        (pieces[index - 1].leading, pieces[index - 1].trailing) = (.ordinary, .ordinary)
      }
      previous = pieces[index].trailing
    }
    if let last = pieces.last, last.trailing == .binary, pieces.count > 1 {
      (pieces[pieces.count - 1].leading, pieces[pieces.count - 1].trailing) = (.ordinary, .ordinary)
    }
  }

  private func gap(_ pieces: [Piece], before index: Int, _ form: Form) -> Int {
    let (left, right) = (pieces[index - 1], pieces[index])
    if left.box.width == 0 || right.box.width == 0 { return 0 }
    if case .space = left.notation { return 0 }
    if case .space = right.notation { return 0 }
    // Words bring their own blanks.
    if case .text(let words) = left.notation, words.last == " " { return 0 }
    if case .text(let words) = right.notation, words.first == " " { return 0 }
    let gap = Self.gap(left.trailing, right.leading, isScript: form == .script)
    if left.trailing == .times || right.leading == .times {
      let neighbour = left.trailing == .times ? index - 2 : index + 1
      let other = pieces.indices.contains(neighbour) ? pieces[neighbour].box.height : 1
      return max(left.box.height, right.box.height, other) > 1 ? 1 : 0
    }
    if gap == 0, right.leading == .opening, left.notation.isBigOperation { return 1 }
    if gap == 1, form.isFlat, left.notation.isUnarySign, left.trailing == .ordinary { return 0 }
    return gap == 0 && areWordsApart(left, right) ? 1 : gap
  }

  /// In ASCII a name of several letters keeps away from its neighbours, and everywhere one with a script in line does:
  /// `2 pi r`, `∇_w L`.
  private func areWordsApart(_ left: Piece, _ right: Piece) -> Bool {
    guard left.isWord || (isASCII && right.isWord), right.leading == .ordinary else { return false }
    guard left.trailing == .ordinary || (left.trailing == .closing && left.isWord) else { return false }
    return !left.notation.isInvisible && !right.notation.isInvisible && !left.notation.isUnarySign
      && !left.notation.isDifferentialSign
  }

  private static func gap(_ left: Role, _ right: Role, isScript: Bool) -> Int {
    switch (left, right) {
    case (.binary, _), (_, .binary), (.relation, _), (_, .relation):
      if left == .opening || right == .closing || (left == .relation && right == .relation) { return 0 }
      return isScript ? 0 : 1
    case (.punctuation, _): return isScript ? 0 : 1
    case (.operation, .ordinary), (.operation, .operation), (.operation, .inner): return 1
    case (.ordinary, .operation), (.closing, .operation), (.inner, .operation): return 1
    case (.inner, .ordinary), (.ordinary, .inner), (.inner, .inner), (.inner, .opening), (.closing, .inner): return 1
    case (.operation, _), (.opening, _), (.ordinary, _), (.closing, _), (.inner, _), (.times, _): return 0
    }
  }

  /// A flattened fraction that a neighbour multiplies, or that a function is applied to.
  private func needsParentheses(_ notations: [MathNode], at index: Int) -> Bool {
    guard case .fraction(let numerator, _) = notations[index].core, !numerator.isDifferentialSign else { return false }
    return Self.isMultiplied(notations, at: index)
      || notations[..<index].last { !$0.isInvisible }?.isFunctionName ?? false
  }

  /// Whether a factor stands beside a piece without a sign between.
  static func isMultiplied(_ notations: [MathNode], at index: Int) -> Bool {
    let before = index > 0 ? notations[index - 1] : nil
    let after = index + 1 < notations.count ? notations[index + 1] : nil
    return before.map(Self.multipliesRight) ?? false || after.map(Self.multipliesLeft) ?? false
  }

  private static func multipliesRight(_ notation: MathNode) -> Bool {
    if case .space = notation { return false }
    switch notation.trailingRole {
    case .ordinary: return !notation.isUnarySign
    case .closing, .inner: return true
    case .operation, .binary, .times, .relation, .opening, .punctuation: return false
    }
  }

  private static func multipliesLeft(_ notation: MathNode) -> Bool {
    if case .space = notation { return false }
    switch notation.leadingRole {
    case .ordinary, .opening, .inner: return true
    case .operation, .binary, .times, .relation, .closing, .punctuation: return false
    }
  }
}
