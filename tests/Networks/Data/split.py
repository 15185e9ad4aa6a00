"""ShuffleNet V2 in PyTorch: weights of networks and what PyTorch makes of them.

    python3 split.py small           writes the small cases beside this script
    python3 split.py full FOLDER     writes one case per scale and dialect at 224x224 into a folder

A case is NAME.pth, a state_dict with random weights and the batch statistics of random images, and NAME.f32: the logits and
then what stages 2, 3 and 4 put out, for the input whose element i is ((i * 7919) % 1009 - 504) / 504. Needs PyTorch and
torchvision (Debian: python3-torchvision).
"""
import os
import sys

import numpy
import torch
from torch import nn

REPEATS = [4, 8, 4]
CHANNELS = {
    0.5: [24, 48, 96, 192, 1024],
    1: [24, 116, 232, 464, 1024],
    1.5: [24, 176, 352, 704, 1024],
    2: [24, 244, 488, 976, 2048],
}


def layer(inputs, outputs, kernel, stride=1, groups=1, relu=True):
    """A convolution, its batch normalisation and, unless the layer is depthwise, its ReLU."""
    parts = [
        nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False),
        nn.BatchNorm2d(outputs),
    ]
    return parts + [nn.ReLU()] if relu else parts


class AuthorsUnit(nn.Module):
    """A unit of the authors' numbering: even channels pass, and a strided unit's shortcut keeps the channels that enter."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        middle = outputs // 2
        branch_in = inputs if stride == 2 else outputs // 2
        branch_out = outputs - branch_in
        self.branch_main = nn.Sequential(
            *layer(branch_in, middle, 1),
            *layer(middle, middle, 3, stride, middle, relu=False),
            *layer(middle, branch_out, 1),
        )
        if stride == 2:
            self.branch_proj = nn.Sequential(
                *layer(inputs, inputs, 3, 2, inputs, relu=False), *layer(inputs, inputs, 1)
            )

    def forward(self, x):
        if hasattr(self, "branch_proj"):
            return torch.cat([self.branch_proj(x), self.branch_main(x)], 1)
        return torch.cat([x[:, 0::2], self.branch_main(x[:, 1::2])], 1)


class AuthorsNetwork(nn.Module):
    def __init__(self, repeats, channels, classes):
        super().__init__()
        self.first_conv = nn.Sequential(*layer(3, channels[0], 3, 2))
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        units = []
        self.ends = []
        for stage, repeat in enumerate(repeats):
            for unit in range(repeat):
                inputs = channels[stage] if unit == 0 else channels[stage + 1]
                units.append(AuthorsUnit(inputs, channels[stage + 1], 2 if unit == 0 else 1))
            self.ends.append(len(units) - 1)
        self.features = nn.Sequential(*units)
        self.conv_last = nn.Sequential(*layer(channels[3], channels[4], 1))
        self.classifier = nn.Sequential(nn.Linear(channels[4], classes, bias=False))

    def stages(self):
        return [self.features[end] for end in self.ends]

    def forward(self, x):
        x = self.features(self.maxpool(self.first_conv(x)))
        return self.classifier(self.conv_last(x).mean([2, 3]))


def torchvision_stages(network):
    return [network.stage2, network.stage3, network.stage4]


def prepare(network, height, width, batch):
    """Gives the network the scales of one that was trained and the statistics of random images."""
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            nn.init.uniform_(module.weight, 0.5, 1.5)
            nn.init.uniform_(module.bias, -0.3, 0.3)
            module.momentum = None
    network.train()
    with torch.no_grad():
        for _ in range(3):
            network(torch.randn(batch, 3, height, width))
    return network.eval()


def write(folder, name, network, stages, height, width):
    index = numpy.arange(3 * height * width)
    image = (((index * 7919) % 1009 - 504) / 504).astype(numpy.float32).reshape(1, 3, height, width)
    taken = []
    hooks = [stage.register_forward_hook(lambda _, __, result: taken.append(result)) for stage in stages]
    with torch.no_grad():
        logits = network(torch.from_numpy(image))
    for hook in hooks:
        hook.remove()
    numpy.concatenate([part.numpy().ravel() for part in [logits, *taken]]).astype("<f4").tofile(os.path.join(folder, name + ".f32"))
    torch.save(network.state_dict(), os.path.join(folder, name + ".pth"))


def case(folder, name, dialect, repeats, channels, classes, height, width, batch):
    if dialect == "Torchvision":
        # Here, since searched.py needs no torchvision.
        from torchvision.models.shufflenetv2 import ShuffleNetV2
        network = ShuffleNetV2(repeats, channels, num_classes=classes)
        stages = torchvision_stages(network)
    else:
        network = AuthorsNetwork(repeats, channels, classes)
        stages = network.stages()
    write(folder, name, prepare(network, height, width, batch), stages, height, width)


def main():
    torch.manual_seed(1)
    if sys.argv[1:] == ["small"]:
        here = os.path.dirname(os.path.abspath(__file__))
        for dialect in ["Torchvision", "Megvii"]:
            case(here, f"{dialect}-small", dialect, [2, 4, 1], [6, 12, 20, 36, 40], 10, 45, 70, 16)
    elif len(sys.argv) == 3 and sys.argv[1] == "full":
        for dialect in ["Torchvision", "Megvii"]:
            for scale, channels in CHANNELS.items():
                case(sys.argv[2], f"{dialect}-{scale}", dialect, REPEATS, channels, 1000, 224, 224, 4)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
