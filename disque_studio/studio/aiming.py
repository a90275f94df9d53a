"""Aiming at a score: the walk behind the slider, and the exact score of the picture that is written."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from disque_studio.imaging.photo import Picture
from disque_studio.looks.mapping import Mapping
from disque_studio.quality import registry
from disque_studio.studio.device import device
from disque_studio.studio.photos import OpenPhoto
from disque_studio.studio.renditions import exact_picture

if TYPE_CHECKING:
    from disque_studio.quality.qdnet import QdNetScorer
    from disque_studio.quality.walk import Found, Walk

METRIC = "qdnet"
"""The score that the slider asks for."""

CLOSE = 0.5
"""Points between asked and exact score at which a search ends."""

CORRECTIONS = 2
"""Most times that an answer is corrected by the score of the whole picture."""

# quality.search and quality.qdnet are imported inside the functions: they bring torch, which loads slowly.


def build_walk(
    open_photo: OpenPhoto, mapping: Mapping, *, cancelled: Callable[[], bool] | None = None
) -> "Walk":
    """Search which scores this photo can be brought to from `mapping`: the slow part, a fraction of a second.

    The walk's mappings carry strength and exposure of their own: they are rendered as they are.

    Raises:
        CancelledError: `cancelled`, which is asked between the steps, said so.
        DisqueError: the scorer is not installed.
    """
    from disque_studio.quality.search import search

    return search(open_photo.photo.rgb, mapping, _scorer(device().name), cancelled=cancelled)


def score(picture: Picture) -> float:
    """Give the score that the slider asks for, of a finished picture, as `disque-studio score` gives it.

    That is, computed on the CPU wherever the walk is: in the last digits, devices differ.
    """
    return _scorer("cpu").score(picture)


def scorer_digest() -> str:
    """Name what `score` is given by: another model file, another name. Loads no network.

    Raises:
        DisqueError: the scorer is not installed.
    """
    return registry.digest(METRIC)


def aim_exact(open_photo: OpenPhoto, walk: "Walk", target: float) -> "Found":
    """Find the mapping for a target as `aim` does, by the score of the whole picture in 8 bits."""
    return aim(walk, target, lambda mapping: score(exact_picture(open_photo, mapping)))


def aim(walk: "Walk", target: float, exact: Callable[[Mapping], float]) -> "Found":
    """Find the mapping for a target, 0 to 100, as `Walk.find`, by the score that `exact` gives.

    A walk is measured on a copy of a large photo, and before a file's compression. So what is found is scored
    exactly, and the place on the walk corrected by the difference, at most twice. `got` of the answer is the
    exact score. A target that only the difference puts out of reach gets the reason of the walk's end.
    """
    best: Found | None = None
    aimed = target
    for _ in range(1 + CORRECTIONS):
        found = walk.find(aimed)
        found = replace(found, asked=target, got=exact(found.mapping))
        if best is None or abs(found.got - target) < abs(best.got - target):
            best = found
        if abs(best.got - target) <= CLOSE or found.reason is not None:
            break
        aimed = min(max(aimed + target - found.got, 0.0), 100.0)
    assert best is not None
    return best


def _scorer(device: str) -> "QdNetScorer":
    from disque_studio.quality.qdnet import QdNetScorer

    scorer = registry.scorer(METRIC, device)
    assert isinstance(scorer, QdNetScorer)
    return scorer
