/// The version of the Tutor target's interface.
enum TutorInterface {}
