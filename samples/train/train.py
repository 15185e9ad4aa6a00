"""Trains a ShuffleNet V1 on Fashion-MNIST and writes weights that the compiler reads. See README.md beside this file.

Stop it at any moment, by Ctrl-C or by kill -9: the same command goes on from the last checkpoint in --out, and what it
writes at the end is bit for bit what an uninterrupted run writes.
"""

import argparse
import dataclasses
import json
import os
import signal
import statistics
import sys
import time

import torch

import fashion
import spec as specification
from network import count_folded_parameters, count_macs, count_parameters
from training import Run, Settings, accuracy
from weights import save_pth, save_safetensors


def main() -> int:
    arguments = parse(sys.argv[1:])
    torch.set_num_threads(arguments.threads)
    images, labels = fashion.load(arguments.data, "train")
    run = Run(settings_from(arguments), images, labels)
    print(f"{run.settings.spec.attribute()}\n{count_macs(run.network):,} multiply-adds, {count_parameters(run.network):,} "
          f"parameters, {count_folded_parameters(run.network):,} with batch normalisation folded", flush=True)
    test = tuple(part[:arguments.test_images] for part in fashion.load(arguments.data, "t10k"))
    return 1 if train(run, arguments.out, test, arguments.checkpoint_every) is None else 0


def train(run: Run, out: str, test, checkpoint_every: int):
    """Trains to the end, writes the weights and returns the test accuracy; None where SIGINT or SIGTERM ended it."""
    os.makedirs(out, exist_ok=True)
    checkpoint = os.path.join(out, "checkpoint.pth")
    if run.resume(checkpoint):
        print(f"goes on at step {run.step_number} of {run.steps}", flush=True)
    stop = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.append(True))

    pace = Pace()
    while run.step_number < run.steps and not stop:
        loss = run.step()
        pace.tick()
        epoch_ended = run.step_number % run.steps_per_epoch == 0
        if epoch_ended:
            print(epoch_line(run, accuracy(run.network, *test), pace), flush=True)
            pace.pause()
        elif run.step_number % 50 == 0:
            print(f"  step {run.step_number}/{run.steps}  loss {loss:.4f}  {pace.rate(run):.0f} images/s  ETA "
                   f"{pace.eta(run)}", flush=True)
        if epoch_ended or stop or run.step_number % checkpoint_every == 0:
            run.save(checkpoint)
    if run.step_number < run.steps:
        run.save(checkpoint)
        print(f"stopped at step {run.step_number} of {run.steps}; the same command goes on", flush=True)
        return None
    result = accuracy(run.network, *test)
    write_weights(run, out, result, len(test[1]))
    return result


def epoch_line(run: Run, test_accuracy: float, pace: "Pace") -> str:
    return (f"epoch {run.step_number // run.steps_per_epoch}/{run.settings.epochs}  loss {run.loss_sum / run.seen:.4f}  "
            f"train {run.correct / run.seen:.2%} (augmented)  test {test_accuracy:.2%}  {pace.rate(run):.0f} images/s  "
            f"ETA {pace.eta(run)}")


class Pace:
    """Time per step: the median of the last ones, so that a process which was suspended does not spoil it."""

    def __init__(self):
        self.times = []
        self.last = time.monotonic()

    def tick(self) -> None:
        now = time.monotonic()
        self.times = self.times[-199:] + [now - self.last]
        self.last = now

    def pause(self) -> None:
        self.last = time.monotonic()

    def rate(self, run: Run) -> float:
        return run.settings.batch / statistics.median(self.times)

    def eta(self, run: Run) -> str:
        seconds = round((run.steps - run.step_number) * statistics.median(self.times))
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def write_weights(run: Run, out: str, test_accuracy: float, tested: int) -> None:
    settings = run.settings
    metadata = {
        "attribute": settings.spec.attribute(),
        "preprocessing": fashion.PREPROCESSING,
        "mean": f"{fashion.MEAN:.4f}", "std": f"{fashion.STD:.4f}",
        "classes": ",".join(fashion.CLASSES),
        "accuracy": f"{test_accuracy:.4f} of {tested} test images",
        "settings": json.dumps(dataclasses.asdict(settings), separators=(",", ":")),
        "torch": torch.__version__,
    }
    # Row-major: a reader of the .pth should not have to know PyTorch's channels-last strides.
    state = {name: tensor.contiguous().clone() for name, tensor in run.network.state_dict().items()}
    save_pth(os.path.join(out, "weights.pth"), {"state_dict": state, **metadata})
    save_safetensors(os.path.join(out, "weights.safetensors"), state, metadata)
    print(f"test accuracy {test_accuracy:.2%}; wrote weights.pth and weights.safetensors in {out}", flush=True)


def settings_from(arguments) -> Settings:
    names = [field.name for field in dataclasses.fields(Settings) if field.name != "spec"]
    return Settings(specification.from_arguments(arguments), **{name: getattr(arguments, name) for name in names})


def parse(words) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", default=os.path.join("runs", "default"), help="directory of checkpoint and weights")
    parser.add_argument("--data", default=fashion.DIRECTORY, help="directory of the four .gz files of Fashion-MNIST")
    parser.add_argument("--threads", type=int, default=1, help="bit-identical results need the same number")
    parser.add_argument("--checkpoint-every", type=int, default=100, metavar="STEPS")
    parser.add_argument("--test-images", type=int, default=10000, help="test images to report on")
    for field in dataclasses.fields(Settings):
        if field.name == "precision":
            parser.add_argument("--precision", default=field.default, choices=("float32", "bfloat16"))
        elif field.name != "spec":
            default = 24 if field.name == "epochs" else field.default
            parser.add_argument("--" + field.name.replace("_", "-"), type=type(default), default=default)
    # The network of samples/Fashion; every property can be set.
    specification.add_arguments(
        parser, dialect="Megvii", groups=3, scale=0.5, stem_stride=1, stem_pool=False, input_height=28, input_width=28,
        input_channels=1, classes=10)
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main())
