"""Fits the factors of the tool's InstructionEstimate to counted layers: count.sh --layers | python3 fit.py

Prints for each kind of kernel the factors, in the order of its features below, and how far the fit is off.
"""

import collections
import math
import re
import sys

LANES = 4

# The columns of a layer's row: name, total, ..., the shape of the output and the kernel last.
TOTAL = 1


def vectors(channels, height, width):
    """Output vectors."""
    return [channels * height * width / LANES]


def vectors_and_rows(channels, height, width):
    """Output vectors, rows of output."""
    return [*vectors(channels, height, width), channels * height]


# By the kernels' names, from the numbers in them and the shape of the output. 1x1 convolutions are not here, for the tool counts their schedule; nor is the
# stem, whose convolution and pool are one layer of nearly the same shape in all networks.
KERNELS = {
    r"Depthwise3x3Stride1": ("depthwise stride 1", vectors_and_rows),
    r"Depthwise3x3Stride2": ("depthwise stride 2", vectors_and_rows),
    r"AveragePool3x3Stride2": ("average pool", vectors),
    r"Linear(\d+)To(\d+)": ("classifier", lambda inputs, outputs, *shape: [inputs * outputs / LANES]),
}


def read(lines):
    """(features, instructions) of each layer by kind."""
    layers = collections.defaultdict(list)
    for words in map(str.split, lines):
        for pattern, (kind, features) in KERNELS.items():
            match = words and re.match(pattern, words[-1])
            if match:
                sizes = map(int, [*match.groups(), *words[-2].split("x")])
                layers[kind].append((features(*sizes), float(words[TOTAL]) * 1e3))
                break
    return layers


def solve(matrix, right):
    """Gaussian elimination; the matrices are small and positive definite."""
    rows = [row + [value] for row, value in zip(matrix, right)]
    for pivot, row in enumerate(rows):
        for other in rows:
            if other is not row:
                factor = other[pivot] / row[pivot]
                other[:] = [a - factor * b for a, b in zip(other, row)]
    return [row[-1] / row[index] for index, row in enumerate(rows)]


def fit(layers):
    """Least squares, each layer weighted by one over its instructions, so that small ones count too."""
    count = len(layers[0][0])
    normal = [[sum(x[i] * x[j] / y for x, y in layers) for j in range(count)] for i in range(count)]
    return solve(normal, [sum(x[i] for x, _ in layers) for i in range(count)])


def main():
    for kind, layers in read(sys.stdin).items():
        factors = fit(layers)
        errors = [sum(a * b for a, b in zip(x, factors)) / y - 1 for x, y in layers]
        print(f"{kind}: {', '.join(f'{factor:.3f}' for factor in factors)}  ({len(layers)} layers, off by "
              f"{100 * math.sqrt(sum(e * e for e in errors) / len(errors)):.1f} % in the mean, {100 * max(map(abs, errors)):.1f} % at most)")


if __name__ == "__main__":
    main()
