"""Files of weights: safetensors written by hand, and any file written so that a kill leaves the old one or the new one."""

import json
import os
import struct

import numpy
import torch


def write_atomically(path: str, write) -> None:
    """Calls write(file) on a file beside `path`, which takes its place once the bytes are on the disk."""
    temporary = path + ".new"
    with open(temporary, "wb") as file:
        write(file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)


def save_pth(path: str, state: dict) -> None:
    write_atomically(path, lambda file: torch.save(state, file))


def save_safetensors(path: str, tensors: dict, metadata: dict) -> None:
    """Writes float32 tensors, row-major in the given order; others (the counters of batch normalisation) are left out."""
    header, chunks, offset = {"__metadata__": metadata}, [], 0
    for name, tensor in tensors.items():
        if tensor.dtype != torch.float32:
            continue
        chunk = tensor.detach().cpu().contiguous().numpy().astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [offset, offset + len(chunk)]}
        chunks.append(chunk)
        offset += len(chunk)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)  # keeps the data aligned for a reader that maps the file
    write_atomically(path, lambda file: file.write(struct.pack("<Q", len(text)) + text + b"".join(chunks)))


def load_safetensors(path: str):
    """The tensors and the metadata of a file of float32 tensors."""
    with open(path, "rb") as file:
        length, = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        if entry["dtype"] != "F32":
            raise ValueError(f"{path}: {name}: expected F32, found {entry['dtype']}")
        start, end = entry["data_offsets"]
        tensors[name] = torch.from_numpy(numpy.frombuffer(data[start:end], "<f4").reshape(entry["shape"]).copy())
    return tensors, metadata
