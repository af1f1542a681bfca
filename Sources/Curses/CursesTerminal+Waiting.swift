import CNcurses
import Terminal

extension CursesTerminal {
  /// Waits for the next event, asleep until there is one.
  ///
  /// Resizes are brought together into one event. A stop (Ctrl-Z, SIGTSTP) happens in here: the terminal is restored,
  /// the program stopped, and once continued in the foreground taken over again. Continued in the background it touches nothing and stops again.
  ///
  /// - Parameter deadline: when to give up with `.deadline`; nil waits for ever.
  package func wait(until deadline: ContinuousClock.Instant? = nil) -> Event {
    guard state.isOpen else { return .ended(.terminalLost) }
    while true {
      if let event = nextSignal() ?? nextInput() { return event }
      let isReading = state.isActive
      let ready = gradus_poll(isReading, isReading && state.pending != nil, timeout(until: deadline))
      if ready & Int32(GRADUS_READY_HANGUP) != 0 {
        // A SIGHUP that came with it says more.
        return nextSignal() ?? .ended(.terminalLost)
      }
      if ready & Int32(GRADUS_READY_OUTPUT) != 0 { flush() }
      if ready & Int32(GRADUS_READY_INPUT) != 0 {
        state.emptyReads += 1
        if state.emptyReads > Self.emptyReadLimit { return .ended(.terminalLost) }
      }
      guard ready == 0 else { continue }
      state.reply = nil
      if let text = state.paste?.text {
        // The end of a paste that never came: what there is must do.
        state.paste = nil
        return .paste(text)
      }
      if let deadline, ContinuousClock.now >= deadline { return .deadline }
    }
  }

  /// The next event that is there already. What has only begun, a paste or an answer, is left for `wait`.
  package func take() -> Event? { state.isOpen ? nextSignal() ?? nextInput() : nil }

  /// So many reads without a result mean the end of the input: a lost terminal is always readable.
  private static let emptyReadLimit = 32
  /// How long a paste may pause, in milliseconds.
  private static let pastePause: Int32 = 1_000

  /// Milliseconds to wait, rounded up; -1 for ever.
  private func timeout(until deadline: ContinuousClock.Instant?) -> Int32 {
    if state.paste != nil || state.reply != nil { return Self.pastePause }
    guard let deadline else { return -1 }
    let (seconds, attoseconds) = (deadline - ContinuousClock.now).components
    guard seconds >= 0, attoseconds >= 0 else { return 0 }
    return Int32(
      clamping: min(seconds, 1_000_000) * 1_000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }

  /// Takes what signals have come and says what they mean.
  private func nextSignal() -> Event? {
    var hasResized = false
    while true {
      let signal = gradus_next_signal()
      switch gradus_signal_kind(signal) {
      case GRADUS_SIGNAL_ENDING: return .ended(.signal(signal))
      case GRADUS_SIGNAL_STOP: suspend()
      case GRADUS_SIGNAL_CONTINUE: if resume() { return .resumed(size) }
      case GRADUS_SIGNAL_RESIZE: hasResized = true
      case _:
        guard hasResized, state.isActive else { return nil }
        return adoptSize() ? .resized(size) : nil
      }
    }
  }

  /// Gives the terminal back and stops; returns once continued, by SIGCONT, which `resume` then meets in the pipe.
  func suspend() {
    guard state.isActive else { return }
    state.isActive = false
    state.pending = nil
    gradus_leave()
    _ = gradus_stop()
  }

  /// Takes the terminal over again. In the background, where it belongs to another program: false, and stops until the
  /// next SIGCONT.
  private func resume() -> Bool {
    guard gradus_is_foreground() else {
      state.isActive = false
      gradus_forget()
      gradus_stop_in_background()
      return false
    }
    state.isActive = true
    gradus_enter()
    if !adoptSize() { painter.forget() }
    return true
  }
}
