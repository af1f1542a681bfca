extension String {
  /// The text with a capital at its beginning and a stop at its end.
  var sentence: String {
    let stop = last.map { ".?!".contains($0) } ?? true ? "" : "."
    return capitalised + stop
  }

  var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
