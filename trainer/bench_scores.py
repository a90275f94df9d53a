"""How long scores take: of a picture of the preview's size, and of a large file in a process of its own."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np

from disque_studio.errors import DisqueError
from disque_studio.imaging import codecs
from disque_studio.imaging.photo import Photo, Picture
from disque_studio.imaging.transfer import srgb_decode
from disque_studio.quality import registry
from disque_studio.quality.hints import hints
from disque_studio.quality.references import matching
from trainer.measure import Measure

PREVIEW = 1000, 1600
FILE = 4000, 6000
_TIMES = 7
_RUNS = 3


def preview(size: tuple[int, int] = PREVIEW) -> Iterator[Measure]:
    """Time each installed system and all together, as the window asks: against the photo, with maps."""
    picture = made_picture(size)
    photo = Photo(srgb_decode(picture.as_float()).astype(np.float32), "exr")
    total = 0.0
    for name in installed():
        each = _median(_assessment(name, picture, photo), _TIMES)
        total += each
        yield Measure(f"scores with maps, {_at(size)}: {name}", round(1000 * each, 1), "ms")
    yield Measure(f"scores with maps, {_at(size)}: all", round(1000 * total, 1), "ms")
    advice = _median(lambda: hints(picture, photo), _TIMES)
    yield Measure(f"hints, {_at(size)}", round(1000 * advice, 1), "ms")


def whole_file(folder: Path, size: tuple[int, int] = FILE) -> Iterator[Measure]:
    """Time `disque-studio score` of a JPEG in `folder`, blind and by all systems against another JPEG."""
    blurred, original = folder / "picture.jpg", folder / "reference.jpg"
    picture = made_picture(size)
    codecs.write(original, picture.rgb, format="jpg", quality=92)
    codecs.write(blurred, np.asarray(cv2.blur(picture.rgb, (7, 7)), np.uint8), format="jpg", quality=92)
    blind = [name for name in installed() if registry.needs(name) == "none"]
    if blind:
        yield Measure(f"disque-studio score, {_at(size)} JPEG: blind", _process_seconds(blurred, blind), "s")
    if installed():
        seconds = _process_seconds(blurred, installed(), "--reference", str(original))
        yield Measure(f"disque-studio score, {_at(size)} JPEG: all, with a reference", seconds, "s")


def installed() -> list[str]:
    """Name the systems whose models are installed."""
    return [name for name in registry.SYSTEMS if name in registry.bundled()]


def _at(size: tuple[int, int]) -> str:
    return f"{size[1]} x {size[0]}"


def made_picture(size: tuple[int, int]) -> Picture:
    """Make a picture of soft shapes with grain: data where speed is all that counts."""
    rng = np.random.default_rng(0)
    shapes = rng.uniform(20, 235, (12, 18, 3)).astype(np.float32)
    grown = cv2.resize(shapes, size[::-1], interpolation=cv2.INTER_LINEAR)
    grain = rng.integers(-16, 17, (*size, 1), dtype=np.int16)
    return Picture(np.clip(grown.astype(np.int16) + grain, 0, 255).astype(np.uint8))


def _assessment(name: str, picture: Picture, photo: Photo) -> Callable[[], object]:
    scorer = registry.scorer(name)
    against = matching(photo, scorer.facts)
    # A picture of its own each time, as after an edit: scorers may keep what they saw of the last one.
    return lambda: scorer.assess(Picture(picture.rgb), against)


def _process_seconds(path: Path, metrics: Sequence[str], *options: str) -> float:
    asked = [word for metric in metrics for word in ("--metric", metric)]
    command = [sys.executable, "-m", "disque_studio", "score", str(path), "--json", *options, *asked]

    def run() -> None:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise DisqueError(f"disque-studio score failed: {done.stderr.strip()}")

    return round(_median(run, _RUNS), 2)


def _median(work: Callable[[], object], times: int) -> float:
    """Time `work` after one run to warm up, in seconds."""
    work()
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)
