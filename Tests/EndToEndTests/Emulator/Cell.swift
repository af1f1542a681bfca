/// What one place on the screen shows. A wide character stands in its left cell; the right one holds no text.
struct Cell: Equatable, Sendable {
  var text = " "
  var pen = Pen()

  static let rightHalf = Cell(text: "")
}

/// The colours and attributes that text is written with.
struct Pen: Equatable, Sendable {
  var foreground = Color.standard
  var background = Color.standard
  var attributes: Attributes = []

  /// The same background and nothing else: what erased cells get.
  var erased: Pen { Pen(background: background) }
}

enum Color: Equatable, Sendable {
  case standard
  case indexed(Int)
  case direct(red: Int, green: Int, blue: Int)
}

struct Attributes: OptionSet, Sendable {
  let rawValue: Int
  static let bold = Attributes(rawValue: 1)
  static let dim = Attributes(rawValue: 2)
  static let italic = Attributes(rawValue: 4)
  static let underline = Attributes(rawValue: 8)
  static let blink = Attributes(rawValue: 16)
  static let reverse = Attributes(rawValue: 32)
  static let invisible = Attributes(rawValue: 64)
  static let struck = Attributes(rawValue: 128)
}
