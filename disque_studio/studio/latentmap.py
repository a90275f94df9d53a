"""The latent map: which pictures stand on it, what is known of each, and where it is placed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from disque_studio.studio.inspection import Entry
from disque_studio.studio.library import Entry as LookEntry
from disque_studio.studio.session import Choice, Edit, Session

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.floating]

MOST = 2000
"""Pictures that one map holds."""

Kind = Literal["photo", "pair", "look", "file"]
Space = Literal["quality", "appearance"]
Method = Literal["pca", "tsne"]

# numpy and the projections are imported inside the functions: the window is up before they load.


@dataclass(frozen=True)
class Item:
    """A picture that may stand on the map.

    `path` is the finished file, or the photo that is rendered with `edit`; None where a pair's small copy is
    all that is left of it. `group` is its look or operator, "" where none is known. `reference` is the HDR
    photo that a finished file was made of, `key` that of a pair on the shelf.
    """

    kind: Kind
    name: str
    path: Path | None = None
    edit: Edit | None = None
    group: str = ""
    reference: Path | None = None
    key: str = ""

    @property
    def identity(self) -> tuple[object, ...]:
        """What stays the same while its edit or its place in a session changes."""
        return self.kind, self.path, self.name, self.key

    @property
    def teaches(self) -> bool:
        """Whether its look can be put on a photo."""
        return self.kind != "file" or self.reference is not None


@dataclass(frozen=True, eq=False)
class Point:
    """An item with its codes, as `quality.codes.Codes` has them, and a JPEG to show it by."""

    item: Item
    thumbnail: bytes
    quality: "Floats"
    appearance: "Floats"
    score: float


@dataclass(frozen=True, eq=False)
class Coded:
    """What came of an item: its point, or why there is none."""

    item: Item
    point: Point | None = None
    error: str = ""


@dataclass(frozen=True, eq=False)
class Placed:
    """Points with their places (n, 2), at most 1 from the middle; `shares` of the variance, for PCA alone."""

    points: tuple[Point, ...]
    places: "Floats"
    shares: tuple[float, float] | None = None


def session_items(
    session: Session, current: Path | None, looks: Iterable[LookEntry], *, named: Callable[[Choice], str]
) -> tuple[Item, ...]:
    """List what a session has to show: its photos as edited, its pairs, and the looks on the current photo.

    `named` gives the name of a look. Looks are shown without grade and exposure, in the photo's crop.
    """
    photos = [Item("photo", s.path.name, s.path, s.edit, named(s.edit.choice)) for s in session.shots]
    pairs = [
        Item("pair", pair.name, pair.after, group=pair.name, reference=pair.before, key=pair.key)
        for pair in session.pairs
    ]
    shot = session.shot(current)
    rendered = []
    if shot is not None:
        plain = Edit(frame=shot.edit.frame, input_space=shot.edit.input_space)
        rendered = [
            Item("look", look.name, shot.path, replace(plain, choice=look.choice), look.name)
            for look in looks
        ]
    return tuple((*photos, *pairs, *rendered)[:MOST])


def file_items(entries: Iterable[Entry]) -> tuple[list[Item], list[Entry]]:
    """Make items of finished pictures that were found, and list the entries that are none, with reasons."""
    items: list[Item] = []
    left: list[Entry] = []
    for entry in entries:
        if entry.left:
            left.append(entry)
        elif len(items) == MOST:
            left.append(replace(entry, left=f"is beyond the first {MOST} pictures of the map"))
        else:
            group = operator_of(entry.path, entry.reference)
            items.append(Item("file", entry.path.name, entry.path, group=group, reference=entry.reference))
    return items, left


def operator_of(picture: Path, photo: Path | None) -> str:
    """Give what a picture was made by, from its name: what follows its photo's name, or a double underscore.

    Where the name tells nothing, it is the folder that the picture lies in.
    """
    scene, mark, operator = picture.stem.rpartition("__")
    if mark and scene and operator:
        return operator
    if photo is not None and picture.stem.casefold().startswith(photo.stem.casefold()):
        rest = picture.stem[len(photo.stem) :].strip(" _-.")
        if rest:
            return rest
    return picture.parent.name


def place(
    points: Sequence[Point],
    space: Space,
    method: Method,
    *,
    progress: Callable[[float], None] = lambda _: None,
    check: Callable[[], None] = lambda: None,
) -> Placed:
    """Lay points out by their codes; to the right, as far as that can be, are the better scores.

    Too few points for t-SNE are placed by PCA.
    """
    import numpy as np

    from disque_studio.quality.projection import principal
    from disque_studio.quality.tsne import FEWEST, tsne

    if not points:
        return Placed((), np.zeros((0, 2)))
    codes = np.stack([point.quality if space == "quality" else point.appearance for point in points])
    shares = None
    if method == "tsne" and len(points) >= FEWEST:
        places = tsne(codes, progress=progress, check=check)
    else:
        found = principal(codes)
        places, shares = found.places, (float(found.shares[0]), float(found.shares[1]))
    scores = np.array([point.score for point in points])
    if float((places[:, 0] * (scores - scores.mean())).sum()) < 0:
        places = places * (-1, 1)
    places = places - (places.max(0) + places.min(0)) / 2
    widest = float(np.abs(places).max())
    return Placed(tuple(points), places / widest if widest > 0 else places, shares)


def groups_of(points: Iterable[Point]) -> Mapping[str, int]:
    """Count the points of each group, the largest group first."""
    counts: dict[str, int] = {}
    for point in points:
        counts[point.item.group] = counts.get(point.item.group, 0) + 1
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].casefold())))
