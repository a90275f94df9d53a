"""Does a look model made of one's own pairs help? Measured on views of scenes that it has not seen.

Of the benchmark's folder, one operator stands for the user: the views of the first scenes, in the order of
their names, are the pairs (four scenes are eight pairs), those of the others are to be rendered. Every row
is the same pictures; they differ by the weights, and by how many pairs the look is made of. With one pair,
every pair in turn is the look, and the mean is told.
"""

import json
import math
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import numpy as np

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.files import scratch_folder
from trainer.evaluation import metrics
from trainer.evaluation.product import Product
from trainer.evaluation.views import View, load_views

if TYPE_CHECKING:
    from disque_studio.looks.look import Exemplar
    from disque_studio.looks.model import LookModel

SCENES = 4
"""Whose views are the user's pairs."""

SHIPPED, OWN = "shipped", "own"


@dataclass(frozen=True)
class Row:
    """Means over the pictures: dB, SSIM, CIEDE2000, and mean squared error of samples in [0, 1].

    `delta_e_fall` and `mse_fall` are how much smaller the errors are than those of the shipped weights with
    one pair, in percent; `by_tuning` the same of `delta_e` against the shipped weights with as many pairs.
    """

    operator: str
    weights: str
    pairs: int
    psnr: float
    ssim: float
    delta_e: float
    mse: float
    n: int
    delta_e_fall: float = 0.0
    mse_fall: float = 0.0
    by_tuning: float = 0.0

    def record(self) -> dict[str, Any]:
        """Give the row as it is written in JSON."""
        return {k: round(v, 6) if isinstance(v, float) else v for k, v in asdict(self).items()}


def evaluate(folder: Path, operators: Sequence[str], *, minutes: float, steps: int = 0) -> Iterator[Row]:
    """Tune on each operator's pairs for some minutes (or steps), and measure; no operator: all in turn.

    Raises:
        FileRefusedError: the folder can't be used, holds too few scenes, or no such operator.
    """
    views = load_views(folder)
    scenes = list(dict.fromkeys(view.scene for view in views))
    if len(scenes) <= SCENES:
        raise FileRefusedError(folder, f"holds {len(scenes)} scenes; this needs more than {SCENES}")
    known = sorted({operator for view in views for operator in view.renditions})
    for operator in operators:
        if operator not in known:
            raise FileRefusedError(
                folder, f"holds nothing made by {operator!r}; there are {', '.join(known)}"
            )
    shown = [view for view in views if view.scene in scenes[:SCENES]]
    asked = [view for view in views if view.scene in scenes[SCENES:]]
    for operator in operators or known:
        own = _tuned(folder, shown, operator, minutes=minutes, steps=steps)
        yield from compared(_rows(operator, own, shown, asked))


def compared(rows: Sequence[Row]) -> list[Row]:
    """Fill in by how much the errors of an operator's rows are smaller."""
    first = next(row for row in rows if row.weights == SHIPPED and row.pairs == 1)
    shipped = {row.pairs: row for row in rows if row.weights == SHIPPED}
    return [
        replace(
            row,
            delta_e_fall=_fall(row.delta_e, first.delta_e),
            mse_fall=_fall(row.mse, first.mse),
            by_tuning=_fall(row.delta_e, shipped[row.pairs].delta_e),
        )
        for row in rows
    ]


def _fall(now: float, before: float) -> float:
    return 100 * (1 - now / before) if before else math.nan


def _tuned(folder: Path, shown: Sequence[View], operator: str, *, minutes: float, steps: int) -> "LookModel":
    """Train as the program does, on the pairs alone, in a folder of its own."""
    from disque_studio.looks.model import load_model
    from trainer.events import Reporter
    from trainer.loop import fit
    from trainer.machine import choose_device
    from trainer.recipes import own
    from trainer.watch import Job

    with scratch_folder() as place:
        pairs = place / "pairs"
        pairs.mkdir()
        for view in shown:
            for file in folder.glob(f"{view.name}*"):
                if file.stem in (view.name, f"{view.name}__{operator}"):
                    _link(file, pairs / file.name)
        training = replace(own.TRAINING, minutes=minutes, steps=steps or own.TRAINING.steps)
        job = Job(
            name="own",
            recipe=own,  # type: ignore[arg-type]
            config=own.Config(operator=operator),
            training=training,
            data_dir=pairs,
            out=place / "run",
            device=choose_device("auto"),
            force=True,
        )
        screen = sys.stderr if sys.stderr.isatty() else None
        return load_model(fit(job, Reporter(screen=screen)))


