"""The machine code of a published program, ARM64 or x64: its methods and their instructions."""

import bisect
import dataclasses
import functools
import re
import subprocess

# llvm-objdump's lines: `   d1158:      	mov	x20, x1` and `00000000000d1140 <name>:`.
INSTRUCTION = re.compile(r"^\s*([0-9a-f]+):\s+([a-z][\w.]*)[ \t]*(.*)$")
METHOD = re.compile(r"^([0-9a-f]+) <(.+)>:$")
BRANCH = re.compile(r"b|b\.\w+|bl|cbn?z|tbn?z|call|j\w+")
TARGET = re.compile(r"0x([0-9a-f]+) <")
KERNEL = re.compile(r"_ShuffleNet_Compiler_Generated_\w+_Vector\d+__(?!Run$)(\w+)$")


@dataclasses.dataclass(frozen=True)
class Instruction:
    address: int
    mnemonic: str
    operands: str

    @functools.cached_property
    def target(self) -> int | None:
        """Where a direct branch or call goes."""
        found = BRANCH.fullmatch(self.mnemonic) and TARGET.search(self.operands)
        return int(found[1], 16) if found else None

    @property
    def is_multiply_add(self) -> bool:
        return re.match(r"fml[as]$|v?fn?m(add|sub)", self.mnemonic) is not None


@dataclasses.dataclass(frozen=True)
class Method:
    name: str
    instructions: tuple[Instruction, ...]

    @property
    def address(self) -> int:
        return self.instructions[0].address

    @property
    def kernel(self) -> str | None:
        """The name that the compiler gave to a kernel, without its class; None for other methods."""
        found = KERNEL.search(self.name)
        return found and found[1]


class Program:
    """A binary with its symbols."""

    def __init__(self, path: str):
        self.path = path
        self.methods = _methods(path)
        self._starts = [method.address for method in self.methods]
        self._at = {instruction.address: instruction for method in self.methods for instruction in method.instructions}

    @functools.cached_property
    def code_start(self) -> int:
        """The address of the first segment that can run, from which qemu counts."""
        headers = _output("llvm-readelf", "-lW", self.path)
        return min(int(address, 16) for address in re.findall(r"LOAD\s+\S+\s+(0x\w+).*R[W ]E", headers))

    def method_at(self, address: int) -> Method:
        return self.methods[bisect.bisect_right(self._starts, address) - 1]

    def instruction(self, address: int) -> Instruction:
        return self._at[address]


def _methods(path: str) -> list[Method]:
    found, name, instructions = [], "", []
    listing = _output("llvm-objdump", "-d", "--no-show-raw-insn", "--x86-asm-syntax=intel", path)
    for line in [*listing.splitlines(), "0 <end>:"]:
        if match := INSTRUCTION.match(line):
            instructions.append(Instruction(int(match[1], 16), match[2], match[3]))
        elif match := METHOD.match(line):
            if instructions:
                found.append(Method(name, tuple(instructions)))
            name, instructions = match[2], []
    return sorted(found, key=lambda method: method.address)


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
