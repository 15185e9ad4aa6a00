"""Prints the ARM64 instructions of networks, of their layers and of their kernels. Started by count.sh."""

import argparse
import collections
import re
import subprocess

from counts import Inference, count, total
from disassembly import Program
from kinds import KINDS, kind
from mca import print_model
from network import Network

HEADS = ("fmla", "vec load", "vec store", "int load", "int store", "branch", "other")


def main() -> None:
    parser = argparse.ArgumentParser(prog="count.sh", description="Counts the ARM64 instructions of one inference.")
    parser.add_argument("networks", nargs="*", metavar="NETWORK", help="default: all of them")
    parser.add_argument("--core", default="cortex-a72", choices=("cortex-a53", "cortex-a72", "cortex-a76", "max"))
    parser.add_argument("--layers", action="store_true", help="a line for each layer")
    parser.add_argument("--kernels", action="store_true", help="a line for each kernel: its calls and the instructions of a call")
    parser.add_argument("--mca", action="store_true", help="cycles of the hottest inner loop on models of real cores")
    parser.add_argument("--program", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--plugin", required=True, help=argparse.SUPPRESS)
    arguments = parser.parse_args()

    program = Program(arguments.program)
    known = types(arguments.program)
    for name in arguments.networks:
        if name not in known:
            parser.error(f"there is no network '{name}'; there are {', '.join(known)}")
    print(f"Instructions of one inference on {arguments.core}; 'per ideal' is the total over a quarter of the multiply-adds.")
    head("network", "millions", 20)
    for name in arguments.networks or known:
        network = Network(program, known[name])
        inference = count(program, network, name, arguments.plugin, arguments.core)
        kinds = sum((interval.kinds(program) for interval in inference.intervals), collections.Counter())
        row(name, kinds, 1e6, sum(layer.multiply_adds for layer in inference.layers), 20)
        if arguments.layers:
            print_layers(program, inference, network)
        if arguments.kernels:
            print_kernels(program, inference, network)
        if arguments.mca:
            print_model(inference, network)


def types(path: str) -> dict[str, str]:
    """The class of each network, by the network's name, as the program lists them."""
    listed = subprocess.run(["qemu-aarch64", "-L", "/usr/aarch64-linux-gnu", path], check=True, stdout=subprocess.PIPE, text=True).stdout
    return dict(line.split("\t") for line in listed.splitlines())


def print_layers(program: Program, inference: Inference, network: Network) -> None:
    groups = by_layer(zip(network.kernels, inference.calls))
    if len(inference.layers) != len(groups):
        raise SystemExit(f"{len(inference.layers)} layers and {len(groups)} groups of calls of kernels: they cannot be told apart")
    print()
    head("layer", "thousands", 20)
    row("(before the first)", inference.before.kinds(program), 1e3, 0, 20)
    for layer, group in zip(inference.layers, groups):
        kinds = sum((call.kinds(program) for _, call in group), collections.Counter())
        kernels = ", ".join(kernel.kernel for kernel, _ in group)
        row(layer.name, kinds, 1e3, layer.multiply_adds, 20, f"{layer.output:10} {kernels}")
    print()


def by_layer(calls) -> list[list]:
    """The calls of each layer. A 1x1 convolution may be several, of fewer and fewer pixels at a time."""
    groups, before = [], None
    for kernel, call in calls:
        place = pointwise_place(kernel.kernel)
        if place and before and before[0] == place[0] and before[1] < place[1]:
            groups[-1].append((kernel, call))
        else:
            groups.append([(kernel, call)])
        before = place
    return groups


def pointwise_place(name: str) -> tuple[str, int] | None:
    """What a 1x1 convolution's method is told beside the pixels, and its place among the calls of a layer."""
    tiles = re.fullmatch(r"Pointwise(\d+)Vectors?(?:And1)?(.*)", name)
    if tiles:
        return tiles[2], -int(tiles[1])
    last = re.fullmatch(r"PointwiseLast(\d)(.*)", name)
    return (last[2], 4 - int(last[1]) + 1) if last else None


def print_kernels(program: Program, inference: Inference, network: Network) -> None:
    """By the places where instructions stand: what Run does between two calls counts for Run."""
    times = inference.times
    kinds = collections.defaultdict(collections.Counter)
    calls = {}
    for address, count_of_one in times.items():
        method = program.method_at(address)
        kinds[method.kernel][kind(program.instruction(address))] += count_of_one
        calls[method.kernel] = times[method.address] if method.kernel else 1
    groups = by_layer(zip(network.kernels, inference.calls))
    macs = {group[0][0].kernel: layer.multiply_adds for layer, group in zip(inference.layers, groups) if not pointwise_place(group[0][0].kernel)}
    print()
    head("calls", "thousands a call", 6)
    for name, counted in sorted(kinds.items(), key=lambda item: -total(item[1])):
        each = collections.Counter({key: value / calls[name] for key, value in counted.items()})
        row(f"{calls[name]} x", each, 1e3, macs.get(name, 0), 6, name or "(Run and what calls it)")
    print()


def head(first: str, unit: str, width: int) -> None:
    print(f"{first:{width}} {'total':>8} {' '.join(f'{text:>9}' for text in HEADS)}  per ideal  ({unit})")


def row(first: str, kinds: collections.Counter, unit: float, multiply_adds: int, width: int, last: str = "") -> None:
    columns = " ".join(f"{kinds[kind] / unit:9.2f}" for kind in KINDS)
    ideal = f"{total(kinds) / (multiply_adds / 4):9.3f}" if multiply_adds else " " * 8 + "-"
    print(f"{first:{width}} {total(kinds) / unit:8.2f} {columns}  {ideal}  {last}".rstrip(), flush=True)


if __name__ == "__main__":
    main()
