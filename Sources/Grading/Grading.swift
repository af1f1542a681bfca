/// The version of the Grading target's interface.
enum GradingInterface {}
