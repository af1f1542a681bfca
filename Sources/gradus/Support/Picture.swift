import ArgumentParser
import Calculus
import Descent
import Terminal
import Tutor

/// What the commands that print a picture take.
struct PictureOptions: ParsableArguments {
  @Option(help: "The size of the picture, columns x rows.") var size: String?
  @Option(help: "Write the picture to this file as SVG instead.") var svg: String?
  @Flag(help: "Print one JSON object.") var json = false

  /// The size asked for, or one that fits the terminal.
  func size(usual: Size) throws -> Size {
    guard let size else {
      return Size(width: max(20, min(usual.width, StandardOutput.columns ?? usual.width)), height: usual.height)
    }
    let sides = size.split(separator: "x").map { Int($0) }
    guard sides.count == 2, let width = sides[0], let height = sides[1], (20...400).contains(width),
      (8...200).contains(height)
    else { throw Failure(.badInput, "--size takes columns x rows, from 20x8 to 400x200, such as 100x30") }
    return Size(width: width, height: height)
  }
}

/// How pictures leave the program: coloured for a terminal, plain for a pipe, or as a file.
struct PicturePrinter {
  let preferences: Preferences
  private let theme: Theme?
  private let svg: String?

  init(_ common: CommonOptions, svg: String? = nil) {
    self.svg = svg
    let display = Display(common.settings)
    if svg != nil {
      // A file has all colours, whatever the terminal.
      preferences = Preferences(charset: common.ascii ? .ascii : .unicode, depth: .full)
      theme = Theme(.light, depth: .full)
      return
    }
    let isColoured = display.preferences.depth != .mono && (StandardOutput.isTerminal || common.color == .always)
    theme = isColoured || StandardOutput.isTerminal ? display.theme : nil
    preferences = Preferences(
      charset: display.preferences.charset, depth: isColoured ? display.preferences.depth : .mono)
  }

  func show(_ picture: Surface) throws {
    guard let svg else {
      try StandardOutput.write(encoded(picture))
      return
    }
    guard let theme else { return }
    let shown = preferences.charset == .ascii ? picture.transliterated() : picture
    try OutputFile.write(Array(shown.svg(theme).utf8), to: svg)
  }

  func encoded(_ picture: Surface) -> [UInt8] { picture.encoded(theme, charset: preferences.charset) }

  /// Sentences in the place of a picture.
  func say(_ sentences: [String]) {
    for sentence in sentences {
      print(Sanitizer.cleanLine(preferences.charset == .ascii ? Transliteration.text(sentence) : sentence))
    }
  }
}

extension CommonOptions {
  /// Whether sentences are wanted in place of pictures.
  var speaks: Bool { linear ?? Machine.isSet("GRADUS_LINEAR") ?? false }
}

extension Input {
  /// `-2:2`, `0:2pi`: two numbers, the smaller first.
  static func range(_ text: String) throws -> ClosedRange<Double> {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { throw Failure(.badInput, "\(text)\n^ expected a range, such as -2:2") }
    let (low, high) = (try number(parts[0]), try number(parts[1]))
    guard low < high, (high - low).isFinite else {
      throw Failure(.badInput, "\(text)\n^ a range goes from the smaller number to the larger, such as -2:2")
    }
    return low...high
  }

  static func number(_ text: String) throws -> Double {
    let value = try expression(text)
    let interval = Interval(valueOf: value, at: [:])
    guard interval.isCertain, interval.magnitude.isFinite else {
      throw Failure(.badInput, "\(text)\n^ this is no number")
    }
    return value.number.map { Double($0) } ?? interval.midpoint
  }
}
