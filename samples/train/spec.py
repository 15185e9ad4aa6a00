"""The properties of a network, as the attribute of the compiler has them: names, presets, defaults and rounding.

A property is written stem_stride here, --stem-stride on a command line and StemStride in C#.
"""

import dataclasses
import math
from typing import Optional, Tuple

# Output channels of the stages in Table 1 of the paper, by groups.
TABLE_1 = {1: (144, 288, 576), 2: (200, 400, 800), 3: (240, 480, 960), 4: (272, 544, 1088), 8: (384, 768, 1536)}

_PAPER = dict(
    classifier_bias=True, bottleneck="QuarterOfBranch", shuffle_position="BeforeDepthwise",
    shuffle_direction="GroupsToChannels", stem_pool_padding=0, stem_pool_rounding="Ceiling", shortcut_pool_kernel=3,
    shortcut_pool_padding=0, shortcut_pool_rounding="Ceiling", shortcut_pool_divisor="ValidElements",
    concat_order="ShortcutFirst", strided_relu="AfterConcat", first_unit_grouped=False)

PRESETS = {
    "Paper": _PAPER,
    "Megvii": dict(
        _PAPER, classifier_bias=False, bottleneck="QuarterOfUnit", shuffle_position="AfterDepthwise",
        shuffle_direction="ChannelsToGroups", stem_pool_padding=1, stem_pool_rounding="Floor", shortcut_pool_padding=1,
        shortcut_pool_rounding="Floor", shortcut_pool_divisor="WindowSize", strided_relu="OnBranch"),
    "OnnxZoo": dict(
        _PAPER, bottleneck="Branch", stem_pool_padding=1, stem_pool_rounding="Floor", shortcut_pool_padding=1,
        shortcut_pool_rounding="Floor", concat_order="BranchFirst", first_unit_grouped=True),
}

# The C# enumeration of each property that has one, and its members.
ENUMS = {
    "dialect": ("ShuffleNetDialect", tuple(PRESETS)),
    "bottleneck": ("BottleneckRule", ("QuarterOfBranch", "QuarterOfUnit", "Branch")),
    "shuffle_position": ("ShufflePosition", ("BeforeDepthwise", "AfterDepthwise")),
    "shuffle_direction": ("ShuffleDirection", ("GroupsToChannels", "ChannelsToGroups")),
    "stem_pool_rounding": ("PoolRounding", ("Floor", "Ceiling")),
    "shortcut_pool_rounding": ("PoolRounding", ("Floor", "Ceiling")),
    "shortcut_pool_divisor": ("AverageDivisor", ("ValidElements", "WindowSize")),
    "concat_order": ("ConcatOrder", ("ShortcutFirst", "BranchFirst")),
    "strided_relu": ("StridedReluPlacement", ("AfterConcat", "OnBranch")),
}


