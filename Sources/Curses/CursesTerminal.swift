import CNcurses
import Terminal

/// The terminal that the program runs in: cells go out, events come in.
///
/// There is one at a time. Whatever ends the program, the terminal is restored: by `close`, by `deinit`, by signal
/// handlers when the program crashes, and by a second process when it is killed.
package final class CursesTerminal {
  /// The size of what is drawn: that of the window, at most `Surface.largest`.
  package internal(set) var size: Size

  /// How roles and colours look. A new theme draws everything anew.
  package var theme: Theme {
    didSet { invalidate() }
  }

  /// ASCII brings every cell to ASCII before it is drawn.
  package var charset: Charset {
    didSet { invalidate() }
  }

  /// Why a terminal could not be opened; the program goes on in linear mode.
  package enum OpenError: Error, Hashable, Sendable {
    /// Input or output is a file, a pipe or nothing.
    case notATerminal
    /// `TERM` is unset or names nothing that terminfo knows.
    case unknownTerminal
    /// The terminal cannot place the cursor, such as `dumb`.
    case tooSimple
    /// Curses gave no reason: out of memory, or a terminal is open already.
    case failed
  }

  var state = State()
  var painter = Painter()

  /// What the terminal is about to do.
  struct State {
    var isOpen = true
    /// False while stopped and in the background, when the terminal belongs to others.
    var isActive = true
    /// The frame to draw as soon as the terminal takes output; later frames replace it.
    var pending: Surface?
    /// A terminal's answer being read.
    var reply: ReplyCollector?
    /// A paste being read.
    var paste: PasteCollector?
    /// Keys read ahead.
    var keys: [Key] = []
    /// Reads in a row that brought nothing although there was input.
    var emptyReads = 0
  }

  /// Takes over a terminal, by default that of standard input and output. Its kind is what `TERM` says.
  package init(theme: Theme, charset: Charset, input: Int32 = 0, output: Int32 = 1) throws(OpenError) {
    _ = gradus_set_locale()
    guard !gradus_is_open(), gradus_signals_open() == 0 else { throw .failed }
    if let error = OpenError(gradus_open(input, output)) {
      gradus_signals_close()
      throw error
    }
    self.theme = theme
    self.charset = charset
    size = Self.windowSize()
    gradus_resize(Int32(clamping: size.width), Int32(clamping: size.height))
  }

  deinit { close() }

  /// From here on the terminal is restored even when the program is killed: a second process waits for its end. Costs a
  /// fork, a fraction of a millisecond; best called when the first picture stands.
  package func guardAgainstKilling() {
    if state.isOpen { gradus_guard_open() }
  }

  /// Where a crash is to be written down, in lines that begin with `heading`: the signal and addresses of code, nothing
  /// that was typed or kept.
  package static func prepareReport(file: String, heading: String) { gradus_prepare_report(file, heading) }

  /// Crashes as `kind` says, which is `trap`, `abort`, `memory` or `stack`, so that the crash handlers can be tried.
  package static func crash(kind: String) { gradus_fault(kind) }

  /// Asks the terminal for its background, without waiting: an answer, whenever it comes, turns the `auto` theme into the
  /// one that suits.
  package func askBackground() {
    if state.isActive { gradus_ask_background() }
  }

  /// Restores the terminal. Again does nothing.
  package func close() {
    guard state.isOpen else { return }
    state.isOpen = false
    state.isActive = false
    gradus_close()
    gradus_signals_close()
  }

  /// Closes and ends the process by a signal, so that the parent sees which.
  package func end(bySignal signal: Int32) {
    close()
    gradus_end_by(signal)
  }

  static func windowSize() -> Size {
    var columns: Int32 = 80
    var rows: Int32 = 24
    _ = gradus_window_size(&columns, &rows)
    return Surface(Size(width: Int(columns), height: Int(rows))).size
  }
}

extension CursesTerminal.OpenError {
  init?(_ result: gradus_open_result) {
    switch result {
    case GRADUS_OPEN_OK: return nil
    case GRADUS_OPEN_NOT_A_TERMINAL: self = .notATerminal
    case GRADUS_OPEN_UNKNOWN_TERMINAL: self = .unknownTerminal
    case GRADUS_OPEN_TOO_SIMPLE: self = .tooSimple
    case _: self = .failed
    }
  }
}

/// What can be asked of a terminal before it is opened.
package enum TerminalTraits {
  /// The locale's charset, as `Charset.resolve` wants it. Sets the process's locale; numbers keep the point.
  package static func codeset() -> String {
    gradus_set_locale().map { String(cString: $0) } ?? ""
  }

  /// The colours of a kind of terminal; 0 for none, negative when terminfo does not know it.
  package static func terminfoColours(term: String) -> Int {
    Int(gradus_terminfo_colours(term))
  }
}
