"""What is fuzzed: each target reads one file in the way the program does, in the process that reads for it.

A target may refuse its file by a `DisqueError`. Whatever else it raises is a finding, and so is a promise
that a file it has read does not keep.
"""

import contextlib
import json
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from disque_studio.errors import DisqueError, FileRefusedError

if TYPE_CHECKING:
    import torch

LIMIT_SECONDS, LIMIT_LOADING = 5.0, 60.0
"""Of processor time."""

_loaded: set[str] = set()
_STATUS, _CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")
_FORGET_PEAK = "5"


class BrokenPromiseError(Exception):
    """A file was taken that should have been refused."""


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


def _promise(holds: bool, text: str) -> None:
    if not holds:
        raise BrokenPromiseError(text)


def picture(path: Path) -> None:
    """Read a picture's file in every way that the window has."""
    from disque_studio.imaging import brackets_facts, codecs
    from disque_studio.imaging.codecs import exif
    from disque_studio.studio import inspector, photos, thumbnails

    inspector.size_of(path)
    inspector.preview(path)
    asks = codecs.content, codecs.light_size, codecs.read_picture, codecs.read_finished
    for ask in (*asks, brackets_facts.read_facts):
        with contextlib.suppress(DisqueError):
            ask(path)
    opened = photos.open_photo(path)
    _promise(bool(np.isfinite(opened.photo.rgb).all()), "light that is not finite")
    _promise(bool(np.isfinite(opened.small).all()), "a small copy that is not finite")
    thumbnails.shrunk(opened)
    exif.date_taken(opened.photo.exif)
    exif.for_export(opened.photo.exif, (opened.photo.width, opened.photo.height))


def exif_block(path: Path) -> None:
    """Read an EXIF block, and write a picture that has it."""
    from disque_studio.imaging import codecs
    from disque_studio.imaging.codecs import exif

    block = path.read_bytes()
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
    _promise(light.shape == (4, 4, 3), "light of another size")


def gain_terms(path: Path) -> None:
    """Read a file's bytes as the XMP of a gain map, in an Ultra HDR JPEG around it."""
    from fuzz_corpus import around_xmp

    whole = path.with_suffix(".jpg")
    whole.write_bytes(around_xmp(path.read_bytes()))
    try:
        picture(whole)
    finally:
        whole.unlink()


def look(path: Path) -> None:
    """Read a look, as it is and as a forger would sign it, and do with it what the panel does."""
    from disque_studio.looks.look import Look
    from disque_studio.studio import lookfiles

    try:
        taken = Look.load(path)
    except FileRefusedError:
        taken = Look.from_bytes(path, _signed(path.read_bytes(), path))
    lookfiles.describe(taken)
    Look.from_bytes(path, taken.to_bytes(path))


def _signed(data: bytes, path: Path) -> bytes:
    """Give a look's file the digest that fits what it holds; refuse what cannot have one."""
    import safetensors.numpy

    from disque_studio.looks import look as looks

    try:
        header = json.loads(data[8 : 8 + int.from_bytes(data[:8], "little")])
        description = json.loads(header["__metadata__"]["look"])
        description.pop("digest", None)
        arrays = safetensors.numpy.load(data)
        document = json.dumps(description | {"digest": looks._digest(description, arrays)})
    except Exception as error:
        raise FileRefusedError(path, f"cannot be signed: {error}") from error
    return bytes(safetensors.numpy.save(arrays, {"look": document}))


def session(path: Path) -> None:
    """Read a session; what was read can be written, and is the same then."""
    from disque_studio.studio import sessionfile

    saved = sessionfile.load(path)
    again = sessionfile.from_bytes(path, sessionfile.to_bytes(saved))
    _promise(again == saved, "a session that changes when it is kept")


def settings(path: Path) -> None:
    """Read a file as settings, as the list of recent photos, and as an export preset."""
    from disque_studio.studio import presets, recent
    from disque_studio.studio import settings as kept

    data = path.read_bytes()
    loaded = kept.load(path)
    path.write_bytes(data)
    kept.save(path.with_suffix(".again"), loaded.settings, loaded.others)
    again = kept.load(path.with_suffix(".again"))
    _promise(again.settings == loaded.settings and not again.problem, "settings that change when kept")
    for photo in recent.load(path):
        photo.absolute()
    presets.load_preset(path).to_json()


def batch(path: Path) -> None:
    """Read the lines of a file as a batch of exports, and as the events of one."""
    from disque_studio.studio.batch import Batch, Event

    for line in path.read_bytes().splitlines():
        for read in (Event.from_line, lambda text: Batch.from_line(text).to_line()):
            try:
                read(line)
            except DisqueError:
                continue


def model(path: Path) -> None:
    """Read a model file, of each kind that is installed."""
    from disque_studio.nets import checkpoint
    from disque_studio.quality import blind

    tensors, _, _ = checkpoint.load(path, kind="fuzz")
    _promise(all(tensor.numel() >= 0 for tensor in tensors.values()), "no tensors")
    blind.load(path, _tiny, kind="fuzz", name="fuzz", title="Fuzz", paper="")


def _tiny(inputs: int, outputs: int) -> "torch.nn.Module":
    import torch

    return torch.nn.Linear(inputs, outputs)


def events(path: Path) -> None:
    """Follow a training's events, from the start and from the middle."""
    from disque_studio.studio.training_events import Follower

    for start in (0, path.stat().st_size // 2):
        follower = Follower(path, start)
        while follower.read():
            pass
        follower.standing()


def shard(path: Path) -> None:
    """Take the photos out of a tar archive."""
    from trainer.data import tars

    for member in tars.photos(path, lambda text: None):
        try:
            tars.copy(member, path.with_suffix(".copied"))
        except FileRefusedError:
            continue
    tars.count(path)


def table(path: Path) -> None:
    """Read tables of ratings."""
    from trainer.data.rated import scores_csv, tables

    try:
        tables.read_words(path)
        tables.read_csv(path, "image")
    except DisqueError:
        pass
    scores_csv.read_file(path)


def kept(path: Path) -> None:
    """Take an entry out of the cache of thumbnails."""
    from disque_studio.studio import thumbnails
    from disque_studio.studio.store import Store

    arrays = Store(path.parent, 1 << 30).get(path.stem)
    small = thumbnails._unpacked(arrays, path)
    if small is not None:
        _promise(small.photo.rgb.ndim == 3, "a photo of another shape")


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
    "xmp": gain_terms,
    "look": look,
    "session": session,
    "settings": settings,
    "batch": batch,
    "model": model,
    "events": events,
    "tar": shard,
    "csv": table,
    "cache": kept,
}
