"""What of the scores runs in the lanes: each function takes frozen values and gives frozen values."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from disque_studio.errors import DisqueError
from disque_studio.quality.registry import SYSTEMS
from disque_studio.ui import tasks

if TYPE_CHECKING:
    from disque_studio.looks.mapping import Mapping
    from disque_studio.quality.hints import Hint
    from disque_studio.quality.scorer import Facts, Reference
    from disque_studio.quality.walk import Found, Walk
    from disque_studio.ui.canvas.overlay import Overlay
    from disque_studio.ui.tasks import Opened
    from disque_studio.ui.workers import Job

MORE = ("causal-unlabelled", "tmqi")
"""The metrics under "More measures"."""

_BLIND = "blind"
_PLAIN = "vs. before"
_PHOTO = "vs. HDR photo"
_OPENED = "vs. as opened"
_DEVELOPS = ("causal", "causal-unlabelled")


@dataclass(frozen=True, eq=False)
class Reading:
    """What one metric says of the picture: a score 0 to 100, or (None) why there is none.

    `against` is what it compares with, in words. `overlay` is its map, ready to be painted.
    """

    score: float | None
    against: str
    overlay: Overlay | None = None
    reason: str = ""


@dataclass(frozen=True, eq=False)
class Sheet:
    """All that is known of one state of the picture. `exact` scores are those that its file will have."""

    readings: Table[str, Reading] = field(default_factory=dict)
    hints: tuple[Hint, ...] = ()
    exact: bool = False


@dataclass(frozen=True, eq=False)
class Installed:
    """The scorers that are installed, by name; `aimed` is the metric that the slider asks for."""

    facts: dict[str, Facts]
    aimed: str


def installed(job: Job) -> Installed:
    """Load the scorers that are installed, of those that the window shows."""
    facts: dict[str, Facts] = {}
    names = tasks.engine().metric_names()
    for name in (*SYSTEMS, *MORE):
        job.check()
        if name in names:
            facts[name] = tasks.engine().metric_facts(name)
    return Installed(facts, tasks.engine().AIMED_METRIC)


def score(opened: Opened, mapping: Mapping, names: tuple[str, ...], exact: bool, job: Job) -> Sheet:
    """Score what `mapping` makes of the photo, exactly or (quickly) on a small copy.

    A metric that refuses the picture has its reason in its reading; hints are made with exact scores alone.
    """
    engine = tasks.engine()
    picture = (engine.exact_picture if exact else engine.quick_picture)(opened.open_photo, mapping)
    reference = engine.reference_of(opened.open_photo)
    readings: dict[str, Reading] = {}
    for name in names:
        job.check()
        against = _against(engine.metric_facts(name), reference)
        try:
            (scored,) = engine.scores(picture, reference=reference, metrics=[name])
        except DisqueError as error:
            readings[name] = Reading(None, against, reason=str(error))
            continue
        readings[name] = Reading(
            scored.assessment.score, against, _overlay(scored.facts.title, scored.assessment.map)
        )
    job.check()
    hints = tuple(engine.hints(picture, reference)) if exact else ()
    return Sheet(readings, hints, exact)


def build_walk(opened: Opened, mapping: Mapping, job: Job) -> Walk:
    """Search which scores can be reached from a mapping."""
    walk: Walk = tasks.engine().build_walk(opened.open_photo, mapping, cancelled=job.cancelled)
    job.check()
    return walk


def glance(walk: Walk, target: float, job: Job) -> Mapping:
    """Give what probably has a score, at once."""
    return walk.at(walk.place(target))


def aim(opened: Opened, walk: Walk, target: float, job: Job) -> Found:
    """Find what has a score, by the score of the whole picture."""
    found: Found = tasks.engine().aim_exact(opened.open_photo, walk, target)
    return found


def restore(opened: Opened, mapping: Mapping, job: Job) -> tuple[tasks.Thumb, tasks.Thumb]:
    """Give a small copy of what `mapping` makes of the photo, as it is and as DRI restores it."""
    before, after = tasks.engine().restored_preview(opened.open_photo, mapping)
    job.check()
    return before, after


def _against(facts: Facts, reference: Reference) -> str:
    from disque_studio.imaging.photo import Photo

    if facts.needs == "none":
        return _BLIND
    if not isinstance(reference, Photo):
        return _OPENED
    return _PLAIN if facts.name in _DEVELOPS else _PHOTO


def _overlay(title: str, map: object) -> Overlay | None:
    from disque_studio.ui.canvas import overlay

    return None if map is None else overlay.make(title, map)