@dataclasses.dataclass(frozen=True)
class Spec:
    """The properties as set; None stands for the dialect's preset. The compiler's Softmax is left to the caller: a
    network is trained on logits."""

    dialect: str = "Paper"
    groups: int = 3
    second_groups: Optional[int] = None
    scale: float = 1.0
    stage_channels: Optional[Tuple[int, ...]] = None
    stage_repeats: Optional[Tuple[int, ...]] = None
    stage_strides: Optional[Tuple[int, ...]] = None
    depthwise_kernels: Optional[Tuple[int, ...]] = None
    stem_channels: Optional[int] = None
    stem_stride: int = 2
    stem_pool: bool = True
    input_height: int = 224
    input_width: int = 224
    input_channels: int = 3
    classes: int = 1000
    classifier_bias: Optional[bool] = None
    shuffle: bool = True
    bottleneck: Optional[str] = None
    shuffle_position: Optional[str] = None
    shuffle_direction: Optional[str] = None
    stem_pool_padding: Optional[int] = None
    stem_pool_rounding: Optional[str] = None
    shortcut_pool_kernel: Optional[int] = None
    shortcut_pool_padding: Optional[int] = None
    shortcut_pool_rounding: Optional[str] = None
    shortcut_pool_divisor: Optional[str] = None
    concat_order: Optional[str] = None
    strided_relu: Optional[str] = None
    first_unit_grouped: Optional[bool] = None

    def __post_init__(self):
        for name, (enum, members) in ENUMS.items():
            value = getattr(self, name)
            if value is not None and value not in members:
                raise ValueError(f"{name}: expected one of {', '.join(members)}, found {value}")
        if self.stage_channels is None and self.groups not in TABLE_1:
            raise ValueError(f"groups: Table 1 has no channels for {self.groups} groups, set stage_channels")

    def resolve(self) -> "Spec":
        """The same network with every property set: presets, Table 1 and scale applied."""
        preset = {name: value for name, value in PRESETS[self.dialect].items() if getattr(self, name) is None}
        channels = self.stage_channels or tuple(self._scaled(c) for c in TABLE_1[self.groups])
        repeats = self.stage_repeats or (4, 8, 4)
        strides = self.stage_strides or (2,) * len(channels)
        if not len(channels) == len(repeats) == len(strides):
            raise ValueError(f"stages: {len(channels)} channels, {len(repeats)} repeats and {len(strides)} strides")
        stem = self.stem_channels or self._stem_channels()
        return dataclasses.replace(
            self, stage_channels=channels, stage_repeats=repeats, stage_strides=strides, stem_channels=stem,
            second_groups=self.second_groups or self.groups, depthwise_kernels=self._kernels(repeats), **preset)

    def channel_multiple(self) -> int:
        """What divides the channels that both pointwise convolutions of a unit take part in."""
        return math.lcm(self.groups, self.second_groups or self.groups)

    def attribute(self) -> str:
        """The C# attribute that compiles this network."""
        written = ["ShuffleNetVersion.V1"]
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            # The input and the classes are written even where they equal the defaults: a reader looks for them first.
            if field.name in ("input_height", "input_width", "input_channels", "classes", "groups") or value != field.default:
                written.append(f"{_pascal(field.name)} = {_csharp(field.name, value)}")
        return f"[ShuffleNet({', '.join(written)})]"

    def _kernels(self, repeats: Tuple[int, ...]) -> Tuple[int, ...]:
        """One for each unit, of one for the network, each stage or each unit."""
        kernels = self.depthwise_kernels or (3,)
        if len(kernels) == 1:
            return kernels * sum(repeats)
        if len(kernels) == len(repeats):
            return tuple(kernel for kernel, count in zip(kernels, repeats) for _ in range(count))
        if len(kernels) == sum(repeats):
            return kernels
        raise ValueError(f"depthwise_kernels: {len(kernels)} for {len(repeats)} stages and {sum(repeats)} units")

    def _scaled(self, channels: int) -> int:
        multiple = self.channel_multiple()
        return max(1, math.floor(channels * self.scale / multiple + 0.5)) * multiple

    def _stem_channels(self) -> int:
        if self.dialect == "OnnxZoo" or (self.dialect == "Megvii" and self.scale == 1.5):
            return 24
        return self._scaled(24)


def add_arguments(parser, **defaults) -> None:
    """Adds one option per property to an argparse parser; defaults are this program's, instead of the compiler's."""
    for field in dataclasses.fields(Spec):
        options = dict(default=defaults.get(field.name, field.default))
        if field.name in ENUMS:
            options["choices"] = ENUMS[field.name][1]
        else:
            options["type"] = _parser_of(field.type)
        parser.add_argument("--" + field.name.replace("_", "-"), **options)


def from_arguments(arguments) -> Spec:
    return Spec(**{field.name: getattr(arguments, field.name) for field in dataclasses.fields(Spec)})


def from_dictionary(values: dict) -> Spec:
    """The inverse of dataclasses.asdict after a journey through JSON, where tuples become lists."""
    return Spec(**{name: tuple(value) if isinstance(value, list) else value for name, value in values.items()})


def _parser_of(annotation):
    if annotation in (bool, Optional[bool]):
        return lambda text: {"true": True, "false": False}[text.lower()]
    if annotation == Optional[Tuple[int, ...]]:
        return lambda text: tuple(int(item) for item in text.split(","))
    return float if annotation is float else int


def _pascal(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("_"))


def _csharp(name: str, value) -> str:
    if name in ENUMS:
        return f"{ENUMS[name][0]}.{value}"
    if isinstance(value, tuple):
        return f"new[] {{ {', '.join(map(str, value))} }}"
    return str(value).lower() if isinstance(value, bool) else str(value)
