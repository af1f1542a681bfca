import ArgumentParser

/// What is asked, for the commands that take one expression: on the command line, or a request a line.
struct ExpressionRequest: ParsableArguments {
  @Argument(help: "The expression, such as 'x^2*sin(x)'.") var expression: String?
  @Flag(help: "Print one JSON object.") var json = false
  @Flag(
    help: """
      Answer one JSON object a line: {"expression": …} and members named as the options, "at" as {"x": …}, "by" as \
      "variable".
      """)
  var jsonl = false

  func validate() throws {
    guard jsonl != (expression != nil) else {
      throw ValidationError("Give an expression, or --jsonl to read requests from standard input.")
    }
  }
}

extension JSONWriter {
  /// Prints one object on standard output.
  static func print(_ members: (inout JSONWriter) -> Void) {
    var json = JSONWriter()
    json.object(members)
    Swift.print(String(decoding: json.bytes, as: UTF8.self))
  }
}
