"""One's own before/after pairs, found below a folder as the window finds them, aligned, cut and kept."""

import hashlib
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from disque_studio.errors import DisqueError, FileRefusedError
from disque_studio.looks.alignment import align
from disque_studio.looks.same_scene import Scenes, small_light, small_picture
from trainer.data.cache import Progress, half, keep_all
from trainer.data.sources import Pair, files_below, sort_pictures
from trainer.data.views import crop

Floats = npt.NDArray[np.float32]

VERSION = 2
_SMALLEST_CUT = 0.5
_ADVICE = 'name the picture after its photo, as "scene.hdr" and "scene.jpg"'


@dataclass(frozen=True, eq=False)
class Pairs:
    """Views of pairs, the two sides of each pixel for pixel the same place.

    `befores` (N, S, S, 3) float16 is scene-linear Rec.709, every view brought to the key as a photo of its
    own; `afters` (N, S, S, 3) uint8 is sRGB-encoded. `pairs` (N,) numbers the pair that each view shows, from
    0, ascending; `names` gives each pair's picture, relative to the folder. The first view of a pair is the
    whole of what both pictures show, squeezed into the square; the others are random squares of it.
    `left_out` says in a line each what could not be used, and why.
    """

    befores: npt.NDArray[np.float16]
    afters: npt.NDArray[np.uint8]
    pairs: npt.NDArray[np.int64]
    names: tuple[str, ...]
    left_out: tuple[str, ...]
    description: str


def load_pairs(
    folder: Path,
    cache_dir: Path,
    *,
    count: int,
    size: int,
    progress: Progress,
    seed: int = 0,
    operator: str | None = None,
) -> Pairs:
    """Give `count` views of `size` pixels a side of every pair below `folder`; kept in `cache_dir`.

    Pairs are found by names, else by contents (see `find_pairs`). One that can't be read, or whose two sides
    do not show the same picture, is left out and named through `progress`. With `operator`, only pictures
    named NAME__OPERATOR are taken, as the looks benchmark names them.

    Views are cut from copies of 256 pixels on the longer side, as the program itself sees pairs.

    Raises:
        FileRefusedError: there is no such folder, or no pair in it can be used.
    """
    unread: list[str] = []
    found = find_pairs(folder, operator=operator, progress=progress, leave_out=unread.append)
    kept = cache_dir / f"pairs-{_fingerprint(folder, found, count, size, seed)}"
    if not kept.is_dir():
        _make(folder, found, kept, count=count, size=size, seed=seed, progress=progress)
    befores, afters, pairs, names, refused = (
        np.load(kept / f"{name}.npy", mmap_mode="r", allow_pickle=False)
        for name in ("befores", "afters", "pairs", "names", "left_out")
    )
    left_out = (*unread, *refused.tolist())
    description = f"{count} views of each of {len(names)} pairs, {size} pixels a side"
    return Pairs(befores, afters, pairs, tuple(names.tolist()), left_out, description)


def find_pairs(
    folder: Path,
    *,
    operator: str | None = None,
    progress: Progress = lambda share, what: None,
    leave_out: Callable[[str], None] = lambda text: None,
) -> list[Pair]:
    """List the pairs below a folder, ordered by photo and picture; `leave_out` is told what can't be read.

    Names tell (`looks.pairnames`); pictures and photos that these leave alone are compared, where they are
    few (`looks.same_scene`). An Ultra HDR JPEG alone is both sides of a pair.

    Raises:
        FileRefusedError: there is no such folder, or there are no pairs in it.
    """
    if not folder.is_dir():
        raise FileRefusedError(
            folder, "is no folder; give one that holds photos and the pictures made of them"
        )
    files = files_below(folder)
    if operator is not None:
        files = [path for path in files if "__" not in path.stem or path.stem.endswith(f"__{operator}")]
    sorted_files = sort_pictures(files)
    pairs = dict(sorted_files.named)
    used = set(pairs.values())
    scenes = Scenes(
        check=lambda: None, progress=lambda share: progress(share, "looking for pictures of one scene")
    )
    pairs |= scenes.pair(
        [path for path in sorted_files.light if path not in used],
        [path for path in sorted_files.finished if path not in pairs],
    )
    for path, reason in (sorted_files.refused | scenes.refused).items():
        leave_out(f"{path.resolve().name}: {reason}")
        progress(0, f"left out: {path}: {reason}")
    pairs |= {path: path for path in sorted_files.both}
    if operator is not None:
        pairs = {after: before for after, before in pairs.items() if after.stem.endswith(f"__{operator}")}
    if not pairs:
        what = "pair of a photo and a picture" if operator is None else f'pair made by "{operator}"'
        raise FileRefusedError(folder, f"holds no {what}; {_ADVICE}")
    return sorted((before, after) for after, before in pairs.items())


