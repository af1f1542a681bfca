import Calculus

extension ExerciseBlock.Derivation {
  /// `function` with what says how it is differentiated.
  init?(_ values: inout FieldValues, parameters: [Symbol]) {
    guard let function = values.formula("function", as: .scalarOrVector) else { return nil }
    let definitions = values.definitions("where")
    let defined = definitions.map(\.variable)
    let names = Set(function.value.variables + definitions.flatMap { $0.value.variables })
    let inputs = names.subtracting(defined).sorted()
    guard
      let kind = Self.kind(
        of: function, free: inputs.filter { !parameters.contains($0) }, defined: defined, &values)
    else { return nil }
    guard kind.isBounded(of: function.value.entries.map(definitions.expand)) else {
      values.report(.derivativeTooLarge, at: "function")
      return nil
    }
    let all = Set(inputs + kind.variables).subtracting(defined).sorted()
    let point = values.assignments("at", of: all, parameters: parameters, isComplete: false)
    let stated = values.formula("answer", in: Scope(Set(all + parameters).sorted()), as: .answer)
    self.init(function: function, definitions: definitions, kind: kind, point: point, stated: stated)
  }

  /// - Parameters:
  ///   - free: the inputs without the parameters.
  ///   - defined: the names that `where` defines.
  private static func kind(
    of function: FormulaText, free: [Symbol], defined: [Symbol], _ values: inout FieldValues
  ) -> Kind? {
    let order = values.count("order") ?? 1
    if values.has("wrt") {
      if values.has("variable") { values.report(.conflictingKeys("variable", "wrt"), at: "variable") }
      let all = values.symbols("wrt")
      if case .vector = function.value { return only(.jacobian(variables: all), defined, "wrt", &values) }
      switch order {
      case 1: return .gradient(variables: all)
      case 2: return only(.hessian(variables: all), defined, "wrt", &values)
      case _:
        values.report(.numberOutOfRange("\(order)", lower: "1", upper: "2"), at: "order")
        return nil
      }
    }
    if case .vector = function.value {
      values.report(.needsKey("function", needed: "wrt"), at: "function")
      return nil
    }
    let named = values.symbols("variable")
    if named.count > 1 {
      if values.has("order") { values.report(.conflictingKeys("order", "variable"), at: "order") }
      return only(.mixed(variables: named), defined, "variable", &values)
    }
    if order == 0 { return .derivative(variable: named.first ?? free.first ?? "x", order: 0) }
    guard let variable = values.variable("variable", of: free) else { return nil }
    let kind = Kind.derivative(variable: variable, order: order)
    return order == 1 ? kind : only(kind, defined, "variable", &values)
  }

  /// Refuses to differentiate more than once by a name that is defined.
  private static func only(_ kind: Kind, _ defined: [Symbol], _ key: String, _ values: inout FieldValues) -> Kind? {
    guard let name = kind.variables.first(where: defined.contains) else { return kind }
    values.report(.definedVariable(name.name), at: key)
    return nil
  }
}

extension ExerciseBlock.Derivation.Kind {
  /// Whether the derivatives stay of a size that a page may take: lessons may come from strangers.
  fileprivate func isBounded(of functions: [Expression]) -> Bool {
    let variables: [Symbol] =
      switch self {
      case .derivative(let variable, let order): Array(repeating: variable, count: order)
      case .mixed(let variables): variables
      case .gradient, .jacobian: []
      case .hessian(let variables): Array(variables.prefix(1))
      }
    return functions.allSatisfy { $0.hasBoundedDerivatives(by: variables) }
  }
}

extension Expression {
  /// Whether it and its derivatives by one variable after the other stay within the bounds; the last one is not taken,
  /// since those who need it will.
  func hasBoundedDerivatives(by variables: [Symbol]) -> Bool {
    guard weight <= CoursewareLimits.functionNodes else { return false }
    var current = self
    for variable in variables.dropLast() {
      current = current.derivative(by: variable)
      guard current.weight <= CoursewareLimits.derivativeNodes else { return false }
    }
    return true
  }
}

extension FieldValues {
  func symbols(_ key: String) -> [Symbol] { words(key).map { Symbol(reading: $0.text) } }

  /// `u = x^2+1, y = u^3`: names for parts of a function, none of which may depend on itself.
  fileprivate mutating func definitions(_ key: String) -> [Assignment] {
    var result: [Assignment] = []
    for part in writtenAssignments(key) {
      guard let name = part.name, let value = formula(part.value.mathematics) else {
        if part.name == nil { report(Diagnostic(.badDefinition(part.value.text), at: part.range)) }
        continue
      }
      let variable = Symbol(reading: name.text)
      if result.contains(where: { $0.variable == variable }) {
        report(Diagnostic(.givenTwice(variable.name), at: part.range))
      }
      result.append(Assignment(variable: variable, value: value.expression, range: part.range))
    }
    let names = result.map(\.variable)
    if let circle = result.first(where: { result.expand($0.value).variables.contains(where: names.contains) }) {
      report(Diagnostic(.circularDefinition(circle.variable.name), at: circle.range))
    }
    return result
  }
}
