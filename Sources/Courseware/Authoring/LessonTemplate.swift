/// A lesson to begin with: each block once, with the fields that authors want, and nothing that the linter minds.
package enum LessonTemplate {
  /// - Parameter id: the lesson's id, of which its first title is made.
  package static func text(id: String) -> String {
    "---\ntitle: \(LessonFileName.title(of: id))\n" + body
  }

  private static let body = #"""
    summary: One or two sentences that say what this lesson teaches.
    minutes: 10
    objectives:
      - Say what the learner can do afterwards
    ---

    ## Begin with a question

    <!-- A comment that no learner sees. docs/authoring.md explains every block; gradus lint checks this file. -->

    Each heading with two hashes begins a page. Keep it to one idea. Mathematics stands between dollar signs: the slope
    of $x^2$ at 3 is ${= d/dx x^2 at x = 3}$, worked out by the program. Guess before you read on: what is it at 5?

    <!-- pause -->

    It is ${= d/dx x^2 at x = 5}$, twice the place. A claim in a comment is proved by the linter.

    <!-- check: d/dx x^2 = 2x; 3.1^2 ≈ 9.6 -->

    ```plot
    function: x^2
    x: -1..4
    tangent: 3
    caption: The tangent at 3 has the slope 6.
    ```

    ## Show how it is done

    ```steps
    function: (3x - 1)^4
    variable: x
    caption: Guess each line before you reveal it.
    ```

    ## Let them do it

    ```exercise
    id: slope-of-a-power
    ask: Differentiate ${function}$.
    function: a*x^n
    variable: x
    parameters: a = 3..9, n = 3..7
    require: a != n
    hints:
      - What does the exponent {n} do to the factor in front?
      - It comes down as a factor, and one less stays up.
    wrong: a*x^(n-1)
      The exponent comes down as well: it multiplies the number in front.
    wrong: a*n*x^n
      That has the right factor. What becomes of the exponent itself?
    explain: ${a} \cdot {n} = {= a*n}$ stands in front, and the power drops to ${= n-1}$.
    difficulty: 1
    tags: rules
    ```

    ```choice
    id: what-a-zero-slope-says
    ask: The slope is 0 at a point. What is that point?
    - [ ] the lowest point
      A highest point has the slope 0 as well.
    - [x] a stationary point
      Nothing more follows from the slope alone.
    hints:
      - Think of $x^3$ at 0.
    ```

    ## Let it run

    ```graph
    function: (w*x - t)^2
    at: w = 3, x = 2, t = 5
    caption: Forward to 1, then back.
    ```

    ```descent
    loss: x^2 + 4y^2
    x: -4..4
    y: -2..2
    from: x = 3, y = 1
    optimizers: gd, momentum
    rate: 0.05
    steps: 40
    checkpoints:
      - 1: x = 2.7, y = 0.6
    caption: After one step the first runner is at (2.7, 0.6).
    ```

    ```network
    data: moons
    layers: 8, 4
    activation: tanh
    caption: Watch the boundary bend.
    ```

    ```card
    id: why-minus
    front: Why does gradient descent subtract the gradient?
    back: The gradient points to where the loss grows fastest, and we want it to fall.
    points:
      - the gradient is the direction of fastest growth
      - a small step against it lowers the loss
    seconds: 30
    ```

    """#
}
