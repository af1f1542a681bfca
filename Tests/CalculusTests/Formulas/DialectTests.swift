import Testing

@testable import Calculus

/// Texts, each beside a text with the same meaning in which every product has its sign and every argument its brackets.
struct DialectTests {
  private func agree(_ text: String, _ plain: String, in scope: Scope = .any) throws {
    let expected = try Parser.parseExpression(plain, in: scope)
    #expect(try Parser.parseExpression(text, in: scope) == expected, "\(text)")
    // The tree and the direct way must not differ.
    #expect(try Parser.parse(text, in: scope).expression == expected, "\(text) by its tree")
  }

  @Test(arguments: [
    ("2", "2"), ("0.1", "1/10"), (".5", "1/2"), ("5.", "5"), ("1e-3", "1/1000"), ("2E3", "2000"), ("1.5e2", "150"),
    ("0.1*3", "0.3"), ("0.1+0.2", "3/10"), ("1/3", "1/3"), ("007", "7"), ("3.14", "157/50"), ("1e+2", "100"),
    ("0.000", "0"), ("12345678901234567890", "1234567890123456789*10"),
    ("0.12345678901234567890", "0.1234567890123456789"),
    ("1e400/1e399", "10"), ("2e", "2*e"), ("2e*x", "2*e*x"), ("2e^x", "2*(e^x)"), ("3ex", "3*e*x"),
  ])
  func numbers(text: String, plain: String) throws { try agree(text, plain) }

  @Test(arguments: [
    ("x+y", "y+x"), ("x-y", "x+(-1)*y"), ("-x", "(-1)*x"), ("+x", "x"), ("--x", "x"), ("---x", "-x"), ("x--y", "x+y"),
    ("x+-y", "x-y"), ("2*-3", "-6"), ("x*-y", "-(x*y)"), ("x/-2", "-(x/2)"), ("-x^2", "-(x^2)"), ("(-x)^2", "x^2"),
    ("2^-1", "1/2"), ("2^3^2", "2^(3^2)"), ("x^2^3", "x^8"), ("x**2", "x^2"), ("2**-1", "0.5"), ("x**y**z", "x^(y^z)"),
    ("-2^2", "-4"), ("2-3-4", "(2-3)-4"), ("8/4/2", "1"), ("8/(4/2)", "4"), ("2/3*x", "(2*x)/3"), ("x^-2", "1/(x^2)"),
    ("x^+2", "x^2"), ("x^(n-1)", "x^(n+(-1))"), ("x^{n-1}", "x^(n-1)"), ("e^-x", "e^((-1)*x)"),
    ("e^-x/2", "(e^(-x))/2"),
    ("[x+1]*2", "2*(x+1)"), ("{x+1}*2", "2*(x+1)"), ("((x))", "x"), ("(x+1)-(x+1)", "0"), ("x - - y", "x+y"),
    (" x\t+\n y ", "x+y"), ("a*b+c*d", "(a*b)+(c*d)"), ("a+b*c", "a+(b*c)"), ("-a*b", "-(a*b)"), ("-a^b", "-(a^b)"),
    ("a-b+c", "(a-b)+c"), ("a/b*c", "(a/b)*c"), ("a*b/c", "(a*b)/c"), ("x^(1/2)", "sqrt(x)"), ("4^(1/2)", "2"),
  ])
  func operators(text: String, plain: String) throws { try agree(text, plain) }

