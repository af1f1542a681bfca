/// The version of the Curses target's interface.
enum CursesInterface {}
