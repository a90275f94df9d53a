"""From an edit to what is rendered: the one way for the window, thumbnails, exports and the command line."""

from collections.abc import Mapping as Table
from dataclasses import dataclass
from pathlib import Path

from disque_studio.errors import DisqueError
from disque_studio.looks.look import Exemplar, Look
from disque_studio.looks.mapping import Mapping
from disque_studio.looks.surroundings import neutral_of
from disque_studio.studio import lookmodels
from disque_studio.studio.device import device
from disque_studio.studio.lookfiles import builtin_looks, load_look
from disque_studio.studio.pairs import mix
from disque_studio.studio.photos import OpenPhoto
from disque_studio.studio.session import Choice, Edit

Exemplars = Table[str, Exemplar]
"""The coded pairs of the shelf, by their keys."""


@dataclass(frozen=True, eq=False)
class Developed:
    """A photo in its frame, and the mapping that renders it; `got` is the score where one was asked for."""

    photo: OpenPhoto
    mapping: Mapping
    got: float | None = None


def develop(open_photo: OpenPhoto, edit: Edit, exemplars: Exemplars) -> Developed:
    """Do to a photo all that an edit asks for.

    Raises:
        DisqueError: the edit's look, or a pair that it mixes, is gone, or (with a target) the scorer is.
    """
    framed = open_photo.framed(edit.frame)
    mapping = graded(plan_choice(open_photo, edit.choice, exemplars), edit)
    if edit.target is None:
        return Developed(framed, mapping)
    from disque_studio.studio import aiming

    found = aiming.aim_exact(framed, aiming.build_walk(framed, mapping), edit.target)
    return Developed(framed, found.mapping, found.got)


def graded(mapping: Mapping, edit: Edit) -> Mapping:
    """Give a photo's mapping all of an edit but its look and its target; quick."""
    strength = 0.0 if edit.choice.kind == "none" else edit.strength
    return mapping.with_(strength=strength, exposure=edit.exposure, grade=edit.grade).framed(edit.frame)


def plan_choice(open_photo: OpenPhoto, choice: Choice, exemplars: Exemplars) -> Mapping:
    """Plan a look for a photo: the slow part (network and fits), once per photo and look.

    Raises:
        DisqueError: the look, or a pair that it mixes, is gone.
    """
    look = look_of(choice, exemplars)
    if look is None:
        return neutral_of(open_photo.small)
    from disque_studio.looks import plan as planning  # brings torch, which takes long to load

    return planning.plan(open_photo.small, look, model=lookmodels.model_for(look, device().name))


def fall_back(choice: Choice, exemplars: Exemplars) -> str | None:
    """Say why the look that is chosen goes by its fits alone, if so.

    Raises:
        DisqueError: the look, or a pair that it mixes, is gone.
    """
    look = look_of(choice, exemplars)
    return None if look is None else lookmodels.fall_back(look, device().name)


def look_of(choice: Choice, exemplars: Exemplars) -> Look | None:
    """Give the look that is chosen; None for none, or for a mix of which nothing is switched on.

    Raises:
        DisqueError: the look, or a pair that it mixes, is gone.
    """
    if choice.kind == "none":
        return None
    if choice.kind == "file":
        return load_look(Path(choice.name))
    if choice.kind == "builtin":
        known = builtin_looks()
        if choice.name not in known:
            raise DisqueError(f"there is no built-in look {choice.name}; choose another look")
        return load_look(known[choice.name])
    used = [share for share in choice.mix if share.on and share.weight > 0]
    missing = [share.key for share in used if share.key not in exemplars]
    if missing:
        raise DisqueError("an exemplar pair of this look is gone; add it again, or choose another look")
    if not used:
        return None
    return mix([exemplars[share.key] for share in used], [share.weight for share in used])
