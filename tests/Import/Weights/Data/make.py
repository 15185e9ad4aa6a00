"""Writes the small PyTorch files beside this script; the tests know the values.

Run with PyTorch 1.13 or later: python3 make.py
"""
import os
from collections import OrderedDict

import torch

here = os.path.dirname(os.path.abspath(__file__))


def tensors():
    pattern = torch.arange(24, dtype=torch.float32).reshape(2, 3, 4) * 0.5 - 3
    shared = torch.arange(10, dtype=torch.float32)
    return OrderedDict(
        [
            ("float32", pattern),
            ("float64", torch.arange(6, dtype=torch.float64).reshape(3, 2) / 3),
            ("float16", pattern.half()),
            ("bfloat16", pattern.bfloat16()),
            ("transposed", pattern.permute(2, 0, 1)),
            ("every_second", shared[1::2]),
            ("tail_of_shared", shared[7:]),
            ("int64", torch.tensor(300000)),
            ("int32", torch.tensor([-2147483648, 7], dtype=torch.int32)),
            ("int16", torch.tensor([-32768, 7], dtype=torch.int16)),
            ("int8", torch.tensor([-128, 7], dtype=torch.int8)),
            ("uint8", torch.tensor([255, 7], dtype=torch.uint8)),
            ("bool", torch.tensor([True, False])),
            ("empty", torch.zeros(0, 3)),
            ("parameter", torch.nn.Parameter(torch.arange(3, dtype=torch.float32))),
        ]
    )


def checkpoint():
    torch.manual_seed(1)
    network = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.BatchNorm1d(2))
    network[0].weight.data = torch.arange(6, dtype=torch.float32).reshape(2, 3)
    optimizer = torch.optim.SGD(network.parameters(), lr=0.1, momentum=0.9)
    network(torch.ones(4, 3)).sum().backward()
    optimizer.step()
    network[0].weight.data = torch.arange(6, dtype=torch.float32).reshape(2, 3)
    return {
        "epoch": 12,
        "best": 0.75,
        "note": "caf\u00e9",
        "state_dict": network.state_dict(),
        "optimizer": optimizer.state_dict(),
    }


def save(name, value, **options):
    torch.save(value, os.path.join(here, name), **options)


save("tensors.zip.pth", tensors())
save("tensors.protocol4.pth", tensors(), pickle_protocol=4)
save("tensors.legacy.pth", tensors(), _use_new_zipfile_serialization=False)
save("tensors.legacy4.pth", tensors(), _use_new_zipfile_serialization=False, pickle_protocol=4)
save("checkpoint.zip.pth", checkpoint())
save("checkpoint.legacy.pth", checkpoint(), _use_new_zipfile_serialization=False)
save("whole-module.pth", torch.nn.Linear(2, 2))
