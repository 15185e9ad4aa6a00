"""Models the hottest inner loop of a network on real cores with llvm-mca."""

import re
import subprocess

from counts import Inference
from disassembly import Instruction
from loops import Loop, innermost
from network import Network

CORES = ("cortex-a53", "cortex-a55", "cortex-a72", "cortex-a76")
ITERATIONS = 200


def print_model(inference: Inference, network: Network) -> None:
    times = inference.times
    kernels = {kernel.name: kernel for kernel in network.kernels}.values()
    loops = [loop for kernel in kernels for loop in innermost(kernel) if loop.multiply_adds]
    loop = max(loops, key=lambda found: times[found.instructions[0].address] * len(found.instructions))
    print()
    print(f"hottest loop: {loop.method.kernel} at {loop.instructions[0].address:x}, {len(loop.instructions)} instructions "
          f"with {loop.multiply_adds} multiply-adds, {times[loop.instructions[0].address]:,} times")
    print(f"{'core':12} {'cycles':>8} {'ideal':>8} {'of ideal':>9}  (an iteration)")
    for core in CORES:
        cycles, ideal = model(loop, core)
        print(f"{core:12} {cycles:8.1f} {ideal:8.1f} {cycles / ideal:9.2f}")
    print()


def model(loop: Loop, core: str) -> tuple[float, float]:
    """Cycles of an iteration, and those that its multiply-adds alone keep the busiest unit of the model occupied."""
    report = subprocess.run(
        ["llvm-mca", "-march=aarch64", f"-mcpu={core}", f"-iterations={ITERATIONS}"],
        input=assembly(loop), check=True, stdout=subprocess.PIPE, text=True).stdout
    cycles = int(re.search(r"Total Cycles:\s+(\d+)", report)[1]) / ITERATIONS
    # The table of instructions: micro-operations, latency, cycles between two of a kind, then the text.
    between = re.findall(r"^ \d+\s+\d+\s+([\d.]+)\s.*\bfml[as]\b", report, re.MULTILINE)
    return cycles, sum(map(float, between))


def assembly(loop: Loop) -> str:
    return "\n".join(["loop:", *map(_line, loop.instructions), ""])


def _line(instruction: Instruction) -> str:
    """Branches lose the address that the disassembly gives them; all of an inner loop's go round or out."""
    operands = re.sub(r"0x[0-9a-f]+ <.*>", "loop", instruction.operands) if instruction.target is not None else instruction.operands
    return f"{instruction.mnemonic} {operands}"