  @Test(arguments: [
    ("2x", "2*x"), ("3x y", "3*x*y"), ("2(x+1)", "2*(x+1)"), ("(x+1)(x-1)", "(x+1)*(x-1)"), ("x(x+1)", "x*(x+1)"),
    ("2 sin x", "2*sin(x)"), ("xy", "x*y"), ("xyz", "x*y*z"), ("1/2x", "(1/2)*x"), ("2x^2", "2*(x^2)"),
    ("-2x", "(-2)*x"), ("2x3y", "2*x3*y"), ("(x+1)2", "2*(x+1)"), ("2pi", "2*pi"), ("2pi x", "2*pi*x"),
    ("2pix", "2*pi*x"), ("pi r^2", "pi*(r^2)"), ("xe^x", "x*(e^x)"), ("x e^x", "x*(e^x)"), ("e^x x", "x*(e^x)"),
    ("e^x sin x", "(e^x)*sin(x)"), ("x sin x", "x*sin(x)"), ("sin x x", "sin(x*x)"), ("(x)(y)(z)", "x*y*z"),
    ("2(3)", "6"), ("(2)(3)", "6"), ("2|x|", "2*abs(x)"), ("x|y|", "x*abs(y)"), ("3(x)^2", "3*(x^2)"),
    ("(x+1)^2(x-1)^3", "((x+1)^2)*((x-1)^3)"), ("ax^2+bx+c", "a*(x^2)+b*x+c"), ("mx+b", "m*x+b"), ("xsinx", "x*sin(x)"),
    ("2xcosx", "2*x*cos(x)"), ("sinxcosx", "sin(x)*cos(x)"), ("x(1)", "x"), ("2sqrt(x)", "2*sqrt(x)"),
    ("2x(x+1)(x+2)", "2*x*(x+1)*(x+2)"), ("x^2y", "(x^2)*y"), ("x^2(y+1)", "(x^2)*(y+1)"), ("1/2 x", "(1/2)*x"),
  ])
  func implicitProducts(text: String, plain: String) throws { try agree(text, plain) }

  @Test(arguments: [
    ("sin x", "sin(x)"), ("sin 2x", "sin(2*x)"), ("sin x cos x", "sin(x)*cos(x)"), ("sin x^2", "sin(x^2)"),
    ("sin x + 1", "sin(x)+1"), ("sin x/2", "(sin(x))/2"), ("sin x*y", "sin(x)*y"), ("sin -x", "-sin(x)"),
    ("sin(x)^2", "(sin(x))^2"), ("sin^2 x", "(sin(x))^2"), ("sin^2(x)", "(sin(x))^2"), ("sin^(2)(x)", "(sin(x))^2"),
    ("sin^{2}(x)", "(sin(x))^2"), ("sin^n x", "(sin(x))^n"), ("sin^-1 x", "arcsin(x)"), ("sin^-1(x)", "arcsin(x)"),
    ("cos^(-1)(x)", "arccos(x)"), ("tan^{-1} x", "arctan(x)"), ("tanh^-1 x", "artanh(x)"),
    ("sin^-2 x", "1/((sin(x))^2)"),
    ("2sin(2x)", "2*sin(2*x)"), ("sin(x)cos(y)", "sin(x)*cos(y)"), ("sin(x)(x+1)", "sin(x)*(x+1)"),
    ("sin cos x", "sin(cos(x))"), ("ln sin x", "ln(sin(x))"), ("ln x^2", "ln(x^2)"), ("ln(x)^2", "(ln(x))^2"),
    ("ln 2x", "ln(2*x)"), ("exp(-x)", "e^(-x)"), ("exp -x", "e^(-x)"), ("exp(-x^2/2)", "e^(-((x^2)/2))"),
    ("sqrt x", "sqrt(x)"), ("sqrt(x+1)", "(x+1)^(1/2)"), ("sqrt 2x", "sqrt(2*x)"), ("sqrt(2)x", "sqrt(2)*x"),
    ("cbrt(x)", "x^(1/3)"), ("abs(x)", "abs(x)"), ("|x|", "abs(x)"), ("|x||y|", "abs(x)*abs(y)"),
    ("|x|+|y|", "abs(x)+abs(y)"),
    ("||x|-1|", "abs(abs(x)-1)"), ("|x-|y||", "abs(x-abs(y))"), ("|2x+1|", "abs(2*x+1)"), ("|x|^2", "x^2"),
    ("|x|y", "abs(x)*y"),
    ("|(|x|)|", "abs(x)"), ("ln|x|", "ln(abs(x))"), ("ln|x|+1", "ln(abs(x))+1"), ("|sin x|", "abs(sin(x))"),
    ("Sin(x)", "sin(x)"), ("SIN x", "sin(x)"), ("Exp(x)", "exp(x)"), ("ReLU(x)", "relu(x)"), ("asin x", "arcsin(x)"),
    ("arctan(x)", "arctan(x)"), ("acosh(x)", "arcosh(x)"), ("cosec x", "csc(x)"), ("swish(x)", "silu(x)"),
    ("logistic(x)", "sigmoid(x)"), ("max(a,b,c)", "max(a,max(b,c))"), ("min(x, 0)", "min(0,x)"),
    ("clip(x, 0, 1)", "clip(x,0,1)"), ("leaky_relu(x)", "leaky_relu(x,0.01)"),
    ("LeakyReLU(x, 0.2)", "leaky_relu(x,1/5)"),
    ("sin 2 cos x", "sin(2)*cos(x)"), ("sin 2(x+1)", "sin(2*(x+1))"), ("sin(2)(x+1)", "sin(2)*(x+1)"),
    ("sin (x+1)", "sin(x+1)"), ("sin[x]", "sin(x)"), ("sin{x}", "sin(x)"), ("sinx", "sin(x)"), ("cosx+1", "cos(x)+1"),
    ("sin2x", "sin(2*x)"), ("lnx", "ln(x)"), ("sinhx", "sinh(x)"), ("sinwt", "sin(w*t)"), ("sqrtx", "sqrt(x)"),
    ("pow(x, 3)", "x^3"), ("square(x)", "x^2"), ("step(x)", "step(x)"), ("sgn x", "sign(x)"), ("gelu(x)", "gelu(x)"),
  ])
  func functions(text: String, plain: String) throws { try agree(text, plain) }

