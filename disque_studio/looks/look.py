"""Looks: weighted example pairs, coded; and the .look file that keeps them.

A .look file is one safetensors file. Its tensors are each exemplar's thumbnails (uint8) and code (float32);
its metadata holds `look`, a JSON document that describes them and ends in `digest`, the SHA-256 of it all.
"""

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import safetensors.numpy
from safetensors import SafetensorError

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.files import replace_file
from disque_studio.resources import resource_path

FORMAT = "disque-look"
VERSION = 1
SUFFIX = ".look"
LIMIT_BYTES = 32 << 20
LIMIT_THUMBNAIL = 1024
DEFAULT_LOOK = "Natural"
"""The built-in look for those who name none."""

_LIMIT_HEADER = 1 << 20
_MALFORMED = (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError)
_SOURCE, _TARGET, _ARRAY = "source", "target", "array."

Arrays = dict[str, npt.NDArray[Any]]


@dataclass(frozen=True, eq=False)
class Exemplar:
    """One before/after pair, coded.

    `source_thumb` and `target_thumb` are (h, w, 3) uint8, sRGB-encoded. `arrays` is the code, float32 and
    finite: only `looks.exemplar` knows what it means. `fit_error` is the mean colour difference (CIEDE2000)
    between the after picture and what the code makes of the before picture. `model` names the weights
    that coded the pair.
    """

    name: str
    source_thumb: npt.NDArray[np.uint8]
    target_thumb: npt.NDArray[np.uint8]
    arrays: Mapping[str, npt.NDArray[np.float32]]
    fit_error: float
    model: str

    def __post_init__(self) -> None:
        for thumb in (self.source_thumb, self.target_thumb):
            sides_fit = thumb.ndim == 3 and all(1 <= side <= LIMIT_THUMBNAIL for side in thumb.shape[:2])
            if thumb.dtype != np.uint8 or not sides_fit or thumb.shape[2] != 3:
                raise ValueError(f"a thumbnail must be (h, w, 3) uint8, not {thumb.shape} {thumb.dtype}")
        for name, array in self.arrays.items():
            if array.dtype != np.float32 or not np.isfinite(array).all():
                raise ValueError(f'the array "{name}" must be finite float32')
        if not (math.isfinite(self.fit_error) and self.fit_error >= 0):
            raise ValueError(f"the fit error must be a colour difference, not {self.fit_error}")


@dataclass(frozen=True, eq=False)
class Look:
    """Exemplars mixed by `weights`, which are relative, not negative, and not all zero."""

    name: str
    exemplars: tuple[Exemplar, ...]
    weights: tuple[float, ...]
    note: str = ""

    def __post_init__(self) -> None:
        if len(self.weights) != len(self.exemplars):
            raise ValueError(f"{len(self.exemplars)} exemplars cannot have {len(self.weights)} weights")
        if not all(math.isfinite(weight) and weight >= 0 for weight in self.weights):
            raise ValueError(f"weights must be finite and not negative: {self.weights}")
        if not any(self.weights):
            raise ValueError("at least one exemplar must have a weight above 0")

    def save(self, path: str | Path, *, overwrite: bool = False) -> None:
        """Write a .look file; it appears under its name only when it is whole.

        Raises:
            FileRefusedError: the file exists and `overwrite` is not set, or the disk refuses.
        """
        path = Path(path)
        if path.exists() and not overwrite:
            raise FileRefusedError(path, "exists already; it is replaced only where overwriting is asked for")
        replace_file(path, [self.to_bytes(path)])

    def to_bytes(self, path: Path) -> bytes:
        """Give what a .look file holds; `path` is the file that is to hold it.

        Raises:
            FileRefusedError: it would be too large.
        """
        description, arrays = _described(self)
        document = json.dumps(description | {"digest": _digest(description, arrays)})
        data = safetensors.numpy.save(arrays, {"look": document})
        if len(data) > LIMIT_BYTES:
            raise FileRefusedError(path, f"would be above {LIMIT_BYTES >> 20} MiB; mix fewer exemplars")
        return data

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Read a .look file.

        Raises:
            FileRefusedError: it cannot be read, is no look, is of an unknown version, or is damaged.
        """
        path = Path(path)
        return cls.from_bytes(path, _read(path))

    @classmethod
    def from_bytes(cls, path: Path, data: bytes) -> Self:
        """Understand what a .look file holds; `path` is the file that held it.

        Raises:
            FileRefusedError: it is no look, is of an unknown version, or is damaged.
        """
        description = _description(path, data)
        version = description.get("version")
        if version != VERSION:
            reason = f"is a look of version {version!r:.20}, and this program reads version {VERSION}"
            raise FileRefusedError(path, f"{reason}; update Disque Studio, or make the look anew")
        try:
            arrays = safetensors.numpy.load(data)
            if description.pop("digest", None) != _digest(description, arrays):
                raise ValueError("its contents are not those that were saved")
            return cls(*_parts(description, arrays))
        except (SafetensorError, *_MALFORMED) as error:
            raise FileRefusedError(path, f"is damaged: {error}; use another copy of it") from error


def builtin() -> dict[str, Path]:
    """Give the built-in looks' files by name: the default first, the others in alphabetical order."""
    files = {file.stem: file for file in resource_path("looks").glob(f"*{SUFFIX}")}
    return {name: files[name] for name in sorted(files, key=lambda name: (name != DEFAULT_LOOK, name))}


