"""Small pictures of photos as they are edited: for the filmstrip, many at once and quickly again.

A photo is decoded once. What is kept of it, on disk too, is enough to plan a look, to render the thumbnail
and to score it nearly as its file will be.
"""

import hashlib
import math
import threading
from collections import OrderedDict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, Protocol, TypeVar

import cv2
import numpy as np
import numpy.typing as npt

from disque_studio.errors import DisqueError
from disque_studio.imaging.logcode import key_gain
from disque_studio.imaging.photo import Photo, Picture
from disque_studio.imaging.sampling import tones_copy
from disque_studio.looks.apply import render_u8
from disque_studio.looks.mapping import Mapping
from disque_studio.quality.views import BLIND_AREA
from disque_studio.studio import aiming, colourconfig, development, folders, lookmodels, photos
from disque_studio.studio.colourconfig import InputSpace
from disque_studio.studio.development import Exemplars
from disque_studio.studio.photos import OpenPhoto
from disque_studio.studio.reader import Reader
from disque_studio.studio.session import Choice, Edit
from disque_studio.studio.store import Arrays, Store

THUMB_SIDE = 256
"""Pixels of a thumbnail's longer side."""

VIEW_AREA = 2 * BLIND_AREA
"""Pixels of the copy that is rendered and scored: twice what a blind scorer looks at, to lose little."""

CACHE_BYTES = 1 << 30

_VERSION = 1
_LARGEST = float(np.finfo(np.float16).max)
_SMALL_IN_MEMORY = 32
_PLANS_IN_MEMORY = 256

Thumb = npt.NDArray[np.uint8]
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, eq=False)
class Made:
    """A photo as it is edited: `thumb` is (h, w, 3) uint8, sRGB-encoded, `score` is blind, 0 to 100."""

    thumb: Thumb
    score: float


class Thumbnails:
    """Makes thumbnails and keeps what they are made of; may be used from several threads.

    `shrink` reads a file and shrinks it, as `shrunk_file` does.
    """

    def __init__(self, store: Store, shrink: "Shrinks") -> None:
        self._store = store
        self._shrink = shrink
        self._smalls: _Recent[str, OpenPhoto] = _Recent(_SMALL_IN_MEMORY)
        self._plans: _Recent[tuple[str, Choice, str], Mapping] = _Recent(_PLANS_IN_MEMORY)

    def small(self, path: Path, space: InputSpace | None = None) -> OpenPhoto:
        """Give a photo, read in a colour space, as small as `shrunk` makes it: as it is kept, or read anew.

        Raises:
            FileRefusedError: as `studio.photos.open_photo`.
        """
        key = _stamp(path, *_spelled_space(space))
        small = self._smalls.get(key)
        if small is None:
            small = _unpacked(self._store.get(key), path, space) or self._read(path, space, key)
            self._smalls.put(key, small)
        return small

    def adopt(self, path: Path, open_photo: OpenPhoto) -> None:
        """Take what is needed of a photo that is open already, so that its file is not read again."""
        key = _stamp(path, *_spelled_space(open_photo.space))
        if self._smalls.get(key) is None:
            small = shrunk(open_photo)
            self._smalls.put(key, small)
            self._store.put(key, _packed(small))

    def rest(self) -> None:
        """Let go of what reads files, until the next one is read."""
        self._shrink.rest()

    def neutral(self, path: Path, input_space: str = "") -> Thumb:
        """Render a photo without its edit but its input space, quickly: it needs no network."""
        small = self.small(path, colourconfig.input_space(input_space))
        return _thumb(render_u8(small.photo.rgb, development.plan_choice(small, Choice(), {})))

    def kept(self, path: Path, edit: Edit) -> Made | None:
        """Give what `make` gave for this file, edit and scorer, from the disk; None where it must be made."""
        try:
            arrays = self._store.get(_made_stamp(path, edit))
            return None if arrays is None else Made(_checked_thumb(arrays["thumb"]), float(arrays["score"]))
        except (DisqueError, KeyError, ValueError, TypeError):
            return None

    def make(self, path: Path, edit: Edit, exemplars: Exemplars) -> Made:
        """Render a photo as it is edited, and score it; keep both.

        Raises:
            DisqueError: as `thumb`; also where the scorer is not installed.
        """
        # Named before it is made: a file that is replaced meanwhile has another name, and is looked at anew.
        key = _made_stamp(path, edit)
        view = self.view(path, edit, exemplars)
        made = Made(_thumb(view), aiming.score(Picture(view)))
        self._store.put(key, {"thumb": made.thumb, "score": np.array(made.score)})
        return made

    def thumb(self, path: Path, edit: Edit, exemplars: Exemplars) -> Thumb:
        """Render a photo as it is edited: uint8 (h, w, 3), `THUMB_SIDE` long.

        Raises:
            FileRefusedError: the file cannot be read.
            DisqueError: as `studio.development.develop`.
        """
        return _thumb(self.view(path, edit, exemplars))

    def view(self, path: Path, edit: Edit, exemplars: Exemplars) -> Thumb:
        """Render a photo as it is edited: uint8 (h, w, 3) of about `VIEW_AREA` pixels, as it is scored.

        Raises:
            DisqueError: as `thumb`.
        """
        small = self.small(path, colourconfig.input_space(edit.input_space))
        if edit.target is not None:
            developed = development.develop(small, edit, exemplars)
            return render_u8(developed.photo.photo.rgb, developed.mapping)
        # As `develop` does, with the slow part remembered: sliders move more often than looks change.
        plan = self._plan(path, small, edit.choice, exemplars)
        return render_u8(small.framed(edit.frame).photo.rgb, development.graded(plan, edit))

    def _read(self, path: Path, space: InputSpace | None, key: str) -> OpenPhoto:
        small = self._shrink(path, space)
        self._store.put(key, _packed(small))
        return small

    def _plan(self, path: Path, small: OpenPhoto, choice: Choice, exemplars: Exemplars) -> Mapping:
        key = _stamp(path, *_spelled_space(small.space)), choice, _look_stamp(choice)
        plan = self._plans.get(key)
        if plan is None:
            plan = development.plan_choice(small, choice, exemplars)
            self._plans.put(key, plan)
        return plan


