"""What the lane of look models does: frozen values in, frozen values out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from disque_studio.studio.library import Entry, Library
from disque_studio.ui import tasks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disque_studio.errors import DisqueError
    from disque_studio.looks.look import Exemplar
    from disque_studio.studio.ownpairs import Outcome
    from disque_studio.studio.session import Choice
    from disque_studio.ui.workers import Job

LANE = "look-model"

Pairs = tuple[tuple[Path, "Path | None", "Exemplar | None"], ...]


def lay_out(name: str, pairs: Pairs, job: Job) -> Path:
    """Make the folder that the trainer learns from."""
    folder: Path = tasks.engine().lay_out_pairs(name, pairs)
    return folder


def finish(folder: Path, out: Path, job: Job) -> Outcome:
    """Make the look of the pairs, and try both models; `out` is the training's folder."""
    outcome: Outcome = tasks.engine().finish_look_model(folder, out, check=job.check, progress=job.progress)
    return outcome


def keep(library: Library, outcome: Outcome, job: Job) -> Entry:
    """Keep a model, and put its look into the library in the place of an earlier one."""
    file: Path = tasks.engine().keep_look_model(outcome)
    for entry in library.entries():
        if not entry.builtin and entry.name == outcome.name:
            library.delete(entry)
    return library.take(file)


def problem(job: Job) -> DisqueError | None:
    """Say why the model in use cannot be used, if so."""
    found: DisqueError | None = tasks.engine().look_model_problem()
    return found


def fall_back(choice: Choice, exemplars: Mapping[str, Exemplar], job: Job) -> str | None:
    """Say why a look goes by its fits alone, if so."""
    found: str | None = tasks.engine().look_fall_back(choice, exemplars)
    return found
