"""ShuffleNetV2+ and the one-shot search's network in PyTorch: weights of networks and what PyTorch makes of them.

    python3 searched.py small          writes the small cases beside this script
    python3 searched.py full FOLDER    writes the published networks at 224x224 into a folder

A case is NAME.pth, a state_dict with random weights and the batch statistics of random images, and NAME.f32: the logits and then what
the stages put out, for the input of split.py. The structure is that of the README and the published tables; needs PyTorch.
"""
import os
import sys

import torch
from torch import nn
from torch.nn import functional

from split import prepare, write

KINDS = [0, 0, 3, 1, 1, 1, 0, 0, 2, 0, 2, 1, 1, 0, 2, 0, 2, 1, 3, 2]
FACTORS = [1.4, 1.2, 0.8, 1.2, 0.6, 1.4, 0.8, 1.0, 0.6, 1.2, 1.6, 1.2, 1.0, 1.4, 1.6, 1.0, 1.0, 1.2, 1.0, 0.8]


def convolution(inputs, outputs, kernel=1, stride=1, groups=1):
    return [
        nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False), nn.BatchNorm2d(outputs),
    ]


class Gate(nn.Module):
    """What a plane is multiplied with, from the mean of each plane."""

    def __init__(self, channels):
        super().__init__()
        self.SE_opr = nn.Sequential(
            nn.AdaptiveAvgPool2d(1),
            *convolution(channels, max(1, channels // 4)),
            nn.ReLU(),
            nn.Conv2d(max(1, channels // 4), channels, 1, bias=False),
        )

    def forward(self, x):
        return x * functional.hardsigmoid(self.SE_opr(x))


class Unit(nn.Module):
    def __init__(self, inputs, outputs, middle, kind, stride, swish, squeezes):
        super().__init__()
        act = nn.Hardswish if swish else nn.ReLU
        entering = inputs if stride == 2 else outputs // 2
        leaving = outputs - entering
        kernel = [3, 5, 7, 3][kind]
        if kind == 3:
            layers = [
                *convolution(entering, entering, 3, stride, entering), *convolution(entering, middle), act(),
                *convolution(middle, middle, 3, 1, middle), *convolution(middle, middle), act(),
                *convolution(middle, middle, 3, 1, middle), *convolution(middle, leaving), act(),
            ]
        else:
            layers = [
                *convolution(entering, middle), act(),
                *convolution(middle, middle, kernel, stride, middle), *convolution(middle, leaving), act(),
            ]
        self.branch_main = nn.Sequential(*layers, *([Gate(leaving)] if squeezes else []))
        if stride == 2:
            self.branch_proj = nn.Sequential(
                *convolution(inputs, inputs, kernel, 2, inputs), *convolution(inputs, inputs), act())

    def forward(self, x):
        if hasattr(self, "branch_proj"):
            return torch.cat([self.branch_proj(x), self.branch_main(x)], 1)
        return torch.cat([x[:, 0::2], self.branch_main(x[:, 1::2])], 1)


class Network(nn.Module):
    """With plus=False there is no hard-swish and no squeeze-and-excitation."""

    def __init__(self, plus, channels, repeats, kinds, factors, head, classes):
        super().__init__()
        last = nn.Hardswish if plus else nn.ReLU
        self.first_conv = nn.Sequential(*convolution(3, 16, 3, 2), last())
        units, self.ends, entering = [], [], 16
        for stage, (outputs, repeat) in enumerate(zip(channels, repeats)):
            for unit in range(repeat):
                middle = int(outputs // 2 * factors[len(units)])
                units.append(Unit(
                    entering, outputs, middle, kinds[len(units)], 2 if unit == 0 else 1, plus and stage >= 1, plus and stage >= 2))
                entering = outputs
            self.ends.append(len(units) - 1)
        self.features = nn.Sequential(*units)
        self.conv_last = nn.Sequential(*convolution(entering, head), last())
        self.plus = plus
        if plus:
            self.LastSE = Gate(head)
            self.fc = nn.Sequential(nn.Linear(head, head, bias=False), nn.Hardswish())
        self.classifier = nn.Sequential(nn.Linear(head, classes, bias=False))

    def forward(self, x):
        x = self.conv_last(self.features(self.first_conv(x))).mean([2, 3], keepdim=True)
        x = self.fc(self.LastSE(x).flatten(1)) if self.plus else x.flatten(1)
        return self.classifier(x)


def case(folder, name, network, height, width, batch):
    stages = [network.features[end] for end in network.ends]
    write(folder, name, prepare(network, height, width, batch), stages, height, width)


def main():
    torch.manual_seed(1)
    if sys.argv[1:] == ["small"]:
        here = os.path.dirname(os.path.abspath(__file__))
        kinds, factors = [1, 3, 0, 1, 3, 2, 0, 3], [0.6, 1.4, 1, 1.2, 0.8, 1, 1.6, 1]
        for name, plus in [("V2Plus-small", True), ("OneShot-small", False)]:
            network = Network(plus, [20, 28, 44], [2, 3, 3], kinds, [1] * 8 if plus else factors, 40, 10)
            case(here, name, network, 45, 70, 16)
    elif len(sys.argv) == 3 and sys.argv[1] == "full":
        sizes = {"Small": [36, 104, 208, 416], "Medium": [48, 128, 256, 512], "Large": [68, 168, 336, 672]}
        for size, channels in sizes.items():
            case(sys.argv[2], size, Network(True, channels, [4, 4, 8, 4], KINDS, [1] * 20, 1280, 1000), 224, 224, 4)
        case(sys.argv[2], "OneShot", Network(False, [64, 160, 320, 640], [4, 4, 8, 4], KINDS, FACTORS, 1024, 1000), 224, 224, 4)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
