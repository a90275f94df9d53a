"""What runs in the lanes: each function takes frozen values and gives frozen values.

The packages behind it (OpenCV, torch, the looks) are imported inside the functions, so that the window is on
the screen before they load.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from disque_studio.imaging.finish import FULL_SIZE, Level, OutputSize
from disque_studio.studio.session import Choice
from disque_studio.ui import preload

if TYPE_CHECKING:
    from disque_studio.errors import InputSpaceError
    from disque_studio.imaging.frame import Frame
    from disque_studio.looks.look import Exemplar, Look
    from disque_studio.looks.mapping import Mapping
    from disque_studio.studio.colourconfig import InputSpace
    from disque_studio.studio.development import Exemplars
    from disque_studio.studio.photos import OpenPhoto
    from disque_studio.studio.session import Edit
    from disque_studio.ui.canvas.pyramid import Pixels, Pyramid, Region
    from disque_studio.ui.workers import Job

Thumb = Any
"""A picture for the screen: uint8 (h, w, 3), sRGB-encoded."""

_WHOLE = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, eq=False)
class Opened:
    """An open photo as the window needs it.

    `grey` is the scene-linear luminance that the key brings to middle grey (0.18). `asked` is the colour
    space that it was to be read in (None: as its file says); `problem` is why it was read as its file says
    nevertheless.
    """

    open_photo: OpenPhoto
    pyramid: Pyramid
    neutral: Mapping
    path: Path
    grey: float
    asked: InputSpace | None = None
    problem: InputSpaceError | None = None

    @property
    def frame(self) -> Frame:
        """How the photo is cropped and straightened."""
        return self.open_photo.frame

    @property
    def pixels(self) -> int:
        """How many pixels it has."""
        width, height = self.pyramid.size
        return width * height


@dataclass(frozen=True, eq=False)
class Start:
    """What the window learns once the heavy packages are loaded."""

    device: str
    reason: str
    looks: dict[str, Path]
    default: str


@dataclass(frozen=True, eq=False)
class Output:
    """How to write the finished picture; the fields are `engine.export`'s."""

    path: Path
    format: str
    bit_depth: int
    quality: int
    colour_space: str
    overwrite: bool
    size: OutputSize = FULL_SIZE
    sharpening: Level = "off"
    location: bool = True


def engine() -> ModuleType:
    """Load the application behind the window."""
    from disque_studio.studio import engine as loaded

    return loaded


def close() -> None:
    """End what the application keeps running behind the window."""
    reader = sys.modules.get("disque_studio.studio.reader")
    if reader is not None:
        reader.close()


def start(job: Job) -> Start:
    """Load everything heavy and find the device and the built-in looks."""
    from disque_studio.studio.lookfiles import DEFAULT_LOOK

    with preload.unheld():
        engine().load()
        name, reason = engine().device()
    job.check()
    return Start(device=name, reason=reason, looks=engine().builtin_looks(), default=DEFAULT_LOOK)


def open_photo(path: Path, space: InputSpace | None, job: Job) -> Opened:
    """Read a photo, in a colour space where that can be, and make what the canvas needs of it."""
    from disque_studio.imaging.logcode import KEY, key_gain
    from disque_studio.ui.canvas.pyramid import Pyramid

    opened, problem = _read(path, space, job)
    job.check()
    gain = key_gain(opened.photo.rgb)
    pyramid = Pyramid(opened.photo.rgb, gain=gain, check=job.check)
    neutral = engine().neutral(opened)
    return Opened(opened, pyramid, neutral, path, grey=KEY / gain, asked=space, problem=problem)


def _read(path: Path, space: InputSpace | None, job: Job) -> tuple[OpenPhoto, InputSpaceError | None]:
    from disque_studio.errors import InputSpaceError

    try:
        return engine().open_photo(path, space=space, cancelled=job.cancelled), None
    except InputSpaceError as error:
        told = InputSpaceError(path, f"{error.reason}; it is shown as its file says")
        return engine().open_photo(path, cancelled=job.cancelled), told


def frame_photo(whole: Opened, frame: Frame, job: Job) -> Opened:
    """Crop and straighten a photo that is open."""
    from disque_studio.imaging.logcode import KEY
    from disque_studio.ui.canvas.pyramid import Pyramid

    framed = whole.open_photo.framed(frame)
    job.check()
    return replace(
        whole,
        open_photo=framed,
        pyramid=Pyramid(framed.photo.rgb, gain=KEY / whole.grey, check=job.check),
        neutral=whole.neutral.framed(frame),
    )


def demo_photo(job: Job) -> Path:
    """Find the bundled demo photo."""
    path: Path = engine().demo_photo()
    return path


def code_pair(before: Path, after: Path | None, job: Job) -> Exemplar:
    """Code an exemplar pair; with no `after`, `before` must be a file that holds both."""
    exemplar = engine().code_own_pair(before) if after is None else engine().code_pair(before, after)
    job.check()
    return exemplar


def load_look(path: Path, job: Job) -> Look:
    """Load a .look file."""
    look = engine().load_look(path)
    job.check()
    return look


def save_look(choice: Choice, exemplars: Exemplars, path: Path, overwrite: bool, job: Job) -> Path:
    """Write a mix of exemplars as a .look file that bears the file's name."""
    look = engine().look_of(choice, exemplars)
    job.check()
    replace(look, name=path.stem).save(path, overwrite=overwrite)
    return path


def plan(opened: Opened, choice: Choice, exemplars: Exemplars, job: Job) -> Mapping:
    """Plan a look for a photo."""
    mapping: Mapping = engine().plan_choice(opened.open_photo, choice, exemplars)
    return mapping


def graded(mapping: Mapping, edit: Edit) -> Mapping:
    """Give a planned mapping all of an edit but its look and its target; quick."""
    made: Mapping = engine().graded(mapping, edit)
    return made


def preview(opened: Opened | None, name: str, job: Job) -> tuple[Thumb, Mapping | None]:
    """Show a built-in look on the photo's small copy; with no photo, its own first exemplar."""
    choice = Choice("builtin", name)
    if opened is None:
        return engine().look_of(choice, {}).exemplars[0].target_thumb, None
    mapping = engine().plan_choice(opened.open_photo, choice, {})
    job.check()
    return engine().view(opened.open_photo.small, mapping, _WHOLE), mapping


def view(pixels: Pixels, mapping: Mapping, region: Region) -> Thumb:
    """Render scene-linear pixels that cover `region` of the photo for the screen."""
    return engine().view(pixels, mapping, region)


def export(opened: Opened, mapping: Mapping, output: Output, job: Job) -> Path:
    """Write the finished picture."""
    engine().export(
        opened.open_photo,
        mapping,
        output.path,
        format=output.format,
        bit_depth=output.bit_depth,
        quality=output.quality,
        colour_space=output.colour_space,
        size=output.size,
        sharpening=output.sharpening,
        location=output.location,
        overwrite=output.overwrite,
        progress=job.progress,
        cancelled=job.cancelled,
    )
    return output.path


def probe(opened: Opened, x: int, y: int) -> tuple[tuple[float, float, float], float]:
    """Read a photo pixel: scene-linear RGB, and its luminance in stops around grey (-inf for black)."""
    from math import inf, log2

    from disque_studio.imaging.primaries import REC709_LUMINANCE

    red, green, blue = (float(v) for v in opened.open_photo.photo.rgb[y, x])
    light = sum(w * v for w, v in zip(REC709_LUMINANCE, (red, green, blue), strict=True))
    return (red, green, blue), log2(light / opened.grey) if light > 0 else -inf
