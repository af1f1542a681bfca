import Testing

/// `gradus grad`, `jacobian` and `eval` as scripts call them.
struct GradCommandTests {
  @Test(
    arguments: [
      (["grad", "x^2+3*y^2", "--at", "x=1,y=2"], "value  13\nd/dx  2\nd/dy  12\n"),
      // In the order of the names, whatever the formula or the point begins with.
      (["grad", "z*y+x", "--at", "z=3,y=2,x=1"], "value  7\nd/dx  1\nd/dy  3\nd/dz  2\n"),
      (
        ["grad", "x*y", "--at", "x=1,y=2", "--hessian"],
        "value  2\nd/dx  2\nd/dy  1\nsecond derivatives\n  0  1\n  1  0\n"
      ),
      (["grad", "x*y", "--at", "x=1/2,y=2", "--json"], #"{"value": 1, "gradient": {"x": 2, "y": 0.5}}"# + "\n"),
      (["grad", "7", "--json"], #"{"value": 7, "gradient": {}}"# + "\n"),
      (
        ["grad", "x*y", "--at", "x=1,y=2", "--hessian", "--json"],
        #"{"value": 2, "gradient": {"x": 2, "y": 1}, "hessian": [[0, 1], [1, 0]]}"# + "\n"
      ),
      (
        ["grad", "abs(x)+max(x,2y)", "--at", "x=0,y=0", "--json"],
        #"{"value": 0, "gradient": {"x": 0, "y": 2}, "kinks": ["abs(x)", "max(x, 2*y)"]}"# + "\n"
      ),
      (["jacobian", "x*y; x+y", "--at", "x=2,y=5"], "columns  x  y\nvalue 10  row  5  2\nvalue 7  row  1  1\n"),
      (
        ["jacobian", "[r^2*t, r]", "--at", "t=3,r=2", "--json"],
        #"{"variables": ["r", "t"], "values": [12, 2], "jacobian": [[12, 4], [1, 0]]}"# + "\n"
      ),
    ])
  func answers(arguments: [String], expected: String) throws {
    let run = try Run.gradus(arguments)
    #expect(run.output == expected && run.status == 0, "\(arguments): \(run.output)\(run.errors)")
  }

  /// The message names the part that has no value, or what is wrong with the request.
  @Test(
    arguments: [
      (["grad", "y*ln(x-2)", "--at", "x=1,y=1"], "ln(x − 2) has no value here: ln needs a number above 0"),
      (["grad", "x/(y-1)", "--at", "x=1,y=1"], "x/(y − 1) divides by zero here"),
      (["grad", "x+sqrt(y)", "--at", "x=1,y=0"], "√y has no derivative here"),
      (["grad", "x+y", "--at", "x=1"], "the point gives no value for y"),
      (["grad", "x+", "--at", "x=1"], "expected a number, a variable or a function after \"+\""),
      (["grad", "x", "--at", "x=q"], "is no number"), (["grad"], "Give an expression, or --jsonl"),
      (["grad", "x", "--jsonl"], "Give an expression, or --jsonl"),
      (["grad", "x", "--at", "x=1", "--repeat", "0"], "--repeat takes a number from 1"),
      (["jacobian", "x; ln(y)", "--at", "x=1,y=-1"], "ln(y) has no value here"),
      (["jacobian", "x; y", "--at", "x=1"], "the point gives no value for y"),
    ])
  func refusals(arguments: [String], says: String) throws {
    let run = try Run.gradus(arguments)
    #expect(run.errors.contains(says), "\(arguments): \(run.errors)")
    #expect(run.status == 2, "\(arguments): \(run.status)")
  }

  /// One answer a line, in order, and a bad line stops nothing.
  @Test func gradientsLineByLine() throws {
    let run = try Run.gradus(
      ["grad", "--jsonl"],
      input: Array(
        """
        {"id": 1, "expression": "x^2+3*y^2", "at": {"x": 1, "y": 2}, "hessian": true}
        {"id": 2, "expression": "y*ln(x-2)", "at": {"x": 1, "y": 1}}
        nonsense
        {"id": 4, "expression": "x+"}
        {"id": 5, "expression": "z*y+x", "at": {"z": 3, "y": 2, "x": "1/2"}}
        {"id": 6, "expression": "x", "at": [1]}
        {"id": 7, "expression": "x"}
        {"id": 8, "expression": "exp(x)/(1+exp(x))", "at": {"x": 1e6}}
        {"id": 9, "expression": 5}

        """.utf8))
    #expect(run.status == 2)
    let lines = run.lines
    try #require(lines.count == 9, "\(run.output)")
    #expect(lines[0] == #"{"id": 1, "value": 13, "gradient": {"x": 2, "y": 12}, "hessian": [[2, 0], [0, 6]]}"#)
    #expect(lines[1].hasPrefix(#"{"id": 2, "value": null, "gradient": {"x": null, "y": null}, "reason": "ln(x − 2)"#))
    #expect(lines[1].hasSuffix(#""cause": "ln(x - 2)"}"#))
    #expect(lines[4] == #"{"id": 5, "value": 6.5, "gradient": {"x": 1, "y": 3, "z": 2}}"#)
    #expect(lines[7] == #"{"id": 8, "value": 1, "gradient": {"x": 0}}"#)
    for index in [2, 3, 5, 6, 8] { #expect(lines[index].contains(#""error": "#), "\(lines[index])") }
  }

  @Test func jacobiansLineByLine() throws {
    let run = try Run.gradus(
      ["jacobian", "--jsonl"],
      input: Array(
        """
        {"id": 1, "expressions": ["x*y", "x+y"], "at": {"x": 2, "y": 5}}
        {"id": 2, "expressions": "x; y^2", "at": {"x": 2, "y": 5}}
        {"id": 3, "expressions": ["x", "ln(y)"], "at": {"x": 2, "y": -5}}
        {"id": 4, "expressions": [1], "at": {"x": 2}}

        """.utf8))
    #expect(run.status == 2)
    let lines = run.lines
    try #require(lines.count == 4, "\(run.output)")
    #expect(lines[0] == #"{"id": 1, "variables": ["x", "y"], "values": [10, 7], "jacobian": [[5, 2], [1, 1]]}"#)
    #expect(lines[1].hasSuffix(#""jacobian": [[1, 0], [0, 10]]}"#))
    #expect(lines[2].contains(#""values": [2, null], "jacobian": null"#) && lines[2].hasSuffix(#""cause": "ln(y)"}"#))
    #expect(lines[3] == #"{"id": 4, "error": "\"expressions\" must be a list of strings"}"#)
  }

  @Test func valuesLineByLine() throws {
    let run = try Run.gradus(
      ["eval", "--jsonl"],
      input: Array(
        """
        {"id": 1, "expression": "x*y", "at": {"x": 2, "y": 5}}
        {"id": 2, "expression": "3+1/x", "at": {"x": 0}}
        {"id": 3}

        """.utf8))
    #expect(run.status == 2)
    let lines = run.lines
    try #require(lines.count == 3, "\(run.output)")
    #expect(lines[0] == #"{"id": 1, "value": 10, "exact": "10"}"#)
    #expect(lines[1] == #"{"id": 2, "value": null, "reason": "1/x divides by zero here"}"#)
    #expect(lines[2] == #"{"id": 3, "error": "\"expression\" is missing"}"#)
  }
}
