"""The quality slider's benchmark: does a photo get the score that is asked for, and how quickly?

Every view of a looks folder, in three built-in looks, is brought to every fifth score within its reach. What
is measured is the whole picture at full size, scored anew; so are its structure, and the time of the search.
Equation 6 of QD-net is solved by the paper's gradient descent and by bracketing, for the same codes.
"""

import json
import statistics
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TextIO

import numpy as np
import torch

from disque_studio.imaging.sampling import small_copy
from disque_studio.looks.apply import render_u8, warm_up
from disque_studio.looks.look import Look, builtin
from disque_studio.looks.mapping import Mapping
from disque_studio.looks.plan import plan
from disque_studio.quality import latent, registry
from disque_studio.quality.qdnet import QdNetScorer, create
from disque_studio.quality.search import search
from disque_studio.quality.walk import Walk
from trainer.bench import Measure
from trainer.evaluation.views import View, load_views

LOOKS = ("Natural", "Vivid", "Matte")
SPACING = 5
AGREEMENT = 2.0
"""Points by which asked and got may differ."""

SCREEN = (1000, 1600)
FRAMES = 30
SOLVED = 8
"""Codes of each view for which both solvers solve equation 6."""

_SMALL_LONG_SIDE = 256


@dataclass
class Solver:
    """What a solver of equation 6 took: network calls, milliseconds and points left over, of each code."""

    calls: list[float] = field(default_factory=list)
    ms: list[float] = field(default_factory=list)
    left: list[float] = field(default_factory=list)


@dataclass
class Tally:
    """What was measured over all walks; times in milliseconds, widths in points."""

    scores: list[float] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    latent_widths: list[float] = field(default_factory=list)
    differences: list[float] = field(default_factory=list)
    rises: list[bool] = field(default_factory=list)
    guarded: list[bool] = field(default_factory=list)
    build: list[float] = field(default_factory=list)
    find: list[float] = field(default_factory=list)
    frame: list[float] = field(default_factory=list)
    ours: Solver = field(default_factory=Solver)
    descent: Solver = field(default_factory=Solver)


def evaluate(folder: Path, *, model: Path | None = None, limit: int | None = None) -> Tally:
    """Measure the slider on the first `limit` views of a looks folder, with `model` or the installed one.

    Raises:
        FileRefusedError: the folder or one of its files cannot be used.
        DisqueError: there is no QD-net model.
    """
    views = load_views(folder)[:limit]
    scorer = registry.scorer("qdnet") if model is None else create("qdnet", model, "cpu")
    assert isinstance(scorer, QdNetScorer)
    looks = [Look.load(path) for name, path in builtin().items() if name in LOOKS]
    tally = Tally()
    warm_up()
    for index, view in enumerate(views):
        small = small_copy(view.photo.rgb, _SMALL_LONG_SIDE)
        for look in looks:
            mapping = plan(small, look)
            if not tally.build:
                search(view.photo.rgb, mapping, scorer)  # not counted: what is loaded once
            walk = _walk(view, mapping, scorer, tally)
            _ask(walk, tally)
            if look is looks[index % len(looks)]:
                _walk_by_codes(view, mapping, scorer, tally)
                _solve(walk, tally)
                _drag(view, walk, tally)
    return tally


def _walk(view: View, mapping: Mapping, scorer: QdNetScorer, tally: Tally) -> Walk:
    start = time.perf_counter()
    walk = search(view.photo.rgb, mapping, scorer)
    tally.build.append(_since(start))
    tally.scores.append(walk.score)
    tally.widths.append(walk.reach.high - walk.reach.low)
    return walk


def _walk_by_codes(view: View, mapping: Mapping, scorer: QdNetScorer, tally: Tally) -> None:
    reach = search(view.photo.rgb, mapping, scorer, refine=False).reach
    tally.latent_widths.append(reach.high - reach.low)


def _ask(walk: Walk, tally: Tally) -> None:
    """Ask for every `SPACING` points within reach, and measure what comes."""
    reach, got = walk.reach, []
    own = walk.measure(0.0)
    for target in range(SPACING, 100, SPACING):
        if not reach.low <= target <= reach.high:
            continue
        start = time.perf_counter()
        found = walk.find(target)
        tally.find.append(_since(start))
        reading = walk.stage.read(walk.stage.pictures([found.mapping]))[0]
        tally.differences.append(abs(reading.score - target))
        tally.guarded.append(reading.keeps(own))
        got.append(reading.score)
    tally.rises += [after > before for before, after in pairwise(got)]


