"""What the lane of the screen's colours does: it finds profiles and makes of them what the canvas needs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from disque_studio.errors import FileRefusedError
from disque_studio.studio import settings
from disque_studio.ui import tasks
from disque_studio.ui.canvas.managed import Colour
from disque_studio.ui.display import system
from disque_studio.ui.display.place import Place
from disque_studio.ui.texts import mark

if TYPE_CHECKING:
    from disque_studio.imaging.display_profile import ScreenTransform
    from disque_studio.imaging.ocio import View
    from disque_studio.imaging.soft_proof import Gamut, Proof
    from disque_studio.looks.mapping import Mapping
    from disque_studio.ui.canvas.pyramid import Pixels, Region
    from disque_studio.ui.workers import Job

LANE = "display"

Source = Literal["system", "chosen", "assumed"]

_LARGEST_PROFILE = 1 << 26


@dataclass(frozen=True)
class Wanted:
    """What is asked for: the settings, where the window is, what is switched on, and the view of before."""

    values: settings.Settings
    place: Place
    proofs: bool
    warns: bool
    before: View | None = None


@dataclass(frozen=True)
class Screen:
    """The screen's profile: its name, where it is from, and why it is no other."""

    name: str
    source: Source
    reason: str = ""


@dataclass(frozen=True, eq=False)
class Made:
    """What came of it: `colour` for the canvas (None: as it is), and what is wrong with the proof."""

    colour: Colour | None
    screen: Screen
    problem: FileRefusedError | None = None


def find(wanted: Wanted, job: Job) -> Made:
    """Find the screen's profile, and make what brings pictures to it."""
    screen, display = _screen(wanted)
    job.check()
    if not (wanted.proofs or wanted.warns):
        return Made(_colour(display, None, wanted), screen)
    try:
        proof, output = _proof(wanted.values)
        return Made(_colour(display, proof, wanted, output), screen)
    except FileRefusedError as error:
        without = replace(wanted, proofs=False, warns=False)
        return Made(_colour(display, None, without), screen, error)


def view_wide(pixels: Pixels, mapping: Mapping, region: Region) -> Any:
    """Render scene-linear pixels as `tasks.view` does, to floats that hold colours outside sRGB."""
    return tasks.engine().view_wide(pixels, mapping, region)


def _screen(wanted: Wanted) -> tuple[Screen, bytes]:
    """Give the screen's profile; sRGB where there is none that can be used."""
    from disque_studio.imaging.icc import profile_name, srgb_profile

    asked, source, reason = wanted.values.display_profile, "chosen", ""
    icc: bytes | None = None
    if asked == settings.FROM_SYSTEM:
        source = "system"
        found = system.find(wanted.place)
        icc, reason = found.icc, found.reason
    elif asked == settings.SRGB:
        return Screen("sRGB", "chosen"), srgb_profile()
    else:
        try:
            icc = _read(Path(asked))
        except FileRefusedError as error:
            reason = error.reason
    if icc is not None:
        try:
            _to_screen(icc, None)
            name = profile_name(icc)
        except ValueError as error:
            reason = str(error)
        else:
            return Screen(name, "system" if source == "system" else "chosen"), icc
    return Screen("sRGB", "assumed", reason), srgb_profile()


def _proof(values: settings.Settings) -> tuple[Proof, str]:
    """Give the proof that is set, and its output's name.

    Raises:
        FileRefusedError: its profile cannot be read or used.
    """
    from disque_studio.imaging.colour import SPACES
    from disque_studio.imaging.icc import profile_name
    from disque_studio.imaging.soft_proof import Proof

    asked = values.proof_profile
    if asked in SPACES:
        icc, name = SPACES[asked].icc_profile(), SPACES[asked].title
    else:
        icc, name = _read(Path(asked)), ""
    proof = Proof(icc, values.proof_intent, values.proof_black_point, values.proof_paper)
    try:
        name = name or profile_name(icc) or Path(asked).stem
        _gamut(proof)
    except ValueError as error:
        raise FileRefusedError(asked, str(error)) from error
    return proof, name


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_PROFILE + 1)
    except FileNotFoundError as error:
        raise FileRefusedError(path, "there is no such file; it may have been moved or renamed") from error
    except OSError as error:
        raise FileRefusedError(path, error.strerror or str(error)) from error
    if len(data) > _LARGEST_PROFILE:
        raise FileRefusedError(path, mark("is too large for a colour profile"))
    return data


def _colour(display: bytes, proof: Proof | None, wanted: Wanted, output: str = "") -> Colour | None:
    return _made(display, proof, wanted.proofs, wanted.warns, output, wanted.before)


@lru_cache(maxsize=4)
def _made(
    display: bytes, proof: Proof | None, proofs: bool, warns: bool, output: str, before: View | None
) -> Colour | None:
    """Make it once, so that what stays the same is known by its identity."""
    from disque_studio.imaging.display_profile import is_srgb_screen

    to_screen = (
        None if is_srgb_screen(display) and not proofs else _to_screen(display, proof if proofs else None)
    )
    gamut = _gamut(proof) if warns and proof is not None else None
    if to_screen is None and gamut is None and before is None:
        return None
    _warm_up(to_screen, gamut)
    return Colour(to_screen, gamut, output, proofs, before)


@lru_cache(maxsize=4)
def _to_screen(display: bytes, proof: Proof | None) -> ScreenTransform:
    from disque_studio.studio import profiles

    return profiles.to_screen(display, proof)


@lru_cache(maxsize=2)
def _gamut(proof: Proof) -> Gamut:
    from disque_studio.studio import profiles

    return profiles.gamut_of(proof)


def _warm_up(to_screen: ScreenTransform | None, gamut: Gamut | None) -> None:
    """Load the kernels here, compiling them where no cache holds them: the canvas must not wait for it."""
    import numpy as np

    from disque_studio.imaging.display_profile import to_bytes

    to_bytes(np.zeros((1, 1, 3), np.float32))
    for dtype in (np.uint8, np.float32):
        pixel = np.zeros((1, 1, 3), dtype)
        if to_screen is not None:
            to_screen(pixel)
        if gamut is not None:
            gamut.outside(pixel)
