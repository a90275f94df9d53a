"""A toy domain made by code: X-ray-like pictures, and what degrades them.

A body of soft ellipsoids with bones and small dense specks absorbs a beam by Beer and Lambert's law; the
picture is the logarithm of what arrives, as digital detectors show it. Degradations are the domain's own:
fewer photons (Poisson noise, before the logarithm), scattered light (a wide veil, before the logarithm), and
a blurred focus.
"""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

KINDS = ("photons", "scatter", "focus")

LEVELS = 5

_PHOTONS = (3000, 1500, 700, 300, 120)
_SCATTER = (0.1, 0.2, 0.35, 0.55, 0.8)
_FOCUS = (0.7, 1.1, 1.7, 2.6, 4.0)


@dataclass(frozen=True, eq=False)
class Phantom:
    """What is in the beam: its absorption (S, S), in natural logarithms, 0 for nothing."""

    absorption: Floats

    def picture(self) -> Floats:
        """Give the picture without degradation, grey (S, S, 3) in [0, 1]."""
        return _shown(np.exp(-self.absorption))

    def degraded(self, kind: str, level: int, seed: int) -> Floats:
        """Give the picture at a level, 1 to `LEVELS`, of one of `KINDS`.

        Raises:
            ValueError: there is no such kind.
        """
        light = np.exp(-self.absorption)
        if kind == "photons":
            count = _PHOTONS[level - 1]
            noisy = np.random.default_rng(seed).poisson(light * count) / count
            return _shown(np.asarray(noisy, np.float32))
        if kind == "scatter":
            veil = cv2.GaussianBlur(light, (0, 0), len(light) / 12, borderType=cv2.BORDER_REFLECT)
            return _shown(np.asarray(light + np.float32(_SCATTER[level - 1]) * veil))
        if kind == "focus":
            blurred = cv2.GaussianBlur(light, (0, 0), _FOCUS[level - 1], borderType=cv2.BORDER_REFLECT)
            return _shown(np.asarray(blurred, np.float32))
        raise ValueError(f"there is no degradation {kind!r}; there are {', '.join(KINDS)}")


def _shown(light: npt.NDArray[np.floating]) -> Floats:
    """Show light in [0, ~1.8] as detectors do: dense is bright, in logarithms, rounded to 8 bits."""
    grey = np.clip(-np.log(np.maximum(light, 1e-3)) / 4, 0, 1)
    return np.repeat(np.rint(grey * 255).astype(np.float32)[..., None] / np.float32(255), 3, axis=2)


def phantom(seed: int, size: int = 192) -> Phantom:
    """Make a body of its own for each seed."""
    rng = np.random.default_rng(seed)
    absorption = _ellipsoid(rng, size, radius=(0.3, 0.45), thickness=(1.0, 1.8), place=(0.4, 0.6))
    for _ in range(int(rng.integers(4, 9))):
        organ = _ellipsoid(rng, size, radius=(0.06, 0.2), thickness=(-0.4, 0.5), place=(0.25, 0.75))
        absorption += organ
    for _ in range(int(rng.integers(3, 8))):
        absorption += _bone(rng, size)
    for _ in range(int(rng.integers(5, 30))):
        speck = _ellipsoid(rng, size, radius=(0.006, 0.015), thickness=(0.2, 0.7), place=(0.2, 0.8))
        absorption += speck
    return Phantom(np.maximum(absorption, 0).astype(np.float32))


def _ellipsoid(
    rng: np.random.Generator,
    size: int,
    *,
    radius: tuple[float, float],
    thickness: tuple[float, float],
    place: tuple[float, float],
) -> Floats:
    """Give the path length through an ellipsoid: round at its edge, as projections of bodies are."""
    rows, columns = np.mgrid[0:size, 0:size].astype(np.float32) / size
    (y, x), (a, b), angle = rng.uniform(*place, 2), rng.uniform(*radius, 2), rng.uniform(0, np.pi)
    u = (columns - x) * np.cos(angle) + (rows - y) * np.sin(angle)
    v = (rows - y) * np.cos(angle) - (columns - x) * np.sin(angle)
    depth = np.sqrt(np.maximum(1 - (u / a) ** 2 - (v / b) ** 2, 0))
    return np.asarray(depth * rng.uniform(*thickness), np.float32)


def _bone(rng: np.random.Generator, size: int) -> Floats:
    """Give a bent tube with a dense wall."""
    ends = rng.uniform(0.15, 0.85, (3, 2)) * size
    t = np.linspace(0, 1, 40)[:, None]
    line = (1 - t) ** 2 * ends[0] + 2 * t * (1 - t) * ends[1] + t**2 * ends[2]
    width = int(rng.integers(4, 10))
    canvas = np.zeros((size, size), np.float32)
    path = [np.rint(line).astype(np.int32)]
    cv2.polylines(canvas, path, False, 1.0, width, cv2.LINE_AA)
    cv2.polylines(canvas, path, False, 0.6, max(width - 4, 1), cv2.LINE_AA)
    return np.asarray(canvas * rng.uniform(0.2, 0.6), np.float32)
