"""One's own pairs on their way to a look model: laid out for the trainer, and tried with what came of it."""

import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from disque_studio.errors import DisqueError, FileRefusedError, PairRefusedError
from disque_studio.imaging import codecs
from disque_studio.imaging.suffixes import ULTRA_HDR_SUFFIXES
from disque_studio.looks.look import Exemplar, Look
from disque_studio.studio import lookmodels
from disque_studio.studio.device import device
from disque_studio.studio.pairs import code_own_pair, code_pair, mix

if TYPE_CHECKING:
    from disque_studio.looks.model import LookModel

_BEFORE, _AFTER = "before", "after"
_MADE = ("own.safetensors", "own.candidate.safetensors")

Pair = tuple[Path, Path | None, Exemplar | None]
"""A photo, its finished picture, and what is coded of the two.

Without a picture's file the photo is an Ultra HDR JPEG, which holds both, or it was finished in the window,
and the code has a small copy of what was made of it.
"""

Files = tuple[Path, Path | None]
"""A photo, and its finished picture where that has a file of its own."""

_CODING = 0.8
"""Part of the time of trying a model that goes into coding the pairs."""

Check = Callable[[], None]
Progress = Callable[[float], None]


@dataclass(frozen=True, eq=False)
class Trial:
    """A pair that was not learnt from, as both models make it of the other pairs.

    Pictures are (h, w, 3) uint8, sRGB-encoded; errors are mean colour differences (CIEDE2000) to `target`.
    """

    name: str
    target: npt.NDArray[np.uint8]
    shipped: npt.NDArray[np.uint8]
    own: npt.NDArray[np.uint8]
    shipped_error: float
    own_error: float


@dataclass(frozen=True, eq=False)
class Outcome:
    """What a training has brought: its model file, the look of all pairs, and how both models do.

    `left_out` names what could not be used, each with the reason.
    """

    name: str
    model: Path
    look: Look
    trials: tuple[Trial, ...]
    left_out: tuple[tuple[str, str], ...] = ()

    @property
    def shipped_error(self) -> float:
        """The mean error of the shipped model."""
        return float(np.mean([trial.shipped_error for trial in self.trials]))

    @property
    def own_error(self) -> float:
        """The mean error of the own model."""
        return float(np.mean([trial.own_error for trial in self.trials]))


def lay_out(name: str, pairs: Sequence[Pair]) -> Path:
    """Make the folder that the trainer learns a look of this name from; files are linked, or copied.

    Raises:
        DisqueError: there are too few pairs.
        FileRefusedError: the disk refuses.
    """
    if len(pairs) < lookmodels.FEWEST:
        fewest, good = lookmodels.FEWEST, lookmodels.GOOD
        raise DisqueError(f"a look model needs {fewest} pairs or more, and about {good} are good")
    folder = lookmodels.pairs_of(name)
    try:
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir(parents=True)
        for number, pair in enumerate(pairs, 1):
            _lay(pair, folder, f"{number:03}")
    except OSError as error:
        raise FileRefusedError(folder, f"cannot be written to: {error.strerror or error}") from error
    return folder


def _lay(pair: Pair, folder: Path, number: str) -> None:
    before, after, exemplar = pair
    _link(before, folder / f"{number}-{_BEFORE}{before.suffix}")
    if after is not None:
        _link(after, folder / f"{number}-{_AFTER}{after.suffix}")
    elif exemplar is not None and before.suffix.lower() not in ULTRA_HDR_SUFFIXES:
        codecs.write(folder / f"{number}-{_AFTER}.png", exemplar.target_thumb, format="png")


def _link(file: Path, place: Path) -> None:
    # Windows lets only some users make links.
    with suppress(OSError):
        place.symlink_to(file.resolve())
        return
    shutil.copyfile(file, place)


def laid_out(folder: Path) -> list[Files]:
    """List the pairs of a folder that `lay_out` made."""
    after = {path.name.partition("-")[0]: path for path in folder.glob(f"*-{_AFTER}.*")}
    return [(path, after.get(path.name.partition("-")[0])) for path in sorted(folder.glob(f"*-{_BEFORE}.*"))]


def finish(folder: Path, out: Path, *, check: Check, progress: Progress) -> Outcome:
    """Make the look of the pairs that a model was tuned on, and try it beside the shipped one.

    The model is that of the training in `out`, also where the trainer has held it back. A pair that cannot be
    used is left out, as it is in training.

    Raises:
        FileRefusedError: the model cannot be read.
        DisqueError: pairs are gone.
    """
    from disque_studio.looks.model import kept_pairs, load_model, shipped, shown_pairs

    on = device().name
    model_file = next((path for path in (out / name for name in _MADE) if path.is_file()), out / _MADE[0])
    model = load_model(model_file, device=on)
    files, coded, left_out = _coded(
        laid_out(folder), check=check, progress=lambda part: progress(_CODING * part)
    )
    if len(files) < lookmodels.FEWEST:
        raise DisqueError(f"the pairs of {folder.name} are gone; make the look model anew")
    trials = []
    kept = kept_pairs(len(files))
    for number in kept:
        check()
        others = [coded[place] for place in shown_pairs(number, len(coded))]
        trials.append(_try(files[number], mix(others, [1.0] * len(others)), shipped(on), model))
        progress(_CODING + (1 - _CODING) * len(trials) / len(kept))
    return Outcome(folder.name, model_file, mix(coded, [1.0] * len(coded)), tuple(trials), left_out)


def _coded(
    found: Sequence[Files], *, check: Check, progress: Progress
) -> tuple[list[Files], list[Exemplar], tuple[tuple[str, str], ...]]:
    """Code pairs: those that can be used, their codes, and the names of the others with reasons."""
    files: list[Files] = []
    coded: list[Exemplar] = []
    left_out: list[tuple[str, str]] = []
    for number, (before, after) in enumerate(found):
        check()
        try:
            coded.append(code_own_pair(before) if after is None else code_pair(before, after))
            files.append((before, after))
        except PairRefusedError as error:
            names = (path.resolve().name for path in (before, after) if path is not None)
            left_out.append((", ".join(names), str(error)))
        except FileRefusedError as error:
            left_out.append((error.path.resolve().name, error.reason))
        progress((number + 1) / len(found))
    return files, coded, tuple(left_out)


def _try(files: Files, look: Look, shipped: "LookModel", own: "LookModel") -> Trial:
    from disque_studio.imaging.difference import delta_e2000, to_lab
    from disque_studio.looks.alignment import align
    from disque_studio.looks.apply import render
    from disque_studio.looks.plan import plan
    from disque_studio.looks.same_scene import small_light, small_picture

    before, after = files
    light, target = align(small_light(before), small_picture(after or before))
    made = [np.clip(render(light, plan(light, look, model=model)), 0, 1) for model in (shipped, own)]
    errors = [float(delta_e2000(to_lab(picture), to_lab(target)).mean()) for picture in made]
    pictures = [np.rint(np.clip(picture, 0, 1) * 255).astype(np.uint8) for picture in (target, *made)]
    name = before.resolve().stem
    return Trial(name, pictures[0], pictures[1], pictures[2], errors[0], errors[1])


def keep(outcome: Outcome) -> Path:
    """Keep the model and its look, in the place of those of the same name; give the look's file.

    Raises:
        FileRefusedError: as `lookmodels.adopt`.
    """
    return lookmodels.adopt(outcome.model, outcome.look, outcome.name)
