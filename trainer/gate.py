"""What lets a trained model out of its run: it beats or ties the installed one, or is let out by force.

A candidate is OUT/NAME.candidate.safetensors with its card beside it. Let out, both lose the middle of their
name; held back, they stay, so that force needs no new training. Where there is nothing to compare with, the
candidate is let out, and its card says why.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from torch import nn

from disque_studio.errors import CancelledError, DisqueError, FileRefusedError
from disque_studio.nets import checkpoint
from disque_studio.resources import resource_path
from trainer import cards
from trainer.benchmarks import BENCHMARKS, Benchmark, Ground, NoBenchmarkError
from trainer.data.cache import Progress
from trainer.watch import Job

DIGITS = 4
"""Decimals to which figures are rounded before they are compared: equal ones are a tie, which counts."""

_MIDDLE = ".candidate"


@dataclass(frozen=True)
class Comparison:
    """A candidate's figure on a benchmark beside that of the installed model, both rounded to `DIGITS`."""

    benchmark: str
    candidate: float
    installed: float

    @property
    def better(self) -> bool:
        """Whether the candidate beats the installed model or ties with it."""
        return self.candidate >= self.installed

    def fields(self) -> dict[str, Any]:
        """Give what the event "compared" tells."""
        return {
            "benchmark": self.benchmark,
            "higher_is_better": True,
            "candidate": self.candidate,
            "installed": self.installed,
            "better": self.better,
        }


@dataclass(frozen=True)
class Verdict:
    """Whether the candidate was let out, where its file lies now, and why, in words.

    `comparison` is None where there was nothing to compare with.
    """

    exported: bool
    path: Path
    reason: str
    comparison: Comparison | None


def candidate_path(out: Path, name: str) -> Path:
    """Say where a run's candidate is written."""
    return out / f"{name}{_MIDDLE}.safetensors"


def hand_out(job: Job, data: Any, model: nn.Module, card: dict[str, Any], progress: Progress) -> Verdict:
    """Write what a job trained as a candidate, and settle what becomes of it.

    Raises:
        CancelledError: `progress` does, to stop; the candidate is there, but is compared anew next time.
    """
    candidate = candidate_path(job.out, job.name)
    job.recipe.export(model, job.config, data, candidate, card)
    ground = Ground(data, job.data_dir, job.out.parent / "cache", progress)
    return settle(job.name, candidate, ground, force=job.force)


def settle(recipe: str, candidate: Path, ground: Ground, *, force: bool) -> Verdict:
    """Compare a candidate with the installed model, note the outcome on its card, and let it out if so."""
    comparison, good = None, True
    try:
        comparison = compare(recipe, candidate, ground)
        good, reason = comparison.better, _in_words(comparison)
    except CancelledError:
        raise
    except NoBenchmarkError as error:
        reason = f"not compared: {error}"
    except DisqueError as error:
        good, reason = False, f"it can't be measured: {error}"
    if force and not good:
        reason += "; let out by --force"
    exported = good or force
    cards.add(candidate, "Compared with the installed model", _facts(recipe, comparison, reason))
    path = _let_out(candidate) if exported else candidate
    return Verdict(exported, path, reason, comparison)


def compare(recipe: str, candidate: Path, ground: Ground) -> Comparison:
    """Measure a candidate and the installed model on the recipe's benchmark.

    Raises:
        NoBenchmarkError: there is no benchmark, no installed model, or it can't be measured; with the reason.
        DisqueError: the candidate can't be measured.
    """
    stated = BENCHMARKS.get(recipe)
    if stated is None:
        raise NoBenchmarkError(f"there is nothing that {recipe} could be compared by")
    installed = resource_path("models", stated.installed)
    if not installed.is_file():
        raise NoBenchmarkError(f"no model {stated.installed} is installed")
    try:
        benchmark = stated.lay(ground)
        standing = _figure(benchmark, installed)
    except (CancelledError, NoBenchmarkError):
        raise
    except FileRefusedError as error:
        # A card travels, so it names no folders of this machine.
        raise NoBenchmarkError(f"{error.path.name} {error.reason}") from error
    except DisqueError as error:
        raise NoBenchmarkError(str(error)) from error
    return Comparison(benchmark.name, _figure(benchmark, candidate), standing)


def _figure(benchmark: Benchmark, model: Path) -> float:
    return round(benchmark.measure(model), DIGITS)


def _in_words(comparison: Comparison) -> str:
    ours, theirs = (f"{value:.{DIGITS}f}" for value in (comparison.candidate, comparison.installed))
    if comparison.candidate == comparison.installed:
        return f"it ties with the installed model at {ours} ({comparison.benchmark})"
    how = "beats" if comparison.better else "is not as good as"
    return f"it {how} the installed model: {ours} against {theirs} ({comparison.benchmark})"


def _facts(recipe: str, comparison: Comparison | None, reason: str) -> dict[str, Any]:
    if comparison is None:
        return {"result": reason}
    installed = resource_path("models", BENCHMARKS[recipe].installed)
    return {
        "benchmark": comparison.benchmark,
        "this model": comparison.candidate,
        f"{installed.name}, SHA-256 {checkpoint.digest(installed)[:12]}…": comparison.installed,
        "result": reason,
    }


def _let_out(candidate: Path) -> Path:
    path = candidate.with_name(candidate.name.replace(_MIDDLE, ""))
    cards.rename(candidate, path)
    candidate.replace(path)
    return path
