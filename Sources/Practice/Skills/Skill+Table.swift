extension Skill {
  /// Every skill, each after those it rests on.
  package static let all: [Skill] = singleVariable + severalVariables

  private static let singleVariable: [Skill] = [
    Skill(
      id: "power-rule", title: "Powers and sums", lesson: "derivative-rules", prerequisites: [], strategy: "power",
      templates: [
        Template("monomial", "<a>x^<n>", "x^<n>/<a>", "<a>x^<n> <s> <b>"),
        Template("polynomial", "<a>x^<n> <s> <b>x^2", "x^<n> <s> <a>x^2 <s> <b>x", "<a>x^<n> <s> <b>x^<m> <s> <c>x"),
        Template("root", "<a>sqrt(x)", "<a>sqrt(x) <s> <b>x^<n>", "<a>/x^<n> <s> <b>x"),
      ]),
    Skill(
      id: "exponentials", title: "Exponentials and logarithms", lesson: "common-derivatives",
      prerequisites: ["power-rule"], strategy: "known derivative",
      templates: [
        Template("exponential", "<a>exp(x)", "<a>exp(x) <s> x^<n>", "<a>exp(x) <s> <b>x^<n> <s> <c>x"),
        Template("logarithm", "<a>ln(x)", "<a>ln(x) <s> <b>x^<n>", "x^<n> <s> <a>ln(x) <s> <b>exp(x)"),
      ]),
    Skill(
      id: "trigonometry", title: "Sine and cosine", lesson: "common-derivatives", prerequisites: ["power-rule"],
      strategy: "known derivative",
      templates: [
        Template("sine", "<a>sin(x)", "<a>sin(x) <s> x^<n>", "<a>sin(x) <s> <b>cos(x)"),
        Template("cosine", "<a>cos(x)", "<a>cos(x) <s> <b>x", "x^<n> <s> <a>cos(x)"),
      ]),
    Skill(
      id: "product-rule", title: "The product rule", lesson: "derivative-rules",
      prerequisites: ["exponentials", "trigonometry"], strategy: "product",
      templates: [
        Template("sums", "(x^<n> <s> <a>x)*<trig>(x)", "(<a>x <s> <b>)*ln(x)", "(exp(x) <s> <a>x)*<trig>(x)"),
        Template("power-trigonometric", "x^<n>*<trig>(x)", "<a>x^<n>*<trig>(x)", "(x^<n> <s> <b>)*<trig>(x)"),
        Template("logarithm", "x^<n>*ln(x)", "<a>x^<n>*ln(x)", "exp(x)*ln(x)", "exp(x)*<trig>(x) <s> <a>x^<n>"),
      ]),
    Skill(
      id: "quotient-rule", title: "The quotient rule", lesson: "derivative-rules", prerequisites: ["product-rule"],
      strategy: "quotient",
      templates: [
        Template("rational", "<a>x/(x^2 + <b>)", "(<a>x <s> <b>)/(<c>x + <d>)", "(x^2 <s> <b>)/(<a>x + <c>)"),
        Template(
          "transcendental", "<trig>(x)/x^<n>", "exp(x)/(x^<n> + <b>)", "ln(x)/x^<n>", "<trig>(x)/(x^2 + <b>)",
          "<c>*ln(x)/(<a>exp(x) + <b>)"),
      ]),
    Skill(
      id: "chain-power", title: "Powers of something", lesson: "chain-rule", prerequisites: ["power-rule"],
      strategy: "chain",
      templates: [
        Template("power", "(<a>x <s> <b>)^<n>", "(<a>x^2 <s> <b>)^<n>", "<c>(<a>x^<m> <s> <b>x)^<n>"),
        Template("root", "sqrt(<a>x^2 + <b>)", "sqrt(x^<n> + <a>x)", "<c>sqrt(<a>x + <b>)", "<c>sqrt(<a>x^2 + <b>x)"),
        Template("reciprocal", "<c>/(<a>x <s> <b>)^<n>", "<c>/(<a>x^2 + <b>)^<n>", "1/(<a>x^2 + <b>x)"),
      ]),
    Skill(
      id: "chain-functions", title: "Functions of something", lesson: "chain-rule",
      prerequisites: ["chain-power", "exponentials", "trigonometry"], strategy: "chain",
      templates: [
        Template("linear-inside", "<fn>(<a>x <s> <b>)", "<c>*<fn>(<a>x <s> <b>)", "<fn>(<a>x <s> <b>) <s> <c>x^<n>"),
        Template("power-inside", "<fn>(<a>x^<n> <s> <b>)", "<c>*<fn>(x^<n> <s> <a>x)", "<fn>(<a>x^2 <s> <b>x)"),
      ]),
    Skill(
      id: "chains-in-chains", title: "Chains of three", lesson: "chain-rule", prerequisites: ["chain-functions"],
      strategy: "long chain",
      templates: [
        Template("function-of-function", "<fn>(<trig>(<a>x))", "exp(<trig>(<a>x <s> <b>))", "ln(exp(<a>x) + <b>)"),
        Template("power-of-function", "<trig>(<a>x <s> <b>)^<n>", "(ln(<a>x) <s> <b>)^<n>", "sqrt(<trig>(<a>x) + <b>)"),
        Template("deep", "exp(<trig>(<a>x^2 <s> <b>))", "<trig>(sqrt(<a>x^2 + <b>))", "(exp(<a>x) <s> <b>x)^<n>"),
      ]),
    Skill(
      id: "rules-together", title: "Several rules at once", lesson: "chain-rule",
      prerequisites: ["quotient-rule", "chain-functions"], strategy: "choice of rule",
      templates: [
        Template("product-of-chains", "x^<n>*exp(<a>x)", "x^<n>*<trig>(<a>x <s> <b>)", "exp(-<a>x)*<trig>(<b>x)"),
        Template("quotient-of-chains", "exp(<a>x)/(x^2 + <b>)", "<trig>(<a>x)/(<b>x + <c>)", "ln(<a>x + <b>)/x^<n>"),
        Template("sum-of-chains", "x*exp(<a>x) <s> <trig>(<b>x)", "(<a>x <s> <b>)^<n>*ln(x)", "x*sqrt(<a>x^2 + <b>)"),
      ]),
    Skill(
      id: "activations", title: "Activation functions", lesson: "gradient-flow", prerequisites: ["chain-functions"],
      strategy: "activation",
      templates: [
        Template("plain", "sigmoid(<a>x <s> <b>)", "tanh(<a>x <s> <b>)", "softplus(<a>x <s> <b>)"),
        Template("squared", "tanh(<a>x)^<n>", "sigmoid(<a>x <s> <b>)^<m>", "(sigmoid(<a>x) - 1/<b>)^<n>"),
        Template(
          "gated", "x*sigmoid(<a>x)", "x*tanh(softplus(x))", "x^2*tanh(<a>x)", "<a>x*sigmoid(<b>x)",
          "<a>x*tanh(<b>x)", "x*sigmoid(<a>x <s> <b>)"),
      ]),
    Skill(
      id: "slope", title: "The slope at a point", lesson: "derivative", prerequisites: ["power-rule"],
      strategy: "value of a derivative",
      templates: [
        Template("polynomial", asks: .slope, "<a>x^<n> <s> <b>x", "x^<n> <s> <a>x^2 <s> <b>x", "<a>x^<n> <s> <b>"),
        Template("chain", asks: .slope, "(<a>x <s> <b>)^3", "(x^2 <s> <a>x)^3", "<c>/(<a>x + <b>)"),
      ]),
    Skill(
      id: "second-derivative", title: "The second derivative", lesson: "curvature",
      prerequisites: ["product-rule", "chain-functions"], strategy: "twice",
      templates: [
        Template("polynomial", asks: .derivative(order: 2), "<a>x^<n> <s> <b>x^2", "x^<n> <s> <a>x^<m> <s> <b>x"),
        Template(
          "chain", asks: .derivative(order: 2), "<fn>(<a>x <s> <b>)", "(<a>x <s> <b>)^<n>",
          "exp(<a>x) <s> <trig>(<b>x)",
          "x*exp(<a>x)", "x^<n>*ln(x)", "<b>x*exp(<a>x)", "<a>x^<n>*ln(x)", "x*<trig>(<a>x)"),
      ]),
  ]

  private static let severalVariables: [Skill] = [
    Skill(
      id: "partial-derivatives", title: "Partial derivatives", lesson: "partial-derivatives",
      prerequisites: ["chain-power", "exponentials"], strategy: "partial",
      templates: [
        Template(
          "products", asks: .partial, of: "x,y", "<a>x^<n>*y^<m> <s> <b>y", "x^<n>*y <s> <a>x*y^<m>", "<a>x^<n>*y^2"),
        Template(
          "chains", asks: .partial, of: "x,y", "<fn>(<a>x <s> <b>y)", "(<a>x <s> <b>y)^<n>", "exp(<a>x*y) <s> <b>x*y"),
      ]),
    Skill(
      id: "mixed-partials", title: "Mixed partial derivatives", lesson: "partial-derivatives",
      prerequisites: ["partial-derivatives"], strategy: "twice",
      templates: [
        Template("products", asks: .mixedPartial, of: "x,y", "<a>x^<n>*y^<m> <s> <b>y", "x^<n>*y <s> <a>x^2*y^<m>"),
        Template(
          "chains", asks: .mixedPartial, of: "x,y", "exp(<a>x <s> <b>y)", "<trig>(<a>x <s> <b>y)", "(<a>x + <b>y)^<n>"),
      ]),
    Skill(
      id: "gradient", title: "Gradients", lesson: "gradient", prerequisites: ["partial-derivatives"],
      strategy: "gradient",
      templates: [
        Template(
          "products", asks: .gradient, of: "x,y", "<a>x^2 <s> <b>x*y", "x^<n>*y <s> <a>y^<m>", "<a>x^2*y^<m> <s> <b>x"),
        Template(
          "chains", asks: .gradient, of: "x,y", "exp(<a>x <s> <b>y)", "(<a>x <s> <b>y)^<n>", "ln(<a>x^2 + <b>y^2)"),
      ]),
    Skill(
      id: "gradient-at-a-point", title: "Gradients at a point", lesson: "gradient",
      prerequisites: ["gradient", "slope"],
      strategy: "value of a derivative",
      templates: [
        Template(
          "products", asks: .gradientAtPoint, of: "x,y", "<a>x^2 <s> <b>x*y", "x^<n>*y <s> <a>y^2", "<a>x^2*y <s> <b>x"),
        Template("chains", asks: .gradientAtPoint, of: "x,y", "(<a>x <s> <b>y)^3", "(<a>x - <b>y)^2 <s> <c>x*y"),
      ]),
    Skill(
      id: "loss-gradients", title: "Gradients of losses", lesson: "losses", prerequisites: ["gradient", "activations"],
      strategy: "loss",
      templates: [
        Template(
          "squared", asks: .gradient, of: "w,b", "(<a>w + b - <c>)^2", "(<a>w + b - <c>)^2 + w^2/<d>",
          "(b - <a>w)^2/<d>"),
        Template(
          "logistic", asks: .gradient, of: "w,b", "softplus(<a>w + b)", "-ln(sigmoid(<a>w + b))", "softplus(b - <a>w)",
          "softplus(<a>w + b) + w^2/<d>"),
        Template(
          "neuron", asks: .gradient, of: "w,b", "(sigmoid(<a>w + b) - 1)^2", "(tanh(<a>w + b) - 1/<c>)^2",
          "(tanh(<a>w - b) - 1/<c>)^2"),
      ]),
    Skill(
      id: "descent-steps", title: "Steps of gradient descent", lesson: "gradient-descent", prerequisites: ["slope"],
      strategy: "descent",
      templates: [
        Template("one-step", asks: .descent(steps: 1), of: "w", "<a>w^2 <s> <b>w", "(w - <a>)^2", "w^4 <s> <a>w^2"),
        Template("two-steps", asks: .descent(steps: 2), of: "w", "<a>w^2 <s> <b>w", "(w - <a>)^2", "<a>w^2"),
      ]),
    Skill(
      id: "hessian", title: "Hessians", lesson: "curvature", prerequisites: ["mixed-partials", "second-derivative"],
      strategy: "matrix",
      templates: [
        Template("quadratic", asks: .hessian, of: "x,y", "<a>x^2 <s> <b>x*y <s> <c>y^2", "<a>x^2 <s> <b>x*y <s> y^2"),
        Template("products", asks: .hessian, of: "x,y", "x^<n>*y <s> <a>y^2", "<a>x^<n> <s> <b>x*y^2", "x^<n>*y^<m>"),
      ]),
    Skill(
      id: "jacobian", title: "Jacobians", lesson: "jacobian", prerequisites: ["gradient"], strategy: "matrix",
      templates: [
        Template("polynomial", asks: .jacobian, of: "x,y", "<a>x*y; x^<n> <s> <b>y", "<a>x^2 <s> y; <b>x*y^2"),
        Template(
          "mixed", asks: .jacobian, of: "x,y", "x*exp(<a>y); <b>x^2 <s> y", "<trig>(<a>x); x^<n>*y",
          "<trig>(x*y); <a>x <s> <b>y"),
      ]),
  ]
}
