/// The version of the Courseware target's interface.
enum CoursewareInterface {}
