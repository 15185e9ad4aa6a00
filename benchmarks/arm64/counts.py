"""Exact counts of the instructions that one inference runs under qemu."""

import collections
import dataclasses
import os
import subprocess
import tempfile

from disassembly import Program
from kinds import KINDS, kind
from network import Network

MARK = "Marker__Mark"
LIBRARIES = "/usr/aarch64-linux-gnu"


@dataclasses.dataclass
class Interval:
    """What ran from one mark to the next."""
    start: int
    times: collections.Counter  # of each instruction, by its address
    outside: int  # instructions of the C library and the like

    def kinds(self, program: Program) -> collections.Counter:
        counted = collections.Counter({"other": self.outside})
        for address, times in self.times.items():
            counted[kind(program.instruction(address))] += times
        return counted


@dataclasses.dataclass(frozen=True)
class Layer:
    name: str
    kind: str
    multiply_adds: int
    output: str


@dataclasses.dataclass
class Inference:
    layers: list[Layer]
    before: Interval  # from the call of Run to the first kernel: the checks of the arguments
    calls: list[Interval]  # from each kernel's first instruction to the next one's

    @property
    def intervals(self) -> list[Interval]:
        return [self.before, *self.calls]

    @property
    def times(self) -> collections.Counter:
        return sum((interval.times for interval in self.intervals), collections.Counter())


def count(program: Program, network: Network, name: str, plugin: str, core: str) -> Inference:
    """Runs the network once under qemu, with a mark at each kernel and around the inference."""
    [mark] = [method.address for method in program.methods if method.name.endswith(MARK)]
    marks = {mark, *(kernel.address for kernel in network.kernels)}
    with tempfile.TemporaryDirectory() as directory:
        out, list_of_marks = os.path.join(directory, "counts"), os.path.join(directory, "marks")
        with open(list_of_marks, "w") as file:
            file.writelines(f"{address - program.code_start:x}\n" for address in marks)
        printed = subprocess.run(
            ["qemu-aarch64", "-cpu", core, "-L", LIBRARIES, "-plugin", f"{plugin},out={out},marks={list_of_marks}", program.path, name],
            check=True, stdout=subprocess.PIPE, text=True).stdout
        intervals = read(out, program)
    layers = [Layer(words[0], words[1], int(words[2]), words[3]) for words in (line.split("\t") for line in printed.splitlines())]
    first, last = (index for index, interval in enumerate(intervals) if interval.start == mark)
    inference = Inference(layers, intervals[first], intervals[first + 1:last])
    if [interval.start for interval in inference.calls] != [kernel.address for kernel in network.kernels]:
        raise SystemExit(f"{name}: the kernels that ran are not those that Run calls, in their order")
    return inference


def read(path: str, program: Program) -> list[Interval]:
    intervals, current = [], Interval(-1, collections.Counter(), 0)
    with open(path) as file:
        for words in map(str.split, file):
            if words[0] == "block":
                start, times = program.code_start + int(words[1], 16), int(words[3])
                for index in range(int(words[2])):
                    current.times[start + 4 * index] += times
            elif words[0] == "outside":
                current.outside += int(words[1])
            else:
                intervals.append(current)
                if words[0] == "mark":
                    current = Interval(program.code_start + int(words[1], 16), collections.Counter(), 0)
    for interval in intervals[1:]:
        if interval.times[interval.start] != 1:
            raise SystemExit(f"{path}: the interval of 0x{interval.start:x} does not begin with it")
    return intervals


def total(kinds: collections.Counter) -> int:
    return sum(kinds[kind] for kind in KINDS)
