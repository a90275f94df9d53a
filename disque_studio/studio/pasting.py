"""Taking over one photo's edit, or parts of it, on others: copy, paste and sync."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any, Literal

from disque_studio.studio.session import Edit, Shot

Part = Literal["choice", "strength", "exposure", "grade", "frame", "target", "input_space"]

PARTS: tuple[Part, ...] = ("choice", "strength", "exposure", "grade", "frame", "target", "input_space")
"""The parts of an edit that can be taken over one by one: the fields of `Edit`."""

USUAL: frozenset[Part] = frozenset(PARTS) - {"frame", "input_space"}
"""What is taken over unless something else is asked for: a crop belongs to the one photo it was made for, and
an input space to photos that were made alike."""


def taking(edit: Edit, source: Edit, parts: Collection[Part] = USUAL) -> Edit:
    """Give `edit` with these parts of `source`."""
    taken: dict[str, Any] = {part: getattr(source, part) for part in PARTS if part in parts}
    return replace(edit, **taken)


def pasted(shots: Iterable[Shot], source: Edit, parts: Collection[Part] = USUAL) -> list[Shot]:
    """Give those of the photos that change when they take these parts of `source`, changed."""
    changed = [(shot, taking(shot.edit, source, parts)) for shot in shots]
    return [replace(shot, edit=edit) for shot, edit in changed if edit != shot.edit]
