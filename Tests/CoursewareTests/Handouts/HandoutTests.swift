import Testing
import Typesetting

@testable import Courseware

@Suite struct HandoutTests {
  private static func html(_ lesson: Lesson, answers: Bool = true) -> String {
    Handout(lesson, hasAnswers: answers).html
  }

  /// The elements that are not closed where they should be.
  private static func unclosed(_ html: String) -> [Substring] {
    var open: [Substring] = []
    var rest = html[...]
    while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
      if tag.hasPrefix("!") || tag.hasSuffix("/") || ["meta", "br", "hr"].contains(name) { continue }
      guard tag.hasPrefix("/") else {
        open.append(name)
        continue
      }
      guard open.popLast() == name else { return [name] }
    }
    return open
  }

  /// Well formed, complete in itself, and without a trace of markup that came from a lesson.
  private func check(_ html: String, _ name: String) {
    #expect(Self.unclosed(html) == [], "\(name)")
    for word in ["<script", "<img", "src=", "href=", "javascript:", "http-equiv=\"refresh\""] {
      #expect(!html.lowercased().contains(word), "\(name): \(word)")
    }
    #expect(!html.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" }, "\(name)")
  }

  @Test(arguments: ShippedLessons.ids)
  func aShippedLessonIsAWellFormedPage(id: String) throws {
    let lesson = try ShippedLessons.lesson(id)
    for answers in [true] {
      let html = Self.html(lesson, answers: answers)
      check(html, id)
      #expect(html.contains("<math"))
      #expect(html.contains("Answer: ") == answers)
    }
  }

  @Test func answersStayOutWhereTheyAreNotWanted() {
    let text = """
      ```exercise
      id: a
      ask: Differentiate $x^3$.
      function: x^3
      wrong: x^2
        Look at the factor.
      explain: Because so.
      ```

      ```choice
      id: b
      ask: Which?
      - [x] this
        Sure.
      - [ ] that
        Never.
      ```

      ```card
      id: c
      front: Question
      back: Solution
      ```
      """
    let with = Self.html(page(text))
    let without = Self.html(page(text), answers: false)
    for secret in ["Because so", "Look at the factor", "Sure.", "Solution", "☑"] {
      #expect(with.contains(secret), "\(secret)")
      #expect(!without.contains(secret), "\(secret)")
    }
    #expect(with.contains("Exercise 1") && with.contains("Question 2") && with.contains("Recall 3"))
    check(with, "with")
    check(without, "without")
  }

  @Test func nothingOfALessonBecomesMarkup() {
    let lesson = lesson(
      "---\ntitle: <script>alert(1)</script>\nsummary: \"<b>\n---\n## <img src=x> & \"quotes\"\n"
        + "[x](javascript:alert(1)) `<i>` $<a>$ $\\text{</math><script>}$\n\n<script>x</script>\n\n```py\n</pre><script>\n```\n"
        + "```plot\nfunction: x\nx: 0..1\ncaption: </div>\n```\n```exercise\nid: <\n```\n")
    let html = Self.html(lesson)
    #expect(!html.contains("<script") && !html.contains("<img") && !html.contains("<i>") && !html.contains("<b>"))
    #expect(html.contains("javascript:alert(1)") && !html.contains("href"))
  }

  @Test func picturesBreakWhereThereIsNoValue() {
    let html = Self.html(
      page("```plot\nfunction: 1/x\nx: -1..1\n```\n```plot\nfunction: ln(x); sqrt(x)\nx: -1..1\ntangent: -1\n```"))
    check(html, "poles")
    #expect(!html.contains("nan") && !html.contains("undefined") && !html.contains("infinity"))
  }

  @Test(arguments: [
    ("x^2", "<msup><mi>x</mi><mn>2</mn></msup>"), ("\\frac{1}{2}", "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
    ("\\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>"),
    ("a < b", "<mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>"),
    (
      "\\sum_{i=1}^n i",
      "<mrow><munderover><mo largeop=\"true\" movablelimits=\"false\">∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi></mrow>"
    ),
    ("\\text{a & b}", "<mtext>a\u{A0}&amp;\u{A0}b</mtext>"),
    ("\\hat y", "<mover accent=\"true\"><mi>y</mi><mo stretchy=\"false\">^</mo></mover>"),
    ("\\nabla", "<mi mathvariant=\"normal\">∇</mi>"),
  ])
  func mathML(latex: String, expected: String) {
    #expect(MathNode(latex: latex).mathML() == "<math>\(expected)</math>")
  }
}
