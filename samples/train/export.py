"""Makes the files of samples/Fashion from a finished run: weights, predictions, confusion matrix and sample images.

    python3 export.py --run runs/fashion --to ../Fashion
"""

import argparse
import json
import os
import shutil

import numpy
import torch
from PIL import Image

import fashion
import spec as specification
from network import ShuffleNet
from training import predict
from weights import load_safetensors, write_atomically


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--run", default=os.path.join("runs", "fashion"))
    parser.add_argument("--to", default=os.path.join("..", "Fashion"))
    parser.add_argument("--data", default=fashion.DIRECTORY)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    weights, samples = os.path.join(arguments.to, "weights"), os.path.join(arguments.to, "images")
    for directory in (weights, samples):
        os.makedirs(directory, exist_ok=True)

    source = os.path.join(arguments.run, "weights.safetensors")
    shutil.copyfile(source, os.path.join(weights, "fashion.safetensors"))
    network, metadata = load_network(source)
    print(metadata["attribute"])

    pixels, labels = fashion.load(arguments.data, "t10k")
    logits = predict(network, pixels)
    predictions = logits.argmax(1)
    write_atomically(os.path.join(weights, "predictions.bin"), lambda file: file.write(bytes(predictions.tolist())))
    best = logits.topk(2).values
    print(f"{(predictions == labels).sum().item()} of {len(labels)} correct; the smallest distance of the two best logits "
          f"is {(best[:, 0] - best[:, 1]).min().item():.2e}")
    draw_confusion(confusion(labels, predictions), os.path.join(weights, "confusion.png"))
    for index in first_of_each_class(labels, 2):
        label = labels[index].item()
        path = os.path.join(samples, f"{label:02}-{fashion.CLASSES[label]}-{index:04}.png")
        Image.fromarray(pixels[index].numpy()).save(path, optimize=True)
        print(f"{path}: predicted {fashion.CLASSES[predictions[index]]}")


def load_network(path: str):
    """The network of a file that train.py wrote, ready to predict, and the file's metadata."""
    tensors, metadata = load_safetensors(path)
    spec = specification.from_dictionary(json.loads(metadata["settings"])["spec"])
    network = ShuffleNet(spec)
    missing, unexpected = network.load_state_dict(tensors, strict=False)
    missing = [name for name in missing if not name.endswith("num_batches_tracked")]
    if missing or unexpected:
        raise SystemExit(f"{path}: missing {missing}, unexpected {unexpected}")
    return network.eval(), metadata


def first_of_each_class(labels: torch.Tensor, count: int) -> list:
    return [index for label in range(len(fashion.CLASSES)) for index in (labels == label).nonzero()[:count, 0].tolist()]


def confusion(labels: torch.Tensor, predictions: torch.Tensor) -> numpy.ndarray:
    """[label, prediction]: how many test images."""
    classes = len(fashion.CLASSES)
    return torch.bincount(labels * classes + predictions, minlength=classes * classes).reshape(classes, classes).numpy()


def draw_confusion(counts: numpy.ndarray, path: str) -> None:
    import matplotlib
    matplotlib.use("Agg")
    from matplotlib import pyplot
    figure, axes = pyplot.subplots(figsize=(7, 6.5))
    # The square root makes the few mistakes visible beside the many hits.
    axes.imshow(numpy.sqrt(counts), cmap="Blues")
    for row in range(len(counts)):
        for column in range(len(counts)):
            if counts[row, column]:
                axes.text(column, row, counts[row, column], ha="center", va="center", fontsize=8,
                          color="white" if counts[row, column] > 400 else "black")
    axes.set_xticks(range(len(counts)), fashion.CLASSES, rotation=45, ha="right")
    axes.set_yticks(range(len(counts)), fashion.CLASSES)
    axes.set_xlabel("predicted")
    axes.set_ylabel("label")
    axes.set_title(f"{numpy.trace(counts):,} of {counts.sum():,} test images correct")
    figure.tight_layout()
    figure.savefig(path, dpi=100, metadata={"Software": None})


if __name__ == "__main__":
    main()
