extension MathNode {
  /// What this piece is to the piece on its left.
  var leadingRole: Role { role(leading: true) }
  /// What this piece is to the piece on its right.
  var trailingRole: Role { role(leading: false) }

  private func role(leading: Bool) -> Role {
    switch self {
    case .symbol(let symbol): symbol.role
    case .function: .operation
    case .row, .number, .text, .accent, .boxed, .space: .ordinary
    case .fraction: .inner
    case .root: leading ? .ordinary : .inner
    case .fenced(let open, _, let close):
      if leading { open == nil ? .ordinary : .opening } else { close == nil ? .ordinary : .closing }
    case .grid: .inner
    case .scripts(let base, _, _), .limits(let base, _, _), .bold(let base), .marked(_, let base),
      .brace(_, let base, _):
      base.role(leading: leading)
    }
  }

  /// The piece itself below marks, emphasis and rows of one.
  var core: MathNode {
    switch self {
    case .marked(_, let inner), .bold(let inner): inner.core
    case .row(let pieces) where pieces.count == 1: pieces[0].core
    case _: self
    }
  }
}
