"""Which names go together: a photo and the picture made of it, by the names of files and folders alone."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

Words = tuple[str, ...]

_WORD = re.compile(r"[^\W\d_]*\d+|[^\W\d_]+")
"""A word of a name: letters with the number that ends them ("DSC01"), or letters alone."""

_ROLES = {
    "after", "before", "edit", "edited", "export", "exported", "final", "finished", "graded", "hdr", "input",
    "ldr", "linear", "original", "out", "output", "raw", "rendered", "result", "sdr", "source", "src",
    "target", "tonemapped",
}  # fmt: skip
"""Words that tell a picture's part in a pair, and nothing of its scene."""

_SUFFIX_ORDER = (".exr", ".hdr", ".pfm", ".pic", ".rgbe", ".xyze")
_SAME_FOLDER, _LINE, _SIBLINGS = range(3)
_SAME_NAME, _SAME_SCENE, _LONGER_AFTER, _LONGER_BEFORE = range(4)


class _Rank(NamedTuple):
    """How well two names go together: the less the better, first by folder, then by name."""

    folder: int
    name: int
    spare_words: int


def pairs_by_name(before: Sequence[Path], after: Iterable[Path]) -> dict[Path, Path]:
    """Give to each picture in `after` the photo in `before` whose name fits best; those without are left out.

    A picture goes with the photo of the same name, or of the name that its own continues (``scene.exr``,
    ``scene_warm.jpg``), without regard to case and to words as "before", "HDR" or "final". The two lie in one
    folder, or one in a folder inside the other's, or in folders whose paths differ in one step
    (``hdr/7.exr``, ``jpg/7.jpg``). Where photos of several folders fit as well, names say nothing.
    """
    index = _Index(before)
    found = {picture: index.best(picture) for picture in after}
    return {picture: photo for picture, photo in found.items() if photo is not None}


class _Index:
    """Photos by the words of their scene."""

    def __init__(self, photos: Sequence[Path]) -> None:
        self._whole: defaultdict[Words, list[Path]] = defaultdict(list)
        self._begun: defaultdict[Words, list[Path]] = defaultdict(list)
        self._named_by_folder: defaultdict[Path, list[Path]] = defaultdict(list)
        for photo in photos:
            scene = _scene(photo.stem)
            if not scene:
                self._named_by_folder[photo.parent].append(photo)
                continue
            self._whole[scene].append(photo)
            for length in range(1, len(scene)):
                self._begun[scene[:length]].append(photo)

    def best(self, picture: Path) -> Path | None:
        ranked: defaultdict[_Rank, list[Path]] = defaultdict(list)
        for photo, name, spare in self._candidates(picture):
            folder = _folder_rank(photo.parent, picture.parent)
            if folder is not None:
                ranked[_Rank(folder, name, spare)].append(photo)
        if not ranked:
            return None
        rank = min(ranked)
        best = ranked[rank]
        places = {photo.parent for photo in best}
        scenes = {_scene(photo.stem) for photo in best}
        if len(places) > 1 or (len(scenes) > 1 and rank.name == _LONGER_BEFORE):
            return None
        return min(best, key=_format_order)

    def _candidates(self, picture: Path) -> Iterable[tuple[Path, int, int]]:
        words, scene = _words(picture.stem), _scene(picture.stem)
        if not scene:
            yield from ((photo, _SAME_SCENE, 0) for photo in self._named_by_folder[picture.parent])
            return
        for photo in self._whole.get(scene, ()):
            yield photo, _SAME_NAME if _words(photo.stem) == words else _SAME_SCENE, 0
        for length in range(1, len(scene)):
            for photo in self._whole.get(scene[:length], ()):
                yield photo, _LONGER_AFTER, len(scene) - length
        for photo in self._begun.get(scene, ()):
            yield photo, _LONGER_BEFORE, len(_scene(photo.stem)) - len(scene)


@lru_cache(maxsize=4096)
def _words(stem: str) -> Words:
    return tuple(_WORD.findall(unicodedata.normalize("NFC", stem).casefold()))


def _scene(stem: str) -> Words:
    return tuple(word for word in _words(stem) if word not in _ROLES)


def _folder_rank(one: Path, other: Path) -> int | None:
    """Rank how near two folders are; None where they have nothing to do with each other."""
    if one == other:
        return _SAME_FOLDER
    parts, others = one.parts, other.parts
    if len(parts) != len(others):
        shorter = min(len(parts), len(others))
        return _LINE if parts[:shorter] == others[:shorter] else None
    differing = sum(a != b for a, b in zip(parts, others, strict=True))
    return _SIBLINGS if differing == 1 else None


def _format_order(photo: Path) -> tuple[int, str]:
    """Prefer EXR where a scene lies there in several formats."""
    suffix = photo.suffix.lower()
    place = _SUFFIX_ORDER.index(suffix) if suffix in _SUFFIX_ORDER else len(_SUFFIX_ORDER)
    return place, photo.name
