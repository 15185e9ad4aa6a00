"""Fashion-MNIST: the files of Debian's package dataset-fashion-mnist, the preprocessing, and the augmentation."""

import gzip
import os

import numpy
import torch

DIRECTORY = "/usr/share/datasets/fashion-mnist"
CLASSES = ("t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle-boot")

# Mean and standard deviation of the training pixels, over 255, rounded to four digits.
MEAN, STD = 0.2860, 0.3530
PREPROCESSING = "x = (pixel / 255 - 0.2860) / 0.3530, each operation rounded to float32"


def load(directory: str, part: str):
    """Pixels [count, 28, 28] and labels [count] of one part, "train" or "t10k", as tensors of bytes."""
    return (torch.from_numpy(_read(directory, f"{part}-images-idx3-ubyte.gz", 3)),
            torch.from_numpy(_read(directory, f"{part}-labels-idx1-ubyte.gz", 1)).long())


def normalise(pixels: torch.Tensor) -> torch.Tensor:
    """Bytes [batch, 28, 28] to the network's input [batch, 1, 28, 28]."""
    return _TABLE[pixels.long()].unsqueeze(1)


def augment(pixels: torch.Tensor, generator: torch.Generator, shift: int, erase: float) -> torch.Tensor:
    """Mirrors half of the images [batch, 28, 28], moves each by up to `shift` pixels and, with probability `erase`,
    replaces a rectangle of 4 to 10 pixels a side by noise. Only `generator` decides what happens."""
    count, height, width = pixels.shape

    def draw(low, high):
        return torch.randint(low, high, (count,), generator=generator)

    mirrored = draw(0, 2).bool()[:, None, None]
    pixels = torch.where(mirrored, pixels.flip(2), pixels)
    padded = torch.nn.functional.pad(pixels, (shift,) * 4)
    windows = padded.unfold(1, height, 1).unfold(2, width, 1)
    pixels = windows[torch.arange(count), draw(0, 2 * shift + 1), draw(0, 2 * shift + 1)]

    erased = torch.rand(count, generator=generator) < erase
    rows, columns = _span(draw, height), _span(draw, width)
    rectangle = erased[:, None, None] & rows[:, :, None] & columns[:, None, :]
    noise = torch.randint(0, 256, pixels.shape, generator=generator, dtype=torch.uint8)
    return torch.where(rectangle, noise, pixels)


def _span(draw, size: int) -> torch.Tensor:
    """[batch, size]: true in a run of 4 to 10 positions that lies inside."""
    length = draw(4, 11)
    start = (draw(0, 1 << 20) * (size - length + 1)) >> 20
    position = torch.arange(size)
    return (position >= start[:, None]) & (position < (start + length)[:, None])


def _table() -> torch.Tensor:
    # By numpy, whose division is IEEE's: the C# program computes the same 256 numbers bit for bit.
    pixel = numpy.arange(256, dtype=numpy.float32) / numpy.float32(255)
    return torch.from_numpy((pixel - numpy.float32(MEAN)) / numpy.float32(STD))


_TABLE = _table()


def _read(directory: str, name: str, dimensions: int) -> numpy.ndarray:
    path = os.path.join(directory, name)
    if not os.path.exists(path):
        raise SystemExit(f"{path} is not there: apt-get install dataset-fashion-mnist, or name its directory with --data")
    with gzip.open(path) as file:
        magic, *shape = numpy.frombuffer(file.read(4 + 4 * dimensions), ">i4")
        if magic != 0x800 + dimensions:
            raise SystemExit(f"{path}: expected magic number {0x800 + dimensions:#x}, found {magic:#x}")
        return numpy.frombuffer(file.read(), numpy.uint8).reshape(shape).copy()