def _described(look: Look) -> tuple[dict[str, Any], Arrays]:
    """Describe a look for JSON, and give its tensors."""
    entries: list[dict[str, Any]] = []
    arrays: Arrays = {}
    for number, (exemplar, weight) in enumerate(zip(look.exemplars, look.weights, strict=True)):
        own: Arrays = {_SOURCE: exemplar.source_thumb, _TARGET: exemplar.target_thumb}
        own |= {_ARRAY + name: array for name, array in exemplar.arrays.items()}
        arrays |= {f"{number}.{name}": np.ascontiguousarray(array) for name, array in own.items()}
        entry = {"name": exemplar.name, "weight": weight, "arrays": sorted(exemplar.arrays)}
        entries.append(entry | {"fit_error": exemplar.fit_error, "model": exemplar.model})
    head = {"format": FORMAT, "version": VERSION, "name": look.name, "note": look.note}
    return head | {"exemplars": entries}, arrays


def _parts(
    description: dict[str, Any], arrays: Arrays
) -> tuple[str, tuple[Exemplar, ...], tuple[float, ...], str]:
    exemplars, weights = [], []
    for number, entry in enumerate(description["exemplars"]):
        exemplar = Exemplar(
            name=_printable(entry["name"]),
            source_thumb=arrays[f"{number}.{_SOURCE}"],
            target_thumb=arrays[f"{number}.{_TARGET}"],
            arrays={name: arrays[f"{number}.{_ARRAY}{name}"] for name in entry["arrays"]},
            fit_error=float(entry["fit_error"]),
            model=_printable(entry["model"]),
        )
        exemplars.append(exemplar)
        weights.append(float(entry["weight"]))
    name, note = _printable(description["name"]), _printable(description["note"])
    return name, tuple(exemplars), tuple(weights), note


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)


def _digest(description: dict[str, Any], arrays: Arrays) -> str:
    digest = hashlib.sha256(json.dumps(description).encode())
    for name, array in sorted(arrays.items()):
        digest.update(f"{name} {array.dtype.str} {array.shape}".encode())
        digest.update(array.tobytes())
    return digest.hexdigest()


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT_BYTES + 1)
    except OSError as error:
        raise FileRefusedError(path, f"cannot be read: {error.strerror or error}") from error
    if len(data) > LIMIT_BYTES:
        raise FileRefusedError(path, f"is no look: it is above {LIMIT_BYTES >> 20} MiB; choose a .look file")
    return data


def _description(path: Path, data: bytes) -> dict[str, Any]:
    """Give the JSON document of a look, and check its tensors' types."""
    length = int.from_bytes(data[:8], "little")
    if not 2 <= length <= min(_LIMIT_HEADER, len(data) - 8):
        raise _no_look(path)
    try:
        header = json.loads(data[8 : 8 + length])
        description = json.loads(header.pop("__metadata__")["look"])
        known = all(entry["dtype"] in ("F32", "U8") for entry in header.values())
    except _MALFORMED as error:
        raise _no_look(path) from error
    if not (known and isinstance(description, dict) and description.get("format") == FORMAT):
        raise _no_look(path)
    return description


def _no_look(path: Path) -> FileRefusedError:
    return FileRefusedError(path, "is no look, or damaged; choose a .look file that Disque Studio saved")
