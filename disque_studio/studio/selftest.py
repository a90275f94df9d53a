"""`disque-studio selftest`: does this installation do what it should, on this machine?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

import numpy as np

from disque_studio.errors import DisqueError, FileRefusedError
from disque_studio.imaging import codecs
from disque_studio.imaging.files import scratch_folder
from disque_studio.looks import apply
from disque_studio.looks.mapping import AFFINE, neutral_mapping
from disque_studio.quality import golden, registry
from disque_studio.resources import resource_path
from disque_studio.studio import engine, lookfiles
from disque_studio.studio.failure import FAILURES, reason
from disque_studio.studio.photos import OpenPhoto
from disque_studio.studio.reader import Reader
from disque_studio.studio.session import Choice

_MOST_DIFFERENCE = 3.0
_MOST_SEAM = 1e-3
_LOOK_MODEL = "looks.safetensors"
_LIBRARIES = {
    "numpy": "numpy",
    "opencv-python": "cv2",
    "OpenEXR": "OpenEXR",
    "rawpy": "rawpy",
    "imagecodecs": "imagecodecs",
    "numba": "numba",
    "torch": "torch",
    "safetensors": "safetensors",
}


@dataclass(frozen=True)
class Check:
    """The outcome of one check, with what was found or what is wrong."""

    name: str
    passed: bool
    detail: str


def selftest() -> Iterator[Check]:
    """Run every check in turn; one that fails does not keep the others from running."""
    checks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("libraries", _libraries),
        ("device", _device),
        ("models", _models),
        ("scores", _scores),
        ("looks", _looks),
        ("kernel", _kernel),
        ("round trip", _round_trip),
    )
    for name, check in checks:
        try:
            yield Check(name, True, check())
        except (*FAILURES, ImportError) as error:
            yield Check(name, False, reason(error))


def _libraries() -> str:
    for module in _LIBRARIES.values():
        import_module(module)
    return ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)


def _device() -> str:
    name, why = engine.device()
    return f"{name} ({why})"


def _models() -> str:
    """Find the SHA-256 of every model on the card beside it, and load it by what uses it."""
    from disque_studio.looks.model import load_model
    from disque_studio.nets import checkpoint

    models = sorted(resource_path("models").glob("*.safetensors"))
    if not models:
        raise DisqueError("no model is bundled")
    for path in models:
        card = path.with_suffix(".md")
        if checkpoint.digest(path) not in card.read_text(encoding="utf-8"):
            raise FileRefusedError(path, f"is not the model that {card.name} describes")
        if path.name not in registry.model_files() | {_LOOK_MODEL}:
            raise FileRefusedError(path, "is a model that nothing here uses")
    load_model(resource_path("models", _LOOK_MODEL))
    for name in registry.bundled():
        registry.scorer(name)
    return ", ".join(path.name for path in models)


def _scores() -> str:
    """Score pictures made by code: every metric must answer as it did when its model was bundled."""
    expected = golden.expected()
    for case in golden.cases():
        if case.name not in expected:
            raise DisqueError(f"no score is on record for {case.name}; run packaging/models/make_golden.py")
        got, (low, high) = case.score()
        if not abs(got - expected[case.name]) <= golden.TOLERANCE * (high - low):
            raise DisqueError(f"{case.name} gives {got:.2f} where it gave {expected[case.name]:.2f}")
    return ", ".join(case.name for case in golden.cases())


def _looks() -> str:
    looks = engine.builtin_looks()
    if lookfiles.DEFAULT_LOOK not in looks:
        raise DisqueError(f"the default look {lookfiles.DEFAULT_LOOK} is missing")
    for path in looks.values():
        engine.load_look(path)
    return f"{len(looks)} built-in looks load"


def _kernel() -> str:
    """Render a scene whole and in four parts: the parts must be the whole."""
    rng = np.random.default_rng(7)
    scene = rng.lognormal(0.0, 2.0, (64, 96, 3)).astype(np.float16)
    grid = rng.normal(0.0, 0.1, (8, 8, 8, AFFINE)).astype(np.float32)
    mapping = replace(neutral_mapping(1.0), grid=grid, strength=1.0)
    whole = apply.render(scene, mapping)
    worst = 0.0
    for top, left in ((0, 0), (0, 48), (32, 0), (32, 48)):
        window = (left / 96, top / 64, (left + 48) / 96, (top + 32) / 64)
        part = apply.render(scene[top : top + 32, left : left + 48], mapping, window=window)
        worst = max(worst, float(np.abs(part - whole[top : top + 32, left : left + 48]).max()))
    if not worst < _MOST_SEAM:
        raise DisqueError(f"a picture rendered in parts differs from the whole by {worst:.4f}")
    return f"four parts equal the whole to {worst:.1g}"


def _round_trip() -> str:
    """Take a small scene of 14 stops from EXR to JPEG and back; it must look as the view shows it."""
    import OpenEXR

    across, down = np.meshgrid(np.linspace(0, 1, 192), np.linspace(0, 1, 128))
    light = np.exp2(14.0 * across - 10.0)
    scene = np.stack([light, light * (0.6 + 0.4 * down), light * (1.0 - 0.5 * down)], axis=2)
    with scratch_folder() as folder:
        source, target = folder / "scene.exr", folder / "scene.jpg"
        header = {"compression": OpenEXR.ZIP_COMPRESSION, "type": OpenEXR.scanlineimage}
        with OpenEXR.File(header, {"RGB": scene.astype(np.float16)}) as file:
            file.write(str(source))
        opened = _read(source)
        mapping = engine.plan_choice(opened, Choice("builtin", lookfiles.DEFAULT_LOOK), {})
        engine.export(opened, mapping, target, format="jpg")
        written = codecs.read_picture(target).rgb.astype(np.float32)
        shown = engine.view(opened.photo.rgb, mapping).astype(np.float32)
    difference = float(np.abs(written - shown).mean())
    if difference > _MOST_DIFFERENCE:
        raise DisqueError(f"a saved picture differs from the view by {difference:.1f} of 255 in the mean")
    return f"EXR to JPEG, {difference:.2f} of 255 from the view in the mean"


def _read(path: Path) -> OpenPhoto:
    """Read a photo as the window does, in another process."""
    reader = Reader()
    try:
        return reader.open_photo(path)
    finally:
        reader.close()
