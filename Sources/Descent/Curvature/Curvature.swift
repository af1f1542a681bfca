import Calculus

/// The matrix of second derivatives at a point, taken apart: how strongly a function bends, and along which directions.
package struct Curvature: Hashable, Sendable {
  package let hessian: [[Double]]
  /// From the greatest to the least.
  package let eigenvalues: [Double]
  /// Of length 1, in the order of the eigenvalues.
  package let eigenvectors: [[Double]]

  /// The curvature of a function at a point; nil where there are no second derivatives.
  package init?(_ objective: Objective, at point: [Double]) {
    guard case .defined(let hessian) = objective.tape.hessian(at: point) else { return nil }
    self.init(hessian)
  }

  /// - Parameter hessian: symmetric.
  package init(_ hessian: [[Double]]) {
    self.hessian = hessian
    let (values, vectors) = Curvature.diagonalised(hessian)
    let order = values.indices.sorted { values[$0] > values[$1] }
    eigenvalues = order.map { values[$0] }
    eigenvectors = order.map { index in vectors.map { $0[index] } }
  }

  /// The rate from which on gradient descent overshoots further each time: 2/λ of the greatest curvature. Nil where the
  /// function bends upwards nowhere.
  package var stabilityLimit: Double? { eigenvalues.first.flatMap { $0 > 0 ? 2 / $0 : nil } }

  /// How much more it bends along one direction than along another; nil where that says nothing.
  package var conditionNumber: Double? {
    guard let most = eigenvalues.first, let least = eigenvalues.last, least > 0 else { return nil }
    return most / least
  }

  /// Turns of two axes at a time, each making one off-diagonal pair zero, until all are (Jacobi 1846).
  private static func diagonalised(_ matrix: [[Double]]) -> (values: [Double], vectors: [[Double]]) {
    var a = matrix
    let count = a.count
    var vectors = (0..<count).map { row in (0..<count).map { $0 == row ? 1.0 : 0 } }
    for _ in 0..<60 {
      let rest = a.indices.reduce(0.0) { sum, row in
        sum + a[row].indices.filter { $0 != row }.reduce(0.0) { $0 + a[row][$1] * a[row][$1] }
      }
      guard rest > 0, rest.isFinite else { break }
      for p in 0..<count {
        for q in (p + 1)..<max(count, p + 1) where a[p][q] != 0 {
          let ratio = (a[q][q] - a[p][p]) / (2 * a[p][q])
          let tangent = (ratio < 0 ? -1.0 : 1.0) / (abs(ratio) + (ratio * ratio + 1).squareRoot())
          let cosine = 1 / (tangent * tangent + 1).squareRoot()
          let sine = tangent * cosine
          for row in 0..<count {
            let (x, y) = (a[row][p], a[row][q])
            (a[row][p], a[row][q]) = (cosine * x - sine * y, sine * x + cosine * y)
          }
          for column in 0..<count {
            let (x, y) = (a[p][column], a[q][column])
            (a[p][column], a[q][column]) = (cosine * x - sine * y, sine * x + cosine * y)
          }
          for row in 0..<count {
            let (x, y) = (vectors[row][p], vectors[row][q])
            (vectors[row][p], vectors[row][q]) = (cosine * x - sine * y, sine * x + cosine * y)
          }
          // What rounding leaves would be turned for ever.
          (a[p][q], a[q][p]) = (0, 0)
        }
      }
    }
    return (a.indices.map { a[$0][$0] }, vectors)
  }
}
