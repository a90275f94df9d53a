"""Running the looks benchmark over processes, and printing what it found."""

import json
import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, repeat
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TextIO

import cv2

from trainer.evaluation.looks import Bench, Case, Pair, Row, Score, cases, summarise
from trainer.evaluation.views import load_views

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")

_bench: Bench


def evaluate(
    folder: Path, methods: Sequence[str], *, limit: int | None = None, jobs: int = 1
) -> Iterator[tuple[str, list[Score]]]:
    """Score the methods on a benchmark folder, one after the other, over `jobs` processes.

    Raises:
        FileRefusedError: the folder or one of its files cannot be used.
    """
    views = load_views(folder)
    work = cases(views, limit=limit)
    if jobs == 1:
        _start(Bench(views))
        for method in methods:
            yield method, _run(method, work, map)
        return
    # Processes of one thread each: the pictures are small, and libraries' own threads would fight over cores.
    os.environ.update(dict.fromkeys(THREADS, "1"))
    with ProcessPoolExecutor(jobs, get_context("spawn"), _start_in_process, (folder,)) as pool:
        for method in methods:
            yield method, _run(method, work, pool.map)


def _run(method: str, work: Sequence[Case], spread: Callable[..., Any]) -> list[Score]:
    needed: dict[str, list[str]] = defaultdict(list)
    for name, operator in dict.fromkeys(pair for case in work for pair in case.pairs):
        needed[name].append(operator)
    coded = spread(_code, repeat(method), needed.keys(), needed.values())
    codes = {pair: code for part in coded for pair, code in part.items()}
    parts: dict[str, list[Case]] = defaultdict(list)
    for case in work:
        parts[case.view].append(case)
    used = [{pair: codes[pair] for case in part for pair in case.pairs} for part in parts.values()]
    return list(chain.from_iterable(spread(_score, repeat(method), parts.values(), used)))


def _start_in_process(folder: Path) -> None:
    cv2.setNumThreads(1)
    _start(Bench(load_views(folder)))


def _start(bench: Bench) -> None:
    global _bench
    _bench = bench


def _code(method: str, name: str, operators: list[str]) -> dict[Pair, Any]:
    return _bench.code(method, name, operators)


def _score(method: str, work: Sequence[Case], codes: dict[Pair, Any]) -> list[Score]:
    return _bench.score(method, work, codes)


def report(
    results: Iterator[tuple[str, list[Score]]], out: TextIO, err: TextIO, *, as_json: bool, by_operator: bool
) -> None:
    """Write JSON lines as methods finish, or aligned tables at the end; each reason of a refusal to `err`."""
    rows: list[Row] = []
    for method, scores in results:
        err.writelines(
            f"{method}: {reason}\n" for reason in dict.fromkeys(score.refusal for score in scores) if reason
        )
        fresh = summarise(method, scores)
        if by_operator:
            fresh += summarise(method, scores, by_operator=True)
        rows += fresh
        if as_json:
            out.writelines(json.dumps(row.record()) + "\n" for row in fresh)
            out.flush()
    if not as_json:
        out.write("\n\n".join(_tables(rows)) + "\n")


def _tables(rows: Sequence[Row]) -> Iterator[str]:
    """Lay rows out, a table for all operators and one for each."""
    for operator in dict.fromkeys(row.operator for row in rows):
        chosen = [row for row in rows if row.operator == operator]
        columns = list(dict.fromkeys((row.case, row.exemplars) for row in chosen))
        cells = {(row.method, row.case, row.exemplars): row for row in chosen}
        heads = [f"{case} ({exemplars})" for case, exemplars in columns]
        lines = [f"{'PSNR dB / SSIM / dE2000':24}" + "".join(f"{head:>22}" for head in heads)]
        if operator != "all":
            lines.insert(0, operator)
        for method in dict.fromkeys(row.method for row in chosen):
            texts = [_cell(cells[method, *column]) for column in columns]
            lines.append(f"{method:24}" + "".join(f"{text:>22}" for text in texts))
        refused = sum(row.refused for row in chosen)
        if refused:
            lines.append(f"{refused} cases were refused, and scored without a look")
        yield "\n".join(lines)


def _cell(row: Row) -> str:
    return f"{row.psnr:.2f} / {row.ssim:.3f} / {row.delta_e:.2f}"
