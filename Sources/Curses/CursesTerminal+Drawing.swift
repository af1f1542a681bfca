import CNcurses
import Terminal

extension CursesTerminal {
  /// Shows a surface. Only cells that changed since the last one go to curses, which sends what differs.
  ///
  /// While the terminal does not take output (a slow line, a stopped one) the frame waits, and a later one takes its
  /// place: frames are dropped, never queued. Does nothing while the program is stopped or in the background.
  package func draw(_ surface: Surface) {
    guard state.isOpen, state.isActive else { return }
    state.pending = surface
    if gradus_poll(false, true, 0) & Int32(GRADUS_READY_OUTPUT) != 0 { flush() }
  }

  /// Sends the waiting frame.
  func flush() {
    guard let surface = state.pending else { return }
    state.pending = nil
    painter.paint(charset == .ascii ? surface.transliterated() : surface, theme: theme, within: size)
  }

  /// Forgets what the screen shows: the next frame is drawn whole.
  package func invalidate() {
    painter.forget()
    if state.isActive { gradus_repaint() }
  }

  /// Takes the window's size over; true when it changed.
  func adoptSize() -> Bool {
    let present = Self.windowSize()
    guard present != size else { return false }
    size = present
    state.pending = nil
    gradus_resize(Int32(clamping: size.width), Int32(clamping: size.height))
    // Terminals move, cut or wrap what they show when they are resized: none of it can be relied on.
    painter.forget()
    gradus_repaint()
    return true
  }
}
