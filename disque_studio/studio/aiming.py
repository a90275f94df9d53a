"""Aiming at a score: the walk behind the slider, and the exact score of the picture that is written."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from disque_studio.looks.mapping import Mapping
from disque_studio.quality import registry
from disque_studio.studio.device import device
from disque_studio.studio.photos import OpenPhoto
from disque_studio.studio.renditions import exact_picture

if TYPE_CHECKING:
    from disque_studio.quality.walk import Found, Walk

METRIC = "qdnet"
"""The score that the slider asks for."""

CLOSE = 0.5
"""Points between asked and exact score at which a search ends."""

CORRECTIONS = 2
"""Most times that an answer is corrected by the score of the whole picture."""

# quality.search is imported inside the functions: it brings torch, which takes long to load.


def build_walk(
    open_photo: OpenPhoto, mapping: Mapping, *, cancelled: Callable[[], bool] | None = None
) -> "Walk":
    """Search which scores this photo can be brought to from `mapping`: the slow part, a fraction of a second.

    The walk's mappings carry strength and exposure of their own: they are rendered as they are.

    Raises:
        CancelledError: `cancelled`, which is asked between the steps, said so.
        DisqueError: the scorer is not installed.
    """
    from disque_studio.quality.qdnet import QdNetScorer
    from disque_studio.quality.search import search

    scorer = registry.scorer(METRIC, device().name)
    assert isinstance(scorer, QdNetScorer)
    return search(open_photo.photo.rgb, mapping, scorer, cancelled=cancelled)


def exact_score(open_photo: OpenPhoto, mapping: Mapping) -> float:
    """Score what `mapping` makes of the whole photo, as its file will be scored."""
    scorer = registry.scorer(METRIC, device().name)
    return scorer.assess(exact_picture(open_photo, mapping)).score


def aim_exact(open_photo: OpenPhoto, walk: "Walk", target: float) -> "Found":
    """Find the mapping for a target, 0 to 100, as `Walk.find`, by the score of the whole picture.

    A walk over a large photo is measured on a copy. So the whole is rendered and scored, and the place on the
    walk corrected by what it differs, at most twice. `got` of the answer is the score of the whole.
    """
    found = walk.find(target)
    if walk.stage.whole:
        return found
    best = replace(found, got=exact_score(open_photo, found.mapping))
    aim = target
    for _ in range(CORRECTIONS):
        if abs(best.got - target) <= CLOSE:
            break
        aim = min(max(aim + target - best.got, 0.0), 100.0)
        found = walk.find(aim)
        got = exact_score(open_photo, found.mapping)
        if abs(got - target) < abs(best.got - target):
            best = replace(found, asked=target, got=got)
    return best
