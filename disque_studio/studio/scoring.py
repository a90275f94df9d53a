"""Scores: of files, as `disque-studio score` gives them, and of the picture that the window shows."""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from disque_studio.errors import DisqueError, FileRefusedError, SceneLightError
from disque_studio.imaging import codecs
from disque_studio.imaging.photo import Picture
from disque_studio.looks.mapping import Mapping
from disque_studio.quality import references, registry
from disque_studio.quality.hints import Hint, hints
from disque_studio.quality.scorer import Assessment, Facts, Reference
from disque_studio.quality.views import blind_view
from disque_studio.studio.failure import FAILURES, reason
from disque_studio.studio.photos import OpenPhoto

_PATIENCE_SECONDS = 0.05

# studio.renditions is imported inside the functions: it brings the kernel's compiler, which files do not
# need. So is quality.dri, which brings torch.


@dataclass(frozen=True, eq=False)
class Scored:
    """What one metric says of a picture, and in how many seconds."""

    facts: Facts
    assessment: Assessment
    seconds: float


@dataclass(frozen=True)
class Result:
    """One metric's score of a file. `hints` are the picture's, the same with every metric.

    `title` and `unit` are the metric's, for people.
    """

    file: Path
    reference: Path | None
    metric: str
    score: float
    range: tuple[float, float]
    higher_is_better: bool
    seconds: float
    hints: tuple[Hint, ...] = ()
    title: str = ""
    unit: str = ""

    def record(self) -> dict[str, Any]:
        """Give the object that `score --json` prints."""
        return {
            "file": str(self.file),
            "reference": None if self.reference is None else str(self.reference),
            "metric": self.metric,
            "score": round(self.score, 4),
            "range": list(self.range),
            "higher_is_better": self.higher_is_better,
            "seconds": round(self.seconds, 3),
        }


def fitting(reference: Reference | None) -> list[str]:
    """Name the installed metrics that can score with this reference; without one, the blind ones."""
    return [name for name in registry.names() if references.suits(registry.needs(name), reference)]


def scores(
    picture: Picture, *, reference: Reference | None = None, metrics: Sequence[str] | None = None
) -> list[Scored]:
    """Score a picture by each of `metrics`, by default the four systems as far as they are installed and fit.

    Raises:
        DisqueError: there is no such metric, it lacks its reference, or the two cannot be compared.
    """
    if metrics is None:
        metrics = [name for name in fitting(reference) if name in registry.SYSTEMS]
    if reference is not None:
        references.check_shapes(picture, reference)
    return [_score(picture, reference, name) for name in metrics]


