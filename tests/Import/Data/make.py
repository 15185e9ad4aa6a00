"""Writes small networks with random weights as torch.onnx.export does, with the logits that PyTorch gives.

    python3 make.py DIRECTORY [NAME…]

Each network becomes NAME.onnx, or NAME.pth with its tensors alone, and NAME.logits, float32 little-endian, for the input of
`ramp`. The files that are part of
the tests were written by PyTorch 1.13; the tests run the script again where there is a PyTorch.
"""

import pathlib
import sys

import numpy
import torch
import torchvision
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


def torchvision_v2():
    return randomise(torchvision.models.ShuffleNetV2([2, 3, 1], [8, 16, 24, 32, 40], num_classes=10), seed=2)


class MegviiV2Unit(nn.Module):
    """A unit as the authors' code computes it: the shuffle comes first and takes even and odd channels apart."""

    def __init__(self, inputs, outputs, stride, kernel=3):
        super().__init__()
        middle = outputs // 2
        padding = kernel // 2
        self.stride = stride
        self.branch_main = nn.Sequential(
            nn.Conv2d(inputs, middle, 1, bias=False), nn.BatchNorm2d(middle), nn.ReLU(inplace=True),
            nn.Conv2d(middle, middle, kernel, stride, padding, groups=middle, bias=False), nn.BatchNorm2d(middle),
            nn.Conv2d(middle, outputs - inputs, 1, bias=False), nn.BatchNorm2d(outputs - inputs), nn.ReLU(inplace=True))
        if stride == 2:
            self.branch_proj = nn.Sequential(
                nn.Conv2d(inputs, inputs, kernel, 2, padding, groups=inputs, bias=False), nn.BatchNorm2d(inputs),
                nn.Conv2d(inputs, inputs, 1, bias=False), nn.BatchNorm2d(inputs), nn.ReLU(inplace=True))

    def forward(self, x):
        if self.stride == 2:
            return torch.cat((self.branch_proj(x), self.branch_main(x)), 1)
        batch, channels, height, width = x.size()
        halves = x.reshape(batch * channels // 2, 2, height * width).permute(1, 0, 2)
        halves = halves.reshape(2, -1, channels // 2, height, width)
        return torch.cat((halves[0], self.branch_main(halves[1])), 1)


class MegviiV2(nn.Module):
    def __init__(self, kernels=(3, 3, 3, 3, 3)):
        super().__init__()
        self.first_conv = nn.Sequential(nn.Conv2d(3, 8, 3, 2, 1, bias=False), nn.BatchNorm2d(8), nn.ReLU(inplace=True))
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        self.features = nn.Sequential(
            MegviiV2Unit(8, 20, 2, kernels[0]), MegviiV2Unit(10, 20, 1, kernels[1]), MegviiV2Unit(10, 20, 1, kernels[2]),
            MegviiV2Unit(20, 44, 2, kernels[3]), MegviiV2Unit(22, 44, 1, kernels[4]))
        self.conv_last = nn.Sequential(nn.Conv2d(44, 50, 1, bias=False), nn.BatchNorm2d(50), nn.ReLU(inplace=True))
        self.globalpool = nn.AvgPool2d((2, 3))
        self.dropout = nn.Dropout(0.2)
        self.classifier = nn.Sequential(nn.Linear(50, 10, bias=False))

    def forward(self, x):
        x = self.features(self.maxpool(self.first_conv(x)))
        x = self.dropout(self.globalpool(self.conv_last(x)))
        return self.classifier(x.contiguous().view(-1, 50))


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
    "v1-paper-groups-kernels-opset13": lambda: (
        v1(dialect="Paper", second_groups=2, depthwise_kernels=(5, 7)), (32, 32), dict(opset_version=13)),
    "v2-megvii-kernels-opset13": lambda: (randomise(MegviiV2((5, 3, 7, 5, 3)), seed=8), (32, 40), dict(opset_version=13)),
    "v2-torchvision-opset9": lambda: (torchvision_v2(), (32, 40), dict(opset_version=9)),
    "v2-torchvision-dynamic-opset13": lambda: (torchvision_v2(), (32, 32), dict(opset_version=13, **DYNAMIC)),
    "v2-torchvision-unfolded-opset16": lambda: (torchvision_v2(), (32, 40), dict(opset_version=16, **UNFOLDED)),
    "v2-megvii-opset11": lambda: (randomise(MegviiV2(), seed=3), (32, 40), dict(opset_version=11)),
    "v2-megvii-unfolded-opset12": lambda: (randomise(MegviiV2(), seed=3), (32, 40), dict(opset_version=12, **UNFOLDED)),
}


DICTIONARIES = {
    "v1-megvii-tensors": lambda: (v1(dialect="Megvii"), (32, 40)),
    "v1-megvii-groups-kernels-tensors": lambda: (v1(dialect="Megvii", second_groups=4, groups=2, depthwise_kernels=(5, 3)), (32, 40)),
    "v2-torchvision-tensors": lambda: (torchvision_v2(), (32, 40)),
    "v2-megvii-tensors": lambda: (randomise(MegviiV2(), seed=3), (32, 40)),
}


# Of published size, for the sweep: not written unless they are asked for.
LARGE = {}
for _scale, _model in (("0.5x", "shufflenet_v2_x0_5"), ("1x", "shufflenet_v2_x1_0"), ("1.5x", "shufflenet_v2_x1_5"), ("2x", "shufflenet_v2_x2_0")):
    LARGE[f"v2-torchvision-{_scale}"] = lambda model=_model: (
        randomise(getattr(torchvision.models, model)(weights=None), seed=4), (224, 224), dict(opset_version=13, **DYNAMIC))
    LARGE[f"v2-torchvision-{_scale}-tensors"] = lambda model=_model: (randomise(getattr(torchvision.models, model)(weights=None), seed=5), (224, 224))
for _groups in (1, 2, 3, 4, 8):
    LARGE[f"v1-megvii-0.5x-g{_groups}"] = lambda groups=_groups: (
        randomise(network.ShuffleNet(Spec(dialect="Megvii", groups=groups, scale=0.5)), seed=6), (224, 224), dict(opset_version=9))
    LARGE[f"v1-paper-1x-g{_groups}"] = lambda groups=_groups: (
        randomise(network.ShuffleNet(Spec(dialect="Paper", groups=groups)), seed=7), (224, 224), dict(opset_version=16, **UNFOLDED))


def write(name, directory):
    model, size, *options = (MODELS.get(name) or DICTIONARIES.get(name) or LARGE[name])()
    image = torch.from_numpy(ramp((1, 3, *size)))
    with torch.no_grad():
        logits = model(image)
    if options:
        torch.onnx.export(model, image, str(directory / f"{name}.onnx"), input_names=["input"], output_names=["output"], **options[0])
    else:
        torch.save(model.state_dict(), directory / f"{name}.pth")
    logits.numpy().astype("<f4").tofile(directory / f"{name}.logits")


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1])
    for model_name in sys.argv[2:] or [*MODELS, *DICTIONARIES]:
        write(model_name, target)
