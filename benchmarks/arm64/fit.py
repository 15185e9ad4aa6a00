"""Fits the factors of the tool's InstructionEstimate to counted layers: count.sh --layers | python3 fit.py

Prints for each kind of kernel the factors, in the order of its features below, and how far the fit is off.
"""

import collections
import math
import re
import sys

LANES = 4

# The columns of a layer's row: name, total, fmla, vector loads and stores, integer loads, ... and the kernel last.
TOTAL, INTEGER_LOADS = 1, 5


def window(channels, height, width, stride):
    """Output vectors, rows of output."""
    rows, columns = math.ceil(height / stride), math.ceil(width / stride)
    return [channels * rows * columns / LANES, channels * rows]


# By the kernels' names; window kernels of stride 1 need no term for rows. 1x1 convolutions are not here, for the tool counts their
# schedule; nor is the stem, whose convolution and pool are one
# layer of nearly the same shape in all networks.
KERNELS = {
    r"Depthwise(\d+)Size(\d+)x(\d+)Stride(1)": ("depthwise stride 1", lambda listed, *shape: window(*shape)[:1]),
    r"Depthwise(\d+)Size(\d+)x(\d+)Stride(2)": ("depthwise stride 2", lambda listed, *shape: window(*shape)),
    r"AveragePool(\d+)Size(\d+)x(\d+)": ("average pool", lambda listed, *shape: window(*shape, 2)),
    r"Linear(\d+)To(\d+)": ("classifier", lambda listed, inputs, outputs: [inputs * outputs / LANES]),
}


def read(lines):
    """(features, instructions) of each layer by kind."""
    layers = collections.defaultdict(list)
    for words in map(str.split, lines):
        for pattern, (kind, features) in KERNELS.items():
            match = words and re.match(pattern, words[-1])
            if match:
                listed = float(words[INTEGER_LOADS]) > 1
                layers[kind].append((features(listed, *map(int, match.groups())), float(words[TOTAL]) * 1e3))
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
