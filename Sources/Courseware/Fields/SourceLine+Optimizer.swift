import Descent

extension SourceLine {
  /// `momentum rate=0.03 beta=0.8`
  func optimizer() throws(Diagnostic) -> OptimizerChoice {
    guard let name = words.first else { throw Diagnostic(.emptyValue("optimizers"), at: range) }
    guard let method = Method(named: name.text) else {
      let known = Method.allCases.map(\.name)
      throw Diagnostic(
        .unknownWord(name.text, key: "optimizers", known: known, nearest: nearest(to: name.text, among: known)),
        at: name.range)
    }
    var choice = OptimizerChoice(optimizer: Optimizer(method), range: range)
    var changes: [(name: String, value: Double)] = []
    for word in words.dropFirst() {
      guard let (setting, written) = word.halves(at: "=") else {
        throw Diagnostic(.badOptimizerSetting(word.text), at: word.range)
      }
      if setting.text == "rate" {
        choice.rate = try written.number(in: 0...Schema.largestRate)
        continue
      }
      changes.append((setting.text, try written.number()))
      do throws(OptimizerError) {
        choice.optimizer = try Optimizer(method, changes)
      } catch {
        throw Diagnostic(Self.cause(error), at: word.range)
      }
    }
    return choice
  }

  private static func cause(_ error: OptimizerError) -> Diagnostic.Cause {
    switch error {
    case .unknownSetting(let name, let method):
      let known = ["rate"] + method.row.settings.map(\.name)
      return .unknownWord(name, key: method.name, known: known, nearest: nearest(to: name, among: known))
    case .settingOutOfRange(let setting, let value, _):
      return .numberOutOfRange("\(value)", lower: "\(setting.range.lowerBound)", upper: "\(setting.range.upperBound)")
    }
  }
}
