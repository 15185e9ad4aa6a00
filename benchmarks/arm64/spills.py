"""Looks for stack accesses in the inner loops of published kernels. Started by count.sh.

A loop that computes with more values than the machine has registers keeps some of them on the stack, which costs a load or a
store for each use. No inner loop with multiply-adds may do so.

On ARM64 also looks for loads of several registers that go on from v31 to v0: the compiler of .NET 10 takes the values behind v31
from other registers then.
"""

import argparse
import re
import sys

from disassembly import Program
from loops import Loop, innermost

# Methods of .NET address their frame through the stack pointer or the frame pointer, and use neither for anything else.
STACK = re.compile(r"\[(sp|x29|rsp|rbp)\b")
WRAPPING = re.compile(r"\bv31\.\w+, v0\.")


def main() -> int:
    parser = argparse.ArgumentParser(prog="count.sh --spills")
    parser.add_argument("programs", nargs="+", metavar="MACHINE")
    arguments = parser.parse_args()
    refused = 0
    for path in arguments.programs:
        for loop in spilling_loops(path):
            refused += 1
            print(f"  {stack_accesses(loop)} of {len(loop.instructions)} instructions, {loop.multiply_adds} of them multiply-adds, "
                  f"at {loop.instructions[0].address:x} in {loop.method.name}")
        for kernel, count in wrapping_loads(path).items():
            refused += 1
            print(f"  {count} loads from v31 on to v0 in {kernel}")
    return 1 if refused else 0


def spilling_loops(path: str) -> list[Loop]:
    loops = [loop for method in Program(path).methods if method.kernel for loop in innermost(method) if loop.multiply_adds]
    if not loops:
        raise SystemExit(f"{path}: no kernel has a loop of multiply-adds, which cannot be")
    found = [loop for loop in loops if stack_accesses(loop)]
    print(f"{path}: {len(loops)} inner loops with multiply-adds, {len(found)} of them use the stack")
    return found


def wrapping_loads(path: str) -> dict[str, int]:
    """Kernels with loads of several registers that go on from v31 to v0, and how many each has."""
    kernels = [method for method in Program(path).methods if method.kernel]
    counts = {method.name: sum(WRAPPING.search(each.operands) is not None and each.mnemonic.startswith("ld") for each in method.instructions)
              for method in kernels}
    return {name: count for name, count in counts.items() if count}


def stack_accesses(loop: Loop) -> int:
    return sum(STACK.search(instruction.operands) is not None for instruction in loop.instructions)


if __name__ == "__main__":
    sys.exit(main())
