import Testing

/// `gradus render` from arguments and through a pipe.
struct RenderCommandTests {
  @Test(arguments: [
    (["(x^2+1)/sqrt(2x)"], "x² + 1\n──────\n  __\n √2x\n"),
    (["(x^2+1)/sqrt(2x)", "--ascii"], " 2\nx  + 1\n------\n   __\n \\/2x\n"),
    ([#"\frac{\partial L}{\partial w} = \sum_{i=1}^n x_i"#], "∂L    n\n── =  ∑  xᵢ\n∂w   i=1\n"),
    (["-x^2/(y+1)", "--to", "line"], "−x²/(y + 1)\n"),
    (["f'(x) = 2x", "--to", "line"], "f′(x) = 2x\n"),
    (["a_{ij}", "--to", "line"], "aᵢⱼ\n"),
    (["x^2*sin(x)", "--to", "speech"], "x squared times sine of x\n"),
    (["x^2/2", "--to", "latex"], "\\frac{x^{2}}{2}\n"),
    (
      ["sqrt(x)", "--to", "mathml"], "<math display=\"block\"><msqrt><mi>x</mi></msqrt></math>\n"
    ),
    (["a+b+c+d", "--width", "6"], "a + b\n   + c\n   + d\n"),
  ])
  func writes(arguments: [String], expected: String) throws {
    let run = try Run.gradus(["render"] + arguments)
    #expect(run.output == expected)
    #expect(run.status == 0 && run.errors.isEmpty)
  }

  @Test(arguments: ["$\\sqrt{x}$\n", "$$\\sqrt{x}$$", "\\[ \\sqrt{x} \\]\n", "\\(\\sqrt{x}\\)", "  \\sqrt{x}  \n"])
  func readsAPipe(text: String) throws {
    #expect(try Run.gradus("render", "--to", "speech", input: Array(text.utf8)).output == "square root of x\n")
  }

  @Test(arguments: [
    ([#"\fractoin{x}{y} + \alpah"#], 0, "\\alpah", "did you mean \"\\alpha\"?"),
    ([#"\frac{x}{"#], 0, "", "is never closed"),
    (["x+*2"], 2, "", "try: x*2"),
    ([""], 2, "", "there is no formula"),
    (["x", "--width", "0"], 2, "", "--width takes a number from 1 to 10000"),
  ])
  func tellsWhatIsWrong(arguments: [String], status: Int32, shows: String, says: String) throws {
    let run = try Run.gradus(["render"] + arguments)
    #expect(run.status == status)
    #expect(shows.isEmpty || run.output.contains(shows))
    #expect(run.errors.contains(says), "\(run.errors)")
  }

  @Test(arguments: [
    ([0xFF, 0xFE], "not UTF-8"), (Array(repeating: 0x78, count: 20_000), "longer than 10000 characters"),
    ([], "no formula"),
  ])
  func refusesAPipeOf(bytes: [UInt8], says: String) throws {
    let run = try Run.gradus("render", input: bytes)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains(says))
  }
}
