"""Checks of the counting: a program in assembly whose instructions are counted by hand. Started by `count.sh --check`."""

import os
import subprocess
import sys
import tempfile
import unittest

from counts import count
from disassembly import Program
from loops import innermost
from network import Network
from spills import stack_accesses

CLASS = "test_ShuffleNet_Compiler_Generated_Test_Vector128__"
SOURCE = f"""
    .global _start
_start:
    bl test_Marker__Mark
    bl {CLASS}Run
    bl test_Marker__Mark
    mov x0, #1
    adr x1, layers
    mov x2, #(end - layers)
    mov x8, #64             // write
    svc #0
    mov x0, #0
    mov x8, #93             // exit
    svc #0
layers: .ascii "first\\ttest\\t4000\\t1x1x1\\nsecond\\ttest\\t200\\t1x1x1\\n"
end:
    .balign 4
    .type test_Marker__Mark, %function
test_Marker__Mark:
    ret
    .type {CLASS}Run, %function
{CLASS}Run:
    stp x29, x30, [sp, #-16]!
    bl {CLASS}First
    ldp x29, x30, [sp], #16
    b {CLASS}Second
    .type {CLASS}First, %function
{CLASS}First:
    sub sp, sp, #32
    mov x0, #1000
1:  ldr q1, [sp]
    ldp s2, s3, [sp, #16]
    fmla v0.4s, v1.4s, v2.s[0]
    fmadd s0, s2, s3, s0
    str q0, [sp]
    subs x0, x0, #1
    b.ne 1b
    add sp, sp, #32
    ret
    .type {CLASS}Second, %function
{CLASS}Second:
    adr x2, layers
    mov x0, #10
2:  mov x1, #5
    fmul v0.4s, v0.4s, v0.4s
3:  ld1 {{v1.4s, v2.4s}}, [x2]
    fmla v0.4s, v1.4s, v2.4s
    ldr x3, [x2]
    sub x1, x1, #1
    cbnz x1, 3b
    subs x0, x0, #1
    b.gt 2b
    ret
"""


class Counting(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.directory = tempfile.TemporaryDirectory()
        source, binary = os.path.join(cls.directory.name, "test.s"), os.path.join(cls.directory.name, "test")
        with open(source, "w") as file:
            file.write(SOURCE)
        subprocess.run(["aarch64-linux-gnu-gcc", "-static", "-nostdlib", "-o", binary, source], check=True)
        cls.program = Program(binary)
        cls.network = Network(cls.program, "Test")
        cls.inference = count(cls.program, cls.network, "test", PLUGIN, "cortex-a72")

    @classmethod
    def tearDownClass(cls):
        cls.directory.cleanup()

    def test_layers_are_what_the_program_prints(self):
        self.assertEqual([(layer.name, layer.multiply_adds) for layer in self.inference.layers], [("first", 4000), ("second", 200)])
        self.assertEqual([kernel.kernel for kernel in self.network.kernels], ["First", "Second"])

    def test_what_stands_before_the_first_kernel_is_no_layer(self):
        # The mark's ret, the call of Run, the store of its frame and the call of the kernel.
        self.assertEqual(self.inference.before.kinds(self.program), {"branch": 3, "integer store": 1, "other": 0})

    def test_a_layer_lasts_from_its_kernel_to_the_next(self):
        first = {
            "other": 3 + 1000, "vector load": 2000, "fmla": 2000, "vector store": 1000,
            "branch": 1000 + 2, "integer load": 1,  # Run's own return to its second call among them
        }
        self.assertEqual(self.inference.calls[0].kinds(self.program), first)

    def test_loops_in_loops_count_as_often_as_they_run(self):
        # The last one lasts to the mark: the return and the call of it.
        second = {"other": 2 + 10 * 3 + 50, "vector load": 50, "fmla": 50, "integer load": 50, "branch": 50 + 10 + 2}
        self.assertEqual(self.inference.calls[1].kinds(self.program), second)

    def test_only_innermost_loops_are_looked_at_for_stack_accesses(self):
        found = [[(len(loop.instructions), loop.multiply_adds, stack_accesses(loop)) for loop in innermost(kernel)] for kernel in self.network.kernels]
        self.assertEqual(found, [[(7, 2, 3)], [(5, 1, 0)]])


if __name__ == "__main__":
    PLUGIN = sys.argv.pop(1)
    unittest.main()