  @Test(arguments: [
    ("log x", "ln(x)"), ("log(x)", "ln(x)"), ("log10(x)", "log10(x)"), ("log10 x", "log10(x)"), ("log2(x)", "log2(x)"),
    ("log_2(x)", "log2(x)"), ("log_2 x", "log2(x)"), ("log_{10}(x)", "log10(x)"), ("log_10 x", "log10(x)"),
    ("log_b(x)", "ln(x)/ln(b)"), ("log_b x", "ln(x)/ln(b)"), ("log_3(9)", "ln(9)/ln(3)"), ("log₂(x)", "log2(x)"),
    ("log₂ x", "log2(x)"), ("log₁₀ x", "log10(x)"), ("logₐ x", "ln(x)/ln(a)"), ("log(x, 2)", "log2(x)"),
    ("log(8, 2)", "3"),
    ("log_2^2 x", "(log2(x))^2"), ("log_e x", "ln(x)"), ("log_{b}(x)", "ln(x)/ln(b)"), ("2log_2(x)", "2*log2(x)"),
    ("xlog_2(x)", "x*log2(x)"), ("log_2(8)", "3"), ("log_(b+1)(x)", "ln(x)/ln(b+1)"),
  ])
  func logarithms(text: String, plain: String) throws { try agree(text, plain) }

