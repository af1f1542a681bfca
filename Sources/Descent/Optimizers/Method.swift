/// The table of optimisers: one row a method.
package enum Method: String, Hashable, Sendable, CaseIterable {
  case gradientDescent, momentum, nesterov, adagrad, rmsprop, adam, adamw, lion, newton, lineSearch

  package var row: OptimizerRow { Method.table[self] ?? .gradientDescent }

  private static let table: [Method: OptimizerRow] = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.makeRow) })

  private var makeRow: OptimizerRow {
    switch self {
    case .gradientDescent: .gradientDescent
    case .momentum: .momentum
    case .nesterov: .nesterov
    case .adagrad: .adagrad
    case .rmsprop: .rmsprop
    case .adam: .adam
    case .adamw: .adamw
    case .lion: .lion
    case .newton: .newton
    case .lineSearch: .lineSearch
    }
  }

  /// The method with a name, in any of its spellings and whatever the case; `-` and `_` do not count.
  package init?(named name: String) {
    let wanted = Method.key(name)
    guard let method = Method.allCases.first(where: { $0.row.names.contains { Method.key($0) == wanted } }) else {
      return nil
    }
    self = method
  }

  private static func key(_ name: String) -> String { name.lowercased().filter { $0 != "-" && $0 != "_" } }

  /// The name in the notation of lessons and of the command line.
  package var name: String { row.names[0] }
}
