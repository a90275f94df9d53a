"""A digest over what a file of tensors holds, because safetensors itself does not notice a flipped bit."""

import hashlib
from collections.abc import Mapping

import torch
from torch import Tensor

KEY = "seal"
"""The entry of a file's header that keeps the digest of all the others, and of the tensors."""


def sealed(tensors: Mapping[str, Tensor], header: Mapping[str, str]) -> dict[str, str]:
    """Give a header with the seal of what is to be written under it."""
    return {**header, KEY: _digest(tensors, header)}


def broken(tensors: Mapping[str, Tensor], header: Mapping[str, str]) -> bool:
    """Tell whether what was read is not what was sealed; files from before there were seals hold."""
    rest = {name: text for name, text in header.items() if name != KEY}
    return KEY in header and header[KEY] != _digest(tensors, rest)


def _digest(tensors: Mapping[str, Tensor], header: Mapping[str, str]) -> str:
    """Give the BLAKE2b of names, texts, types, shapes and numbers, in the order of the names."""
    found = hashlib.blake2b(digest_size=32)
    for name, text in sorted(header.items()):
        found.update(f"{name}\0{text}\0".encode())
    for name, tensor in sorted(tensors.items()):
        found.update(f"{name}\0{tensor.dtype}\0{tuple(tensor.shape)}\0".encode())
        found.update(tensor.detach().cpu().contiguous().reshape(-1).view(torch.uint8).numpy().data)
    return found.hexdigest()
