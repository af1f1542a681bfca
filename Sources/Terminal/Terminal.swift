/// The version of the Terminal target's interface.
enum TerminalInterface {}
