#include "reference.h"

#include <math.h>
#include <string.h>

double reference_rosenbrock(const double *x, long n, double *gradient) {
  double sum = 0;
  memset(gradient, 0, (size_t)n * sizeof *gradient);
  for (long i = 0; i + 1 < n; i++) {
    double miss = x[i + 1] - x[i] * x[i], rest = 1 - x[i];
    sum += rest * rest + 100 * miss * miss;
    gradient[i] -= 400 * miss * x[i] + 2 * rest;
    gradient[i + 1] += 200 * miss;
  }
  return sum;
}

void reference_rosenbrock_points(const double *x, const double *y, long count, double *values, double *slopes) {
  for (long i = 0; i < count; i++) {
    double miss = y[i] - x[i] * x[i], rest = 1 - x[i];
    values[i] = rest * rest + 100 * miss * miss;
    slopes[i] = -400 * miss * x[i] - 2 * rest;
    slopes[count + i] = 200 * miss;
  }
}

/// One layer's units over all examples.
static void layer(
    const double *weights, const double *biases, long inputs, double (*below)[reference_examples],
    double (*units)[reference_examples], long count) {
  for (long j = 0; j < count; j++) {
    double *unit = units[j];
    for (long k = 0; k < reference_examples; k++) unit[k] = biases[j];
    for (long i = 0; i < inputs; i++)
      for (long k = 0; k < reference_examples; k++) unit[k] += weights[j * inputs + i] * below[i][k];
  }
}

static void activate(double (*units)[reference_examples]) {
  for (long j = 0; j < reference_hidden; j++)
    for (long k = 0; k < reference_examples; k++) units[j][k] = tanh(units[j][k]);
}

/// What a layer's deltas give its weights, its biases and the layer below.
static void back(
    const double *weights, long inputs, double (*below)[reference_examples], double (*deltas)[reference_examples],
    long count, double *weight_slopes, double *bias_slopes, double (*handed)[reference_examples]) {
  if (handed) memset(handed, 0, (size_t)inputs * sizeof *handed);
  for (long j = 0; j < count; j++) {
    double sum = 0;
    for (long k = 0; k < reference_examples; k++) sum += deltas[j][k];
    bias_slopes[j] = sum;
    for (long i = 0; i < inputs; i++) {
      double slope = 0, weight = weights[j * inputs + i];
      for (long k = 0; k < reference_examples; k++) slope += deltas[j][k] * below[i][k];
      weight_slopes[j * inputs + i] = slope;
      if (handed)
        for (long k = 0; k < reference_examples; k++) handed[i][k] += weight * deltas[j][k];
    }
  }
}

static void through_activation(double (*deltas)[reference_examples], double (*units)[reference_examples]) {
  for (long j = 0; j < reference_hidden; j++)
    for (long k = 0; k < reference_examples; k++) deltas[j][k] *= 1 - units[j][k] * units[j][k];
}

double reference_network(
    const double *parameters, const double *x1, const double *x2, const double *targets, double *gradient) {
  static double inputs[2][reference_examples], first[reference_hidden][reference_examples],
      second[reference_hidden][reference_examples], output[1][reference_examples],
      first_deltas[reference_hidden][reference_examples], second_deltas[reference_hidden][reference_examples];
  const long h = reference_hidden;
  const double *w1 = parameters, *b1 = w1 + 2 * h, *w2 = b1 + h, *b2 = w2 + h * h, *w3 = b2 + h, *b3 = w3 + h;
  memcpy(inputs[0], x1, sizeof inputs[0]);
  memcpy(inputs[1], x2, sizeof inputs[1]);
  layer(w1, b1, 2, inputs, first, h);
  activate(first);
  layer(w2, b2, h, first, second, h);
  activate(second);
  layer(w3, b3, h, second, output, 1);
  double loss = 0;
  for (long k = 0; k < reference_examples; k++) {
    double error = output[0][k] - targets[k];
    loss += error * error;
    output[0][k] = 2 * error / reference_examples;
  }
  double *g1 = gradient, *c1 = g1 + 2 * h, *g2 = c1 + h, *c2 = g2 + h * h, *g3 = c2 + h, *c3 = g3 + h;
  back(w3, h, second, output, 1, g3, c3, second_deltas);
  through_activation(second_deltas, second);
  back(w2, h, first, second_deltas, h, g2, c2, first_deltas);
  through_activation(first_deltas, first);
  back(w1, 2, inputs, first_deltas, h, g1, c1, 0);
  return loss / reference_examples;
}

static double rosenbrock(double x, double y) {
  double miss = y - x * x, rest = 1 - x;
  return rest * rest + 100 * miss * miss;
}

static double himmelblau(double x, double y) {
  double a = x * x + y - 11, b = x + y * y - 7;
  return a * a + b * b;
}

static double hills(double x, double y) {
  double u = x - 1, v = y + 1;
  return exp(-x * x - y * y) + exp(-u * u - v * v) / 2 + 1 / (1 + exp(-x * y));
}

void reference_grid(
    enum reference_surface surface, const double *x, long columns, const double *y, long rows, double *values) {
  for (long row = 0; row < rows; row++) {
    double *line = values + row * columns, height = y[row];
    switch (surface) {
      case reference_surface_rosenbrock:
        for (long i = 0; i < columns; i++) line[i] = rosenbrock(x[i], height);
        break;
      case reference_surface_himmelblau:
        for (long i = 0; i < columns; i++) line[i] = himmelblau(x[i], height);
        break;
      case reference_surface_hills:
        for (long i = 0; i < columns; i++) line[i] = hills(x[i], height);
        break;
    }
  }
}
