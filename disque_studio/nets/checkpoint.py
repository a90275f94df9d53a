"""Model files: safetensors whose JSON header carries the architecture and the model card. No pickle."""

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import safetensors.torch
import torch
from safetensors import SafetensorError, safe_open
from torch import Tensor, nn

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.files import replace_file
from disque_studio.nets import seal

FORMAT = "disque-studio model"
VERSION = 1


def save(
    path: Path, tensors: dict[str, Tensor], *, kind: str, architecture: dict[str, Any], card: dict[str, Any]
) -> None:
    """Write a model file, whole or not at all.

    Raises:
        FileRefusedError: the disk refuses.
    """
    header = {
        "format": FORMAT,
        "version": str(VERSION),
        "kind": kind,
        "architecture": json.dumps(architecture),
        "card": json.dumps(card),
    }
    dense = {name: tensor.contiguous() for name, tensor in tensors.items()}
    replace_file(path, [safetensors.torch.save(dense, metadata=seal.sealed(dense, header))], durable=True)


def load(path: Path, *, kind: str) -> tuple[dict[str, Tensor], dict[str, Any], dict[str, Any]]:
    """Read a model file of one kind: tensors, architecture, card.

    Raises FileRefusedError where it is no model file, of another kind, or of a version not known here.
    """
    try:
        with safe_open(path, framework="pt") as file:
            header = file.metadata() or {}
            if header.get("format") != FORMAT:
                raise FileRefusedError(
                    path, "is no Disque Studio model; choose a .safetensors file made by the trainer"
                )
            if header.get("version") != str(VERSION):
                raise FileRefusedError(
                    path,
                    f"is a model of version {header.get('version')}; this program reads version {VERSION}",
                )
            if header.get("kind") != kind:
                raise FileRefusedError(path, f"is a model for {header.get('kind')}, not for {kind}")
            # Copies: what is handed out lies in the file, which may be replaced while the program runs.
            tensors = {name: file.get_tensor(name).clone() for name in file.keys()}  # noqa: SIM118 (no mapping)
        if seal.broken(tensors, header):
            raise FileRefusedError(path, "is damaged: it is not what was written; copy it anew")
        return tensors, _record(header["architecture"]), _record(header["card"])
    except (SafetensorError, OSError, KeyError, ValueError, RecursionError) as error:
        raise FileRefusedError(path, f"can't be read as a model: {error}") from error


def _record(text: str) -> dict[str, Any]:
    """Read a JSON object.

    Raises:
        ValueError, RecursionError: the text is none.
    """
    record = json.loads(text)
    if not isinstance(record, dict):
        raise ValueError(f"{text:.40} is no JSON object")
    return record


def misfit(make: Callable[[], nn.Module], tensors: Mapping[str, Tensor]) -> str:
    """Say where the tensors of a file are not those of the network that `make` gives; "" where they are.

    No memory is taken for the network, whose sizes the file names, and may name as it likes.
    """
    with torch.device("meta"):
        sizes = {name: tuple(tensor.shape) for name, tensor in make().state_dict().items()}
    found = {name: tuple(tensor.shape) for name, tensor in tensors.items()}
    wrong = sorted(name for name in sizes.keys() | found.keys() if sizes.get(name) != found.get(name))
    return f"{wrong[0]} is {found.get(wrong[0])}, not {sizes.get(wrong[0])}" if wrong else ""


def digest(path: Path) -> str:
    """Give the SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
