import Calculus

extension FieldValues {
  /// The expression of a field; `nil` where there is none or it does not read, which is reported.
  mutating func formula(_ key: String, in scope: Scope = .any, as shape: FormulaText.Shape = .scalar) -> FormulaText? {
    mathematics(key).first.flatMap { formula($0, in: scope, as: shape) }
  }

  mutating func formula(_ source: MathText, in scope: Scope = .any, as shape: FormulaText.Shape = .scalar)
    -> FormulaText?
  {
    attempt { () throws(Diagnostic) in try FormulaText(source, in: scope, as: shape) }
  }

  /// The conditions of a field; those that compare nothing are reported.
  mutating func conditions(_ key: String) -> [MathText] {
    mathematics(key).filter { condition in
      let words = condition.text.split(separator: " ")
      let isCondition = words.count == 2 && words[1] == "integer" || (try? Claim(SourceLine(condition))) != nil
      if !isCondition { report(Diagnostic(.badCondition(condition.text), at: condition.range)) }
      return isCondition
    }
  }

  mutating func attempt<Value>(_ body: () throws(Diagnostic) -> Value) -> Value? {
    do throws(Diagnostic) {
      return try body()
    } catch {
      report(error)
      return nil
    }
  }

  /// The values of variables in a field: `x = 1, y = 2`, or as many values as there are variables, in their order.
  ///
  /// - Parameters:
  ///   - variables: the variables that may have values.
  ///   - parameters: names that the values may hold.
  ///   - isComplete: whether each variable needs one.
  mutating func assignments(
    _ key: String, of variables: [Symbol], parameters: [Symbol] = [], isComplete: Bool
  ) -> [Assignment] {
    let written = writtenAssignments(key)
    let scope = Scope(parameters)
    var result: [Assignment] = []
    if written.allSatisfy({ $0.name == nil }), !written.isEmpty, written.count != variables.count {
      report(.wrongNumberOfValues(written.count, of: variables.map(\.name)), at: key)
      return []
    }
    for (index, part) in written.enumerated() {
      let variable = part.name.map { Symbol(reading: $0.text) } ?? (index < variables.count ? variables[index] : nil)
      guard let variable, variables.contains(variable) else {
        report(Diagnostic(.unknownVariable(part.name?.text ?? "", known: variables.map(\.name)), at: part.range))
        continue
      }
      if result.contains(where: { $0.variable == variable }) {
        report(Diagnostic(.givenTwice(variable.name), at: part.range))
      }
      guard let value = formula(part.value.mathematics, in: scope) else { continue }
      result.append(Assignment(variable: variable, value: value.expression, range: part.range))
    }
    if isComplete, !written.isEmpty, result.count == written.count {
      for variable in variables where !result.contains(where: { $0.variable == variable }) {
        report(.missingValue(variable.name), at: key)
      }
    }
    return result
  }

  /// The names of a field as variables; where they may only be some, others are reported.
  mutating func variables(_ key: String, among known: [Symbol]) -> [Symbol] {
    words(key).compactMap { word in
      let variable = Symbol(reading: word.text)
      guard known.contains(variable) else {
        report(Diagnostic(.unknownVariable(word.text, known: known.map(\.name)), at: word.range))
        return nil
      }
      return variable
    }
  }
}

extension Symbol {
  /// The variable that a name spells: `w_1` and `w₁` are `w1`, `θ` is `theta`.
  init(reading name: String) {
    if let formula = try? Parser.parse(name), let symbol = formula.expression?.variables.first,
      formula.expression == Expression(symbol)
    {
      self = symbol
    } else {
      self.init(name)
    }
  }
}

extension SourceLine {
  /// The number that an expression without variables means.
  func constant() throws(Diagnostic) -> Expression {
    try FormulaText(mathematics, in: Scope([]), as: .scalar).expression
  }
}

extension Expression {
  /// The value of an expression without variables; `nil` where it has none.
  var number64: Double? {
    let interval = number.map { Interval($0) } ?? Interval(valueOf: self, at: [:])
    return interval.isCertain && interval.midpoint.isFinite ? number.map { Double($0) } ?? interval.midpoint : nil
  }
}
