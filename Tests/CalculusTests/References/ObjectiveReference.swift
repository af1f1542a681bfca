import Foundation
import Testing

@testable import Calculus

/// A function of `objectives.txt` at a point.
struct ObjectiveReference: CustomStringConvertible {
  let name: String
  let variables: [Symbol]
  let formula: String
  let point: [Double]
  let value: Double
  let gradient: [Double]
  /// The upper triangle row by row; of more than 20 variables the diagonal and the entry beside it.
  let secondDerivatives: [Double]

  var description: String { "\(name) at \(point.prefix(5))" }

  /// The row and the column of each second derivative.
  var places: [(row: Int, column: Int)] {
    variables.indices.flatMap { row in
      (row..<(variables.count > 20 ? min(row + 2, variables.count) : variables.count)).map { (row, $0) }
    }
  }

  static func all() throws -> [ObjectiveReference] { try table.get() }

  private static let table = Result {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "objectives.txt")
    return try parsed(String(contentsOf: file, encoding: .utf8))
  }

  private static func parsed(_ text: String) throws -> [ObjectiveReference] {
    var fields: [String: String] = [:]
    var found: [ObjectiveReference] = []
    for (key, value) in records(text) {
      fields[key] = value
      if key == "hessian" { found.append(try ObjectiveReference(fields)) }
    }
    return found
  }

  /// Keys and what stands behind them; lines that begin with a space continue the one before.
  private static func records(_ text: String) -> [(key: String, value: String)] {
    var records: [(String, String)] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix(" ") {
        records[records.count - 1].1 += line.drop { $0 == " " }.reduce(into: " ") { $0.append($1) }
      } else {
        let words = line.split(separator: " ", maxSplits: 1)
        records.append((String(words[0]), String(words[1])))
      }
    }
    return records
  }

  private init(_ fields: [String: String]) throws {
    func words(_ key: String) throws -> [String] { try #require(fields[key]).split(separator: " ").map(String.init) }
    func numbers(_ key: String) throws -> [Double] { try words(key).map { try #require(Double($0), "\($0)") } }
    name = try #require(fields["function"])
    variables = try words("variables").map { Symbol($0) }
    formula = try #require(fields["formula"])
    point = try numbers("at")
    value = try numbers("value")[0]
    gradient = try numbers("gradient")
    secondDerivatives = try numbers("hessian")
  }
}
