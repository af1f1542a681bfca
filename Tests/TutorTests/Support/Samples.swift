import Courseware

/// Lessons for the tests, small enough to be read beside a picture.
enum Samples {
  static let course = [
    "01-slopes.md": slopes, "02-chain-rule.md": chain, "03-gradients.md": gradients, "04-odd.md": odd,
  ]

  static let slopes = """
    ---
    title: Slopes
    summary: What a derivative says.
    minutes: 5
    objectives:
      - Read $f'(x)$ as a slope
    ---

    ## A slope

    The slope of $x^2$ at $x$ is $2x$.

    ```choice
    id: slope-word
    ask: What is another word for slope?
    - [x] derivative
      Yes, as a function of the place.
    - [ ] integral
      That adds up.
    ```

    ```choice
    id: two-right
    ask: Which are zero at 0?
    - [x] $x^2$
    - [x] $\\sin x$
    - [ ] $\\cos x$
      That is 1 there.
    hints:
      - Put in 0.
    ```
    """

  static let chain = """
    ---
    title: The chain rule
    summary: A function inside a function.
    requires: slopes
    ---

    ## A rule

    $$\\frac{dy}{dx} = \\frac{dy}{du} \\cdot \\frac{du}{dx}$$

    ```exercise
    id: cube
    ask: Differentiate $h(x) = (x^2+1)^3$.
    function: (x^2+1)^3
    variable: x
    hints:
      - Name the inner function.
      - The outer slope is $3u^2$.
    wrong: 3(x^2+1)^2
      The inside moves too.
    explain: Outside times inside.
    ```

    ## Steps

    ```steps
    function: sin(x^2)
    variable: x
    ```

    ## Numbers

    ```exercise
    id: number
    ask: What is $2+3$?
    answer: 5
    ```
    """

  static let gradients = """
    ---
    title: Gradients
    requires: chain-rule
    ---

    ## Downhill

    ```descent
    loss: x^2 + 4*y^2
    x: -4..4
    y: -2..2
    from: x = 3, y = 1
    optimizers: gd, momentum
    rate: 0.05
    steps: 60
    ```

    ## On a curve

    ```descent
    loss: (x-3)^2
    x: -1..7
    from: x = 0
    optimizers: gd rate=1.2
    steps: 40
    ```

    ## A network

    ```network
    data: xor
    layers: 3
    activation: tanh
    steps: 30
    ```
    """

  /// A lesson in which something is wrong, and blocks that have no picture.
  static let odd = """
    ---
    title: Odd
    ---

    ## Broken

    ```exercise
    id: broken
    ask: What?
    function: sin(x
    ```

    ```exercise
    id: whole
    ask: Differentiate $x$.
    function: x
    ```

    ## Cards
    <!-- reference: cards -->

    ```card
    id: card
    front: Front side
    back: Back side
    ```

    - a list
      1. within a list
    - [x] a task

    > a quote with `code`

    | a | b |
    |---|--:|
    | $\\frac{1}{2}$ | 2 |

    ```graph
    function: x*y
    at: x = 1, y = 2
    ```

    ## Curves
    <!-- reference: curves -->

    ```plot
    function: x^2
    x: -2..2
    tangent: 1
    taylor: 0
    degrees: 1, 2
    secant: 1
    widths: 1, 0.5
    ```
    """
}

extension Lesson {
  /// What the program reads by itself.
  func page(_ reference: Course.Reference) -> Page? { pages.first { $0.reference == reference.id } }
}
