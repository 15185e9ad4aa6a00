"""The innermost loops of a method: the code from a branch's target to the branch, with no such branch between."""

import dataclasses

from disassembly import Instruction, Method


@dataclasses.dataclass(frozen=True)
class Loop:
    method: Method
    instructions: tuple[Instruction, ...]

    @property
    def multiply_adds(self) -> int:
        return sum(instruction.is_multiply_add for instruction in self.instructions)


def innermost(method: Method) -> list[Loop]:
    found, begin = [], 0
    for index, instruction in enumerate(method.instructions):
        if instruction.target is None or not method.address <= instruction.target <= instruction.address:
            continue
        # A loop that begins before the last one's end holds that one.
        if instruction.target >= method.instructions[begin].address:
            body = tuple(inner for inner in method.instructions[begin:index + 1] if inner.address >= instruction.target)
            found.append(Loop(method, body))
        begin = index + 1
    return found