class Shrinks(Protocol):
    """What reads files and shrinks them; `rest` says that nothing is to be read for a while."""

    def __call__(self, path: Path, space: InputSpace | None) -> OpenPhoto:
        """Read a file in a colour space and shrink it."""
        ...

    def rest(self) -> None:
        """Let go of what is only needed to read."""
        ...


class Shrinker:
    """Reads and shrinks files in a process of its own, which is there while it is needed."""

    def __init__(self) -> None:
        self._reader: Reader | None = None
        self._lock = threading.Lock()

    def __call__(self, path: Path, space: InputSpace | None = None) -> OpenPhoto:
        """Give a photo as `shrunk_file` does.

        Raises:
            FileRefusedError: as there; also where the decoder crashed.
            CancelledError: `rest` was called meanwhile.
        """
        with self._lock:
            reader = self._reader = self._reader or Reader()
        return reader.call(shrunk_file, path, space)

    def rest(self) -> None:
        """End the process; the next file starts another."""
        with self._lock:
            reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()


def shrunk_file(path: Path, space: InputSpace | None = None) -> OpenPhoto:
    """Read a photo in a colour space and shrink it.

    Raises:
        FileRefusedError: as `studio.photos.open_photo`.
    """
    return shrunk(photos.open_photo(path, space=space))


def thumbnails() -> Thumbnails:
    """Give what makes thumbnails: from the user's cache folder, and files read in another process."""
    return Thumbnails(Store(folders.cache() / "thumbnails", CACHE_BYTES), Shrinker())


