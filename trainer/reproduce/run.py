"""Running a system's protocol on what is found, and printing its table."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TextIO

from trainer.data.cache import Progress
from trainer.evaluation.agreement import Spread
from trainer.reproduce.protocol import FEWEST_CONTENTS, FEWEST_PICTURES, Protocol, Row
from trainer.reproduce.sets import find

QUICK = 5
"""Splits of a quick run, where the number is not given."""

NONE = "–"


@dataclass(frozen=True)
class Asked:
    """What was asked for: a system, its data, how many splits (None: the protocol's own), and the cache."""

    system: str
    data: Path
    cache: Path
    repeats: int | None = None
    quick: bool = False


def reproduce(asked: Asked, progress: Progress) -> Iterator[Row]:
    """Run the protocol on every data set of it that is there; rows come as they are done.

    Raises:
        FileRefusedError: no such data set is there, or one is incomplete or damaged.
        DisqueError: agreement is not defined on it.
    """
    system = _module(asked.system)
    repeats = asked.repeats or (QUICK if asked.quick else system.REPEATS)
    protocol = Protocol(repeats, asked.cache, progress, asked.quick)
    for found in find(asked.data, system.DATA_SETS):
        yield from system.rows(found, protocol)


def _module(system: str) -> ModuleType:
    return import_module(f"trainer.reproduce.{system}")


def report(asked: Asked, rows: Iterator[Row], out: TextIO, err: TextIO, *, as_json: bool) -> None:
    """Write JSON lines as rows come, or a table at the end; what has to be known of it goes to `err`."""
    done = []
    for row in rows:
        done.append(row)
        if as_json:
            out.write(json.dumps(row.record()) + "\n")
            out.flush()
    if not as_json:
        out.write("\n".join(table(done)) + "\n")
    err.writelines(f"{line}\n" for line in notes(asked, done))


def table(rows: Sequence[Row]) -> Iterator[str]:
    """Lay rows out: ours with the spread over splits, beside what the paper gives."""
    yield (
        f"{'data set':16}{'method':26}{'n':>6}{'splits':>8}{'SROCC':>22}{'PLCC':>22}"
        f"{'published SROCC':>18}{'PLCC':>8}  source"
    )
    for row in rows:
        ran = row.srocc is not None
        counts = f"{row.n:6}{row.splits:8}" if ran else f"{NONE:>6}{NONE:>8}"
        ours = f"{_spread(row.srocc):>22}{_spread(row.plcc):>22}"
        yield f"{row.data_set:16}{row.method:26}{counts}{ours}{_published(row)}"


def _spread(spread: Spread | None) -> str:
    return NONE if spread is None else f"{spread.median:.3f} ({spread.low:.3f}..{spread.high:.3f})"


def _published(row: Row) -> str:
    figures = row.published
    if figures is None:
        return f"{NONE:>18}{NONE:>8}"
    plcc = NONE if figures.plcc is None else f"{figures.plcc:.3f}"
    return f"{figures.srocc:>18.4g}{plcc:>8}  {figures.method}, {figures.source}"


def notes(asked: Asked, rows: Sequence[Row]) -> Iterator[str]:
    """Say how the figures came about, and what they do not tell."""
    yield "medians over content-disjoint 4:1 splits (5th to 95th percentile); PLCC after the usual logistic"
    text = (_module(asked.system).__doc__ or "").split("\n\n", 1)[1]
    yield " ".join(text.split())
    if asked.quick:
        yield "quick: fewer splits and a fifth of the steps; these figures are not the protocol's"
    for name, n, contents in dict.fromkeys((row.data_set, row.n, row.contents) for row in rows if row.splits):
        if n < FEWEST_PICTURES or contents < FEWEST_CONTENTS:
            yield f"{name}: {n} pictures of {contents} contents are too few: these figures mean nothing"