  @Test(arguments: [
    ("w_1", "w1"), ("w_{12}", "w12"), ("w₁", "w1"), ("w₁₂", "w12"), ("θ", "theta"), ("θ₁", "theta1"),
    ("theta_1", "theta1"),
    ("α+β", "alpha+beta"), ("ŷ", "y_hat"), ("y\u{302}", "y_hat"), ("x\u{302}", "x_hat"), ("x̄", "x_bar"), ("ȳ", "y_bar"),
    ("w_out", "w_out"), ("w_{out}", "w_out"), ("w_{\\text{out}}", "w_out"), ("w_{i,j}", "w_i_j"), ("xᵢ", "x_i"),
    ("W_ij", "W_ij"),
    ("φ", "phi"), ("ϕ", "phi"), ("ε", "epsilon"), ("Δ", "Delta"), ("Σ", "Sigma"), ("σ", "sigma"), ("sigma", "sigma"),
    ("σ(z)", "sigmoid(z)"), ("sigma(z)", "sigmoid(z)"), ("σ (z)", "sigmoid(z)"), ("σ^2", "sigma^2"), ("σx", "sigma*x"),
    ("x[0]", "x0"), ("w[12]", "w12"), ("tau", "2*pi"), ("τ", "2*pi"), ("π", "pi"), ("Pi", "pi"), ("loss", "loss"),
    ("θx", "theta*x"), ("xθ", "x*theta"), ("2θ", "2*theta"), ("w₁x₁+b", "w1*x1+b"), ("w1x1", "w1*x1"), ("x+C", "C+x"),
    ("µ", "mu"), ("y_hat_1", "y_hat1"), ("ŷ₁", "y_hat1"),
  ])
  func names(text: String, plain: String) throws { try agree(text, plain) }

  @Test(arguments: [
    ("x²", "x^2"), ("x³+x²", "(x^3)+(x^2)"), ("x¹⁰", "x^10"), ("e⁻ˣ", "e^(-x)"), ("e⁻ˣ²", "e^(-(x^2))"), ("xⁿ", "x^n"),
    ("x⁽ⁿ⁻¹⁾", "x^(n-1)"), ("xⁿ⁻¹", "x^(n-1)"), ("x⁻¹", "1/x"), ("2³²", "2^32"), ("(x+1)²", "(x+1)^2"),
    ("x²y³", "(x^2)*(y^3)"),
    ("sin²x", "(sin(x))^2"), ("sin²(x)", "(sin(x))^2"), ("sin⁻¹ x", "arcsin(x)"), ("sin⁻¹(x)", "arcsin(x)"),
    ("-x²", "-(x^2)"),
    ("2^x²", "2^(x^2)"), ("√x", "sqrt(x)"), ("√(x+1)", "sqrt(x+1)"), ("2√x", "2*sqrt(x)"), ("√x+1", "sqrt(x)+1"),
    ("∛x", "x^(1/3)"),
    ("∜(x)", "x^(1/4)"), ("√x·y", "sqrt(x)*y"), ("x·y", "x*y"), ("x×y", "x*y"), ("x⋅y", "x*y"), ("x÷y", "x/y"),
    ("x∕y", "x/y"),
    ("x⁄y", "x/y"), ("x−y", "x-y"), ("−x", "-x"), ("x–1", "x-1"), ("½", "1/2"), ("½x", "x/2"), ("¾x²", "3*(x^2)/4"),
    ("⅓", "1/3"),
    ("x\u{A0}+\u{2009}y", "x+y"), ("3x²·sin(x)", "3*(x^2)*sin(x)"), ("w₁²", "w1^2"), ("e^(−x)", "e^(-x)"),
    ("sin √x", "sin(sqrt(x))"), ("sin 2√x", "sin(2*sqrt(x))"), ("√√x", "x^(1/4)"), ("√2", "2^(1/2)"), ("∣x∣", "abs(x)"),
  ])
  func unicode(text: String, plain: String) throws { try agree(text, plain) }

