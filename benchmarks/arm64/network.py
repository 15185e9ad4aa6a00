"""A network in the published program: the kernels it calls, in order."""

from disassembly import Program


class Network:
    def __init__(self, program: Program, type_name: str):
        [self.run] = [method for method in program.methods if method.name.endswith(f"_{type_name}_Vector128__Run")]
        # What Run calls, a straight line with one call for each layer. The last call is a jump.
        called = [program.method_at(instruction.target) for instruction in self.run.instructions if instruction.target]
        self.kernels = [method for method in called if method is not self.run]
