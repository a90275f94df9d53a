"""States of training on disk: one safetensors file each, whose header holds the rest as JSON. No pickle."""

import json
import re
import uuid
from pathlib import Path
from typing import Any

from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from disque_studio.errors import FileRefusedError

VERSION = 2
_FORMAT = "disque-studio training state"

State = dict[str, Any]


def save(path: Path, tensors: dict[str, Tensor], state: State) -> None:
    """Write a state under its name, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    # Cloned, because tied weights share memory, which the format refuses.
    apart = {name: tensor.detach().cpu().contiguous().clone() for name, tensor in tensors.items()}
    header = {"format": _FORMAT, "version": str(VERSION), "state": json.dumps(state)}
    try:
        save_file(apart, partial, metadata=header)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def load(path: Path) -> tuple[dict[str, Tensor], State]:
    """Read a state.

    Raises:
        FileRefusedError: the file is damaged, none of ours, or of another version.
    """
    try:
        with safe_open(path, framework="pt") as file:
            header = file.metadata() or {}
            version = header.get("version", "")
            if header.get("format") != _FORMAT or version not in _MIGRATIONS:
                raise FileRefusedError(path, f"is no {_FORMAT} of version 1 to {VERSION}")
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 (no mapping)
        return _MIGRATIONS[version](tensors, json.loads(header["state"]))
    except (SafetensorError, OSError, KeyError, ValueError) as error:
        raise FileRefusedError(path, f"can't be read as a {_FORMAT}: {error}") from error


def _from_1(tensors: dict[str, Tensor], state: State) -> tuple[dict[str, Tensor], State]:
    """Take up a state from before steps had random numbers of their own: its generator is of no use."""
    kept = {name: tensor for name, tensor in tensors.items() if name != "generator"}
    return kept, {"retreats": 0, **state}


_MIGRATIONS = {"1": _from_1, str(VERSION): lambda tensors, state: (tensors, state)}


class Shelf:
    """The checkpoints of one run: the newest `keep` of them, and the best."""

    def __init__(self, folder: Path, keep: int) -> None:
        self._folder = folder
        self._keep = max(keep, 1)

    @property
    def best(self) -> Path:
        """Where the best state is kept."""
        return self._folder / "best.safetensors"

    def steps(self) -> list[Path]:
        """List the checkpoints, oldest first."""
        return sorted(
            p for p in self._folder.glob("step-*") if re.fullmatch(r"step-\d+\.safetensors", p.name)
        )

    def add(self, step: int, tensors: dict[str, Tensor], state: State) -> Path:
        """Save a checkpoint and remove those beyond the newest."""
        path = self._folder / f"step-{step:09d}.safetensors"
        save(path, tensors, state)
        for old in self.steps()[: -self._keep]:
            old.unlink()
        return path