  @Test(arguments: [
    (#"\frac{1}{2}x^{2}"#, "(1/2)*(x^2)"), (#"\dfrac{x}{y}"#, "x/y"), (#"\tfrac12"#, "1/2"), (#"\frac12 x"#, "x/2"),
    (#"\frac1{x}"#, "1/x"), (#"\frac{x+1}{x-1}"#, "(x+1)/(x-1)"), (#"\frac{\frac{1}{x}}{y}"#, "(1/x)/y"),
    (#"\frac xy"#, "x/y"),
    (#"\sqrt{x}"#, "sqrt(x)"), (#"\sqrt[3]{x}"#, "x^(1/3)"), ("sqrt[3]{x}", "x^(1/3)"), (#"\sqrt2"#, "sqrt(2)"),
    (#"\sqrt2x"#, "sqrt(2)*x"),
    (#"\sqrt x"#, "sqrt(x)"),
    (#"\sqrt{x}\,y"#, "sqrt(x)*y"), (#"\sqrt[n]{x}"#, "x^(1/n)"), (#"\left(x+1\right)^{2}"#, "(x+1)^2"),
    (#"\left[x+1\right]^2"#, "(x+1)^2"),
    (#"\left|x\right|"#, "abs(x)"), (#"\lvert x\rvert"#, "abs(x)"), (#"|x|"#, "abs(x)"),
    (#"\left|x-\left|y\right|\right|"#, "abs(x-abs(y))"),
    (#"x \cdot y"#, "x*y"), (#"x\times y"#, "x*y"), (#"x \div y"#, "x/y"), (#"\sin x"#, "sin(x)"),
    (#"\sin{x}"#, "sin(x)"),
    (#"\sin\left(x\right)"#, "sin(x)"), (#"\sin 2x"#, "sin(2*x)"), (#"\sin^{2} x"#, "(sin(x))^2"),
    (#"\sin^2\left(x\right)"#, "(sin(x))^2"),
    (#"\sin^{-1} x"#, "arcsin(x)"), (#"\arcsin x"#, "arcsin(x)"), (#"\ln x"#, "ln(x)"), (#"\log_{2} x"#, "log2(x)"),
    (#"\log_2(x)"#, "log2(x)"),
    (#"\log_{10}\left(x\right)"#, "log10(x)"), (#"\log_b x"#, "ln(x)/ln(b)"), (#"e^{-x}"#, "e^(-x)"),
    (#"e^{-\frac{x^2}{2}}"#, "e^(-((x^2)/2))"),
    (#"\operatorname{ReLU}(x)"#, "relu(x)"), (#"\operatorname{softplus}\left(x\right)"#, "softplus(x)"),
    (#"\mathrm{e}^{x}"#, "e^x"),
    (#"\text{leaky\_relu}(x)"#, "leaky_relu(x)"), (#"\max\left(x, 0\right)"#, "max(x,0)"), (#"\exp(x)"#, "exp(x)"),
    (#"\tanh x"#, "tanh(x)"),
    (#"\theta_{1}"#, "theta1"), (#"\theta"#, "theta"), (#"\varphi"#, "phi"), (#"\alpha x"#, "alpha*x"),
    (#"\pi r^2"#, "pi*(r^2)"),
    (#"\sigma(z)"#, "sigmoid(z)"), (#"\sigma\left(z\right)"#, "sigmoid(z)"), (#"\sigma^2"#, "sigma^2"),
    (#"w_{12}"#, "w12"), (#"w_1 x_1"#, "w1*x1"),
    (#"\hat{y}"#, "y_hat"), (#"\hat y"#, "y_hat"), (#"\hat{\theta}"#, "theta_hat"), (#"\bar{x}"#, "x_bar"),
    (#"\mathbf{w}_1"#, "w1"),
    (#"\mathcal{L}"#, "L"), (#"\text{loss}"#, "loss"), (#"\mathrm{w\_out}"#, "w_out"),
    (#"x\,y\;z\!\quad w"#, "x*y*z*w"), (#"$x^2$"#, "x^2"),
    (#"$$x^2$$"#, "x^2"), (#"\(x^2\)"#, "x^2"), (#"\[x^2\]"#, "x^2"), (#"2^{x}y"#, "(2^x)*y"), (#"{x}^{2}"#, "x^2"),
    (#"\{x+1\}2"#, "2*(x+1)"),
    (#"\displaystyle x"#, "x"), (#"\bigl(x\bigr)"#, "x"), (#"-\frac{x^{2}}{2}"#, "-((x^2)/2)"),
    (#"3 x^{2} \sin\left(x\right)"#, "3*(x^2)*sin(x)"),
    (#"\frac{x}{2}\sin x"#, "(x/2)*sin(x)"), (#"\csc x \cot x"#, "csc(x)*cot(x)"), (#"x^{\frac{1}{2}}"#, "sqrt(x)"),
    (#"\cos\theta"#, "cos(theta)"),
  ])
  func latex(text: String, plain: String) throws { try agree(text, plain) }

  @Test(arguments: [
    ("np.exp(x)", "exp(x)"), ("numpy.sin(x)", "sin(x)"), ("math.log(x)", "ln(x)"), ("math.log(x, 2)", "log2(x)"),
    ("torch.sigmoid(x)", "sigmoid(x)"), ("torch.nn.functional.relu(x)", "relu(x)"), ("np.pi", "pi"), ("math.e", "e"),
    ("math.tau", "2*pi"), ("x**2", "x^2"), ("x**2*np.sin(x)", "(x^2)*sin(x)"), ("np.sqrt(x)", "sqrt(x)"),
    ("np.log2(x)", "log2(x)"),
    ("np.log10(x)", "log10(x)"), ("np.abs(x)", "abs(x)"), ("np.arctan(x)", "arctan(x)"), ("np.power(x, 2)", "x^2"),
    ("pow(x, 2)", "x^2"), ("np.square(x)", "x^2"), ("np.cbrt(x)", "x^(1/3)"), ("np.tanh(x)", "tanh(x)"),
    ("1e-3*x", "x/1000"),
    ("w[0]*x[0] + w[1]*x[1]", "w0*x0+w1*x1"), ("F.softplus(x)", "softplus(x)"), ("np.clip(x, 0, 1)", "clip(x,0,1)"),
    ("2*np.exp(-x**2)", "2*e^(-(x^2))"), ("-x**2", "-(x^2)"), ("2**-x", "2^(-x)"), ("jnp.exp(x)", "exp(x)"),
  ])
  func python(text: String, plain: String) throws { try agree(text, plain) }

  @Test(
    arguments: [
      (["x"], "sinx", "sin(x)"), (["x"], "xsinx", "x*sin(x)"), (["x", "y"], "xy", "x*y"), (["xy"], "xy", "xy"),
      (["x", "y", "xy"], "xyx", "xy*x"), (["lr", "g"], "lrg", "lr*g"), (["w1", "x1"], "w1x1", "w1*x1"),
      (["w1"], "w_1", "w1"),
      (["w1"], "w₁", "w1"), (["w1", "x"], "xw_1", "x*w1"), (["e", "x"], "ex", "e*x"), (["e"], "e^2", "e*e"),
      (["x"], "e^x", "exp(x)"),
      (["theta"], "θ", "theta"), (["theta", "x"], "thetax", "theta*x"), (["y_hat", "y"], "ŷ-y", "y_hat-y"),
      (["x0", "x1"], "x[0]+x[1]", "x0+x1"),
      (["sigma", "x"], "sigma*x", "x*sigma"), (["sigma", "x"], "sigma(x)", "sigmoid(x)"), (["tau"], "tau", "tau"),
      (["x"], "2pix", "2*pi*x"),
      (["x", "n"], "xⁿ", "x^n"), (["rate"], "2rate", "2*rate"), (["x"], "xexp(x)", "x*exp(x)"),
      (["x", "C"], "x+C", "C+x"), (["X", "x"], "X-x", "X-x"),
      (["max"], "max^2", "max*max"), (["L"], #"\mathcal{L}"#, "L"), (["loss"], #"\text{loss}"#, "loss"),
      (["w_out", "x"], "xw_out", "x*w_out"), (["du", "dv"], "du/dv", "du/dv"), (["d", "x"], "d/dx", "d/d*x"),
    ] as [([Symbol], String, String)])
  func declaredNames(names: [Symbol], text: String, plain: String) throws { try agree(text, plain, in: Scope(names)) }
}
