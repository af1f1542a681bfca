import Calculus

extension ExerciseBlock {
  init?(_ values: inout FieldValues) {
    let parameters = values.parameters("parameters")
    guard let task = Task(&values, parameters: parameters.map(\.variable)), let id = values.text("id") else {
      return nil
    }
    var scope = Scope(Set(task.variables + parameters.map(\.variable)).sorted())
    if case .answer = task { scope = .any }
    let wrongAnswers = values.answers("wrong").compactMap { written in
      values.formula(written.answer, in: scope, as: .answer).map {
        WrongAnswer(answer: $0, explanation: written.explanation)
      }
    }
    self.init(
      id: id, ask: values.prose("ask"), task: task, form: values.text("form"),
      assumptions: values.mathematics("assume"), tolerance: values.number("tolerance"),
      hints: values.proseList("hints"),
      wrongAnswers: wrongAnswers, explanation: values.prose("explain"), difficulty: values.count("difficulty") ?? 1,
      tags: values.tags, covers: values.covers, parameters: parameters, range: values.range)
  }
}

extension ExerciseBlock.Task {
  private typealias Kind = ExerciseBlock.Derivation.Kind

  /// `function` with what says how it is differentiated, or `answer`.
  fileprivate init?(_ values: inout FieldValues, parameters: [Symbol]) {
    guard values.has("function") else {
      guard values.has("answer") else {
        values.report(.missingOneOf(["function", "answer"], of: values.schema.title))
        return nil
      }
      for key in ["variable", "order", "wrt", "at"] where values.has(key) {
        values.report(.needsKey(key, needed: "function"), at: key)
      }
      guard let answer = values.formula("answer", as: .answer) else { return nil }
      self = .answer(answer)
      return
    }
    guard let function = values.formula("function", as: .scalarOrVector) else { return nil }
    let variables = function.value.variables
    guard
      let kind = Self.kind(of: function, free: variables.filter { !parameters.contains($0) }, &values)
    else { return nil }
    let all = Set(variables + kind.variables).sorted()
    let point = values.assignments("at", of: all, parameters: parameters, isComplete: false)
    let stated = values.formula("answer", in: Scope(Set(all + parameters).sorted()), as: .answer)
    self = .derive(ExerciseBlock.Derivation(function: function, kind: kind, point: point, stated: stated))
  }

  /// - Parameter free: the function's variables without the parameters.
  private static func kind(of function: FormulaText, free: [Symbol], _ values: inout FieldValues) -> Kind? {
    let order = values.count("order") ?? 1
    if values.has("wrt") {
      if values.has("variable") { values.report(.conflictingKeys("variable", "wrt"), at: "variable") }
      let all = values.words("wrt").map { Symbol(reading: $0.text) }
      if case .vector = function.value { return .jacobian(variables: all) }
      switch order {
      case 1: return .gradient(variables: all)
      case 2: return .hessian(variables: all)
      case _:
        values.report(.numberOutOfRange("\(order)", lower: "1", upper: "2"), at: "order")
        return nil
      }
    }
    if case .vector = function.value {
      values.report(.needsKey("function", needed: "wrt"), at: "function")
      return nil
    }
    let named = values.words("variable").map { Symbol(reading: $0.text) }
    if named.count > 1 {
      if values.has("order") { values.report(.conflictingKeys("order", "variable"), at: "order") }
      return .mixed(variables: named)
    }
    if order == 0 { return .derivative(variable: named.first ?? free.first ?? "x", order: 0) }
    return values.variable("variable", of: free).map { .derivative(variable: $0, order: order) }
  }

  /// The variables an answer may hold.
  package var variables: [Symbol] {
    switch self {
    case .answer(let answer): answer.value.variables
    case .derive(let derivation):
      Set(derivation.function.value.variables + derivation.kind.variables).sorted()
    }
  }
}

extension ExerciseBlock.Derivation.Kind {
  /// With respect to what.
  package var variables: [Symbol] {
    switch self {
    case .derivative(let variable, _): [variable]
    case .mixed(let variables), .gradient(let variables), .hessian(let variables), .jacobian(let variables): variables
    }
  }
}
