/// The smallest piece of LaTeX mathematics, with its place in the source in UTF-8 bytes.
struct LaTeXToken: Hashable {
  enum Kind: Hashable {
    /// Without its backslash.
    case command(String)
    case character(Character)
    case open, close
    case superscript, `subscript`
    case prime
    case ampersand
    /// `\\`
    case newline
    case space
    case end
  }

  let kind: Kind
  let range: Range<Int>
}
