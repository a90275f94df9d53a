"""What is fuzzed: each target reads one file in the way the program does, in the process that reads for it.

A target may refuse its file by a `DisqueError`. Whatever else it raises is a finding, and so is a promise
that a file it has read does not keep.
"""

import contextlib
import signal
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import fuzz_own
import fuzz_sets
import numpy as np
from fuzz_promise import promise

from disque_studio.errors import DisqueError, FileRefusedError

LIMIT_SECONDS, LIMIT_LOADING = 5.0, 60.0
"""Of processor time."""

_loaded: set[str] = set()
_STATUS, _CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")
_FORGET_PEAK = "5"


@dataclass(frozen=True)
class Outcome:
    """How a file went: "read", "refused", "memory" or "raised"; processor seconds; peak memory in bytes.

    `place` is where in the program it was raised, so that equal faults are told once.
    """

    kind: str
    text: str = ""
    place: str = ""
    seconds: float = 0.0
    peak: int = 0


def run_all(folder: Path, name: str, inputs: Sequence[bytes]) -> list[Outcome]:
    """Let a target read files of these bytes, one after another, in `folder`."""
    path = folder / f"input.{name}"
    outcomes = []
    for data in inputs:
        path.write_bytes(data)
        outcomes.append(run(path, name))
    return outcomes


def run(path: Path, name: str) -> Outcome:
    """Let a target read a file."""
    if _CLEAR.exists():
        _CLEAR.write_text(_FORGET_PEAK)
    # The system ends a process that goes beyond it, also within a library; the time that others take from
    # this one does not count. A target's first file brings its packages, which take long to load.
    signal.setitimer(signal.ITIMER_PROF, LIMIT_SECONDS if name in _loaded else LIMIT_LOADING)
    began = time.process_time()
    kind, text, place = _tried(path, name)
    signal.setitimer(signal.ITIMER_PROF, 0)
    _loaded.add(name)
    return Outcome(kind, text, place, time.process_time() - began, _peak())


def _tried(path: Path, name: str) -> tuple[str, str, str]:
    try:
        TARGETS[name](path)
    except MemoryError:
        return "memory", "MemoryError", ""
    except FileRefusedError as refusal:
        return ("memory" if "needs more memory" in refusal.reason else "refused"), str(refusal), ""
    except DisqueError as refusal:
        return "refused", str(refusal), ""
    except Exception as error:  # noqa: BLE001 - which ones there are is what is asked
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}"
        return "raised", "".join(traceback.format_exception(error)), place
    return "read", "", ""


def _peak() -> int:
    if not _STATUS.exists():
        return 0
    line = next(line for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


def picture(path: Path) -> None:
    """Read a picture's file in every way that the window has."""
    from disque_studio.imaging import brackets_facts, codecs
    from disque_studio.imaging.codecs import exif
    from disque_studio.studio import inspector, photos, thumbnails

    inspector.size_of(path)
    inspector.preview(path)
    asks = codecs.content, codecs.light_size, codecs.read_picture, codecs.read_finished
    for ask in asks:
        with contextlib.suppress(DisqueError):
            ask(path)
    with contextlib.suppress(DisqueError):
        brackets_facts.find_series([brackets_facts.read_facts(path)] * 2)
    opened = photos.open_photo(path)
    promise(bool(np.isfinite(opened.photo.rgb).all()), "light that is not finite")
    promise(bool(np.isfinite(opened.small).all()), "a small copy that is not finite")
    thumbnails.shrunk(opened)
    exif.date_taken(opened.photo.exif)
    exif.for_export(opened.photo.exif, (opened.photo.width, opened.photo.height))


def exif_block(path: Path) -> None:
    """Read an EXIF block, take out the place, and write pictures that have it."""
    from disque_studio.imaging import codecs
    from disque_studio.imaging.codecs import exif, exif_values

    block = path.read_bytes()
    exif.values(block)
    exif_values.for_exr(block)
    exif.without_location(block)
    with contextlib.suppress(ValueError):
        list(exif.directories(block))
    exif.orientation(block)
    exif.date_taken(block)
    exif.from_tiff(memoryview(block))
    exif.for_export(block, (70, 48))
    pixels = np.zeros((8, 8, 3), np.uint8)
    for form in ("jpg", "tif", "png"):
        written = path.with_suffix(f".written.{form}")
        codecs.write(written, pixels, format=form, exif=block)
        codecs.read_picture(written)
        written.unlink()


def profile(path: Path) -> None:
    """Read an ICC profile as that of a screen, of an output, of pictures of 8 and 16 bits, and of light."""
    from disque_studio.imaging import display_profile, icc, soft_proof

    data = path.read_bytes()
    uses: tuple[Callable[[], object], ...] = (
        lambda: icc.profile_name(data),
        lambda: display_profile.screen_transform(data)(np.zeros((1, 2, 3), np.uint8)),
        lambda: soft_proof.gamut(soft_proof.Proof(data)).outside(np.zeros((1, 2, 3), np.uint8)),
        lambda: soft_proof.proof_transform(soft_proof.Proof(data), icc.srgb_profile()),
    )
    for use in uses:
        try:
            use()
        except ValueError:
            continue
    for pixels in (np.arange(48, dtype=np.uint8), np.arange(48, dtype=np.uint16) * 999):
        try:
            icc.icc_to_srgb(pixels.reshape(4, 4, 3), data)
        except ValueError:
            continue
    try:
        light = icc.icc_to_linear(np.linspace(-1, 2, 48, dtype=np.float32).reshape(4, 4, 3), data)
    except ValueError as error:
        raise FileRefusedError(path, str(error)) from error
    promise(light.shape == (4, 4, 3), "light of another size")


def packet(path: Path) -> None:
    """Read bytes as the XMP of a photo, and as that of a gain map, in an Ultra HDR JPEG around it."""
    from fuzz_corpus import around_xmp

    from disque_studio.imaging.codecs import xmp

    for location in (True, False):
        xmp.packet(xmp.kept(path.read_bytes(), location=location))
    whole = path.with_suffix(".jpg")
    whole.write_bytes(around_xmp(path.read_bytes()))
    try:
        picture(whole)
    finally:
        whole.unlink()


TARGETS: dict[str, Callable[[Path], None]] = {
    "exr": picture,
    "radiance": picture,
    "pfm": picture,
    "tiff": picture,
    "png": picture,
    "jpeg": picture,
    "webp": picture,
    "gainmap": picture,
    "raw": picture,
    "exif": exif_block,
    "icc": profile,
    "xmp": packet,
    "look": fuzz_own.look,
    "session": fuzz_own.session,
    "bundle": fuzz_own.bundle,
    "settings": fuzz_own.settings,
    "batch": fuzz_own.batch,
    "model": fuzz_own.model,
    "events": fuzz_own.events,
    "training": fuzz_own.training,
    "cache": fuzz_own.kept,
    "ocio": fuzz_own.colours,
    "config": fuzz_sets.config,
    "packed": fuzz_sets.packed,
    "tar": fuzz_sets.shard,
    "csv": fuzz_sets.table,
    "xlsx": fuzz_sets.workbook,
    "mat": fuzz_sets.matrix,
    "bmp": fuzz_sets.bitmap,
}
