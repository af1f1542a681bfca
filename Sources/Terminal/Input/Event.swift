/// What a terminal reports.
package enum Event: Hashable, Sendable {
  case key(Key)
  /// Text pasted in brackets, as it came: not yet sanitised, at most `pasteLimit` bytes.
  case paste(String)
  /// The window has a new size.
  case resized(Size)
  /// The program goes on after having been stopped; everything must be drawn anew, perhaps in a new size.
  case resumed(Size)
  /// The deadline of the wait has passed.
  case deadline
  /// The program is asked to end: Ctrl-C or a signal.
  case ended(Ending)

  package enum Ending: Hashable, Sendable {
    /// Ctrl-C typed at the keyboard.
    case interruptKey
    /// SIGINT, SIGTERM, SIGHUP or SIGQUIT; the program ends by the same signal once the terminal is restored.
    case signal(Int32)
    /// The terminal is gone: hang-up or end of input.
    case terminalLost
  }

  /// The most bytes of one paste that are kept: 65,536. A text field keeps fewer.
  package static let pasteLimit = 65_536
}
