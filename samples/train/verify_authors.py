"""Compares the network with the authors' trained ImageNet weights: their logits of the same images, from their code.

    python3 verify_authors.py ../../../shared/data

The directory is not part of the repository; it holds the authors' checkpoints (ShuffleNet-Series, V1 0.5x, 3 and 8
groups), preprocessed photographs and the logits that the authors' own code gives for them.
"""

import os
import sys

import numpy
import torch

from network import ShuffleNet
from spec import Spec


def compare(directory: str, groups: int) -> float:
    """The largest difference of a logit, over the largest logit."""
    checkpoint = torch.load(os.path.join(directory, f"shufflenet-v1-0.5x-g{groups}.pth.tar"), map_location="cpu")
    network = ShuffleNet(Spec(dialect="Megvii", groups=groups, scale=0.5)).eval()
    network.load_state_dict({name[len("module."):]: value for name, value in checkpoint["state_dict"].items()})
    images = numpy.fromfile(os.path.join(directory, "imagenet-100", "input-first4.f32"), "<f4").reshape(4, 3, 224, 224)
    expected = numpy.fromfile(os.path.join(directory, "imagenet-100", f"logits-g{groups}.f32"), "<f4").reshape(-1, 1000)[:4]
    with torch.no_grad():
        found = network(torch.from_numpy(images)).numpy()
    return float(numpy.abs(found - expected).max() / numpy.abs(expected).max())


if __name__ == "__main__":
    torch.set_num_threads(1)
    data = sys.argv[1] if len(sys.argv) > 1 else os.path.join("..", "..", "..", "shared", "data")
    if not os.path.isdir(data):
        sys.exit(f"{data}: no such directory; nothing compared")
    worst = 0.0
    for groups in (3, 8):
        difference = compare(data, groups)
        worst = max(worst, difference)
        print(f"groups {groups}: logits differ by {difference:.1e} of the largest")
    sys.exit(0 if worst < 1e-5 else "the network is not the authors'")
