"""Measuring metrics against people: scores every rated picture, over processes, and reports the agreement."""

import json
import math
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TextIO

import cv2

from disque_studio.errors import DisqueError
from disque_studio.quality.references import suits
from disque_studio.quality.scorer import Facts, Needs, Reference, Scorer
from trainer.data.rated import Rated, chosen, contents, load
from trainer.data.rated.pictures import read_rated, read_reference
from trainer.evaluation.agreement import Agreement, NoAgreementError, agreement
from trainer.evaluation.peers import PEERS, installed
from trainer.evaluation.run import THREADS
from trainer.evaluation.splits import Splits, over_splits
from trainer.events import Reporter

ALL = "all"


@dataclass(frozen=True)
class Protocol:
    """How agreement is measured: once on everything, or over `repeats` content-disjoint splits.

    `group` names the column of a plain table that holds the contents; None takes the layout's own.
    """

    repeats: int | None = None
    group: str | None = None
    seed: int = 0


@dataclass(frozen=True)
class Result:
    """What one metric reached on `n` pictures; `dmos`: the opinions were negated."""

    metric: str
    n: int
    higher_is_better: bool
    dmos: bool
    found: Agreement | Splits

    def record(self) -> dict[str, Any]:
        """Give the result as it is written in JSON; over splits the measures are medians."""
        found = self.found
        names = Agreement.measures()
        record: dict[str, Any] = {"metric": self.metric, "n": self.n}
        if isinstance(found, Agreement):
            record |= {name: round(getattr(found, name), 4) for name in names}
            record["fallbacks"] = int(bool(found.refusal))
        else:
            record |= {name: round(found.measures[name].median, 4) for name in names}
            record |= {"protocol": "splits", "repeats": found.repeats, "groups": found.groups}
            record["p5"] = {name: round(found.measures[name].low, 4) for name in names}
            record["p95"] = {name: round(found.measures[name].high, 4) for name in names}
            record["fallbacks"] = found.refusals
        return record | {"higher_is_better": self.higher_is_better, "dmos": self.dmos}


def evaluate(
    data: Path,
    metrics: Sequence[str],
    *,
    split: str | None = None,
    protocol: Protocol | None = None,
    jobs: int = 1,
    reporter: Reporter | None = None,
) -> list[Result]:
    """Score the rated pictures with every metric, in `jobs` processes, and measure the agreement.

    Every row is checked before the first picture is scored.

    Raises:
        FileRefusedError: the data or one of its files cannot be used.
        DisqueError: a metric is not known or does not fit the data, or its agreement is not defined.
    """
    protocol, reporter = protocol or Protocol(), reporter or Reporter()
    rows = load(data)
    if split is not None:
        rows = chosen(data, rows, split)
    groups = contents(data, rows, protocol.group)
    facts = [facts_of(name) for name in _wanted(data, metrics, rows)]
    scores = _score_all([fact.name for fact in facts], rows, jobs, reporter)
    return [
        _measured(fact, rows, [one[place] for one in scores], groups, protocol)
        for place, fact in enumerate(facts)
    ]


def names() -> list[str]:
    """List every metric that is installed: the program's own, then the peers."""
    from disque_studio.quality import registry

    return [*registry.names(), *installed()]


def facts_of(name: str) -> Facts:
    """Give a metric's facts; loads it.

    Raises:
        DisqueError: there is no such metric, or its model is damaged.
    """
    return _scorer(name).facts


def _needs(name: str) -> Needs:
    from disque_studio.quality import registry

    if name in PEERS:
        return PEERS[name]().facts.needs
    if name not in registry.names():
        raise DisqueError(f"there is no metric {name}; there are {', '.join(names())}, and {ALL}")
    return registry.needs(name)


_REFERENCES = {"picture": "finished pictures", "photo": "HDR photos", "either": "references"}


def _wanted(data: Path, metrics: Sequence[str], rows: Sequence[Rated]) -> list[str]:
    """Give the metrics asked for, once each; `ALL` adds every metric that fits the data."""
    asked = list(dict.fromkeys(name for name in metrics if name != ALL))
    for name in asked:
        if not _fits(_needs(name), rows):
            kind = _REFERENCES[_needs(name)]
            raise DisqueError(f"{name} compares with {kind}, which {data} does not name for its pictures")
    if ALL not in metrics:
        return asked
    return [name for name in names() if name in asked or _fits(_needs(name), rows)]