def _make(
    folder: Path, found: Sequence[Pair], kept: Path, *, count: int, size: int, seed: int, progress: Progress
) -> None:
    befores: list[npt.NDArray[np.float16]] = []
    afters: list[npt.NDArray[np.uint8]] = []
    names: list[str] = []
    left_out: list[str] = []
    last: tuple[Path, Floats] | None = None
    for index, (photo, picture) in enumerate(found):
        progress(index / len(found), f"reading {picture.name}")
        name = picture.relative_to(folder).as_posix()
        rng = np.random.default_rng([seed, zlib.crc32(name.encode())])
        try:
            # Renditions of one photo follow each other, and it need not be decoded for each.
            if last is None or last[0] != photo:
                last = photo, small_light(photo)
            before, after = align(last[1], small_picture(picture))
        except DisqueError as error:
            left_out.append(_refusal(photo, picture, error))
            progress(index / len(found), f"left out: {left_out[-1]}")
            continue
        for light, shown in _views(np.maximum(before, 0), after, count=count, size=size, rng=rng):
            befores.append(half(light))
            afters.append(np.rint(np.clip(shown, 0, 1) * 255).astype(np.uint8))
        names.append(name)
    if not names:
        raise FileRefusedError(folder, "holds no pair whose two sides can be read and show the same picture")
    keep_all(
        kept,
        {
            "befores": np.stack(befores),
            "afters": np.stack(afters),
            "pairs": np.repeat(np.arange(len(names)), count),
            "names": np.array(names),
            "left_out": np.array(left_out, np.str_),
        },
    )


def _refusal(photo: Path, picture: Path, error: DisqueError) -> str:
    """Say which pair can't be used, by the names that its owner knows, and why."""
    if isinstance(error, FileRefusedError):
        return f"{error.path.resolve().name}: {error.reason}"
    return f"{photo.resolve().name}, {picture.resolve().name}: {error}"


def _views(
    before: Floats, after: Floats, *, count: int, size: int, rng: np.random.Generator
) -> list[tuple[Floats, Floats]]:
    """Cut both alike: first the whole, then squares of random place and size."""

    def whole(picture: Floats) -> Floats:
        return np.asarray(cv2.resize(picture, (size, size), interpolation=cv2.INTER_AREA), np.float32)

    views = [(whole(before), whole(after))]
    while len(views) < count:
        centre = (rng.uniform(), rng.uniform())
        scale = float(np.sqrt(rng.uniform(_SMALLEST_CUT, 1.0)))
        light, shown = (crop(picture, centre=centre, scale=scale, size=size) for picture in (before, after))
        views.append((light, shown))
    return views


def _fingerprint(folder: Path, found: Sequence[Pair], count: int, size: int, seed: int) -> str:
    parts = [f"{VERSION} {count} {size} {seed}"]
    for path in (path for pair in found for path in pair):
        status = path.stat()
        parts.append(f"{path.relative_to(folder).as_posix()} {status.st_size} {status.st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
