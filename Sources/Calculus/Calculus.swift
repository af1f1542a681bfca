/// The version of the Calculus target's interface.
enum CalculusInterface {}
