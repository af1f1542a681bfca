import Testing

@testable import Calculus

/// Classic test functions and the losses of the course against values computed elsewhere.
struct ObjectiveReferenceTests {
  /// Of the value, and of the largest derivative of each order.
  private static let tolerance = 1e-12
  /// The references are differences: what is smaller is lost in them.
  private static let noise = 1e-100

  @Test func valuesGradientsAndHessiansAreRight() throws {
    let references = try ObjectiveReference.all()
    #expect(Set(references.map(\.name)).count >= 60)
    for reference in references {
      var evaluator = Tape(try read(reference.formula), inputs: reference.variables).evaluator()
      #expect(evaluator.tape.inputs == reference.variables, "\(reference)")
      var gradient: [Double] = []
      let value = evaluator.gradient(at: reference.point, into: &gradient).value ?? .nan
      expectNear([value], [reference.value], "the value of \(reference)")
      expectNear(gradient, reference.gradient, "the gradient of \(reference)")
      let hessian = try #require(evaluator.hessian(at: reference.point).value, "\(reference)")
      expectNear(
        reference.places.map { hessian[$0.row][$0.column] }, reference.secondDerivatives, "the Hessian of \(reference)")
      let places = Set(reference.places.map { [$0.row, $0.column] })
      for row in hessian.indices {
        for column in row..<hessian.count where !places.contains([row, column]) { #expect(hessian[row][column] == 0) }
      }
    }
  }

  private func expectNear(_ values: [Double], _ references: [Double], _ what: @autoclosure () -> String) {
    let scale = references.reduce(0) { max($0, $1.magnitude) }
    #expect(values.count == references.count)
    for (value, reference) in zip(values, references) {
      #expect(
        (value - reference).magnitude <= ObjectiveReferenceTests.tolerance * scale + ObjectiveReferenceTests.noise,
        "\(what()): \(value) for \(reference)")
    }
  }
}
