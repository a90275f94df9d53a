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
    """Make the picture, a soft and grainy rendition of a scene of 12 stops, and its reference."""
    light = _scene()
    rendition = (light / (light + 0.6)) ** (1 / 2.2)
    soft = (
        rendition + np.roll(rendition, 1, 0) + np.roll(rendition, 1, 1) + np.roll(rendition, (1, 1), (0, 1))
    ) / 4
    grain = np.random.Generator(np.random.PCG64(11)).random(light.shape) - 0.5
    picture = _eight_bits(soft + 0.06 * grain)
    if against == "none":
        return picture, None
    if against == "photo":
        return picture, Photo(light.astype(np.float32), "exr")
    return picture, _eight_bits(rendition)


def _scene() -> npt.NDArray[np.float64]:
    """Waves of many lengths, and dark and bright discs with sharp edges: (384, 512, 3) of light."""
    y, x = np.mgrid[0:_HEIGHT, 0:_WIDTH] / _WIDTH
    rng = np.random.Generator(np.random.PCG64(5))
    stops = np.zeros((_HEIGHT, _WIDTH, 3))
    for octave in range(1, 8):
        for _ in range(4):
            turn, phase = rng.uniform(0, 2 * np.pi, 2)
            wave = np.sin(2 * np.pi * 2**octave * (x * np.cos(turn) + y * np.sin(turn)) + phase)
            stops += wave[..., None] * rng.uniform(0.7, 1.0, 3) / 1.3**octave
    for _ in range(40):
        left, top, size = rng.uniform(0, 1), rng.uniform(0, 0.75), rng.uniform(0.02, 0.09)
        stops[(x - left) ** 2 + (y - top) ** 2 < size**2] += rng.uniform(-4, 4) + rng.uniform(-0.4, 0.4, 3)
    return np.asarray(np.exp2(np.clip(stops - 1, -8, 4)))


def _eight_bits(values: npt.NDArray[np.float64]) -> Picture:
    return Picture(np.rint(np.clip(values, 0, 1) * 255).astype(np.uint8))
