"""Looks for stack accesses in the inner loops of published kernels. Started by count.sh.

A loop that computes with more values than the machine has registers keeps some of them on the stack, which costs a load or a
store for each use. No inner loop with multiply-adds may do so.
"""

import argparse
import re
import sys

from disassembly import Program
from loops import Loop, innermost

# Methods of .NET address their frame through the stack pointer or the frame pointer, and use neither for anything else.
STACK = re.compile(r"\[(sp|x29|rsp|rbp)\b")


def main() -> int:
    parser = argparse.ArgumentParser(prog="count.sh --spills")
    parser.add_argument("--allow", metavar="KERNEL", help="a regular expression of kernels that may use the stack")
    parser.add_argument("programs", nargs="+", metavar="MACHINE")
    arguments = parser.parse_args()
    refused = 0
    for path in arguments.programs:
        for loop in spilling_loops(path):
            allowed = arguments.allow is not None and re.search(arguments.allow, loop.method.kernel)
            refused += not allowed
            print(f"  {stack_accesses(loop)} of {len(loop.instructions)} instructions, {loop.multiply_adds} of them multiply-adds, "
                  f"at {loop.instructions[0].address:x} in {loop.method.name}{', allowed' if allowed else ''}")
    return 1 if refused else 0


def spilling_loops(path: str) -> list[Loop]:
    loops = [loop for method in Program(path).methods if method.kernel for loop in innermost(method) if loop.multiply_adds]
    if not loops:
        raise SystemExit(f"{path}: no kernel has a loop of multiply-adds, which cannot be")
    found = [loop for loop in loops if stack_accesses(loop)]
    print(f"{path}: {len(loops)} inner loops with multiply-adds, {len(found)} of them use the stack")
    return found


def stack_accesses(loop: Loop) -> int:
    return sum(STACK.search(instruction.operands) is not None for instruction in loop.instructions)


if __name__ == "__main__":
    sys.exit(main())
