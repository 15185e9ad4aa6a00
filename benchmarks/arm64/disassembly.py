"""The machine code of a published program: its methods, their instructions and what kind each is."""

import bisect
import dataclasses
import functools
import re
import subprocess

KINDS = ("fmla", "vector load", "vector store", "integer load", "integer store", "branch", "other")

# llvm-objdump's lines: `   d1158:      	mov	x20, x1` and `00000000000d1140 <name>:`.
INSTRUCTION = re.compile(r"^\s*([0-9a-f]+):\s+([a-z][\w.]*)[ \t]*(.*)$")
METHOD = re.compile(r"^([0-9a-f]+) <(.+)>:$")
TARGET = re.compile(r"0x([0-9a-f]+) <")


@dataclasses.dataclass(frozen=True)
class Instruction:
    address: int
    mnemonic: str
    operands: str

    @property
    def target(self) -> int | None:
        """Where a direct branch or call goes."""
        found = TARGET.search(self.operands) if self.kind == "branch" else None
        return int(found[1], 16) if found else None

    @functools.cached_property
    def kind(self) -> str:
        """One of KINDS, for ARM64."""
        name = self.mnemonic
        if re.fullmatch(r"fml[as]|fn?m(add|sub)", name):
            return "fmla"
        if re.fullmatch(r"b|b\.\w+|bl|blr|br|ret|cbn?z|tbn?z", name):
            return "branch"
        # A register of the vector unit is v0, q0, d0, s0, h0 or b0, and a list of them stands in braces.
        unit = "vector" if re.match(r"[{vqdshb](?!p\b)", self.operands) else "integer"
        if re.match(r"ld|cas|swp", name):
            return f"{unit} load"
        if name.startswith("st"):
            return f"{unit} store"
        return "other"


@dataclasses.dataclass(frozen=True)
class Method:
    name: str
    instructions: tuple[Instruction, ...]

    @property
    def address(self) -> int:
        return self.instructions[0].address


class Program:
    """A binary with its symbols."""

    def __init__(self, path: str):
        self.path = path
        self.methods = _methods(path)
        self._starts = [method.address for method in self.methods]
        self._by_name = {method.name: method for method in self.methods}
        self._at = {instruction.address: instruction for method in self.methods for instruction in method.instructions}

    @functools.cached_property
    def code_start(self) -> int:
        """The address of the first segment that can run, from which qemu counts."""
        headers = _output("llvm-readelf", "-lW", self.path)
        return min(int(address, 16) for address in re.findall(r"LOAD\s+\S+\s+(0x\w+).*R[W ]E", headers))

    def method(self, name: str) -> Method:
        return self._by_name[name]

    def method_at(self, address: int) -> Method:
        return self.methods[bisect.bisect_right(self._starts, address) - 1]

    def instruction(self, address: int) -> Instruction:
        return self._at[address]


def _methods(path: str) -> list[Method]:
    found, name, instructions = [], "", []
    for line in [*_output("llvm-objdump", "-d", "--no-show-raw-insn", path).splitlines(), "0 <end>:"]:
        if match := INSTRUCTION.match(line):
            instructions.append(Instruction(int(match[1], 16), match[2], match[3]))
        elif match := METHOD.match(line):
            if instructions:
                found.append(Method(name, tuple(instructions)))
            name, instructions = match[2], []
    return sorted(found, key=lambda method: method.address)


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