def restored_preview(
    open_photo: OpenPhoto, mapping: Mapping
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    """Give what `mapping` makes of a photo as DRI sees it, and as DRI would restore it: (h, w, 3) sRGB.

    Both are small, of about `quality.views.BLIND_AREA` pixels.

    Raises:
        DisqueError: DRI is not installed, or its model file is damaged.
    """
    from disque_studio.quality.dri import DriScorer
    from disque_studio.studio.renditions import quick_picture

    scorer = registry.scorer("dri")
    assert isinstance(scorer, DriScorer)
    picture = quick_picture(open_photo, mapping)
    after = scorer.restored(picture)
    height, width = after.shape[:2]
    before = np.rint(blind_view(picture)[:height, :width] * 255).astype(np.uint8)
    return before, after


def score_file(
    path: Path, *, reference: Path | None = None, metrics: Sequence[str] | None = None
) -> Iterator[Result]:
    """Score a finished picture's file by each of `metrics`, by default all that fit the reference's kind.

    Raises:
        FileRefusedError: the file or the reference cannot be read, or the file holds scene light.
        DisqueError: as `scores`, or no metric fits.
    """
    bench = Bench(reference, metrics)
    subject = bench.open(path)
    for name in bench.names():
        yield bench.result(subject, name)


def records(
    paths: Sequence[Path],
    *,
    reference: Path | None = None,
    metrics: Sequence[str] | None = None,
    tell: Callable[[str], None],
) -> Iterator[dict[str, Any]]:
    """Give the record of each file and metric in turn, or the file's name and `error`.

    The reference is read once. `tell` is given each file's hints, after its scores.
    """
    bench = Bench(reference, metrics)
    for path in paths:
        try:
            subject = bench.open(path)
            names = bench.names()
        except FAILURES as error:
            yield {"file": str(path), "error": reason(error, path)}
            continue
        for name in names:
            try:
                yield bench.result(subject, name).record()
            except FAILURES as error:
                yield {"file": str(path), "error": reason(error, path)}
        for hint in subject.hints:
            tell(f"{path}: {hint.text}")


def read_finished(path: Path) -> Picture:
    """Read the finished picture that is to be scored.

    Raises:
        FileRefusedError: it cannot be read, or holds scene light, which has no look yet.
    """
    try:
        return codecs.read_picture(path)
    except SceneLightError as error:
        advice = (
            "holds scene light, which is scored once it is tone-mapped: disque-studio tonemap makes a picture"
        )
        raise FileRefusedError(path, advice) from error


@dataclass(frozen=True, eq=False)
class Subject:
    """A finished picture that has been read, and its hints."""

    path: Path
    picture: Picture
    hints: tuple[Hint, ...]


class Bench:
    """What the files of a run are scored by: the reference, read with the first file, and the metrics."""

    def __init__(self, reference: Path | None, metrics: Sequence[str] | None) -> None:
        self._path, self._metrics = reference, metrics
        self._reference: Reference | DisqueError | None = None

    def open(self, path: Path) -> Subject:
        """Read a file and, before the first, the reference; meanwhile load the scorers, which takes long."""
        with ThreadPoolExecutor(1) as reader:
            reading = reader.submit(self._read, path)
            wait([reading], timeout=_PATIENCE_SECONDS)
            if not (reading.done() and reading.exception()):
                self._load()
            picture = reading.result()
        against = self._against()
        if against is not None:
            references.check_shapes(picture, against)
        return Subject(path, picture, tuple(hints(picture, against)))

    def names(self) -> Sequence[str]:
        """Name the metrics, once the reference is read."""
        if self._metrics is not None:
            return self._metrics
        names = fitting(self._against())
        if not names:
            raise DisqueError("this installation has no metric that scores without a reference")
        return names

    def result(self, subject: Subject, name: str) -> Result:
        """Score one file by one metric."""
        scored = _score(subject.picture, self._against(), name)
        facts = scored.facts
        return Result(
            file=subject.path,
            reference=None if facts.needs == "none" else self._path,
            metric=name,
            score=scored.assessment.score,
            range=facts.range,
            higher_is_better=facts.higher_is_better,
            seconds=scored.seconds,
            hints=subject.hints,
            title=facts.title,
            unit=facts.unit,
        )

    def _read(self, path: Path) -> Picture:
        if self._path is not None and self._reference is None:
            try:
                self._reference = codecs.read_as_is(self._path)
            except DisqueError as error:
                self._reference = error
        self._against()
        return read_finished(path)

    def _against(self) -> Reference | None:
        """Give the reference, or raise again what kept it from being read."""
        if isinstance(self._reference, DisqueError):
            raise self._reference
        return self._reference

    def _load(self) -> None:
        names = self._metrics
        if names is None:
            names = [n for n in registry.names() if self._path is not None or registry.needs(n) == "none"]
        for name in names:
            registry.scorer(name)


def _score(picture: Picture, reference: Reference | None, name: str) -> Scored:
    scorer = registry.scorer(name)
    against = references.matching(reference, scorer.facts)
    start = time.perf_counter()
    assessment = scorer.assess(picture, against)
    return Scored(scorer.facts, assessment, time.perf_counter() - start)
