"""Writes small networks with random weights as torch.onnx.export does, with the logits that PyTorch gives.

    python3 make.py DIRECTORY [NAME…]

Each network becomes NAME.onnx and NAME.logits, float32 little-endian, for the input of `ramp`. The files that are part of
the tests were written by PyTorch 1.13; the tests run the script again where there is a PyTorch.
"""

import pathlib
import sys

import numpy
import torch
from torch import nn

HERE = pathlib.Path(__file__).resolve()
sys.path.insert(0, str(HERE.parents[4] / "samples" / "train"))

import network  # noqa: E402
from spec import Spec  # noqa: E402

SMALL = dict(stage_channels=(36, 72), stage_repeats=(2, 2), stem_channels=12, input_height=32, input_width=32, classes=10)


def ramp(shape):
    """The same numbers in every language: ((7919 i) mod 1000) / 500 - 1."""
    index = numpy.arange(int(numpy.prod(shape)), dtype=numpy.int64)
    return ((index * 7919 % 1000).astype(numpy.float32) / numpy.float32(500) - numpy.float32(1)).reshape(shape)


def shuffle_with_size(x, groups, direction):
    """The shuffle as most PyTorch code writes it, from the tensor's own size."""
    batch, channels, height, width = x.size()
    outer, inner = (groups, channels // groups) if direction == "GroupsToChannels" else (channels // groups, groups)
    return x.reshape(batch, outer, inner, height, width).permute(0, 2, 1, 3, 4).reshape(batch, channels, height, width)


def randomise(module, seed):
    """Weights and statistics of the size that training gives them; no normalisation is the identity."""
    generator = torch.Generator().manual_seed(seed)

    def uniform(tensor, low, high):
        tensor.data.copy_(torch.rand(tensor.shape, generator=generator) * (high - low) + low)

    for layer in module.modules():
        if isinstance(layer, (nn.Conv2d, nn.Linear)):
            bound = (6.0 / layer.weight[0].numel()) ** 0.5
            uniform(layer.weight, -bound, bound)
            if layer.bias is not None:
                uniform(layer.bias, -0.2, 0.2)
        if isinstance(layer, nn.BatchNorm2d):
            uniform(layer.weight, 0.5, 1.5)
            uniform(layer.bias, -0.2, 0.2)
            uniform(layer.running_mean, -0.3, 0.3)
            uniform(layer.running_var, 0.5, 1.5)
    return module.eval()


def v1(shuffle=network.shuffle_channels, **properties):
    network.shuffle_channels = shuffle
    return randomise(network.ShuffleNet(Spec(**{**SMALL, **properties})), seed=1)


# Normalisations stay nodes of their own, and nothing is computed ahead.
UNFOLDED = dict(training=torch.onnx.TrainingMode.PRESERVE, do_constant_folding=False)
DYNAMIC = dict(dynamic_axes={"input": {0: "batch", 2: "height", 3: "width"}, "output": {0: "batch"}})

MODELS = {
    "v1-megvii-opset9": lambda: (v1(dialect="Megvii"), (32, 32), dict(opset_version=9)),
    "v1-megvii-size-opset11": lambda: (v1(shuffle_with_size, dialect="Megvii"), (32, 32), dict(opset_version=11)),
    "v1-megvii-unfolded-opset16": lambda: (v1(shuffle_with_size, dialect="Megvii"), (32, 32), dict(opset_version=16, **UNFOLDED)),
    "v1-paper-dynamic-opset13": lambda: (v1(shuffle_with_size, dialect="Paper"), (32, 32), dict(opset_version=13, **DYNAMIC)),
    "v1-paper-dynamic-unfolded-opset12": lambda: (v1(dialect="Paper", groups=2), (32, 32), dict(opset_version=12, **DYNAMIC, **UNFOLDED)),
    "v1-zoo-opset14": lambda: (v1(dialect="OnnxZoo", groups=4, stage_channels=(36, 72), input_width=40), (32, 40), dict(opset_version=14)),
}


def write(name, directory):
    model, size, options = MODELS[name]()
    image = torch.from_numpy(ramp((1, 3, *size)))
    with torch.no_grad():
        logits = model(image)
    torch.onnx.export(model, image, str(directory / f"{name}.onnx"), input_names=["input"], output_names=["output"], **options)
    logits.numpy().astype("<f4").tofile(directory / f"{name}.logits")


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1])
    for model_name in sys.argv[2:] or MODELS:
        write(model_name, target)
