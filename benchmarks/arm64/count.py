"""Prints the ARM64 instructions of networks, of their layers and of their kernels. Started by count.sh."""

import argparse
import collections
import subprocess

from counts import Inference, count, total
from disassembly import KINDS, Program
from network import Network, short_name

HEADS = ("fmla", "vec load", "vec store", "int load", "int store", "branch", "other")


def main() -> None:
    parser = argparse.ArgumentParser(prog="count.sh", description="Counts the ARM64 instructions of one inference.")
    parser.add_argument("networks", nargs="*", metavar="NETWORK", help="default: all of them")
    parser.add_argument("--core", default="cortex-a72", choices=("cortex-a53", "cortex-a72", "cortex-a76", "max"))
    parser.add_argument("--layers", action="store_true", help="a line for each layer")
    parser.add_argument("--kernels", action="store_true", help="a line for each kernel: its calls and the instructions of a call")
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
            print_layers(program, network, inference)
        if arguments.kernels:
            print_kernels(program, network, inference)


def types(path: str) -> dict[str, str]:
    """The class of each network, by the network's name, as the program lists them."""
    listed = subprocess.run(["qemu-aarch64", "-L", "/usr/aarch64-linux-gnu", path], check=True, stdout=subprocess.PIPE, text=True).stdout
    return dict(line.split("\t") for line in listed.splitlines())


def print_layers(program: Program, network: Network, inference: Inference) -> None:
    if len(inference.layers) != len(inference.calls):
        raise SystemExit(f"{len(inference.layers)} layers and {len(inference.calls)} calls of kernels: they cannot be told apart")
    print()
    head("layer", "thousands", 20)
    row("(before the first)", inference.before.kinds(program), 1e3, 0, 20)
    for layer, kernel, call in zip(inference.layers, network.kernels, inference.calls):
        row(layer.name, call.kinds(program), 1e3, layer.multiply_adds, 20, short_name(kernel))
    print()


def print_kernels(program: Program, network: Network, inference: Inference) -> None:
    """By the places where instructions stand: what Run does between two calls counts for Run."""
    calls = collections.Counter(kernel.name for kernel in network.kernels)
    by_method = collections.defaultdict(collections.Counter)
    for address, times in inference.times.items():
        by_method[program.method_at(address).name][program.instruction(address).kind] += times
    macs = {kernel.name: layer.multiply_adds for layer, kernel in zip(inference.layers, network.kernels)}
    print()
    head("calls", "thousands a call", 6)
    for name, kinds in sorted(by_method.items(), key=lambda item: -total(item[1])):
        if name in calls:
            each = collections.Counter({kind: times / calls[name] for kind, times in kinds.items()})
            row(f"{calls[name]} x", each, 1e3, macs[name], 6, short_name(program.method(name)))
    rest = sum((kinds for name, kinds in by_method.items() if name not in calls), collections.Counter())
    row("1 x", rest, 1e3, 0, 6, "(Run and what calls it)")
    print()


def head(first: str, unit: str, width: int) -> None:
    print(f"{first:{width}} {'total':>8} {' '.join(f'{text:>9}' for text in HEADS)}  per ideal  ({unit})")


def row(first: str, kinds: collections.Counter, unit: float, multiply_adds: int, width: int, last: str = "") -> None:
    columns = " ".join(f"{kinds[kind] / unit:9.2f}" for kind in KINDS)
    ideal = f"{total(kinds) / (multiply_adds / 4):9.3f}" if multiply_adds else " " * 8 + "-"
    print(f"{first:{width}} {total(kinds) / unit:8.2f} {columns}  {ideal}  {last}".rstrip(), flush=True)


if __name__ == "__main__":
    main()
