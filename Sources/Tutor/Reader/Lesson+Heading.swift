import Courseware
import Terminal

extension Lesson {
  /// Number and title, for headers.
  var heading: String { (order.map { "\($0)  " } ?? "") + Sanitizer.cleanLine(title) }
}
