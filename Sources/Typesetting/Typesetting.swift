/// The version of the Typesetting target's interface.
enum TypesettingInterface {}
