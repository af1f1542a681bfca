/// The version of the Descent target's interface.
enum DescentInterface {}