def _solve(walk: Walk, tally: Tally) -> None:
    """Solve equation 6 by both solvers, for codes beyond the middle of what the prior reaches from here."""
    net, calibration = walk.stage.scorer.net, walk.stage.scorer.calibration
    with torch.no_grad():
        z = net.encode(net.general(walk.stage.pictures([walk.look])))[0]
        draws = latent.drawn(net, walk.stage.scorer.device)
        scores, own = net.judge(draws), net.judge(z)[0]
        far = scores.max() if scores.max() - own > own - scores.min() else scores.min()
        target = float((own + far) / 2)
        codes = latent.passing(net, draws, z, target)[:SOLVED]
    for code in codes.split(1):
        for solver, solve in ((tally.ours, latent.fuse), (tally.descent, latent.fuse_by_descent)):
            start = time.perf_counter()
            with torch.no_grad():
                fused = solve(net, z, code, target)
            solver.ms.append(_since(start))
            solver.calls.append(fused.rounds)
            points = calibration.apply([float(fused.scores[0]), target])
            solver.left.append(abs(float(points[0] - points[1])))


def _drag(view: View, walk: Walk, tally: Tally) -> None:
    """Render a screen at places all along the walk."""
    height, width = view.photo.rgb.shape[:2]
    rows, columns = (np.arange(n) * m // n for n, m in zip(SCREEN, (height, width), strict=True))
    pixels = np.ascontiguousarray(view.photo.rgb[rows][:, columns])
    for t in np.linspace(-1, 1, FRAMES):
        start = time.perf_counter()
        render_u8(pixels, walk.at(float(t)))
        tally.frame.append(_since(start))


def _since(start: float) -> float:
    return 1000 * (time.perf_counter() - start)


def measures(tally: Tally) -> Iterator[Measure]:
    """Give the rows: the requirements with what was required, then equation 6 by both solvers."""

    def share(of: list[bool]) -> float:
        return round(100 * float(np.mean(of)), 2) if of else 100.0

    def row(name: str, value: float, unit: str, peer: str, peer_value: float) -> Measure:
        return Measure(
            name, round(value, 3), unit, peer, round(peer_value, 3), round(value / max(peer_value, 1e-9), 3)
        )

    median = statistics.median
    near = share([difference <= AGREEMENT for difference in tally.differences])
    yield Measure("slider walks", len(tally.build), "walks")
    yield Measure("slider targets", len(tally.differences), "targets")
    yield row(f"asked and got within {AGREEMENT:g} points", near, "%", "required", 95)
    yield Measure("largest difference", round(max(tally.differences, default=0.0), 3), "points")
    yield row("got rises with asked", share(tally.rises), "%", "required", 99)
    yield row("structure guard held", share(tally.guarded), "%", "required", 100)
    yield Measure("look's own score, median", round(median(tally.scores), 2), "points")
    yield row("reach, median", median(tally.widths), "points", "aim", 25)
    yield row(
        "reach, median", median(tally.widths), "points", "decoded codes alone", median(tally.latent_widths)
    )
    yield row("building a walk, median", median(tally.build), "ms", "aim", 300)
    yield row("building a walk, slowest", max(tally.build), "ms", "aim", 300)
    if tally.find:
        yield row("finding a target, median", median(tally.find), "ms", "aim", 30)
    yield row("dragging 1600 x 1000, median", 1000 / median(tally.frame), "frames/s", "aim", 30)
    if not tally.ours.calls:
        return
    ours, descent = tally.ours, tally.descent
    yield row("equation 6, network calls", median(ours.calls), "calls", "SGD", median(descent.calls))
    yield row("equation 6, time", median(ours.ms), "ms", "SGD", median(descent.ms))
    yield row("equation 6, left over, median", median(ours.left), "points", "SGD", median(descent.left))
    yield row("equation 6, left over, largest", max(ours.left), "points", "SGD", max(descent.left))


def report(tally: Tally, out: TextIO, *, as_json: bool) -> None:
    """Write the rows, as JSON lines or as a table."""
    for measure in measures(tally):
        out.write((json.dumps(asdict(measure)) if as_json else _line(measure)) + "\n")


def _line(measure: Measure) -> str:
    peer = "" if measure.peer is None else f"   {measure.peer}: {measure.peer_value:g}"
    return f"{measure.name:36}{measure.value:>10g} {measure.unit}{peer}"
