"""What a bag of dropped files and folders means: pairs, photos, finished pictures, looks, sessions.

Names decide at once; contents are read only where names leave something open, which takes time.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.suffixes import (
    FINISHED_SUFFIXES,
    LIGHT_SUFFIXES,
    ULTRA_HDR_SUFFIXES,
    pictures,
)
from disque_studio.looks.pairnames import pairs_by_name
from disque_studio.looks.same_scene import Scenes
from disque_studio.studio.kinds import Kind, by_content, by_suffix
from disque_studio.studio.walking import walk

MOST_PAIRS = 12
"""Pairs above which a bag is a shoot with its renditions, and no look to be learned."""

PairFiles = tuple[Path, Path | None]
"""Before and after; an Ultra HDR JPEG alone is both."""


@dataclass(frozen=True)
class Left:
    """A file that nothing can be done with, and why."""

    path: Path
    reason: str


@dataclass(frozen=True)
class Sorted:
    """Files by their meaning. `unread` are those of which only the contents can tell: see `look_into`."""

    photos: tuple[Path, ...] = ()
    pairs: tuple[PairFiles, ...] = ()
    finished: tuple[Path, ...] = ()
    looks: tuple[Path, ...] = ()
    sessions: tuple[Path, ...] = ()
    left: tuple[Left, ...] = ()
    unread: tuple[Path, ...] = ()

    @property
    def for_window(self) -> "Sorted":
        """What the window makes of the files: very many pairs are photos and finished pictures."""
        if len(self.pairs) <= MOST_PAIRS:
            return self
        photos = dict.fromkeys((*self.photos, *(before for before, _ in self.pairs)))
        finished = (*self.finished, *(after for _, after in self.pairs if after is not None))
        return replace(self, photos=tuple(photos), pairs=(), finished=finished)

    @property
    def for_shelf(self) -> "Sorted":
        """What the shelf makes of the files: whatever is no pair and no look is left over."""
        alone = [Left(path, "has no finished picture here; drop the two together") for path in self.photos]
        alone += [Left(path, "has no HDR photo here; drop the two together") for path in self.finished]
        alone += [Left(path, "is a session; drop it on the photo") for path in self.sessions]
        return replace(self, photos=(), finished=(), sessions=(), left=(*self.left, *alone))


def sort_names(files: Sequence[Path]) -> Sorted:
    """Sort files by names alone; whatever they leave open, and folders, comes back as `unread`.

    Two pictures are a pair where one alone is HDR by its suffix. Of more, names tell (see `pairnames`).
    """
    files = list(dict.fromkeys(files))
    folders = [path for path in files if path.is_dir()]
    kinds = {path: by_suffix(path) for path in files if path not in folders}
    looks, sessions = _of_kind(kinds, Kind.LOOK), _of_kind(kinds, Kind.SESSION)
    rest = [path for path in files if path not in looks and path not in sessions]
    others = Sorted(looks=tuple(looks), sessions=tuple(sessions))
    two = _two(rest) if len(rest) == 2 and not folders else None
    if two is not None:
        return replace(others, pairs=(two,))
    decided = None if folders else _decided(rest, kinds)
    if decided is None:
        return replace(others, unread=tuple(rest))
    return replace(decided, looks=others.looks, sessions=others.sessions)


def look_into(
    files: Iterable[Path],
    *,
    check: Callable[[], None] = lambda: None,
    progress: Callable[[float], None] = lambda part: None,
    read_light: Callable[[Path], Any] | None = None,
) -> Sorted:
    """Sort files and the files of folders by names and contents.

    Inside folders, files that are no picture, look or session by their suffix are passed over. `check` is
    called between the steps and may raise to stop; `progress` is told the part done, 0 to 1.
    `read_light` reads photos in place of `same_scene.small_light`.
    """
    files = list(dict.fromkeys(files))
    found = walk(files, check=check)
    left = [Left(path, why) for path, why in found.left]
    kinds = {path: by_suffix(path) for path in found.files}
    named = set(files)
    known = set(pictures(found.files))
    shown = [path for path in found.files if path in named or path in known or kinds[path] is not None]
    if not shown and not left:
        left = [Left(path, "holds no photo, finished picture or look") for path in files]
    light, open_kinds = _of_kind(kinds, Kind.LIGHT), [path for path in shown if kinds[path] is None]
    # What goes by name with an HDR photo needs no look inside: it is its rendition, whatever else it holds.
    certain = [path for path in open_kinds if path.suffix.lower() in ULTRA_HDR_SUFFIXES]
    by_name = pairs_by_name(light, certain)
    for path in open_kinds:
        check()
        if path in by_name:
            kinds[path] = Kind.FINISHED
            continue
        try:
            kinds[path] = by_content(path)
        except FileRefusedError as error:
            left.append(Left(path, error.reason))
    sorted_files = _paired(kinds, Scenes(check=check, progress=progress, read_light=read_light))
    return replace(sorted_files, left=(*left, *sorted_files.left))


def _of_kind(kinds: dict[Path, Kind | None], kind: Kind) -> list[Path]:
    return [path for path, its in kinds.items() if its is kind]


def _two(rest: Sequence[Path]) -> PairFiles | None:
    """Take two pictures for a pair where one alone is HDR: what names do not say, the pictures will."""
    light = [path for path in rest if path.suffix.lower() in LIGHT_SUFFIXES]
    finished = [path for path in rest if path.suffix.lower() in FINISHED_SUFFIXES]
    if len(light) == 2 or len(finished) != 1 or len(pictures(rest)) != 2:
        return None
    before = next(path for path in rest if path not in finished)
    return before, finished[0]


def _decided(rest: Sequence[Path], kinds: dict[Path, Kind | None]) -> Sorted | None:
    """Sort pictures by names; None where that leaves something open."""
    light = [path for path in rest if kinds[path] is Kind.LIGHT]
    others = [path for path in rest if kinds[path] is not Kind.LIGHT]
    by_name = pairs_by_name(light, pictures(others))
    alone = [path for path in others if path not in by_name]
    unpaired = set(light) - set(by_name.values())
    if any(kinds[path] is None for path in alone) or (alone and unpaired):
        return None
    return _result(light, by_name, alone)


def _paired(kinds: dict[Path, Kind | None], scenes: Scenes) -> Sorted:
    light = _of_kind(kinds, Kind.LIGHT)
    finished = _of_kind(kinds, Kind.FINISHED)
    pairs = pairs_by_name(light, finished)
    used = set(pairs.values())
    unpaired = [path for path in finished if path not in pairs]
    pairs |= scenes.pair([path for path in light if path not in used], unpaired)
    refused = tuple(Left(path, why) for path, why in scenes.refused.items())
    alone = [path for path in finished if path not in pairs and path not in scenes.refused]
    result = _result([path for path in light if path not in scenes.refused], pairs, alone)
    ultra = tuple((path, None) for path in _of_kind(kinds, Kind.ULTRA))
    return replace(
        result,
        pairs=(*result.pairs, *ultra),
        looks=tuple(_of_kind(kinds, Kind.LOOK)),
        sessions=tuple(_of_kind(kinds, Kind.SESSION)),
        left=refused,
    )


def _result(light: Sequence[Path], pairs: dict[Path, Path], alone: Sequence[Path]) -> Sorted:
    used = set(pairs.values())
    return Sorted(
        photos=tuple(path for path in light if path not in used),
        pairs=tuple((before, after) for after, before in pairs.items()),
        finished=tuple(alone),
    )
