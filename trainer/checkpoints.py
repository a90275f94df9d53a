"""States of training on disk: one safetensors file each, whose header holds the rest as JSON. No pickle."""

import json
import re
from pathlib import Path
from typing import Any

import safetensors.torch
from safetensors import SafetensorError, safe_open
from torch import Tensor

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.files import replace_file
from disque_studio.nets import seal

VERSION = 3
_FORMAT = "disque-studio training state"

State = dict[str, Any]


class DamagedStateError(FileRefusedError):
    """A state that can't be read, or that is not what was written: an earlier one may do."""


def save(path: Path, tensors: dict[str, Tensor], state: State) -> None:
    """Write a state under its name, whole or not at all; it is on the disk when this returns.

    Raises:
        FileRefusedError: the disk refuses.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # Cloned, because tied weights share memory, which the format refuses.
    apart = {name: tensor.detach().cpu().contiguous().clone() for name, tensor in tensors.items()}
    header = {"format": _FORMAT, "version": str(VERSION), "state": json.dumps(state)}
    sealed = seal.sealed(apart, header)
    replace_file(path, [safetensors.torch.save(apart, metadata=sealed)], durable=True)


def load(path: Path) -> tuple[dict[str, Tensor], State]:
    """Read a state.

    Raises:
        DamagedStateError: the file is damaged, or none of ours.
        FileRefusedError: it is of another version.
    """
    try:
        with safe_open(path, framework="pt") as file:
            header = file.metadata() or {}
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 (no mapping)
        if header.get("format") != _FORMAT:
            raise DamagedStateError(path, f"is no {_FORMAT}")
        version = header.get("version")
        if seal.broken(tensors, header) or (version == str(VERSION) and seal.KEY not in header):
            raise DamagedStateError(path, "is damaged: it is not what was written")
        if version not in _MIGRATIONS:
            raise FileRefusedError(path, f"is no {_FORMAT} of version 1 to {VERSION}")
        return _MIGRATIONS[version](tensors, json.loads(header["state"]))
    except (SafetensorError, OSError, KeyError, ValueError, TypeError, RecursionError) as error:
        raise DamagedStateError(path, f"can't be read as a {_FORMAT}: {error}") from error


def _from_1(tensors: dict[str, Tensor], state: State) -> tuple[dict[str, Tensor], State]:
    """Take up a state from before steps had random numbers of their own: its generator is of no use."""
    kept = {name: tensor for name, tensor in tensors.items() if name != "generator"}
    return kept, {"retreats": 0, "recipe_version": 1, **state}


def _as_is(tensors: dict[str, Tensor], state: State) -> tuple[dict[str, Tensor], State]:
    return tensors, state


_MIGRATIONS = {"1": _from_1, "2": _as_is, str(VERSION): _as_is}
"""Version 2 had no seal."""


def is_state(path: Path) -> bool:
    """Tell a state of training, of any version, from other files."""
    try:
        with safe_open(path, framework="pt") as file:
            return (file.metadata() or {}).get("format") == _FORMAT
    except (SafetensorError, OSError):
        return False


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
        """Save a checkpoint; remove those beyond the newest, and those that training has stepped back from.

        Raises:
            FileRefusedError: the disk refuses.
        """
        path = self._folder / f"step-{step:09d}.safetensors"
        save(path, tensors, state)
        found = self.steps()
        place = found.index(path) + 1
        for old in [*found[place:], *found[:place][: -self._keep]]:
            old.unlink()
        return path

    def clean(self) -> None:
        """Remove what a process that was killed while it saved has left."""
        for left in self._folder.glob(".*"):
            left.unlink()

    def lay_aside(self, path: Path) -> None:
        """Keep a damaged checkpoint under a name by which it is not found again."""
        path.replace(path.with_suffix(".damaged"))