def _fits(needs: Needs, rows: Sequence[Rated]) -> bool:
    """Tell whether every row has a reference that suits; of which kind they are, the first says."""
    first = rows[0].reference
    if needs == "none" or first is None or any(row.reference is None for row in rows):
        return needs == "none"
    return suits(needs, _reference(first))


def _measured(
    facts: Facts, rows: Sequence[Rated], scores: list[float], groups: Sequence[str], protocol: Protocol
) -> Result:
    opinions = [row.opinion for row in rows]
    for row, score in zip(rows, scores, strict=True):
        if not math.isfinite(score):
            raise NoAgreementError(f"{facts.name} scores {row.image} as {score}, which is no finite number")
    try:
        found: Agreement | Splits
        if protocol.repeats is None:
            found = agreement(scores, opinions)
        else:
            found = over_splits(scores, opinions, groups, repeats=protocol.repeats, seed=protocol.seed)
    except NoAgreementError as error:
        raise NoAgreementError(f"{facts.name}: {error}") from error
    return Result(facts.name, len(rows), facts.higher_is_better, rows[0].dmos, found)


def _score_all(metrics: list[str], rows: Sequence[Rated], jobs: int, reporter: Reporter) -> list[list[float]]:
    """Score every row by every metric: a list for each row, in the order of the metrics."""
    work = [(metrics, row.image, row.reference) for row in rows]
    if jobs == 1:
        return _gathered(map(_score, work), len(work), reporter)
    # Processes of one thread each: the pictures are small, and libraries' own threads would fight over cores.
    os.environ.update(dict.fromkeys(THREADS, "1"))
    with ProcessPoolExecutor(jobs, get_context("spawn"), cv2.setNumThreads, (1,)) as pool:
        return _gathered(pool.map(_score, work, chunksize=4), len(work), reporter)


def _gathered(scores: Iterator[list[float]], total: int, reporter: Reporter) -> list[list[float]]:
    found: list[list[float]] = []
    for one in scores:
        found.append(one)
        reporter.bar(len(found) / total, f"{len(found)} of {total} pictures")
    reporter.line(f"{total} pictures scored")
    return found


def _score(work: tuple[list[str], Path, Path | None]) -> list[float]:
    metrics, image, path = work
    picture = read_rated(image)
    reference = None if path is None else _reference(path)
    return [float(_scorer(name).assess(picture, reference).score) for name in metrics]


@lru_cache(maxsize=2)
def _reference(path: Path) -> Reference:
    return read_reference(path)


@cache
def _scorer(name: str) -> Scorer:
    if name in PEERS:
        return PEERS[name]()
    from disque_studio.quality import registry

    return registry.scorer(name)


def report(results: Sequence[Result], out: TextIO, err: TextIO, *, as_json: bool) -> None:
    """Write a table to `err` with what has to be known of it; JSON lines to `out` where asked for."""
    if as_json:
        out.writelines(json.dumps(result.record()) + "\n" for result in results)
        out.flush()
    err.write("\n".join(_table(results)) + "\n")


def _table(results: Sequence[Result]) -> Iterator[str]:
    yield f"{'':20}{'n':>7}" + "".join(f"{name.upper():>24}" for name in Agreement.measures())
    for result in results:
        cells = "".join(f"{_cell(result.found, name):>24}" for name in Agreement.measures())
        yield f"{result.metric:20}{result.n:7}{cells}"
    if any(isinstance(result.found, Splits) for result in results):
        yield "medians over content-disjoint 80/20 splits (5th to 95th percentile)"
    if any(result.dmos for result in results):
        yield "the opinions are DMOS, lower is better: negated before they are compared"
    for result in results:
        if not result.higher_is_better:
            yield f"{result.metric}: lower is better, so a negative SROCC is agreement"
        yield from _refusals(result)


def _refusals(result: Result) -> Iterator[str]:
    if isinstance(result.found, Splits):
        if result.found.refusals:
            yield (
                f"{result.metric}: in {result.found.refusals} of {result.found.repeats} repeats the logistic"
                " did not converge; a straight line stands in its place"
            )
    elif result.found.refusal:
        yield f"{result.metric}: {result.found.refusal}"


def _cell(found: Agreement | Splits, name: str) -> str:
    if isinstance(found, Agreement):
        return f"{getattr(found, name):.3f}"
    spread = found.measures[name]
    return f"{spread.median:.3f} ({spread.low:.3f}..{spread.high:.3f})"
