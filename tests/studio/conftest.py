"""A stand-in for looks that is quick and exact, and photos to use it on."""

import dataclasses
import sys
import types
from collections.abc import Callable
from pathlib import Path

import numpy as np
import OpenEXR
import pytest

from disque_studio import looks
from disque_studio.errors import FileRefusedError, PairRefusedError


@dataclasses.dataclass(frozen=True)
class Mapping:
    strength: float = 1.0
    exposure: float = 0.0

    def with_(self, **changes: float) -> "Mapping":
        return dataclasses.replace(self, **changes)


@dataclasses.dataclass(frozen=True)
class Exemplar:
    name: str
    fit_error: float = 0.25


@dataclasses.dataclass(frozen=True)
class Look:
    name: str
    exemplars: tuple = ()
    weights: tuple = ()

    def save(self, path: Path) -> None:
        Path(path).write_text(self.name, encoding="utf-8")

    @staticmethod
    def load(path: Path) -> "Look":
        if not Path(path).is_file():
            raise FileRefusedError(path, "cannot be opened: No such file or directory")
        return Look(Path(path).read_text(encoding="utf-8"), (Exemplar("one"),), (1.0,))


def render(rgb, mapping, *, window=(0.0, 0.0, 1.0, 1.0)):
    """Darken from top to bottom of the whole photo, so that a wrong window shows."""
    _, top, _, bottom = window
    rows = len(rgb)
    place = top + (np.arange(rows) + 0.5) / rows * (bottom - top)
    shade = (1.0 - 0.5 * mapping.strength * place)[:, None, None]
    return np.clip(rgb.astype(np.float32), 0, 1) * shade.astype(np.float32)


def code_pair(source, target, *, name):
    if abs(source.width / source.height - target.rgb.shape[1] / target.rgb.shape[0]) > 0.1:
        raise PairRefusedError("the two pictures do not show the same scene")
    return Exemplar(name)


@pytest.fixture
def quick_looks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Put the stand-in in the place of disque_studio.looks."""
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    for name in ("Natural", "Punchy"):
        (shelf / f"{name}.look").write_text(name, encoding="utf-8")
    contents = {
        "plan": {"plan": lambda small, look: Mapping(), "neutral": lambda small: Mapping(strength=0.0)},
        "apply": {
            "render": render,
            "render_u8": lambda rgb, mapping, *, window: np.rint(
                255 * render(rgb, mapping, window=window)
            ).astype(np.uint8),
        },
        "exemplar": {"code_pair": code_pair},
        "look": {
            "Look": Look,
            "builtin": lambda: {path.stem: path for path in sorted(shelf.glob("*.look"))},
        },
    }
    for name, members in contents.items():
        module = types.ModuleType(f"disque_studio.looks.{name}")
        vars(module).update(members)
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
