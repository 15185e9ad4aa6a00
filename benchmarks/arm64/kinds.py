"""What an ARM64 instruction does, as far as the counts tell it apart."""

import functools
import re

from disassembly import Instruction

KINDS = ("fmla", "vector load", "vector store", "integer load", "integer store", "branch", "other")


@functools.cache
def kind(instruction: Instruction) -> str:
    """One of KINDS. Loads and stores are told apart by the register unit, whatever their width: a pair counts once."""
    name = instruction.mnemonic
    if instruction.is_multiply_add:
        return "fmla"
    if re.fullmatch(r"b|b\.\w+|bl|blr|br|ret|cbn?z|tbn?z", name):
        return "branch"
    # A register of the vector unit is v0, q0, d0, s0, h0 or b0, and a list of them stands in braces.
    unit = "vector" if re.match(r"\{|[vqdshb]\d", instruction.operands) else "integer"
    if re.match(r"ld|cas|swp", name):
        return f"{unit} load"
    return f"{unit} store" if name.startswith("st") else "other"
