"""A planner that is quick and exact in the place of the network's, and photos to use it on."""

import dataclasses
import sys
import types
from collections.abc import Callable
from pathlib import Path

import numpy as np
import OpenEXR
import pytest

from disque_studio import looks
from disque_studio.errors import PairRefusedError
from disque_studio.looks.look import Exemplar, Look
from disque_studio.looks.mapping import AFFINE, Mapping, neutral_mapping
from disque_studio.studio import lookfiles, lookmodels


def exemplar(name: str) -> Exemplar:
    thumb = np.full((4, 6, 3), 128, np.uint8)
    return Exemplar(name, thumb, thumb, {}, fit_error=0.25, model="none")


def plan(small: np.ndarray, look: Look, *, model: object) -> Mapping:
    """Darken from top to bottom of the whole photo, so that a wrong place shows."""
    grid = np.zeros((4, 1, 1, AFFINE), np.float32)
    grid[..., [0, 5, 10]] = np.linspace(0.0, -0.8, 4)[:, None, None, None]
    return dataclasses.replace(neutral_mapping(1.0), grid=grid, strength=1.0)


def code_pair(source, target, *, name, model):
    if abs(source.width / source.height - target.rgb.shape[1] / target.rgb.shape[0]) > 0.1:
        raise PairRefusedError("the two pictures do not show the same scene")
    return exemplar(name)


@pytest.fixture
def quick_looks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Plan and code pairs by the functions above, and have two built-in looks."""
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    for name in ("Natural", "Punchy"):
        Look(name, (exemplar("one"),), (1.0,)).save(shelf / f"{name}.look")
    monkeypatch.setattr(lookfiles, "builtin", lambda: {p.stem: p for p in sorted(shelf.glob("*.look"))})
    monkeypatch.setattr(lookmodels, "fall_back", lambda look, device: None)
    for name, function in (("plan", plan), ("exemplar", code_pair)):
        module = types.ModuleType(f"disque_studio.looks.{name}")
        setattr(module, function.__name__, function)
        monkeypatch.setitem(sys.modules, module.__name__, module)
        monkeypatch.setattr(looks, name, module, raising=False)


@pytest.fixture
def write_exr() -> Callable[[Path, np.ndarray], Path]:
    """Write (H, W, 3) as an EXR of its own type, and give the path."""

    def write(path: Path, rgb: np.ndarray) -> Path:
        header = {"compression": OpenEXR.ZIP_COMPRESSION, "type": OpenEXR.scanlineimage}
        with OpenEXR.File(header, {"RGB": np.ascontiguousarray(rgb)}) as file:
            file.write(str(path))
        return path

    return write


@pytest.fixture
def scene() -> np.ndarray:
    """(70, 90, 3) half-float, smooth, 0.1 to 0.9."""
    y, x = np.mgrid[0:70, 0:90]
    return np.stack([0.1 + 0.8 * x / 89, 0.1 + 0.8 * y / 69, 0.5 + 0 * x], axis=2).astype(np.float16)


@pytest.fixture
def exr(tmp_path: Path, scene: np.ndarray, write_exr: Callable[[Path, np.ndarray], Path]) -> Path:
    return write_exr(tmp_path / "scene.exr", scene)
