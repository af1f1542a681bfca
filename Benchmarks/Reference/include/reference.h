// What a C programmer would write by hand for the same functions, to be timed beside the tape.
#ifndef REFERENCE_H
#define REFERENCE_H

enum { reference_hidden = 16, reference_examples = 64, reference_parameters = 337 };

/// The value of Rosenbrock's function in n dimensions and its gradient.
double reference_rosenbrock(const double *x, long n, double *gradient);

/// The gradients of Rosenbrock's function in two dimensions at many points.
void reference_rosenbrock_points(const double *x, const double *y, long count, double *values, double *slopes);

/// The mean squared error of a 2-16-16-1 network with tanh on 64 examples, and its gradient. The parameters stand layer
/// by layer: a row of weights for each unit, then the biases.
double reference_network(
    const double *parameters, const double *x1, const double *x2, const double *targets, double *gradient);

/// Surfaces over a grid, row after row.
enum reference_surface { reference_surface_rosenbrock, reference_surface_himmelblau, reference_surface_hills };
void reference_grid(
    enum reference_surface surface, const double *x, long columns, const double *y, long rows, double *values);

/// How many times the program has asked for memory; -1 where that is not counted.
long reference_allocations(void);

#endif
