"""What a recipe finds in a folder, and what it misses there: by names and headers, in about a second.

Nothing is decoded, and torch is not loaded: the window asks as soon as a folder is dropped.
"""

import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from disque_studio.errors import DisqueError, FileRefusedError
from trainer.data.sources import below, files_below, shards_of, sort_pictures

MOST_HEADERS = 1000
"""Files of a kind whose headers are read; of more, the others are taken for sound."""

_HALF, _BYTE = 2, 1


@dataclass(frozen=True)
class Found:
    """So many of a kind: photos, panoramas, packed, shards, pairs, rated, pristine or general."""

    kind: str
    what: str
    count: int


@dataclass(frozen=True)
class Problem:
    """A file that can't be used, and why."""

    file: str
    reason: str


@dataclass(frozen=True)
class Part:
    """What was found, is missing and can't be used for one need; `cache_bytes`: about what is kept of it."""

    found: tuple[Found, ...] = ()
    missing: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    cache_bytes: int = 0


@dataclass(frozen=True)
class Survey:
    """What a recipe finds below `data`. `missing` says in sentences what it lacks, and what to do.

    `cache_bytes` estimates what decoding will keep on the disk that has `free_bytes` left.
    """

    recipe: str
    data: str
    found: tuple[Found, ...]
    missing: tuple[str, ...]
    problems: tuple[Problem, ...]
    cache_bytes: int
    free_bytes: int

    @property
    def ready(self) -> bool:
        """Whether training can start."""
        return not self.missing

    def to_json(self) -> dict[str, Any]:
        """Give it as one object of JSON's types."""
        return asdict(self) | {"ready": self.ready}


Check = Callable[[Path], Part]


def survey(recipe: str, data: Path, out: Path | None = None, general_file: Path | None = None) -> Survey:
    """Look at what `recipe` would train on in `data`; the cache lies beside `out`, as `fit` puts it.

    `general_file` is the general feature that a scorer is to be built upon, where it is not the usual one.

    Raises:
        DisqueError: there is no such recipe.
    """
    if recipe not in NEEDS:
        raise DisqueError(f"there is no recipe {recipe!r}; there are: {', '.join(sorted(NEEDS))}")
    if not data.exists() and "{" not in data.name:
        parts = [Part(missing=(f"There is no folder {data}; choose another one.",))]
    else:
        checks = NEEDS[recipe]
        if general_file is not None:
            checks = tuple(general(str(general_file)) if check is _GENERAL else check for check in checks)
        parts = [check(data) for check in checks]
    wanted, free = sum(part.cache_bytes for part in parts), _free(out or Path("runs") / recipe)
    missing = [text for part in parts for text in part.missing]
    if wanted > free:
        missing.append(
            f"Disk space: about {_size(wanted)} are needed for decoded pictures, and {_size(free)} are free; "
            "free some space, or choose another place for the run."
        )
    return Survey(
        recipe,
        str(data),
        tuple(item for part in parts for item in part.found),
        tuple(missing),
        tuple(item for part in parts for item in part.problems),
        wanted,
        free,
    )


def described(found: Survey) -> str:
    """Write it for people, a line for each thing."""
    lines = [f"{item.count} {item.what}" for item in found.found]
    lines += [f"left out: {item.file}: {item.reason}" for item in found.problems]
    lines += [f"missing: {text}" for text in found.missing]
    if found.ready:
        lines.append(
            f"ready: {found.recipe} can be trained; about {_size(found.cache_bytes)} will be kept, "
            f"{_size(found.free_bytes)} are free"
        )
    return "\n".join(lines)


def _free(out: Path) -> int:
    place = out.absolute()
    while not place.is_dir():
        place = place.parent
    return shutil.disk_usage(place).free


def _size(count: int) -> str:
    return f"{count / 2**30:.1f} GiB" if count >= 2**30 else f"{count / 2**20:.0f} MiB"


def photos(*, each: int, least: int = 1, folder: str = ".", streamed: int = 0) -> Check:
    """Ask for `least` HDR photos or panoramas in `folder`, of each of which `each` bytes are kept.

    Packed views do as well, and shards of which `streamed` bytes are kept, if any.
    """

    def check(data: Path) -> Part:
        if data.suffix == ".npy":
            return _packed(data)
        try:
            shards = shards_of(data)
        except FileRefusedError as error:
            return Part(missing=(_sentence(error),))
        if shards and streamed:
            return Part((Found("shards", "archives of photos", len(shards)),), cache_bytes=streamed)
        if shards:
            return Part(missing=("This recipe does not read archives; give a folder of HDR photos.",))
        return _photos_in(below(data, folder, folder), each=each, least=least)

    return check


def _packed(data: Path) -> Part:
    import numpy as np

    try:
        shape = np.load(data, mmap_mode="r", allow_pickle=False).shape
    except (OSError, ValueError):
        return Part(missing=(f"{data} holds no packed photos, or is damaged; give a folder of HDR photos.",))
    return Part((Found("packed", "photos in a packed file", shape[0]),))


