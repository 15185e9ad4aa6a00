"""ShuffleNet V1 in PyTorch, from the same properties as the compiler's attribute and with the names the compiler reads."""

import torch
import torch.nn.functional as F
from torch import nn

from spec import Spec


def shuffle_channels(x: torch.Tensor, groups: int, direction: str) -> torch.Tensor:
    """The channel shuffle of [batch, channels, height, width]: a view, a transpose and a copy, so that its gradient is
    the inverse shuffle."""
    batch, channels, height, width = x.shape
    shape = (groups, channels // groups) if direction == "GroupsToChannels" else (channels // groups, groups)
    # Written on the last axis, which keeps a channels-last tensor channels-last.
    x = x.permute(0, 2, 3, 1).reshape(batch, height, width, *shape)
    return x.transpose(3, 4).reshape(batch, height, width, channels).permute(0, 3, 1, 2)


class Unit(nn.Module):
    """One unit: pointwise, shuffle, depthwise, pointwise (or the shuffle after the depthwise), then the residual add, or
    the concatenation with the shortcut where the stride is 2 or the channels change."""

    def __init__(self, spec: Spec, inputs: int, outputs: int, kernel: int, stride: int, first: bool):
        super().__init__()
        self.spec = spec
        self.stride = stride
        self.concatenates = stride == 2 or inputs != outputs
        branch = outputs - inputs if self.concatenates else outputs
        middle = bottleneck_channels(spec, branch, outputs)
        groups = 1 if first and not spec.first_unit_grouped else spec.groups
        self.branch_main_1 = nn.Sequential(
            nn.Conv2d(inputs, middle, 1, groups=groups, bias=False),
            nn.BatchNorm2d(middle),
            nn.ReLU(inplace=True),
            nn.Conv2d(middle, middle, kernel, stride, kernel // 2, groups=middle, bias=False),
            nn.BatchNorm2d(middle))
        self.branch_main_2 = nn.Sequential(
            nn.Conv2d(middle, branch, 1, groups=spec.second_groups, bias=False),
            nn.BatchNorm2d(branch))

    def forward(self, x):
        branch = self.branch_main_1[:3](x)
        if self.spec.shuffle_position == "BeforeDepthwise":
            branch = self.branch_main_1[3:](self.shuffled(branch))
        else:
            branch = self.shuffled(self.branch_main_1[3:](branch))
        branch = self.branch_main_2(branch)
        if not self.concatenates:
            return F.relu_(branch + x)
        if self.spec.strided_relu == "OnBranch":
            branch = F.relu_(branch)
        parts = (self.shortcut(x), branch)
        joined = torch.cat(parts if self.spec.concat_order == "ShortcutFirst" else parts[::-1], 1)
        return joined if self.spec.strided_relu == "OnBranch" else F.relu_(joined)

    def shuffled(self, x):
        if self.spec.shuffle and self.spec.groups > 1:
            return shuffle_channels(x, self.spec.groups, self.spec.shuffle_direction)
        return x

    def shortcut(self, x):
        if self.stride == 1:
            return x
        return F.avg_pool2d(
            x, self.spec.shortcut_pool_kernel, 2, self.spec.shortcut_pool_padding,
            ceil_mode=self.spec.shortcut_pool_rounding == "Ceiling",
            count_include_pad=self.spec.shortcut_pool_divisor == "WindowSize")


class ShuffleNet(nn.Module):
    """The whole network: [batch, input channels, height, width] to logits [batch, classes]."""

    def __init__(self, spec: Spec):
        super().__init__()
        spec = self.spec = spec.resolve()
        self.first_conv = nn.Sequential(
            nn.Conv2d(spec.input_channels, spec.stem_channels, 3, spec.stem_stride, 1, bias=False),
            nn.BatchNorm2d(spec.stem_channels),
            nn.ReLU(inplace=True))
        units = []
        inputs = spec.stem_channels
        for outputs, repeats, stride in zip(spec.stage_channels, spec.stage_repeats, spec.stage_strides):
            for index in range(repeats):
                kernel = spec.depthwise_kernels[len(units)]
                units.append(Unit(spec, inputs, outputs, kernel, stride if index == 0 else 1, first=not units))
                inputs = outputs
        self.features = nn.Sequential(*units)
        self.classifier = nn.Sequential(nn.Linear(inputs, spec.classes, bias=spec.classifier_bias))
        self._initialise()

    def forward(self, x):
        x = self.first_conv(x)
        if self.spec.stem_pool:
            x = F.max_pool2d(
                x, 3, 2, self.spec.stem_pool_padding, ceil_mode=self.spec.stem_pool_rounding == "Ceiling")
        return self.classifier(self.features(x).mean((2, 3)))

    def _initialise(self):
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_in", nonlinearity="relu")
        # Residual branches begin at zero: the network is shallow at first and takes a high learning rate.
        for unit in self.features:
            if not unit.concatenates:
                nn.init.zeros_(unit.branch_main_2[1].weight)
        nn.init.normal_(self.classifier[0].weight, 0, 0.01)


def bottleneck_channels(spec: Spec, branch: int, outputs: int) -> int:
    """Channels between the two pointwise convolutions of a unit whose branch adds `branch` of its `outputs` channels."""
    if spec.bottleneck == "Branch":
        return branch
    quarter = (branch if spec.bottleneck == "QuarterOfBranch" else outputs) // 4
    multiple = spec.channel_multiple()
    return max(1, quarter // multiple) * multiple


def count_parameters(network: nn.Module) -> int:
    """Trained numbers; the running statistics of batch normalisation, which fold into the convolutions, not counted."""
    return sum(parameter.numel() for parameter in network.parameters())


def count_folded_parameters(network: nn.Module) -> int:
    """Numbers that are left once batch normalisation is folded: weights, and one bias per output channel."""
    total = 0
    for module in network.modules():
        if isinstance(module, (nn.Conv2d, nn.Linear)):
            bias = module.out_channels if isinstance(module, nn.Conv2d) else (0 if module.bias is None else module.out_features)
            total += module.weight.numel() + bias
    return total


def count_macs(network: ShuffleNet) -> int:
    """Multiply-adds of the convolutions and the classifier for one image, counted by running one."""
    total = 0

    def count(module, inputs, output):
        nonlocal total
        positions = output[0, 0].numel() if output.dim() == 4 else 1
        total += module.weight.numel() * positions

    hooks = [m.register_forward_hook(count) for m in network.modules() if isinstance(m, (nn.Conv2d, nn.Linear))]
    training = network.training
    network.eval()
    spec = network.spec
    with torch.no_grad():
        network(next(network.parameters()).new_zeros(1, spec.input_channels, spec.input_height, spec.input_width))
    network.train(training)
    for hook in hooks:
        hook.remove()
    return total
