import Calculus
import Descent
import Terminal
import Typesetting

/// Curves over axes, for printing.
package struct CurveStill: Sendable {
  package let samples: [CurveSamples]
  private let formulas: [Expression]
  private let variable: Symbol
  private let size: Size
  private let y: ClosedRange<Double>
  private let preferences: Preferences

  /// - Parameters:
  ///   - formulas: functions of the variable, or constants.
  ///   - y: what fits the curves where it is nil.
  package init(
    _ formulas: [Expression], by variable: Symbol, x: ClosedRange<Double>, y: ClosedRange<Double>? = nil, size: Size,
    preferences: Preferences
  ) {
    (self.formulas, self.variable, self.size, self.preferences) = (formulas, variable, size, preferences)
    let axis = SampleAxis(x, count: max(2, 2 * size.width))
    samples = formulas.map { CurveSamples(Tape($0, inputs: [variable]), along: axis) }
    self.y = y ?? PlotRange.fitting(samples.flatMap { $0.values })
  }

  package var picture: Surface {
    var surface = Surface(size)
    let titles = min(formulas.count, size.height / 3)
    let (legend, plot) = surface.bounds.split(titles, from: .top)
    for index in formulas.indices.prefix(titles) {
      var spans = [Span(name(index) + " = ", .muted), Span(line(index), .maths)]
      if formulas.count > 1 { spans.insert(Span(DotCanvas.Dashes.series(index).sample + " ", .series(index)), at: 0) }
      surface.write(spans, at: Point(x: 0, y: legend.minY + index))
    }
    let curves = samples.enumerated().map { index, samples in
      LinePlot.Curve(samples.points, .role(.series(index)), .series(index))
    }
    LinePlot(curves, x: samples.first?.axis.range, y: y).draw(in: plot, on: &surface)
    return surface
  }

  private func name(_ index: Int) -> String {
    let letter = formulas.count > 1 ? "f\(index + 1)" : "f"
    return "\(Symbol(letter).text(.unicode))(\(variable.text(.unicode)))"
  }

  private func line(_ index: Int) -> String {
    Typesetter(width: size.width, charset: preferences.charset).line(MathNode(formulas[index]))
  }

  /// What each curve does from left to right.
  package var sentences: [String] {
    zip(formulas, samples).map { formula, samples in
      let story = CurveStory(samples, variable.text(.plain)).sentence
      return "The function \(Narrator(preferences.charset).formula(MathNode(formula))) \(story)"
    }
  }
}