def _link(file: Path, place: Path) -> None:
    with suppress(OSError):
        place.symlink_to(file.resolve())
        return
    shutil.copyfile(file, place)


def _rows(operator: str, own: "LookModel", shown: Sequence[View], asked: Sequence[View]) -> list[Row]:
    """Measure both models, with one pair and with all; the own one only where tuning changed it."""
    from disque_studio.looks.model import shipped

    product = Product(shipped())
    # Both read the codes of the shipped encoders.
    codes = [product.code(view, operator) for view in shown if operator in view.renditions]
    rows = []
    for sets in ([[code] for code in codes], [codes]):
        row = _row(SHIPPED, product, operator, sets, asked)
        same = _equal(own, shipped())
        rows += [row, replace(row, weights=OWN) if same else _row(OWN, Product(own), operator, sets, asked)]
    return rows


def _equal(one: "LookModel", other: "LookModel") -> bool:
    weights = other.net.state_dict()
    return all(bool((tensor == weights[name]).all()) for name, tensor in one.net.state_dict().items())


def _row(
    weights: str, product: Product, operator: str, sets: Sequence[Sequence["Exemplar"]], asked: Sequence[View]
) -> Row:
    """Render the views that are asked for, from each set of pairs."""
    found = [
        _measured(product.render(view, chosen), view.renditions[operator].as_float())
        for view in asked
        if operator in view.renditions
        for chosen in sets
    ]
    psnr, ssim, delta_e, mse = np.mean(found, 0).tolist()
    return Row(operator, weights, len(sets[0]), psnr, ssim, delta_e, mse, len(found))


def _measured(picture: metrics.Floats, reference: metrics.Floats) -> tuple[float, float, float, float]:
    return (
        metrics.psnr(picture, reference),
        metrics.ssim(picture, reference),
        metrics.mean_delta_e(picture, reference),
        float(np.square(picture - reference, dtype=np.float32).mean(dtype=np.float64)),
    )


def report(rows: Iterator[Row], out: TextIO, *, as_json: bool) -> None:
    """Write rows as they come, as JSON lines or as a table, and the means over operators at the end."""
    told: list[Row] = []
    if not as_json:
        out.write(
            f"{'operator':12} {'weights':8} {'pairs':>5} {'PSNR dB / SSIM / dE2000':>23} "
            f"{'dE falls':>9} {'MSE falls':>9} {'by tuning':>9}\n"
        )
    for row in rows:
        told.append(row)
        _write(row, out, as_json=as_json)
    if len({row.operator for row in told}) > 1:
        for row in _means(told):
            _write(row, out, as_json=as_json)


def _write(row: Row, out: TextIO, *, as_json: bool) -> None:
    if as_json:
        out.write(json.dumps(row.record()) + "\n")
    else:
        figures = f"{row.psnr:.2f} / {row.ssim:.3f} / {row.delta_e:.2f}"
        falls = "".join(f" {fall:8.1f}%" for fall in (row.delta_e_fall, row.mse_fall, row.by_tuning))
        out.write(f"{row.operator:12} {row.weights:8} {row.pairs:5} {figures:>23}{falls}\n")
    out.flush()


def _means(rows: Sequence[Row]) -> list[Row]:
    """Average the rows over operators; the falls are those of the means."""
    groups: dict[tuple[str, bool], list[Row]] = {}
    for row in rows:
        groups.setdefault((row.weights, row.pairs > 1), []).append(row)
    means = []
    for group in groups.values():
        figures = np.mean([(row.psnr, row.ssim, row.delta_e, row.mse) for row in group], 0)
        psnr, ssim, delta_e, mse = figures.tolist()
        first, number = group[0], sum(row.n for row in group)
        means.append(Row("mean", first.weights, first.pairs, psnr, ssim, delta_e, mse, number))
    return compared(means)
