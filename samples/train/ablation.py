"""The paper's ablations on Fashion-MNIST: groups and channel shuffle at equal cost, and scale.

    python3 ablation.py run      # goes on where it was stopped; appends a row per finished run to results/ablation.csv
    python3 ablation.py list     # the runs, their cost, and which are done
    python3 ablation.py chart    # results/ablation.svg and tables, from the rows that are there and results/times.csv
"""

import argparse
import csv
import dataclasses
import os
import time

import torch

import ablation_chart
import fashion
from network import ShuffleNet, count_macs, count_parameters
from spec import Spec
from train import train
from training import Run, Settings

HERE = os.path.dirname(os.path.abspath(__file__))
RESULTS = os.path.join(HERE, "results", "ablation.csv")
TIME = "dotnet run -c Release --project benchmarks -- experiments --csv samples/train/results/ablation.csv"
COLUMNS = ("experiment", "groups", "scale", "shuffle", "seed", "macs", "parameters", "epochs", "images", "accuracy",
           "train_loss", "seconds", "attribute")

# Channels of the first stage (the others have 2 and 4 times as many), chosen as the paper chose Table 1: wider with more
# groups, so that each network costs the same. These are the multiples of the groups that come nearest to 2.0 M.
EQUAL_COST = {1: 44, 2: 60, 3: 72, 4: 80, 8: 112}


@dataclasses.dataclass(frozen=True)
class Case:
    experiment: str
    groups: int
    scale: float
    shuffle: bool
    seed: int

    @property
    def name(self) -> str:
        return f"{self.experiment}-g{self.groups}-s{self.scale:g}-{'shuffle' if self.shuffle else 'plain'}-{self.seed}"

    def spec(self) -> Spec:
        first = max(1, round(EQUAL_COST[self.groups] * self.scale / self.groups)) * self.groups
        # The stem keeps 24 channels, a multiple of all the groups, where the first stage leaves room for the shortcut.
        stem = 24 if self.scale == 1 else max(1, round(24 * self.scale / self.groups)) * self.groups
        return Spec(
            dialect="Megvii", groups=self.groups, stage_channels=(first, 2 * first, 4 * first), stage_repeats=(2, 4, 2),
            stem_channels=stem, stem_stride=1, stem_pool=False, input_height=28, input_width=28, input_channels=1,
            classes=10, shuffle=self.shuffle)


def cases(seeds: int) -> list:
    """All runs, seed by seed, so that a stopped series is complete for its first seeds."""
    found = []
    for seed in range(1, seeds + 1):
        for groups in EQUAL_COST:
            # One group has nothing to shuffle.
            found += [Case("groups", groups, 1.0, shuffle, seed) for shuffle in ((True,) if groups == 1 else (True, False))]
        for scale in (0.25, 0.5, 0.75):
            found += [Case("scale", 3, scale, shuffle, seed) for shuffle in (True, False)]
    return found


def run_all(arguments) -> None:
    torch.set_num_threads(arguments.threads)
    images, labels = fashion.load(arguments.data, "train")
    test = tuple(part[:arguments.test_images] for part in fashion.load(arguments.data, "t10k"))
    done = {key(row) for row in rows(arguments.results)}
    for number, case in enumerate(cases(arguments.seeds), 1):
        settings = Settings(
            case.spec(), epochs=arguments.epochs, seed=case.seed, images=arguments.images, precision=arguments.precision)
        if (case.name, arguments.epochs, arguments.images) in done:
            continue
        print(f"{number}/{len(cases(arguments.seeds))} {case.name}", flush=True)
        run = Run(settings, images, labels)
        begin = time.monotonic()
        accuracy = train(run, os.path.join(arguments.out, f"{case.name}-{arguments.epochs}x{arguments.images}"), test, 100)
        if accuracy is None:
            return
        append(arguments.results, dict(
            experiment=case.experiment, groups=case.groups, scale=case.scale, shuffle=case.shuffle, seed=case.seed,
            macs=count_macs(run.network), parameters=count_parameters(run.network), epochs=arguments.epochs,
            images=arguments.images, accuracy=f"{accuracy:.4f}", train_loss=f"{run.loss_sum / run.seen:.4f}",
            seconds=round(time.monotonic() - begin), attribute=settings.spec.attribute()))


def rows(path: str) -> list:
    if not os.path.exists(path):
        return []
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def key(row: dict):
    case = Case(row["experiment"], int(row["groups"]), float(row["scale"]), row["shuffle"] == "True", int(row["seed"]))
    return case.name, int(row["epochs"]), int(row["images"])


def append(path: str, row: dict) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    new = not os.path.exists(path)
    with open(path, "a", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        if new:
            writer.writeheader()
        writer.writerow(row)


def list_all(arguments) -> None:
    done = {key(row) for row in rows(arguments.results)}
    for case in cases(arguments.seeds):
        network = ShuffleNet(case.spec())
        mark = "done" if (case.name, arguments.epochs, arguments.images) in done else "-"
        print(f"{case.name:28} {count_macs(network):>9,} multiply-adds {count_parameters(network):>7,} parameters  {mark}")


def chart(arguments) -> None:
    found = [row for row in rows(arguments.results)
             if (int(row["epochs"]), int(row["images"])) == (arguments.epochs, arguments.images)]
    if not found:
        raise SystemExit(f"{arguments.results}: no run of {arguments.epochs} epochs of {arguments.images} images yet")
    times = os.path.join(os.path.dirname(arguments.results), "times.csv")
    networks = ablation_chart.join(found, rows(times))
    if any(network.milliseconds is None for network in networks):
        raise SystemExit(f"{times}: no time of some networks; run: {TIME}")
    ablation_chart.print_tables(networks)
    path = os.path.splitext(arguments.results)[0] + ".svg"
    ablation_chart.draw(
        networks, f"Fashion-MNIST, {arguments.epochs} epochs of {arguments.images:,} images; bars from the lowest to the highest seed", path)
    print(f"\nwrote {path}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", choices=("run", "list", "chart"))
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--images", type=int, default=20000, help="training images of each run")
    parser.add_argument("--test-images", type=int, default=10000)
    parser.add_argument("--precision", default="bfloat16", choices=("float32", "bfloat16"))
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--data", default=fashion.DIRECTORY)
    parser.add_argument("--out", default=os.path.join(HERE, "runs", "ablation"))
    parser.add_argument("--results", default=RESULTS)
    arguments = parser.parse_args()
    {"run": run_all, "list": list_all, "chart": chart}[arguments.command](arguments)


if __name__ == "__main__":
    main()
