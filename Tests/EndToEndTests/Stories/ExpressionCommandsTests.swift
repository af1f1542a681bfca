import Foundation
import Testing

/// `diff`, `simplify` and `eval` as scripts use them.
struct ExpressionCommandsTests {
  @Test(arguments: [
    (["diff", "x^2*sin(x)"], "2*x*sin(x) + x^2*cos(x)\n"),
    (["diff", "x^2*sin(x)", "--form", "unicode"], "2x·sin(x) + x²·cos(x)\n"),
    (["diff", "1/x", "--form", "latex"], "-\\frac{1}{x^{2}}\n"),
    (["diff", "1/(x+1)", "--form", "pretty"], "     1\n− ────────\n  (x + 1)²\n"),
    (["diff", "1/(x+1)", "--form", "pretty", "--ascii"], "     1\n- --------\n         2\n  (x + 1)\n"),
    (["diff", "-x^2"], "-2*x\n"),
    (["diff", "-2x", "--at", "x=-1"], "-2\n-2\n"),
    (["diff", "w*x+b", "--by", "w"], "x\n"),
    (["diff", "x^3", "--order", "2", "--at", "x=1/2"], "6*x\n3\n"),
    (
      ["diff", "sin(x)/x", "--steps"],
      """
      d/dx [sin(x)/x] = (x * d/dx [sin(x)] - sin(x))/x^2    [quotient rule]
      d/dx [sin(x)] = cos(x)    [derivative of sin]
      (x*cos(x) - sin(x))/x^2

      """
    ),
    (["diff", "x^5", "--steps"], "d/dx [x^5] = 5*x^4    [power rule]\n5*x^4\n"),
    (
      ["diff", "w*x", "--detail", "every"],
      "d/dx [w*x] = w    [constant multiple rule, w constant]\nd/dx [x] = 1    [variable]\nw\n"
    ),
    (["diff", "x^2", "--detail", "result"], "2*x\n"),
    (["diff", "x^2", "--json"], "{\"derivative\": \"2*x\", \"variable\": \"x\"}\n"),
    (
      ["diff", "1/2x", "--json"],
      "{\"derivative\": \"1/2\", \"variable\": \"x\", \"notes\": [\"1/2x is read as (1/2)*x, not as 1/(2*x).\"]}\n"
    ),
    (["simplify", "(x^2-1)/(x-1)"], "x + 1\n"),
    (["simplify", "(x+1)^2", "--to", "expanded", "--form", "unicode"], "x² + 2x + 1\n"),
    (["simplify", "x^2-1", "--to", "factored"], "(x + 1)*(x - 1)\n"),
    (["simplify", "x/2+1/3", "--to", "single-fraction", "--json"], "{\"single-fraction\": \"(3*x + 2)/6\"}\n"),
    (
      ["simplify", "sin(x)^2+cos(x)^2", "--steps"],
      "sin(x)^2 + cos(x)^2 = 1    [squares of sine and cosine: sin²u + cos²u = 1 and its relatives]\n1\n"
    ),
    (["eval", "0.1*3"], "0.3\n"), (["eval", "0.1*3", "--form", "plain"], "3/10\n"),
    (["eval", "sin(x)", "--at", "x=pi/3", "--form", "unicode"], "√3/2\n"),
    (["eval", "sin(10^30)"], "-0.0901169019121381\n"),
    (["eval", "(1+1e-18)-1"], "1e-18\n"),
    (["eval", "x^2+y", "--at", "x=2,y=1", "--steps"], "x^2 = 4\nx^2 + y = 5\n5\n"),
    (["eval", "1/x", "--at", "x=0", "--json"], "{\"value\": null, \"reason\": \"1/x divides by zero here\"}\n"),
    (["eval", "x/4", "--at", "x=1", "--json"], "{\"value\": 0.25, \"exact\": \"1/4\"}\n"),
  ])
  func prints(arguments: [String], output: String) throws {
    let run = try Run.gradus(arguments)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output == output)
  }

  @Test(arguments: [
    (["diff", "2x + * 3"], "2x + * 3\n     ^ expected a number, a variable or a function before \"*\""),
    (["diff", "sine(x)"], "^^^^ unknown function \"sine\" - did you mean sin?"),
    (["diff", "[x, 2x]"], "expected one expression, and this is a vector"),
    (["diff", "a*b"], "say which with --by, such as --by a"),
    (["diff", "x", "--order", "0"], "--order takes a number from 1 to 20."), (["diff"], "Give an expression"),
    (["diff", "ln x", "--at", "x=-1"], "ln(x) has no value here: ln needs a number above 0"),
    (["eval", "x+y", "--at", "x=1"], "no value is given for y: add it to --at, such as --at y=1"),
    (["eval", "1/0"], "has no value"), (["simplify", "x", "--to", "y"], "--to"),
    (["diff", "x^x^x^x^x^x", "--order", "12"], "would have more than"),
  ])
  func complains(arguments: [String], message: String) throws {
    let run = try Run.gradus(arguments)
    #expect(run.status == 2)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test func notesStandOnStandardError() throws {
    let run = try Run.gradus("diff", "relu(x)/2x")
    #expect(run.status == 0)
    #expect(run.errors.contains("note: relu(x)/2x is read as (relu(x)/2)*x, not as relu(x)/(2*x)."))
    #expect(run.errors.contains("ReLU'(0) = 0"))
  }

  @Test func linesOfJSONAreAnsweredInOrder() throws {
    let requests = """
      {"id": 1, "expression": "x^2*sin(x)", "variable": "x"}
      {"id": "b", "expression": "x^"}
      nonsense

      {"id": 3, "expression": "x^4", "order": 2, "form": "unicode", "at": {"x": 0.5}, "steps": true}
      """
    let run = try Run.gradus("diff", "--jsonl", input: Array(requests.utf8))
    #expect(run.status == 2)
    #expect(run.lines.count == 4)
    #expect(run.lines.first == "{\"id\": 1, \"derivative\": \"2*x*sin(x) + x^2*cos(x)\"}")
    #expect(run.lines.dropFirst().first?.hasPrefix("{\"id\": \"b\", \"error\": \"the exponent is missing\"") == true)
    #expect(
      run.lines.last?.hasPrefix("{\"id\": 3, \"derivative\": \"12x²\", \"variable\": \"x\", \"steps\": [{") == true)
    #expect(run.lines.last?.hasSuffix("\"value\": 3}") == true)
    let values = try Run.gradus(
      "eval", "--jsonl", input: Array("{\"expression\": \"x+0.2\", \"at\": {\"x\": 0.1}}".utf8))
    #expect(values.output == "{\"value\": 0.3, \"exact\": \"3/10\"}\n")
    let forms = try Run.gradus(
      "simplify", "--jsonl", input: Array("{\"expression\": \"x*(x+1)\", \"to\": \"expanded\"}".utf8))
    #expect(forms.output == "{\"expanded\": \"x^2 + x\"}\n")
  }

  private static let hostile: [(name: String, text: String)] = [
    ("parentheses", String(repeating: "(", count: 1_000_000)), ("characters", String(repeating: "x", count: 1_000_000)),
    ("tower", "9^9^9^9"), ("power", "(x+1)^(10^9)"), ("letters", "x^x^x^x^x^x^x^x^x"), ("NUL", "x\\u0000+1"),
    ("override", "x\u{202E}+1"), ("factorised", String(repeating: "(x+y)^99*", count: 900) + "1"),
    ("sines", String(repeating: "sin(", count: 190) + "x" + String(repeating: ")", count: 190)),
    ("quotients", String(repeating: "1/(1+", count: 190) + "x" + String(repeating: ")", count: 190)),
    ("product", (1...1_200).map { "(x+\($0))" }.joined()),
    ("sum", (1...1_200).map { "1/x\($0)" }.joined(separator: "+")),
    ("roots", String(repeating: "√(1+", count: 190) + "x" + String(repeating: ")", count: 190)),
    ("big", "(7^1000*x+1)/(3^1000*x-1)"), ("maximum", "max(" + (1...60).map { "x^\($0)" }.joined(separator: ",") + ")"),
  ]

  /// An answer or an error, never a crash, and never a terminal's control characters.
  @Test(arguments: ["diff", "simplify", "eval"])
  func hostileTextsAreAnswered(command: String) throws {
    for (name, text) in ExpressionCommandsTests.hostile {
      let request = "{\"expression\": \"\(text)\", \"at\": \"x=1/3\"}\n"
      let run = try Run.gradus(command, "--jsonl", input: Array(request.utf8))
      #expect(run.ended && (run.status == 0 || run.status == 2), "\(command) \(name): \(run.status)")
      #expect(run.lines.count == 1, "\(command) \(name)")
      #expect(run.time < .seconds(60), "\(command) \(name) took \(run.time), without optimisation")
      if text.utf8.count < 100_000, !text.contains("\\") {
        let direct = try Run.gradus(command, text)
        #expect(direct.ended && (direct.status == 0 || direct.status == 2), "\(command) \(name): \(direct.status)")
        let isClean = (direct.output + direct.errors).unicodeScalars.allSatisfy {
          $0 == "\n" || $0.value >= 32 && $0.value != 127 && $0.properties.generalCategory != .format
        }
        #expect(isClean, "\(command) \(name)")
      }
    }
    let damaged = try Run.gradus(
      command, "--jsonl", input: Array("{\"expression\": \"x+".utf8) + [0xFF, 0xC0] + Array("\"}\n".utf8))
    #expect(damaged.ended && damaged.status == 2)
  }
}
