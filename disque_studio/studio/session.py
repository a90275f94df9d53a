"""All that is edited, as immutable values: the photos in the filmstrip with their edits, and the pairs.

An edit makes a new `Session` that shares what has not changed with the one before; undo goes back to it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Literal, Self

from disque_studio.imaging.frame import NO_FRAME, Frame
from disque_studio.looks.grade import NO_GRADE, Grade

STRENGTHS = (0.0, 1.5)
EXPOSURES = (-5.0, 5.0)
RATINGS = (0, 5)

Kind = Literal["none", "builtin", "file", "pairs"]
Flag = Literal["", "pick", "reject"]


@dataclass(frozen=True)
class Share:
    """A pair's part in a mix: its key on the shelf, its weight 0 to 1, and whether it is switched on."""

    key: str
    weight: float = 1.0
    on: bool = True


@dataclass(frozen=True)
class Choice:
    """Which look is on a photo: none, a built-in one by name, a .look file by path, or a mix of pairs."""

    kind: Kind = "none"
    name: str = ""
    mix: tuple[Share, ...] = ()


RECOMMENDED = Choice("builtin", "Natural")
"""The look that a new photo begins with: `looks.look.DEFAULT_LOOK`."""


@dataclass(frozen=True)
class Edit:
    """All that is done to a photo.

    `strength` is how much of the look is applied (0 to 1.5), `exposure` is in stops (-5 to 5), `target` the
    quality score asked for (0 to 100), or None to take the look as it is. `input_space` names the colour
    space in which the file is read (see `studio.colourconfig`), "" for that which the file says.
    """

    choice: Choice = Choice()
    strength: float = 1.0
    exposure: float = 0.0
    grade: Grade = NO_GRADE
    frame: Frame = NO_FRAME
    target: float | None = None
    input_space: str = ""


@dataclass(frozen=True)
class Snapshot:
    """An edit that was given a name to come back to."""

    name: str
    edit: Edit


@dataclass(frozen=True)
class Shot:
    """A photo in the filmstrip. `rating` is 0 (none) to 5 stars."""

    path: Path
    edit: Edit = Edit()
    flag: Flag = ""
    rating: int = 0
    snapshots: tuple[Snapshot, ...] = ()


@dataclass(frozen=True)
class Pair:
    """An exemplar pair on the shelf. Its coded data lie apart, under `key`.

    `before` and `after` are the files that it was made of, where they are known.
    """

    key: str
    name: str
    before: Path | None = None
    after: Path | None = None


@dataclass(frozen=True)
class Session:
    """The photos, each path once, in the order in which they were added, and the pairs of the shelf."""

    shots: tuple[Shot, ...] = ()
    pairs: tuple[Pair, ...] = ()

    @cached_property
    def by_path(self) -> dict[Path, Shot]:
        """The photos by their paths."""
        return {shot.path: shot for shot in self.shots}

    def shot(self, path: Path | None) -> Shot | None:
        """Give the photo of a path, if it is here."""
        return None if path is None else self.by_path.get(path)

    def adding(self, shots: Iterable[Shot]) -> Self:
        """Add photos; those whose path is here already stay as they are."""
        new: dict[Path, Shot] = {}
        for shot in shots:
            if shot.path not in self.by_path:
                new.setdefault(shot.path, shot)
        return replace(self, shots=(*self.shots, *new.values()))

    def replacing(self, shots: Iterable[Shot]) -> Self:
        """Put these photos in the place of those with the same path."""
        new = {shot.path: shot for shot in shots}
        return replace(self, shots=tuple(new.get(shot.path, shot) for shot in self.shots))

    def without(self, paths: Collection[Path]) -> Self:
        """Take photos out."""
        gone = set(paths)
        return replace(self, shots=tuple(shot for shot in self.shots if shot.path not in gone))

    def pair(self, key: str) -> Pair | None:
        """Give the pair of a key, if it is on the shelf."""
        return next((pair for pair in self.pairs if pair.key == key), None)
