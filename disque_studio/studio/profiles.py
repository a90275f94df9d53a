"""What is made of the colour profiles of screens and outputs.

Profiles that are look-up tables go through a native library, which the reader's process runs: a damaged one
may make it crash.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.display_profile import ScreenTransform, screen_transform
from disque_studio.imaging.icc import is_table
from disque_studio.imaging.soft_proof import Gamut, Proof, gamut, proof_transform
from disque_studio.studio import reader

_PROFILE = Path("profile")
"""Stands for the profile, which may be no file; it is in no message."""

Made = TypeVar("Made")


def to_screen(display: bytes, proof: Proof | None = None) -> ScreenTransform:
    """Make the transform to a screen with an ICC profile, by way of a proof's output.

    Raises:
        ValueError: a profile is damaged, made the library crash, or is not for this.
    """
    if is_table(display) or (proof is not None and is_table(proof.profile)):
        return _apart(_to_screen, display, proof)
    return screen_transform(display) if proof is None else proof_transform(proof, display)


def gamut_of(proof: Proof) -> Gamut:
    """Find what a proof's output can hold.

    Raises:
        ValueError: as `to_screen`.
    """
    return _apart(_gamut, proof) if is_table(proof.profile) else gamut(proof)


def _apart(work: Callable[..., Made], *arguments: object) -> Made:
    try:
        return reader.shared().call(work, _PROFILE, *arguments)
    except FileRefusedError as error:
        raise ValueError(error.reason) from error


def _to_screen(path: Path, display: bytes, proof: Proof | None) -> ScreenTransform:
    try:
        return screen_transform(display) if proof is None else proof_transform(proof, display)
    except ValueError as error:
        raise FileRefusedError(path, str(error)) from error


def _gamut(path: Path, proof: Proof) -> Gamut:
    try:
        return gamut(proof)
    except ValueError as error:
        raise FileRefusedError(path, str(error)) from error
