"""One score on record for every bundled metric, of pictures made by code: what `selftest` compares with."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from disque_studio.imaging.photo import Photo, Picture
from disque_studio.quality import registry
from disque_studio.quality.scorer import Reference
from disque_studio.resources import resource_path

TOLERANCE = 0.005
"""By how much of its range a score may differ on another machine: half a point of 100."""

_HEIGHT, _WIDTH = 384, 512
_DISCS = 150
_EXPOSURE = 0.43
_BLUR = 3
_GRAIN = 0.015


@dataclass(frozen=True)
class Case:
    """A score on record: its name, the metric, and the kind of reference: "none", "picture" or "photo"."""

    name: str
    metric: str
    against: str

    def score(self) -> tuple[float, tuple[float, float]]:
        """Give the score now, and the range it lies in."""
        picture, reference = subject(self.against)
        scorer = registry.scorer(self.metric)
        return scorer.assess(picture, reference).score, scorer.facts.range


def cases() -> Iterator[Case]:
    """Give the cases of every bundled metric; one that takes either kind of reference has two."""
    for metric in registry.bundled():
        needs = registry.needs(metric)
        yield Case(metric, metric, "picture" if needs == "either" else needs)
        if needs == "either":
            yield Case(f"{metric} (photo)", metric, "photo")


def expected() -> dict[str, float]:
    """Give the scores on record, by `Case.name`.

    Raises:
        OSError: the record is missing; the installation is incomplete.
    """
    record: dict[str, float] = json.loads(resource_path("models", "golden.json").read_text(encoding="utf-8"))
    return record


@cache
def subject(against: str) -> tuple[Picture, Reference | None]:
    """Make the picture, a soft and slightly grainy rendition of a scene of 12 stops, and its reference.

    It looks enough like a photograph that no score lies at an end of its range, where it could not tell a
    change.
    """
    light = _scene()
    exposed = _EXPOSURE * light
    rendition = (exposed / np.sqrt(1 + exposed**2)) ** (1 / 2.2)
    soft = np.mean([np.roll(rendition, by, (0, 1)) for by in np.ndindex(_BLUR, _BLUR)], axis=0)
    grain = np.random.Generator(np.random.PCG64(11)).random(light.shape) - 0.5
    picture = _eight_bits(soft + _GRAIN * grain)
    if against == "none":
        return picture, None
    if against == "photo":
        return picture, Photo(light.astype(np.float32), "exr")
    return picture, _eight_bits(rendition)


def _scene() -> npt.NDArray[np.float64]:
    """Shaded discs of many sizes, the small ones in front, under faint waves: (384, 512, 3) of light.

    Things that hide each other, with areas that fall off as those of photographs do, are the simplest picture
    with a photograph's statistics (Lee, Mumford, Huang 2001).
    """
    y, x = np.mgrid[0:_HEIGHT, 0:_WIDTH] / _WIDTH
    rng = np.random.Generator(np.random.PCG64(5))
    stops = np.zeros((_HEIGHT, _WIDTH, 3))
    smallest, largest = 0.03, 0.35
    sizes = smallest / np.sqrt(rng.uniform((smallest / largest) ** 2, 1, _DISCS))
    for size in np.sort(sizes)[::-1]:
        left, top, turn = rng.uniform(0, (1, 0.75, 2 * np.pi))
        inside = (x - left) ** 2 + (y - top) ** 2 < size**2
        colour = rng.uniform(-4, 4) + rng.uniform(-0.8, 0.8, 3)
        shade = 1.3 / size * ((x - left) * np.cos(turn) + (y - top) * np.sin(turn))
        stops[inside] = colour + shade[inside][:, None]
    for octave in range(1, 8):
        for _ in range(4):
            turn, phase = rng.uniform(0, 2 * np.pi, 2)
            waves = 2**octave * rng.uniform(0.7, 1.4)
            wave = np.sin(2 * np.pi * waves * (x * np.cos(turn) + y * np.sin(turn)) + phase)
            stops += 1.3 / 1.3**octave * wave[..., None]
    return np.asarray(np.exp2(np.clip(stops - 1, -8, 4)))


def _eight_bits(values: npt.NDArray[np.float64]) -> Picture:
    return Picture(np.rint(np.clip(values, 0, 1) * 255).astype(np.uint8))