def _photos_in(folder: Path, *, each: int, least: int) -> Part:
    from disque_studio.imaging import codecs
    from trainer.data.views import SUFFIXES

    files = [path for path in files_below(folder) if path.suffix.lower() in SUFFIXES]
    problems, panoramas = [], 0
    for path in files[:MOST_HEADERS]:
        try:
            size = codecs.light_size(path)
        except FileRefusedError as error:
            problems.append(Problem(str(path), error.reason))
            continue
        panoramas += size is not None and size[0] == 2 * size[1]
    good = len(files) - len(problems)
    among = f" among the first {MOST_HEADERS}" if len(files) > MOST_HEADERS else ""
    found = (
        Found("photos", "HDR photos", good),
        Found("panoramas", f"of them panoramas{among}", panoramas),
    )
    missing = (
        ()
        if good >= least
        else (
            f"HDR photos: {_count(good)} in {folder}, at least {least} needed; "
            "put photos or panoramas into it (.hdr, .exr, .pfm, or floating-point .tif).",
        )
    )
    return Part(tuple(item for item in found if item.count), missing, tuple(problems), good * each)


def _count(number: int) -> str:
    return f"only {number} can be read" if number else "there are none"


def pristine(*, most: int, kept: int, least: int = 2) -> Check:
    """Ask for pictures without flaws, of which `most` are used; `kept` bytes are made of them in all."""

    def check(data: Path) -> Part:
        from disque_studio.imaging import codecs
        from trainer.data.pristine import training_pictures

        if data.is_file():
            return Part(missing=(f"{data.name} is a file; give a folder of pictures without flaws.",))
        files = [path for path, _ in training_pictures(data, most=most)]
        problems = []
        for path in files[:MOST_HEADERS]:
            try:
                codecs.content(path)
            except FileRefusedError as error:
                problems.append(Problem(str(path), error.reason))
        good = len(files) - len(problems)
        if good < least:
            text = (
                f"Pictures without flaws: {_count(good)} in {data}, at least {least} needed; "
                "put sharp, clean pictures into it (.png, .jpg, .tif or .webp)."
            )
            return Part(missing=(text,), problems=tuple(problems))
        return Part((Found("pristine", "pictures without flaws", good),), (), tuple(problems), kept)

    return check


def rated(*, each: int, folder: str, train: int, test: int) -> Check:
    """Ask for pictures that people have rated, in any layout that is known: to `train` and to `test` on."""

    def check(data: Path) -> Part:
        from trainer.data import rated as layouts

        place = below(data, folder, folder)
        found: tuple[Found, ...] = ()
        try:
            name, rows = layouts.load_named(place)
            found = (Found("rated", f"rated pictures ({name})", len(rows)),)
            trained, tested = (len(layouts.part(place, rows, split)) for split in ("train", "dev"))
        except FileRefusedError as error:
            text = f"Rated pictures: {_sentence(error)} Give pictures with a scores.csv (image, mos)."
            return Part(found, (text,))
        if trained < train or tested < test:
            text = (
                f"Rated pictures: {trained} to train on and {tested} to test on in {place}, "
                f"at least {train} and {test} needed; add more."
            )
            return Part(found, (text,))
        return Part(found, cache_bytes=(trained + tested) * each)

    return check


def pairs(*, each: int, least: int) -> Check:
    """Ask for before/after pairs; what names do not tell is found out only when training begins."""

    def check(data: Path) -> Part:
        known = sort_pictures(files_below(data)) if data.is_dir() else sort_pictures([data])
        alike = len(known.named) + len(known.both)
        alone = min(len(known.light) - len(set(known.named.values())), len(known.finished) - len(known.named))
        problems = tuple(Problem(str(path), reason) for path, reason in known.refused.items())
        found = (
            Found("pairs", "before/after pairs", alike),
            Found("unpaired", "photos and pictures whose names do not tell", alone),
        )
        if alike + alone >= least:
            return Part(tuple(item for item in found if item.count), (), problems, (alike + alone) * each)
        text = (
            f"Before/after pairs: {_count(alike)} in {data}, at least {least} needed; put untouched photos "
            'and the pictures you made of them into it, with names alike ("scene.hdr" and "scene.jpg").'
        )
        return Part(tuple(item for item in found if item.count), (text,), problems)

    return check


def general(file: str = "runs/general/general.safetensors") -> Check:
    """Ask for the general feature that scorers are built upon."""

    def check(_: Path) -> Part:
        if Path(file).is_file():
            return Part((Found("general", "general feature", 1),))
        return Part(missing=(f'The general feature {file} is not there; train the recipe "general" first.',))

    return check


def _sentence(error: FileRefusedError) -> str:
    return f"{error}."


def _views(count: int, side: int) -> int:
    return count * side * side * 3 * _HALF


def _bytes(count: int, side: int) -> int:
    return count * side * side * 3 * _BYTE


_LADDERS = _bytes(11 * 1000, 192)
_OPINIONS = _bytes(2, 288)
_RENDERED = _views(6, 288) + _bytes(6 * 10, 288)
_GENERAL = general()
_RATED = rated(each=_OPINIONS, folder="quality/biq2021", train=302, test=5)

NEEDS: dict[str, tuple[Check, ...]] = {
    "causal": (pristine(most=700, kept=_LADDERS),),
    "disque": (photos(each=_views(32, 72), least=2, streamed=_views(128 * 32, 72)),),
    "disque-hdr": (photos(each=2 * _views(6, 256) + _bytes(6 * 18, 256), least=2),),
    "disque-sdr": (pristine(most=1000, kept=_LADDERS + _bytes(4 * 5064, 96)),),
    "dri": (_RATED, _GENERAL),
    "general": (_RATED, photos(each=_RENDERED, folder="hdr/train")),
    "own": (pairs(each=_views(1, 144) + _bytes(1, 144), least=3),),
    "qdnet": (_RATED, photos(each=_RENDERED, folder="hdr/train"), _GENERAL),
}
"""By recipe: what it asks for, with what its default settings keep of it."""
