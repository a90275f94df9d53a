"""Every scorer by its metric name.

A system's module, `disque_studio.quality.<system>`, offers one factory::

    def create(name: str, model: Path | None, device: str) -> Scorer

`name` is the metric's name (`causal` and `causal-unlabelled` come from one module). `model` is the model file
that the table below names, or the user's own, or None for measures without one; a system with a second file
finds it beside the first. `device` is a torch device, which measures without a network ignore. The factory
raises FileRefusedError where the file is no model of its kind. A scorer is kept, and may be asked from
several threads at once, so it holds no state that an assessment changes. Modules are imported when first
asked for: networks bring torch, which takes long to load.

A metric whose model files are not installed is not listed. Causal scorers that were adapted to a domain of
the user's own lie in `user_folder()` and go by the stem of their file.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from disque_studio.errors import DisqueError
from disque_studio.resources import resource_path

if TYPE_CHECKING:
    # They bring numpy, which the window does not wait for.
    from disque_studio.quality.scorer import Facts, Needs, Scorer

SUFFIX = ".safetensors"


@dataclass(frozen=True)
class Entry:
    """Where a metric comes from: its module, what it compares with, its model files (the main one first)."""

    module: str
    needs: Needs
    models: tuple[str, ...] = ()


_TABLE = {
    "qdnet": Entry("qdnet", "none", ("qdnet.safetensors",)),
    "dri": Entry("dri", "none", ("dri.safetensors",)),
    "disque": Entry("disque", "either", ("disque-sdr.safetensors", "disque-hdr.safetensors")),
    "causal": Entry("causal", "either", ("causal.safetensors",)),
    "causal-unlabelled": Entry("causal", "either", ("causal.safetensors",)),
    "tmqi": Entry("tmqi", "photo"),
    "psnr": Entry("classical", "picture"),
    "ms-ssim": Entry("classical", "picture"),
    "vif": Entry("classical", "picture"),
}
_ADAPTED = Entry("causal", "either")

SYSTEMS = ("qdnet", "dri", "disque", "causal")
"""The metrics of the four systems, in the order they are shown."""


def names() -> list[str]:
    """Name the metrics that are installed: the program's own first, then the user's."""
    return bundled() + sorted(set(_adapted()) - set(_TABLE))


def bundled() -> list[str]:
    """Name the program's own metrics that are installed."""
    return [name for name, entry in _TABLE.items() if _installed(entry)]


def model_files() -> set[str]:
    """Name the model files that the program's own metrics are read from, installed or not."""
    return {model for entry in _TABLE.values() for model in entry.models}


def needs(name: str) -> Needs:
    """Tell what a metric compares with, without loading it.

    Raises:
        DisqueError: there is no such metric.
    """
    return _find(name)[0].needs


def facts(name: str) -> Facts:
    """Tell what a metric is; loads it.

    Raises:
        DisqueError: as `scorer`.
    """
    return scorer(name).facts


def scorer(name: str, device: str = "cpu") -> Scorer:
    """Give a metric's scorer, loaded once for each device.

    Raises:
        DisqueError: there is no such metric, or its model file is damaged.
    """
    entry, model = _find(name)
    stamp = 0 if model is None else _stamp(model)
    return _create(name, entry.module, model, stamp, device)


def digest(name: str) -> str:
    """Give the hexadecimal SHA-256 of a metric's main model file, without loading it; "" where it has none.

    Raises:
        DisqueError: there is no such metric.
    """
    _, model = _find(name)
    return "" if model is None else _digest(model, _stamp(model))


def user_folder() -> Path:
    """Give the folder of the user's own scorers; it need not exist."""
    return Path(platformdirs.user_data_dir("disque-studio", appauthor=False), "scorers")


def _find(name: str) -> tuple[Entry, Path | None]:
    """Give a metric's entry and the path of its model."""
    entry = _TABLE.get(name)
    if entry is not None and _installed(entry):
        return entry, resource_path("models", entry.models[0]) if entry.models else None
    adapted = _adapted()
    if name in adapted and entry is None:
        return _ADAPTED, adapted[name]
    raise DisqueError(f"there is no metric {name}; there are {', '.join(names())}")


def _installed(entry: Entry) -> bool:
    return all(resource_path("models", model).is_file() for model in entry.models)


def _adapted() -> dict[str, Path]:
    """Give the user's own model files by name."""
    return {path.stem: path for path in sorted(user_folder().glob(f"*{SUFFIX}"))}


def _stamp(model: Path) -> int:
    return model.stat().st_mtime_ns


@cache
def _digest(model: Path, _stamp: int) -> str:
    with model.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@cache
def _create(name: str, module: str, model: Path | None, _stamp: int, device: str) -> Scorer:
    made: Scorer = import_module(f"disque_studio.quality.{module}").create(name, model, device)
    return made