def shrunk(open_photo: OpenPhoto) -> OpenPhoto:
    """Give a photo as it is kept: its pixels no more than `VIEW_AREA`, tones averaged, in half floats.

    `small` and `stops` are those of the whole photo, so that looks are planned as on it.
    """
    rgb = open_photo.photo.rgb
    scale = math.sqrt(VIEW_AREA / (rgb.shape[0] * rgb.shape[1]))
    if scale < 1:
        gain = key_gain(open_photo.small)
        size = max(round(rgb.shape[1] * scale), 1), max(round(rgb.shape[0] * scale), 1)
        rgb = tones_copy(rgb, size, gain)
    photo = Photo(_half(rgb), format=open_photo.photo.format, source=open_photo.photo.source)
    small = _half(open_photo.small).astype(np.float32)
    return OpenPhoto(photo, small, open_photo.stops, space=open_photo.space)


def _half(rgb: npt.NDArray[np.floating]) -> npt.NDArray[np.float16]:
    return np.clip(rgb, -_LARGEST, _LARGEST).astype(np.float16)


def _packed(small: OpenPhoto) -> Arrays:
    return {
        "view": small.photo.rgb,
        "small": small.small.astype(np.float16),
        "stops": np.array(small.stops),
        "format": np.array(small.photo.format),
    }


def _unpacked(arrays: Arrays | None, path: Path, space: InputSpace | None) -> OpenPhoto | None:
    """Give the photo that was packed; None where what is kept is none."""
    if arrays is None or not {"view", "small", "stops", "format"} <= arrays.keys():
        return None
    view, small, stops = arrays["view"], arrays["small"], arrays["stops"]
    if stops.shape or stops.dtype.kind != "f":
        return None
    if any(a.dtype != np.float16 or a.ndim != 3 or a.shape[2] != 3 or not a.size for a in (view, small)):
        return None
    photo = Photo(view, format=str(arrays["format"]), source=path)
    return OpenPhoto(photo, small.astype(np.float32), float(stops), space=space)


def _thumb(view: Thumb) -> Thumb:
    scale = THUMB_SIDE / max(view.shape[:2])
    if scale >= 1:
        return view
    size = max(round(view.shape[1] * scale), 1), max(round(view.shape[0] * scale), 1)
    return np.asarray(cv2.resize(view, size, interpolation=cv2.INTER_AREA), np.uint8)


def _checked_thumb(array: npt.NDArray[np.uint8]) -> Thumb:
    if array.dtype != np.uint8 or array.ndim != 3 or array.shape[2] != 3 or not array.size:
        raise ValueError(f"a thumbnail is (h, w, 3) uint8, not {array.dtype} {array.shape}")
    return array


def _stamp(path: Path, *more: str) -> str:
    """Name a state of a file: its place, its size and when it was changed; "" for a file that is gone."""
    try:
        found = path.stat()
    except OSError:
        state = "gone"
    else:
        state = f"{found.st_size} {found.st_mtime_ns}"
    text = "\n".join((str(_VERSION), str(path.absolute()), state, *more))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:40]


def _made_stamp(path: Path, edit: Edit) -> str:
    """Name what is made of a file by an edit and the scorer."""
    return _stamp(path, _spelled(edit), aiming.scorer_digest())


def _spelled(edit: Edit) -> str:
    """Spell an edit out, so that equal edits are spelled alike."""
    choice = edit.choice
    if choice.kind == "none":
        edit = replace(edit, choice=Choice(), strength=0.0)
    space = _spelled_space(colourconfig.input_space(edit.input_space))
    return "\n".join((repr(edit), _look_stamp(choice), *space))


def _spelled_space(space: InputSpace | None) -> tuple[str, ...]:
    return () if space is None else (space.state,)


def _look_stamp(choice: Choice) -> str:
    """Name the state of a look's file and model; the other kinds of look never change under their name."""
    file = _stamp(Path(choice.name)) if choice.kind == "file" else ""
    return "" if choice.kind == "none" else f"{file}{lookmodels.state()}"


class _Recent(Generic[K, V]):
    """The values that were used last, at most `most`."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[K, V] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: K) -> V | None:
        with self._lock:
            value = self._values.get(key)
            if value is not None:
                self._values.move_to_end(key)
            return value

    def put(self, key: K, value: V) -> None:
        with self._lock:
            self._values[key] = value
            self._values.move_to_end(key)
            while len(self._values) > self._most:
                self._values.popitem(last=False)
