"""Targets: the files that the program keeps itself, and that users pass on to each other."""

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from fuzz_promise import promise

from disque_studio.errors import DisqueError, FileRefusedError

if TYPE_CHECKING:
    import torch

    from disque_studio.studio.photos import OpenPhoto


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
    promise(again == saved, "a session that changes when it is kept")


def bundle(path: Path) -> None:
    """Read a session with its pairs, as a .disque file is, and look for its photos."""
    from disque_studio.studio import bundle as bundles

    bundles.missing(bundles.load(path).saved.session)


def settings(path: Path) -> None:
    """Read a file as settings, as an export preset, and as each of the small files beside them."""
    from disque_studio.studio import latentmap_choices, library, presets, recent
    from disque_studio.studio import settings as kept

    data = path.read_bytes()
    loaded = kept.load(path)
    path.write_bytes(data)
    kept.save(path.with_suffix(".again"), loaded.settings, loaded.others)
    again = kept.load(path.with_suffix(".again"))
    promise(again.settings == loaded.settings and not again.problem, "settings that change when kept")
    for photo in (*recent.load(path), *latentmap_choices.load(path).paths):
        photo.absolute()
    (path.parent / "library.json").write_bytes(data)
    library.Library(path.parent, dict).entries()
    presets.load_preset(path).to_json()


def batch(path: Path) -> None:
    """Read the lines of a file as a batch of exports, and as the events of one."""
    from disque_studio.studio.batch import Batch, Event

    for line in path.read_bytes().splitlines():
        for read in (Event.from_line, lambda text: Batch.from_line(text).to_line()):
            with contextlib.suppress(DisqueError):
                read(line)


def model(path: Path) -> None:
    """Read a model file, of each kind that users have, as it is and as a forger would seal it."""
    from disque_studio.quality import blind, causal
    from trainer import checkpoints

    path.with_suffix(".sealed").write_bytes(_sealed(path))
    reads: tuple[Callable[[Path], object], ...] = (
        lambda file: blind.load(file, _tiny, kind="fuzz", name="fuzz", title="Fuzz", paper=""),
        lambda file: causal.create("fuzz", file, "cpu"),
        checkpoints.load,
    )
    refusal: DisqueError | None = None
    for file in (path, path.with_suffix(".sealed")):
        for read in reads:
            try:
                read(file)
                return
            except DisqueError as error:
                refusal = error
    if refusal is not None:
        raise refusal


def _sealed(path: Path) -> bytes:
    """Give a model file the seal that fits what it holds; refuse what cannot have one."""
    import safetensors.torch

    from disque_studio.nets import seal

    data = path.read_bytes()
    try:
        header = json.loads(data[8 : 8 + int.from_bytes(data[:8], "little")])["__metadata__"]
        header.pop(seal.KEY, None)
        tensors = safetensors.torch.load(data)
        return bytes(safetensors.torch.save(tensors, seal.sealed(tensors, header)))
    except Exception as error:
        raise FileRefusedError(path, f"cannot be sealed: {error}") from error


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


def training(path: Path) -> None:
    """List trainings of which each file but one is sound; read the trainer's survey, and what it wishes."""
    from disque_studio.studio import training as trainings
    from disque_studio.studio.training_survey import Survey
    from trainer import folder, wishes

    data = path.read_bytes()
    for name in (trainings.ASKED, trainings.FACTS, trainings.EVENTS, trainings.ERRORS, trainings.WISH):
        out = path.parent / "trainings" / name
        out.mkdir(parents=True, exist_ok=True)
        (out / trainings.FACTS).write_text('{"recipe": "general", "data": "/data", "process": 0}')
        (out / name).write_bytes(data)
        trainings.last_error(out)
        trainings._process_number(out)
        folder._launch_of(out)
        wishes.Wishes(out, lambda: False, None)._now()  # type: ignore[arg-type]
    found = trainings.Trainings(path.parent / "trainings")
    found.runs()
    found.general("qdnet")
    Survey.from_json(data.decode(errors="replace"))


def colours(path: Path) -> None:
    """Read a file as an OpenColorIO configuration, or as the table that one names; use all that it offers."""
    import numpy as np
    import PyOpenColorIO
    from fuzz_own_corpus import ocio_config

    from disque_studio.imaging import ocio

    config = path.with_name("config.ocio")
    is_config = path.read_bytes().startswith(b"ocio_profile_version")
    config.write_bytes(path.read_bytes() if is_config else ocio_config(path.name))
    PyOpenColorIO.ClearAllCaches()
    light = np.linspace(-1, 70_000, 48, dtype=np.float32).reshape(4, 4, 3)
    offer = ocio.offer(str(config))
    for space in offer.spaces[:4]:
        with contextlib.suppress(DisqueError):
            ocio.to_linear(light.copy(), str(config), space.name)
    if not is_config:
        ocio.to_linear(light.copy(), str(config), "table")
    for display, view in offer.views[:2]:
        with contextlib.suppress(DisqueError):
            ocio.view(str(config), display, view)(light)


def kept(path: Path) -> None:
    """Take an entry out of the cache of thumbnails, as a photo and as a thumbnail with its score."""
    from disque_studio.studio import thumbnails
    from disque_studio.studio.session import Edit
    from disque_studio.studio.store import Arrays, Store

    class OneEntry(Store):
        def get(self, name: str) -> Arrays | None:
            return super().get("input")

    path.replace(path.with_name("input.npz"))
    cache = thumbnails.Thumbnails(OneEntry(path.parent, 1 << 30), _Refuses())
    made = cache.kept(path, Edit())
    promise(made is None or made.thumb.ndim == 3, "a thumbnail of another shape")
    if made is None:
        small = cache.small(path)
        promise(small.photo.rgb.ndim == 3 and small.small.ndim == 3, "a photo of another shape")


class _Refuses:
    """Stands for what would read the photo's file, had the cache no copy of it."""

    def __call__(self, path: Path, *_: object) -> "OpenPhoto":
        raise FileRefusedError(path, "is not kept")

    def rest(self) -> None:
        pass
