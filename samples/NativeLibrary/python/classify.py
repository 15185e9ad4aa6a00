#!/usr/bin/env python3
"""Classifies images of Fashion-MNIST with libshufflenet, through ctypes alone.

    classify.py LIBRARY WEIGHTS IMAGES.idx.gz [LOGITS]

prints the class of each image. LOGITS is a file of what the .NET class computed with vectors of the same width, float32 one
image after the other; the script fails if a bit differs.
"""

import ctypes
import gzip
import pathlib
import sys

PIXELS = 28 * 28
IDX_HEADER = 16
OK = 0

Handle = ctypes.c_uint64
Floats = ctypes.POINTER(ctypes.c_float)
Status = ctypes.c_int32
Length = ctypes.c_int64


class ShuffleNetError(Exception):
    """A function of the library failed."""


class Library:
    """The functions of shufflenet.h with their types; those with a status raise ShuffleNetError."""

    def __init__(self, path):
        self._functions = ctypes.CDLL(path)
        self._last_error = self._bind("snc_last_error", Length, ctypes.c_char_p, Length)
        self.version = self._bind("snc_version", ctypes.c_uint32)
        self.input_length = self._bind("snc_input_length", Length)
        self.output_length = self._bind("snc_output_length", Length)
        self.create_from_bytes = self._bind("snc_create_from_bytes", Status, ctypes.c_char_p, Length, ctypes.POINTER(Handle))
        self.run = self._bind("snc_run", Status, Handle, Floats, Length, Floats, Length)
        self.destroy = self._bind("snc_destroy", Status, Handle)
        if self.version() >> 16 != 1:
            raise ShuffleNetError(f"{path} has version {self.version():#x}, not 1")

    def _bind(self, name, result, *arguments):
        function = getattr(self._functions, name)
        function.restype, function.argtypes = result, arguments
        if result is Status:
            function.errcheck = self._check
        return function

    def _check(self, status, function, _):
        if status != OK:
            message = ctypes.create_string_buffer(self._last_error(None, 0))
            self._last_error(message, len(message))
            raise ShuffleNetError(f"{function.__name__}: {message.value.decode()}")


class Network:
    """A network and its buffers, for one thread at a time."""

    def __init__(self, library, weights):
        self._library = library
        self._handle = Handle()
        self.input = (ctypes.c_float * library.input_length())()
        self.output = (ctypes.c_float * library.output_length())()
        library.create_from_bytes(weights, len(weights), self._handle)

    def run(self):
        self._library.run(self._handle, self.input, len(self.input), self.output, len(self.output))

    def close(self):
        self._library.destroy(self._handle)


def single(value):
    """The nearest float32."""
    return ctypes.c_float(value).value


def normalise(pixel):
    return single(single(single(pixel / 255) - single(0.2860)) / single(0.3530))


def main():
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    library = Library(sys.argv[1])
    network = Network(library, pathlib.Path(sys.argv[2]).read_bytes())
    with gzip.open(sys.argv[3]) as file:
        pixels = file.read()[IDX_HEADER:]
    normalised = [normalise(pixel) for pixel in range(256)]
    logits = bytearray()
    for start in range(0, len(pixels), PIXELS):
        network.input[:] = [normalised[pixel] for pixel in pixels[start:start + PIXELS]]
        network.run()
        logits += network.output
        print(max(range(len(network.output)), key=lambda label: network.output[label]))
    network.close()

    # What C answers with a code is an exception here.
    for misuse in (network.run, network.close, lambda: Network(library, b"no weights")):
        try:
            misuse()
        except ShuffleNetError:
            continue
        sys.exit("a misuse went unnoticed")
    if len(sys.argv) == 5 and logits != pathlib.Path(sys.argv[4]).read_bytes():
        sys.exit("other logits")


if __name__ == "__main__":
    try:
        main()
    except (ShuffleNetError, OSError) as error:
        sys.exit(str(error))
