"""The look models of the user's own: kept, put to use, and taken out of use again.

A model that was tuned on the user's pairs marks these as its own, and plans the looks that they carry: those
in which they have at least half of the weight. All other looks are the shipped model's, as are all looks
while no own model is in use. Both read the same codes, so that a look lacks nothing where its model is gone.

Which model is in use is a setting, so that the window, its exports and the command line agree; a process that
exports for the window is told, as that may change while it runs.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from disque_studio.errors import DisqueError, FileRefusedError
from disque_studio.imaging.files import replace_file
from disque_studio.studio import folders, settings
from disque_studio.studio.kinds import LOOK_SUFFIX

if TYPE_CHECKING:
    from disque_studio.looks.look import Look
    from disque_studio.looks.model import LookModel

SUFFIX = ".safetensors"
SETTING = "look_model"
"""The setting's name."""

RECIPE = "own"
"""What the trainer calls the making of one."""

FEWEST, GOOD = 3, 8
"""Pairs without which nothing can be learnt, and that are about enough."""

LEAST_SHARE = 0.5
"""Of a look's weight, from which on its own pairs make it the own model's."""

FALL_BACK = (
    "was made by another look model, so that it follows its pairs less closely; "
    "show the pairs again, as a new look"
)

_CARD_SUFFIX = ".md"

_used: str | None = None


def folder() -> Path:
    """Give where the models lie, each NAME.safetensors with its card NAME.md and its look NAME.look."""
    return folders.data() / "look-models"


def names() -> tuple[str, ...]:
    """List the user's look models."""
    try:
        found = [path.stem for path in folder().iterdir() if path.suffix == SUFFIX]
    except OSError:
        return ()
    return tuple(sorted((name for name in found if not name.startswith(".")), key=str.casefold))


def active() -> str:
    """Name the own model in use; "" for the shipped one."""
    if _used is None:
        use(settings.load(folders.config() / settings.FILE).settings.look_model)
    return _used or ""


def use(name: str) -> None:
    """Let this process use an own model, or with "" the shipped one; the setting is not changed."""
    global _used
    _used = name


def use_shipped() -> None:
    """Let this process use the shipped model for all looks."""
    use("")


def path_of(name: str) -> Path:
    """Give a model's file."""
    return folder() / f"{name}{SUFFIX}"


def look_of(name: str) -> Path:
    """Give the file of the look that a model was tuned on."""
    return folder() / f"{name}{LOOK_SUFFIX}"


def pairs_of(name: str) -> Path:
    """Give the folder of the pairs that a model of this name learns from."""
    return folder() / "pairs" / name


def name_of(data: Path) -> str | None:
    """Name the look model that a training on this data makes; None where it makes none of the window's."""
    return data.name if data == pairs_of(data.name) else None


def load(name: str, device: str) -> "LookModel":
    """Load an own model.

    Raises:
        FileRefusedError: it is gone or damaged, or was tuned from other weights than the shipped ones.
    """
    path = path_of(name)
    try:
        found = path.stat()
    except OSError as error:
        raise FileRefusedError(path, "is gone; the look model that comes with the program is used") from error
    return checked(path, device, found.st_mtime_ns, found.st_size)


def problem() -> DisqueError | None:
    """Say why the model in use cannot be used, if so; looks are the shipped model's then."""
    if not active():
        return None
    try:
        load(active(), "cpu")
    except DisqueError as error:
        return error
    return None


def model_for(look: "Look", device: str) -> "LookModel":
    """Give the model that plans a look: an own one where it is in use, can be loaded, and has the look."""
    from disque_studio.looks.model import shipped

    if active():
        with suppress(DisqueError):
            own = load(active(), device)
            if _share(look, own.mark) >= LEAST_SHARE:
                return own
    return shipped(device)


def fall_back(look: "Look", device: str) -> str | None:
    """Say why a look goes by its fits alone, if so, and what to do."""
    from disque_studio.looks.model import foreign

    return FALL_BACK if foreign(look, model_for(look, device)) else None


def state() -> str:
    """Name what looks are planned by, so that what was made of them can be told from what would be made."""
    if not active():
        return ""
    try:
        found = path_of(active()).stat()
    except OSError:
        return ""
    return f"{active()} {found.st_size} {found.st_mtime_ns}"


def marked(look: "Look", model: "LookModel") -> "Look":
    """Give the same look as the model's own."""
    return replace(look, exemplars=tuple(replace(each, model=model.mark) for each in look.exemplars))


def adopt(model_file: Path, look: "Look", name: str) -> Path:
    """Keep a model with its card and its look, in the place of one of the same name; give the look's file.

    Raises:
        FileRefusedError: a file cannot be used, or the disk refuses.
    """
    from disque_studio.looks.model import load_model

    model = load_model(model_file)
    try:
        folder().mkdir(parents=True, exist_ok=True)
        replace_file(path_of(name), [model_file.read_bytes()])
        card = model_file.with_suffix(_CARD_SUFFIX)
        if card.is_file():
            replace_file(path_of(name).with_suffix(_CARD_SUFFIX), [card.read_bytes()])
    except OSError as error:
        raise FileRefusedError(folder(), f"cannot be written to: {error.strerror or error}") from error
    replace(marked(look, model), name=name).save(look_of(name), overwrite=True)
    return look_of(name)


@lru_cache(maxsize=2)
def checked(path: Path, device: str, changed: int, size: int) -> "LookModel":
    """Load a model file that was tuned from the shipped weights, once for each state of the file.

    Raises:
        FileRefusedError: it is damaged, or was tuned from others.
    """
    from disque_studio.looks.model import load_model, shipped

    model = load_model(path, device=device)
    if not model.reads(shipped(device).mark):
        raise FileRefusedError(
            path, "was made for another version of the look model that comes with the program; make it anew"
        )
    return model


def _share(look: "Look", mark: str) -> float:
    pairs: Sequence[tuple[str, float]] = [
        (exemplar.model, weight) for exemplar, weight in zip(look.exemplars, look.weights, strict=True)
    ]
    return sum(weight for model, weight in pairs if model == mark) / sum(weight for _, weight in pairs)
