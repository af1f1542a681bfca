import CNcurses
import Terminal

extension CursesTerminal {
  /// The next key or paste that has come, without waiting.
  func nextInput() -> Event? {
    while state.isActive {
      if !state.keys.isEmpty { return event(for: state.keys.removeFirst()) }
      let input = gradus_read()
      if input.kind != GRADUS_INPUT_NONE { state.emptyReads = 0 }
      if state.reply != nil {
        guard input.kind != GRADUS_INPUT_NONE else { return nil }
        // The same size again has everything drawn in the new theme.
        if continueReply(input) { return .resized(size) }
        continue
      }
      if state.paste != nil {
        guard input.kind != GRADUS_INPUT_NONE else { return nil }
        if let text = continuePaste(input) { return .paste(text) }
        continue
      }
      switch input.kind {
      case GRADUS_INPUT_SCALAR:
        guard let scalar = Unicode.Scalar(input.value) else { continue }
        return scalar == "\u{1B}" ? event(for: afterEscape()) : event(for: KeyDecoder.key(scalar))
      case GRADUS_INPUT_KEY:
        if input.value == GRADUS_KEY_PASTE_BEGIN.rawValue {
          state.paste = PasteCollector()
        } else if input.value == GRADUS_KEY_REPLY_BEGIN.rawValue {
          state.reply = ReplyCollector()
        } else if let key = KeyDecoder.key(code: input.value) {
          return event(for: key)
        }
      case _:
        return nil
      }
    }
    return nil
  }

  /// Esc alone, or Alt: then the character came together with it.
  private func afterEscape() -> Key {
    let input = gradus_read()
    switch input.kind {
    case GRADUS_INPUT_SCALAR:
      guard let scalar = Unicode.Scalar(input.value), scalar != "\u{1B}" else {
        state.keys.append(.escape)
        return .escape
      }
      switch KeyDecoder.key(scalar) {
      case .character(let character): return .alt(character)
      case .backspace: return .alt("\u{7F}")
      case let key:
        state.keys.append(key)
        return .escape
      }
    case GRADUS_INPUT_KEY:
      if let key = KeyDecoder.key(code: input.value) { state.keys.append(key) }
      return .escape
    case _:
      return .escape
    }
  }

  /// Ends a paste at its mark; named keys within one are not text.
  private func continuePaste(_ input: gradus_input) -> String? {
    if input.kind == GRADUS_INPUT_KEY {
      guard input.value == GRADUS_KEY_PASTE_END.rawValue else { return nil }
      defer { state.paste = nil }
      return state.paste?.text
    }
    if let scalar = Unicode.Scalar(input.value) { state.paste?.append(scalar) }
    return nil
  }

  /// Takes the next piece of an answer about the background; none of it is a key. True where it changed the theme.
  private func continueReply(_ input: gradus_input) -> Bool {
    guard let scalar = Unicode.Scalar(input.value), input.kind == GRADUS_INPUT_SCALAR,
      state.reply?.append(scalar) ?? false
    else { return false }
    let kind = state.reply.flatMap { Theme.Kind(backgroundReply: $0.text) }
    state.reply = nil
    guard let kind, theme.kind == .auto else { return false }
    theme = Theme(kind, depth: theme.depth)
    return true
  }

  /// The keys that the terminal itself would act on, were it not in raw mode.
  private func event(for key: Key) -> Event? {
    switch key {
    case .control("c"): return .ended(.interruptKey)
    case .control("\\"): return .ended(.signal(3))
    case .control("z"):
      suspend()
      return nil
    case .control("l"):
      invalidate()
      return .key(key)
    case _: return .key(key)
    }
  }
}

/// A terminal's answer while it comes in, up to BEL or to ESC and a backslash.
struct ReplyCollector {
  private(set) var text = ""

  /// The longest answer that has a meaning is 18 characters; what is longer is none.
  private static let limit = 32

  /// True where the answer has ended.
  mutating func append(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{07}", "\\": return true
    case "\u{1B}": return false
    case _:
      text.unicodeScalars.append(scalar)
      return text.unicodeScalars.count > Self.limit
    }
  }
}

/// The text of a bracketed paste while it comes in.
struct PasteCollector {
  private var scalars = String.UnicodeScalarView()
  private var bytes = 0

  var text: String { String(scalars) }

  /// What goes beyond `Event.pasteLimit` is read and dropped.
  mutating func append(_ scalar: Unicode.Scalar) {
    bytes += Unicode.UTF8.width(scalar)
    if bytes <= Event.pasteLimit { scalars.append(scalar) }
  }
}
