import Terminal
import Testing

@testable import Tutor

/// The laboratory heard and answered: what is seen as a picture is told in numbers and sentences.
@Suite struct LabScriptTests {
  private static func playground(_ expression: String, _ answers: String...) -> Listener {
    var listener = Listener()
    for answer in ["playground", expression] + answers { listener.answer(answer) }
    return listener
  }

  @Test func aCurveIsToldAndTraced() {
    var listener = Self.playground("x^3-3x", "curve")
    let said = listener.transcript.joined(separator: "\n")
    #expect(said.contains("The function x cubed minus 3 x"), "\(said)")
    #expect(said.contains("rises to 2 near x = -1, falls to -2 near x = 1"), "\(said)")
    let before = listener.answer("right")
    #expect(before.contains { $0.hasPrefix("At x = ") && $0.contains("value") && $0.contains("slope") }, "\(before)")
    #expect(listener.answer("secant").contains { $0.hasPrefix("Secant over a width of 2: slope") })
    #expect(
      listener.answer("next Taylor").contains { $0.hasPrefix("Taylor polynomial of degree 1, with u for x minus") })
    #expect(listener.answer("microscope").contains { $0.contains("of the view away from its tangent") })
  }

  @Test func aNetworkIsTrainedAndLookedInto() {
    var listener = Listener()
    listener.answer("3")
    for _ in 0..<2 { listener.answer("read on") }
    listener.answer("train: network")
    #expect(
      listener.transcript.contains { $0.hasPrefix("Network: XOR, 2-3-1 tanh") }, "\(listener.transcript.suffix(12))")
    let steps = listener.answer("ten steps")
    #expect(steps.contains { $0.hasPrefix("Step 10: loss") }, "\(steps)")
    #expect(steps.contains { $0.hasPrefix("Layer 1, 3 tanh: gradient of length") }, "\(steps)")
    let neuron = listener.answer("look inside")
    #expect(
      neuron.contains { $0.hasPrefix("adjoint") } && !neuron.contains("")
        && neuron.contains { $0.contains("next step: w1") }, "\(neuron)")
    #expect(listener.answer("next unit").contains { $0.contains("unit 2") })
    listener.answer("settings")
    let settings = listener.answer("more")
    #expect(settings.contains { $0.hasPrefix("Chosen: data") }, "\(settings)")
  }

  @Test func aGraphIsFilledIn() {
    var listener = Self.playground("x*y+1", "type", "x = 2, y = 3", "graph")
    #expect(listener.transcript.contains { $0.hasPrefix("Computational graph of x times y plus 1, at x = 2, y = 3") })
    let asked = listener.answer("fill in")
    #expect(asked.contains { $0.contains("What is") }, "\(asked)")
    #expect(listener.answer("7").contains("Note: Not yet. Put the values of what enters into the operation."))
    let right = listener.answer("6")
    #expect(right.contains { $0.contains("Forward: ") }, "\(right)")
    listener.answer("7")
    let adjoint = listener.answer("1")
    #expect(adjoint.contains { $0.contains("Backward: ") }, "\(adjoint)")
    listener.answer("show instead")
    listener.answer("all")
    #expect(listener.answer("modes").contains { $0.contains("Reverse mode") && $0.contains("products") })
    #expect(listener.answer("gradient check").contains { $0.contains("central quotient") })
  }

  @Test func aDescentIsSteeredByItsPanels() {
    var listener = Self.playground("x^2+4y^2", "descend")
    #expect(listener.transcript.contains { $0.hasPrefix("Loss: L of x, y equals") })
    let step = listener.answer("one step")
    #expect(step.contains { $0.hasPrefix("Step 1, gd at rate") }, "\(step)")
    let terms = listener.answer("terms")
    #expect(terms.contains { $0.hasPrefix("Terms: ") }, "\(terms)")
    listener.answer("done")
    let predict = listener.answer("predict")
    #expect(predict.last?.contains("or one of the words") ?? false, "\(predict)")
    #expect(listener.answer("0, 0").contains { $0.hasPrefix("Note: ") })
    listener.answer("done")
    let conditions = listener.answer("conditions")
    #expect(conditions.contains { $0.lowercased().contains("schedule") }, "\(conditions)")
  }

  @Test func landscapesAreListedWithTheirMorals() {
    var listener = Listener()
    listener.answer("playground")
    let list = listener.answer("landscapes")
    #expect(list.count > 15 && list.contains { $0.contains("Rosenbrock. Into the curved valley is easy") }, "\(list)")
    let opened = listener.answer("rosenbrock")
    #expect(opened.contains { $0.contains("Landscape") }, "\(opened)")
    #expect(opened.contains { $0.contains("at x = -1.2, y = 1") || $0.contains("At x = -1.2, y = 1") }, "\(opened)")
  }
}
