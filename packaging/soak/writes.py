"""Every kind of file that the program writes, in two versions: what `kill_writing.py` writes and kills."""

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file

from disque_studio.imaging.files import scratch_folder
from disque_studio.imaging.finish import BIT_DEPTHS, FORMATS
from disque_studio.imaging.output import encode_pixels
from disque_studio.imaging.photo import Photo
from disque_studio.imaging.sampling import small_copy
from disque_studio.looks.apply import render
from disque_studio.looks.surroundings import neutral_of
from disque_studio.nets import checkpoint
from disque_studio.studio import bundle, latentmap_choices, recent, report, sessionfile, settings
from disque_studio.studio.export import export
from disque_studio.studio.inspection import Entry as Inspected
from disque_studio.studio.inspection import Record
from disque_studio.studio.library import Entry, Library
from disque_studio.studio.lookfiles import builtin_looks, load_look
from disque_studio.studio.photos import SMALL_LONG_SIDE, OpenPhoto, demo_photo
from disque_studio.studio.presets import ExportPreset, Presets
from disque_studio.studio.session import Edit, Session, Shot
from disque_studio.studio.store import Store
from trainer import cards, checkpoints
from trainer.data import cache, shards, tars

Write = Callable[[Path, int], None]
"""Writes version 0 or 1 into a folder."""

_SIDES = (700, 1000)
_SHOTS = 400


def _photo() -> OpenPhoto:
    rng = np.random.default_rng(5)
    coarse = np.exp2(rng.normal(-3, 2, (_SIDES[0] // 50, _SIDES[1] // 50, 3)))
    rgb = np.kron(coarse, np.ones((50, 50, 1))).astype(np.float16)
    return OpenPhoto(Photo(rgb, format="exr"), small_copy(rgb, SMALL_LONG_SIDE), 10.0)


_PHOTO = _photo()
# Loaded once, not by every process that is killed.
encode_pixels(render(_PHOTO.photo.rgb[:1], neutral_of(_PHOTO.small)), colour_space="srgb", bit_depth=8)
_LOOK = load_look(next(iter(builtin_looks().values())))


def _export(form: str, folder: Path, version: int) -> None:
    mapping = neutral_of(_PHOTO.small).with_(exposure=float(version))
    export(
        _PHOTO,
        mapping,
        folder / f"photo.{form}",
        format=form,
        bit_depth=BIT_DEPTHS[form][0],
        overwrite=True,
    )


def _look(folder: Path, version: int) -> None:
    replace(_LOOK, name=f"look {version}").save(folder / "mine.look", overwrite=True)


def _saved(version: int) -> sessionfile.Saved:
    shots = [Shot(Path(f"/photos/{number}.exr"), Edit(exposure=version / 2)) for number in range(_SHOTS)]
    steps = [(f"step {number}", Session(tuple(shots[: 40 * number]))) for number in range(10 + version)]
    return sessionfile.Saved(tuple(steps), len(steps) - 1, shots[0].path)


def _session(folder: Path, version: int) -> None:
    sessionfile.save(folder / "session.json", _saved(version))


def _bundle(folder: Path, version: int) -> None:
    bundle.save(folder / "shoot.disque", _saved(version), {}, overwrite=True)


def _settings(folder: Path, version: int) -> None:
    settings.save(folder / "settings.json", settings.Settings(), {"later": "x" * (50_000 + version)})


def _preset(folder: Path, version: int) -> None:
    Presets(folder).save(ExportPreset("mine", quality=80 + version))


def _places(folder: Path, version: int) -> None:
    names = [f"look {number}" for number in range(2000 + version)]
    Library(folder, dict).place([Entry(name, folder / f"{name}.look") for name in names])


def _look_out(folder: Path, version: int) -> None:
    found = sorted(builtin_looks().items())[version]
    Library(folder, dict).export(Entry(*found), folder / "out.look", overwrite=True)


def _recent(folder: Path, version: int) -> None:
    recent.save(folder / recent.FILE, [Path(f"/photos/{number}.exr") for number in range(2000 + version)])


def _map(folder: Path, version: int) -> None:
    paths = tuple(Path(f"/photos/{number}") for number in range(2000 + version))
    latentmap_choices.save(folder / latentmap_choices.FILE, latentmap_choices.Choices(paths))


def _report(folder: Path, version: int, *, write: Callable[..., None], suffix: str) -> None:
    entries = (Inspected(Path(f"/photos/{number}.jpg")) for number in range(2000 + version))
    write(folder / f"report{suffix}", [Record(entry, error="gone") for entry in entries], overwrite=True)


def _model(folder: Path, version: int) -> None:
    tensors = {"weight": torch.full((500, 500), float(version))}
    checkpoint.save(folder / "own.safetensors", tensors, kind="looks", architecture={}, card={"v": version})


def _card(folder: Path, version: int) -> None:
    model = folder / "own.safetensors"
    if not model.exists():
        save_file({"weight": torch.zeros(8)}, model)
    facts = {f"fact {number}": version for number in range(2000)}
    cards.write(model, title="own", description="", facts=facts)


def _state(folder: Path, version: int) -> None:
    checkpoints.save(folder / "step.safetensors", {"weight": torch.full((500, 500), float(version))}, {})


def _cache(folder: Path, version: int) -> None:
    cache.keep(folder / "views.npy", np.full((400, 400), version, np.float32))


def _cache_folder(folder: Path, version: int) -> None:
    # A folder is made once: the second version has another one beside the first.
    for number in range(version + 1):
        target = folder / f"views {number}"
        if not target.exists():
            cache.keep_all(target, {name: np.full((300, 300), number, np.float32) for name in "abc"})


def _packed(folder: Path, version: int) -> None:
    for number in range(version + 1):
        if not (folder / f"set {number}").exists():
            tars.write(demo_photo().parent, folder / f"set {number}", shards=1, progress=_silent)


def _streamed(folder: Path, version: int) -> None:
    # What is decoded of an archive goes through a file, and the first views are kept.
    with scratch_folder() as place:
        packed = tars.write(demo_photo().parent, place / "set", shards=1, progress=_silent)
        os.utime(packed[0], (0, 0))
        for seed in range(version + 1):
            cut = shards.Cut(photos=1, count=4, size=64, seed=seed)
            shards.Stream(
                packed, folder, cut=cut, period=1, make=lambda views: len(views.views), progress=_silent
            ).close()


def _silent(part: float, what: str) -> None:
    """Tell nobody."""


def _thumbnail(folder: Path, version: int) -> None:
    Store(folder, 1 << 30).put("photo", {"view": np.full((400, 400, 3), version, np.float16)})


KINDS: dict[str, Write] = {
    **{f"export {form}": partial(_export, form) for form in FORMATS},
    "look": _look,
    "session and history": _session,
    "session with its pairs": _bundle,
    "settings": _settings,
    "preset": _preset,
    "order of the looks": _places,
    "look copied out": _look_out,
    "recent photos": _recent,
    "latent map": _map,
    "report, a table": partial(_report, write=report.write_csv, suffix=".csv"),
    "report, a page": partial(_report, write=report.write_html, suffix=".html"),
    "model": _model,
    "model card": _card,
    "training state": _state,
    "training cache": _cache,
    "training cache, a folder": _cache_folder,
    "packed photos": _packed,
    "photos of an archive": _streamed,
    "thumbnail": _thumbnail,
}
